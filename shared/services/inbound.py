"""The inbound store: a text is kept under the carrier's id before anything is done about it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from shared.services import failures
from shared.storage.database import vault_of
from shared.storage.models import InboundText, Participant

_Insert = postgresql.Insert | sqlite.Insert
_INSERTS: Final[Mapping[str, Callable[[type[InboundText]], _Insert]]] = {
    "postgresql": postgresql.insert,
    "sqlite": sqlite.insert,
}


@dataclass(frozen=True, slots=True)
class StoredText:
    """A stored text; `answer` is what was answered, None while it has not been handled."""

    message_sid: str
    phone: str
    body: str
    answer: str | None


def store(session: Session, message_sid: str, *, phone: str, body: str, now: datetime) -> None:
    """Keep a text as it came; a sid that is already kept changes nothing."""
    insert_of = _INSERTS[session.get_bind().dialect.name]
    session.execute(
        insert_of(InboundText)
        .values(
            message_sid=message_sid,
            received_at=now,
            phone=phone,
            phone_digest=vault_of(session).digest(phone),
            body=body,
        )
        .on_conflict_do_nothing()
    )


def for_handling(session: Session, message_sid: str, now: datetime) -> StoredText | None:
    """Return a stored text, locked: whoever comes second waits and finds the answer given.

    None when its sender has had everything erased. A number that was thought unable to get texts
    gets them again: it has sent one.
    """
    found = session.execute(
        select(InboundText, Participant.unreachable)
        .outerjoin(Participant, Participant.phone_digest == InboundText.phone_digest)
        .where(InboundText.message_sid == message_sid)
        .with_for_update(of=InboundText)
    ).one_or_none()
    if found is None:
        return None
    text, unreachable = found
    if unreachable is not None and text.handled_at is None:
        failures.hear_from_resting(session, text.phone_digest, now)
    answer = (text.answer or "[]") if text.handled_at is not None else None
    return StoredText(message_sid, text.phone, text.body, answer)


def handled(session: Session, message_sid: str, answer: str, now: datetime) -> bool:
    """Keep the answer given, for the same webhook again; False when everything was just erased."""
    done = session.execute(
        update(InboundText)
        .where(InboundText.message_sid == message_sid)
        .values(answer=answer, handled_at=now)
        .returning(InboundText.message_sid)
        .execution_options(synchronize_session=False)
    )
    return done.first() is not None


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
