"""Texts of which nobody knows whether the carrier took them: looked up, or left to a person."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import ColumnElement, and_, false, select
from sqlalchemy.orm import Session

from shared.services import outbox
from shared.services.outbox import CLAIM_LEASE, LONGEST_HELD_UP, UNSETTLED
from shared.storage.models import OutboxText, Participant
from shared.storage.presence import is_shown
from shared.storage.states import TextStatus


@dataclass(frozen=True)
class UnsettledText:
    """A text of which nobody knows whether the carrier took it; instants are UTC."""

    message_id: str
    to: str
    body: str
    claimed_at: datetime


def unsettled(session: Session, now: datetime, limit: int) -> Sequence[UnsettledText]:
    """Return texts whose claim has outlived its lease, oldest first.

    One whose process is seen to live is left to it for ten minutes: held up between its last look
    at the clock and the call, it would still hand over the text when it wakes.
    """
    rows = session.execute(
        select(OutboxText, Participant.phone)
        .join(Participant, Participant.id == OutboxText.participant_id)
        .where(
            OutboxText.status.in_(UNSETTLED),
            OutboxText.claimed_at <= now - CLAIM_LEASE,
            ~_in_hand(session, now),
        )
        .order_by(OutboxText.claimed_at)
        .limit(limit),
    ).all()
    return [
        UnsettledText(text.message_id, phone, text.body, text.claimed_at)
        for text, phone in rows
        if phone is not None and text.claimed_at is not None
    ]


def _in_hand(session: Session, now: datetime) -> ColumnElement[bool]:
    """Return, inside a query, whether a live process may still hand over a text."""
    if session.get_bind().dialect.name != "postgresql":
        return false()
    return and_(
        OutboxText.status == TextStatus.CLAIMED,
        OutboxText.claimed_at > now - LONGEST_HELD_UP,
        OutboxText.claimed_by.is_not(None),
        is_shown(OutboxText.claimed_by),
    )


def is_still(session: Session, text: UnsettledText) -> bool:
    """Tell whether a text is unsettled by the same claim as when it was looked at; it is locked."""
    row = outbox.locked(session, text.message_id)
    return row is not None and row.status in UNSETTLED and row.claimed_at == text.claimed_at


def known_sids(session: Session, sids: Sequence[str]) -> set[str]:
    """Return those of some carrier sids that belong to a text already."""
    found = session.scalars(
        select(OutboxText.carrier_sid).where(OutboxText.carrier_sid.in_(sids)),
    )
    return {sid for sid in found if sid is not None}


class Decision(StrEnum):
    """What a person found out about a text, or wants."""

    SENT = "sent"
    RESEND = "resend"
    DROP = "drop"


@dataclass(frozen=True)
class Doubtful:
    """A text that a person may have to look for in the carrier's log; instants are UTC."""

    message_id: str
    participant_id: int
    to: str | None
    status: TextStatus
    claimed_at: datetime
    expires_at: datetime
    error: str | None


def doubtful(session: Session, now: datetime) -> Sequence[Doubtful]:
    """Return held texts, and those whose claim has outlived its lease, oldest first."""
    rows = session.execute(
        select(OutboxText, Participant.phone)
        .join(Participant, Participant.id == OutboxText.participant_id)
        .where(OutboxText.status.in_((*UNSETTLED, TextStatus.HELD)))
        .order_by(OutboxText.claimed_at)
    ).all()
    return [
        Doubtful(
            text.message_id,
            text.participant_id,
            phone,
            text.status,
            text.claimed_at,
            text.expires_at,
            text.error,
        )
        for text, phone in rows
        if text.claimed_at is not None and _is_doubtful(text, now)
    ]


def decide(session: Session, message_id: str, decision: Decision, now: datetime) -> None:
    """Settle a doubtful text as a person says.

    Raises:
        LookupError: no doubtful text has this id.
        ValueError: it is to be sent again, and its time is over.

    """
    text = outbox.locked(session, message_id)
    if text is None or not _is_doubtful(text, now):
        raise LookupError(f"No text in doubt has the id {message_id}: see `steady reconcile`.")
    if decision is Decision.SENT:
        outbox.accepted(session, message_id, None, None, now)
    elif decision is Decision.DROP:
        outbox.cancel(text, now)
    elif now + outbox.SHORTEST_VALIDITY > text.expires_at:
        raise ValueError(
            f"The time of {message_id} was over at {text.expires_at:%Y-%m-%d %H:%M} UTC: drop it, "
            "and the next text comes at its hour."
        )
    else:
        outbox.try_again(session, message_id, "sent again by hand", now, now)


def _is_doubtful(text: OutboxText, now: datetime) -> bool:
    over = text.claimed_at is not None and text.claimed_at <= now - CLAIM_LEASE
    return text.status is TextStatus.HELD or (text.status in UNSETTLED and over)
