"""A slot's text that did not arrive, sent once more inside the same window and never twice."""

from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from shared.services import outbox
from shared.storage.models import OutboxText, Participant, Slot
from shared.storage.states import TextStatus

# A phone that was out of reach gets a while to come back.
ONCE_MORE_AFTER: Final = timedelta(minutes=30)


def send_once_more(session: Session, text: OutboxText, message_id: str, now: datetime) -> bool:
    """Queue a text again under another id; False when it may not be, or is no longer wanted.

    It has the slot of the first, so whatever takes that back takes this back too, and the database
    refuses a third.
    """
    at = now + ONCE_MORE_AFTER
    slot = session.get(Slot, text.slot_id) if text.slot_id is not None else None
    if slot is None or text.again or at + outbox.SHORTEST_VALIDITY > text.expires_at:
        return False
    participant = session.get_one(Participant, text.participant_id)
    if outbox.is_unwanted(participant, slot, text) or _second(session, text) is not None:
        return False
    session.add(
        OutboxText(
            message_id=message_id,
            participant_id=text.participant_id,
            slot_id=text.slot_id,
            again=True,
            body=text.body,
            status=TextStatus.QUEUED,
            created_at=now,
            not_before=at,
            expires_at=text.expires_at,
            attempts=0,
        )
    )
    return True


def take_back(session: Session, text: OutboxText, now: datetime) -> None:
    """Cancel the second sending of a text that has arrived after all."""
    second = None if text.again else _second(session, text)
    if second is not None and second.status is TextStatus.QUEUED:
        outbox.cancel(second, now)


def _second(session: Session, text: OutboxText) -> OutboxText | None:
    wanted = select(OutboxText).where(OutboxText.slot_id == text.slot_id, OutboxText.again)
    return session.scalars(wanted.with_for_update()).one_or_none()
