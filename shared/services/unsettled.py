"""Texts of which nobody knows whether the carrier took them, for the reconciler to look up."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from shared.services import outbox
from shared.services.outbox import CLAIM_LEASE, UNSETTLED
from shared.storage.models import OutboxText, Participant


@dataclass(frozen=True)
class UnsettledText:
    """A text of which nobody knows whether the carrier took it; instants are UTC."""

    message_id: str
    to: str
    body: str
    claimed_at: datetime


def unsettled(session: Session, now: datetime, limit: int) -> Sequence[UnsettledText]:
    """Return texts whose claim has outlived its lease, oldest first."""
    rows = session.execute(
        select(OutboxText, Participant.phone)
        .join(Participant, Participant.id == OutboxText.participant_id)
        .where(OutboxText.status.in_(UNSETTLED), OutboxText.claimed_at <= now - CLAIM_LEASE)
        .order_by(OutboxText.claimed_at)
        .limit(limit),
    ).all()
    return [
        UnsettledText(text.message_id, phone, text.body, text.claimed_at)
        for text, phone in rows
        if phone is not None and text.claimed_at is not None
    ]


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
