"""The inbound store: a text is kept under the carrier's id before anything is done about it."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import Executable, bindparam, func, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from shared.services import failures
from shared.storage.database import vault_of
from shared.storage.models import Base, InboundText, Participant

_MOST_LOOKED_AT: Final = 50

# Run for every text that comes, and so built once.
_TABLE: Final = Base.metadata.tables[InboundText.__tablename__]
_STORE: Final[Mapping[str, Executable]] = {
    "postgresql": postgresql.insert(_TABLE).on_conflict_do_nothing(),
    "sqlite": sqlite.insert(_TABLE).on_conflict_do_nothing(),
}
_FOR_HANDLING: Final = (
    select(
        InboundText.phone,
        InboundText.phone_digest,
        InboundText.body,
        InboundText.answer,
        InboundText.handled_at,
        Participant.unreachable,
    )
    .outerjoin(Participant, Participant.phone_digest == InboundText.phone_digest)
    .where(InboundText.message_sid == bindparam("sid"))
    .with_for_update(of=InboundText)
)
_HANDLED: Final = (
    update(_TABLE)
    .where(InboundText.message_sid == bindparam("sid"))
    .values(
        answer=bindparam("said"), handled_at=bindparam("now"), understood=bindparam("understood")
    )
    .returning(InboundText.message_sid)
)


@dataclass(frozen=True, slots=True)
class StoredText:
    """A stored text; `answer` is what was answered, None while it has not been handled."""

    message_sid: str
    phone: str
    body: str
    answer: Sequence[str] | None


def store(session: Session, message_sid: str, *, phone: str, body: str, now: datetime) -> None:
    """Keep a text as it came; a sid that is already kept changes nothing."""
    session.execute(
        _STORE[session.get_bind().dialect.name],
        {
            "message_sid": message_sid,
            "received_at": now,
            "phone": phone,
            "phone_digest": vault_of(session).digest(phone),
            "body": body,
        },
    )


def for_handling(session: Session, message_sid: str, now: datetime) -> StoredText | None:
    """Return a stored text, locked: whoever comes second waits and finds the answer given.

    None when its sender has had everything erased. A number that was thought unable to get texts
    gets them again: it has sent one.
    """
    found = session.execute(_FOR_HANDLING, {"sid": message_sid}).one_or_none()
    if found is None:
        return None
    phone, phone_digest, body, answer, handled_at, unreachable = found
    if handled_at is not None:
        return StoredText(message_sid, phone, body, json.loads(answer or "[]"))
    if unreachable is not None:
        failures.hear_from_resting(session, phone_digest, now)
    return StoredText(message_sid, phone, body, None)


def handled(
    session: Session,
    message_sid: str,
    said: Sequence[str],
    now: datetime,
    *,
    understood: bool = True,
) -> bool:
    """Keep the answer given, for the same webhook again, and whether the text was understood.

    False when its sender has just had everything erased.
    """
    session.flush()
    given = {
        "sid": message_sid,
        "said": json.dumps(list(said)),
        "now": now,
        "understood": understood,
    }
    return session.execute(_HANDLED, given).first() is not None


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
