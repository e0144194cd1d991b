"""The inbound store: a text is kept under the carrier's id before anything is done about it."""

import json
from collections.abc import Sequence
from datetime import datetime
from typing import Final

from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from shared.storage.database import vault_of
from shared.storage.models import InboundText

_MOST_LOOKED_AT: Final = 50


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


def handled(
    text: InboundText, said: Sequence[str], now: datetime, *, understood: bool = True
) -> None:
    """Keep the answer given, for the same webhook again, and whether the text was understood."""
    text.answer = json.dumps(list(said))
    text.understood = understood
    text.handled_at = now


def answer_of(text: InboundText) -> list[str]:
    """Return the answer given to a text, text by text."""
    said: list[str] = json.loads(text.answer or "[]")
    return said


def lately(session: Session, phone: str, since: datetime) -> Sequence[InboundText]:
    """Return what an E.164 number texted from an instant on and was handled, newest first."""
    return session.scalars(
        select(InboundText)
        .where(
            InboundText.phone_digest == vault_of(session).digest(phone),
            InboundText.handled_at.is_not(None),
            InboundText.received_at >= since,
        )
        .order_by(InboundText.received_at.desc(), InboundText.handled_at.desc())
        .limit(_MOST_LOOKED_AT),
    ).all()


def number_handled(session: Session, phone: str) -> int:
    """Return how many texts of an E.164 number were handled so far."""
    digest = vault_of(session).digest(phone)
    handled = InboundText.phone_digest == digest, InboundText.handled_at.is_not(None)
    return session.scalar(select(func.count()).select_from(InboundText).where(*handled)) or 0


def answered_in_vain(session: Session, phone: str, since: datetime) -> int:
    """Count our answers to an E.164 number from an instant on, since it was last understood."""
    answers = 0
    for text in lately(session, phone, since):
        if text.understood:
            break
        answers += len(answer_of(text))
    return answers


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
