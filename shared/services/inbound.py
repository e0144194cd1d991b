"""The inbound store: a text is kept under the carrier's id before anything is done about it."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from shared.storage.database import vault_of
from shared.storage.models import InboundText


def store(session: Session, message_sid: str, *, phone: str, body: str, now: datetime) -> None:
    """Keep a text as it came; a sid that is already kept changes nothing."""
    if session.get(InboundText, message_sid) is not None:
        return
    text = InboundText(
        message_sid=message_sid,
        received_at=now,
        phone=phone,
        phone_digest=vault_of(session).digest(phone),
        body=body,
    )
    try:
        with session.begin_nested():
            session.add(text)
    except IntegrityError:
        return  # the same webhook on another thread was first


def for_handling(session: Session, message_sid: str) -> InboundText:
    """Return a stored text, locked: whoever comes second waits and finds the answer given."""
    wanted = select(InboundText).where(InboundText.message_sid == message_sid).with_for_update()
    return session.scalars(wanted).one()


def handled(text: InboundText, answer: str, now: datetime) -> None:
    """Keep the answer given, for the same webhook again."""
    text.answer = answer
    text.handled_at = now


def unhandled(session: Session, before: datetime, limit: int) -> list[str]:
    """Return the ids of texts received before an instant and never handled: a crash cut in."""
    return list(
        session.scalars(
            select(InboundText.message_sid)
            .where(InboundText.handled_at.is_(None), InboundText.received_at <= before)
            .order_by(InboundText.received_at)
            .limit(limit),
        ),
    )


def still_there(session: Session, message_sid: str) -> bool:
    """Tell whether a text is still stored: its sender may just have had everything erased."""
    wanted = select(InboundText.message_sid).where(InboundText.message_sid == message_sid)
    return session.scalar(wanted) is not None
