"""The words of a step as one person gets them, and today's step on demand."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import and_, select
from sqlalchemy.orm import Session

from shared.content import Content
from shared.content.model import RoleStep
from shared.rules.cadence import FIRST_EASIER_DAY, Due, Rhythm
from shared.rules.programme import is_over, is_weekly, note_due
from shared.rules.sending_window import window_of
from shared.rules.vocabulary import Expects, Role, SlotKind
from shared.services import outbox, people, progress
from shared.storage import bulk
from shared.storage.models import CheckIn, OutboxText, Participant, Slot
from shared.storage.states import TextStatus
from shared.storage.types import AnyRow

_DAYS_OF_THE_SAME = 2


@dataclass(frozen=True)
class StepText:
    """One text to send, the kind of answer it asks for, and whether it is none of the step's."""

    body: str
    expects: Expects
    light: bool = False


def open_gates(session: Session, content: Content, participant: Participant) -> frozenset[str]:
    """Return the gates that are open to a person, of `safe`, `amends` and `wants`.

    `safe` closes with the first sign of danger from another person. The others are opened by the
    letters a person chose in the steps that ask for them.
    """
    return gates_of(session, content, [participant])[participant.id]


def gates_of(
    session: Session, content: Content, participants: Sequence[Participant | AnyRow]
) -> dict[int, frozenset[str]]:
    """Return the gates that are open to each of some people, by id, in one query."""
    gates = {one.id: {"safe"} if one.care is None else set() for one in participants}
    roles = {one.id: progress.role_of(one) for one in participants}
    chosen = select(CheckIn.participant_id, CheckIn.step, CheckIn.choice).where(
        bulk.among(session, CheckIn.participant_id, gates), CheckIn.choice.is_not(None)
    )
    for owner, number, letter in session.execute(chosen):
        gate = content.step(number).for_role(roles[owner]).opens.get((letter or "").upper())
        gates[owner] |= {gate} if gate else set()
    return {owner: frozenset(names) for owner, names in gates.items()}


def words_of(session: Session, content: Content, participant: Participant, number: int) -> RoleStep:
    """Return a step as this person gets it."""
    step = content.step(number)
    gates = open_gates(session, content, participant) if step.instead is not None else frozenset()
    return step.for_whom(progress.role_of(participant), gates)


def text_of(
    content: Content,
    due: Due,
    rhythm: Rhythm,
    role: Role,
    gates: frozenset[str],
    *,
    private: bool = False,
) -> StepText:
    """Return what a due text says to someone of this rhythm to whom these gates are open.

    The first of the easier questions is the step's own; the ones after it ask something light.
    Who keeps texts `private` gets one line that shows and asks nothing in their place. A prompt
    that came on two days already takes turns with its easier question. A reminder asks nothing
    new: the answer to it is the answer to the prompt.
    """
    if due.kind is SlotKind.PAUSE_OR_STOP:
        return StepText(content.say("pause_or_stop"), Expects.NONE)
    if due.kind is SlotKind.BOOSTER:
        note = note_due(rhythm.last_step_on or due.day, due.day) or 1
        key = "booster" if is_weekly(note) else "booster_monthly"
        return StepText(content.say(key, variant=note - 1), Expects.NONE)
    own = content.step(rhythm.step).for_whom(role, gates)
    if due.kind is SlotKind.REMINDER:
        return StepText(own.answers["silence"], Expects.NONE)
    if private:
        return StepText(content.say("private_prompt"), Expects.NONE)
    if due.kind is SlotKind.EASIER and rhythm.silent_days > FIRST_EASIER_DAY:
        light = content.say("easier_again", variant=rhythm.step + rhythm.silent_days)
        return StepText(light, Expects.RATING, light=True)
    in_turn = rhythm.prompts_sent >= _DAYS_OF_THE_SAME and rhythm.prompts_sent % 2 == 0
    easier = due.kind is SlotKind.EASIER or in_turn
    return StepText(own.easier if easier else own.prompt, own.expects)


def ask_today(session: Session, content: Content, participant: Participant, now: datetime) -> str:
    """Return today's step as a text, its check-in open for the answer."""
    today = progress.today(participant, now)
    if today.done:
        return content.say("already_done_today")
    words = words_of(session, content, participant, today.step)
    progress.open_check_in(
        session, participant, day=today.day, step=today.step, expects=words.expects, now=now
    )
    return words.prompt


def ask_again(
    session: Session,
    content: Content,
    participant: Participant,
    at: datetime,
    *,
    message_id: str,
    now: datetime,
) -> bool:
    """Ask today's step at an instant of today; False when the day has been snoozed before.

    Before the day's own text it is that text, moved: the day gets no other. It has a slot, so that
    a step done before it, or danger, takes it back; one that still waits is moved.
    """
    day = people.today_of(participant, now)
    earlier = _asked_on(session, participant, day)
    waiting = [text for _, text in earlier if text and text.status is TextStatus.QUEUED]
    if waiting:
        waiting[-1].not_before = at
        return True
    if any(kind is SlotKind.SNOOZED for kind, _ in earlier):
        return False
    outbox.cancel_waiting(session, participant.id, now)
    is_own = (participant.last_slot_on or date.min) < day and not is_over(participant.step)
    kind = SlotKind.PROMPT if is_own else SlotKind.SNOOZED
    slot = Slot(
        participant_id=participant.id,
        local_date=day,
        kind=kind,
        step=participant.step,
        planned_at=now,
    )
    session.add(slot)
    session.flush()
    body = (
        content.say("private_prompt")
        if participant.private
        else ask_today(session, content, participant, now)
    )
    outbox.enqueue(
        session,
        participant,
        body,
        message_id=message_id,
        now=now,
        not_before=at,
        expires_at=window_of(day, people.zone_of(participant)).closes,
        slot_id=slot.id,
    )
    if is_own:
        participant.last_slot_on = day
        participant.silent_days += 1
        participant.prompts_sent += 1
        people.schedule_next(participant, now)
    return True


def _asked_on(
    session: Session, participant: Participant, day: date
) -> list[tuple[SlotKind, OutboxText | None]]:
    """Return the day's prompt and what was snoozed, as far as there are any, with their texts."""
    found = session.execute(
        select(Slot.kind, OutboxText)
        .outerjoin(OutboxText, and_(OutboxText.slot_id == Slot.id, ~OutboxText.again))
        .where(
            Slot.participant_id == participant.id,
            Slot.local_date == day,
            Slot.kind.in_([SlotKind.PROMPT, SlotKind.SNOOZED]),
        )
        .order_by(Slot.id)
    )
    return [(kind, text) for kind, text in found]
