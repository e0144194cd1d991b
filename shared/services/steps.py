"""The words of a step as one person gets them, and today's step on demand."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import and_, select
from sqlalchemy.orm import Session

from shared.content import Content
from shared.content.model import RoleStep
from shared.rules.cadence import FIRST_EASIER_DAY, Due, Rhythm
from shared.rules.programme import is_weekly, note_due
from shared.rules.sending_window import window_of
from shared.rules.vocabulary import Expects, Role, SlotKind
from shared.services import outbox, people, progress
from shared.storage.models import CheckIn, OutboxText, Participant, Slot
from shared.storage.states import TextStatus

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
    gates = {"safe"} if participant.care is None else set()
    chosen = select(CheckIn.step, CheckIn.choice).where(
        CheckIn.participant_id == participant.id, CheckIn.choice.is_not(None)
    )
    role = progress.role_of(participant)
    for number, letter in session.execute(chosen):
        gate = content.step(number).for_role(role).opens.get((letter or "").upper())
        gates |= {gate} if gate else set()
    return frozenset(gates)


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
    that came on two days already takes turns with its easier question.
    """
    if due.kind is SlotKind.PAUSE_OR_STOP:
        return StepText(content.say("pause_or_stop"), Expects.NONE)
    if due.kind is SlotKind.BOOSTER:
        note = note_due(rhythm.last_step_on or due.day, due.day) or 1
        key = "booster" if is_weekly(note) else "booster_monthly"
        return StepText(content.say(key, variant=note - 1), Expects.NONE)
    if private:
        return StepText(content.say("private_prompt"), Expects.NONE)
    if due.kind is SlotKind.EASIER and rhythm.silent_days > FIRST_EASIER_DAY:
        light = content.say("easier_again", variant=rhythm.step + rhythm.silent_days)
        return StepText(light, Expects.RATING, light=True)
    own = content.step(rhythm.step).for_whom(role, gates)
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
    """Remind of today's step at an instant of today; False when the day has had its reminder.

    A reminder has a slot, so that a step done before it, or danger, takes it back; one that still
    waits is moved.
    """
    tz = people.zone_of(participant)
    day = people.today_of(participant, now)
    earlier = session.execute(
        select(Slot, OutboxText)
        .outerjoin(OutboxText, and_(OutboxText.slot_id == Slot.id, ~OutboxText.again))
        .where(
            Slot.participant_id == participant.id,
            Slot.local_date == day,
            Slot.kind == SlotKind.REMINDER,
        ),
    ).one_or_none()
    if earlier is not None:
        text = earlier.OutboxText
        if text is None or text.status is not TextStatus.QUEUED:
            return False
        text.not_before = at
        return True
    outbox.cancel_waiting(session, participant.id, now)
    slot = Slot(
        participant_id=participant.id,
        local_date=day,
        kind=SlotKind.REMINDER,
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
        expires_at=window_of(day, tz).closes,
        slot_id=slot.id,
    )
    return True
