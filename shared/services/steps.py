"""The words of a due text, and today's step on demand."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from shared.content import Content
from shared.rules.sending_window import window_of
from shared.rules.vocabulary import Expects, Role, SlotKind
from shared.services import outbox, people, progress
from shared.storage.models import OutboxText, Participant, Slot
from shared.storage.states import Care, TextStatus


@dataclass(frozen=True)
class StepText:
    """One text to send, and the kind of answer it asks for."""

    body: str
    expects: Expects


def text_of(content: Content, kind: SlotKind, step: int, role: Role, care: Care | None) -> StepText:
    """Return what a slot of this kind says; on the safety track never a step of the programme."""
    if kind is SlotKind.PAUSE_OR_STOP:
        return StepText(content.say("pause_or_stop"), Expects.NONE)
    if care is not None:
        return StepText(content.say("safety_step"), Expects.DONE)
    own = content.step(step).for_role(role)
    return StepText(own.easier if kind is SlotKind.EASIER else own.prompt, own.expects)


def ask_today(session: Session, content: Content, participant: Participant, now: datetime) -> str:
    """Return today's step as a text, its check-in open for the answer."""
    today = progress.today(participant, now)
    if today.done:
        return content.say("already_done_today")
    if today.step > content.last_step:
        return content.say("programme_waiting")
    role = progress.role_of(participant)
    text = text_of(content, SlotKind.PROMPT, today.step, role, participant.care)
    progress.open_check_in(
        session, participant, day=today.day, step=today.step, expects=text.expects, now=now
    )
    return text.body


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
        .outerjoin(OutboxText, OutboxText.slot_id == Slot.id)
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
    outbox.enqueue(
        session,
        participant,
        ask_today(session, content, participant, now),
        message_id=message_id,
        now=now,
        not_before=at,
        expires_at=window_of(day, tz).closes,
        slot_id=slot.id,
    )
    return True
