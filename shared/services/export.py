"""A copy of everything a person wrote, did and agreed to, as plain values ready for JSON."""

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from enum import Enum
from typing import Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from shared.rules.reading.texting_words import pin_wanted
from shared.rules.risk import read_risk
from shared.rules.vocabulary import Risk
from shared.storage.models import (
    Base,
    CheckIn,
    Consent,
    InboundText,
    JournalEntry,
    OutboxText,
    Participant,
    Promise,
    Slot,
)

# What danger left behind; it is left out unless it is asked for, as a copy may be seen by others.
_SAFETY: Final = frozenset({"care", "needs_person_since"})
_SAFE: Final = re.compile(r"\bsafe\b", re.IGNORECASE)
_PERSON: Final = (
    *("id", "created_at", "status", "phone", "role", "locale", "country", "timezone"),
    *("prompt_time", "private", "step", "silent_days", "last_step_on", "last_slot_on"),
    *("paused_until", "days_off", "next_due_at", "care", "needs_person_since"),
)
_ROWS: Final[Mapping[str, tuple[type[Base], str, tuple[str, ...]]]] = {
    "consents": (Consent, "at", ("kind", "channel", "source", "wording", "at")),
    "check_ins": (
        CheckIn,
        "opened_at",
        (
            *("local_date", "step", "expects", "opened_at", "light", "answered_at", "channel"),
            *("outcome", "rating", "choice"),
        ),
    ),
    "journal": (JournalEntry, "at", ("kind", "channel", "local_date", "at", "text")),
    "promises": (Promise, "made_at", ("made_at", "text", "outcome", "outcome_at")),
    "texts_planned": (Slot, "planned_at", ("local_date", "kind", "step", "planned_at")),
}


def things_kept(session: Session, participant: Participant) -> int:
    """Count what a person wrote or answered: journal entries, promises, answered check-ins."""
    answered = select(func.count()).where(
        CheckIn.participant_id == participant.id, CheckIn.outcome.is_not(None)
    )
    kept = session.scalar(answered) or 0
    for table in (JournalEntry, Promise):
        of_theirs = select(func.count()).where(table.participant_id == participant.id)
        kept += session.scalar(of_theirs) or 0
    return kept


def export(
    session: Session, participant: Participant, *, with_safety: bool = False
) -> dict[str, object]:
    """Return everything about a person; instants in ISO 8601 and UTC, dates in their own zone.

    What touches on danger is left out unless `with_safety`: the flag, texts that spoke of it, and
    answers of ours that went out late. A copy may be handed over in front of somebody, and so no
    text that sets a PIN is in it.
    """
    fields = [name for name in _PERSON if with_safety or name not in _SAFETY]
    copy: dict[str, object] = {"participant": _values(participant, fields)}
    for name, (table, order, columns) in _ROWS.items():
        rows = session.scalars(
            select(table)
            .where(table.__table__.c.participant_id == participant.id)
            .order_by(table.__table__.c[order]),
        )
        copy[name] = [_values(row, columns) for row in rows]
    copy["texts_to_you"] = [
        _values(text, ("created_at", "body", "status", "settled_at", "delivery"))
        for text in session.scalars(
            select(OutboxText)
            .where(OutboxText.participant_id == participant.id)
            .order_by(OutboxText.created_at),
        )
        if with_safety or text.slot_id is not None
    ]
    copy["texts_from_you"] = [
        _values(text, ("received_at", "body"))
        for text in session.scalars(
            select(InboundText)
            .where(InboundText.phone_digest == participant.phone_digest)
            .order_by(InboundText.received_at),
        )
        if pin_wanted(text.body) is None and (with_safety or not _touches_danger(text.body))
    ]
    return copy


def _touches_danger(text: str) -> bool:
    """Tell whether a text spoke of danger, or answered whether it is safe to text."""
    return read_risk(text) is not Risk.NONE or _SAFE.search(text) is not None


def _values(row: object, names: Sequence[str]) -> dict[str, object]:
    return {name: _plain(getattr(row, name)) for name in names}


def _plain(value: object) -> object:
    if isinstance(value, Enum):
        return value.value
    return value.isoformat() if isinstance(value, date | datetime | time) else value
