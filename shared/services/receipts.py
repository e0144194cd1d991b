"""Delivery receipts: what the carrier says became of a text."""

from datetime import datetime
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from shared.services import outbox
from shared.storage.models import OutboxText, Receipt

# Receipts come late, twice and out of order: only a higher rank overwrites.
_DELIVERY_RANK: Final = {
    "accepted": 1,
    "scheduled": 1,
    "queued": 2,
    "sending": 3,
    "sent": 4,
    "failed": 5,
    "undelivered": 5,
    "delivered": 6,
    "read": 7,
}


def record_receipt(
    session: Session,
    message_id: str,
    *,
    sid: str,
    status: str,
    error_code: str | None,
    now: datetime,
) -> bool:
    """Keep a delivery receipt and what it proves; False for an unknown text or a repeated one.

    A receipt proves that the carrier took the text, so it settles an unknown send. A status of
    lower rank never overwrites a higher one; a status nobody knows is kept and changes nothing.
    """
    text = outbox.locked(session, message_id)
    if not sid or text is None or text.carrier_sid not in (None, sid):
        return False
    if text.carrier_sid is None:
        # Of two equal texts to one person the list cannot say which is which: where the reconciler
        # gave this sid to the other one, it stays there, and this text is still to be sent.
        other = select(OutboxText).where(OutboxText.carrier_sid == sid).with_for_update()
        text = session.scalars(other).one_or_none() or text
    seen = session.scalar(
        select(Receipt.id).where(Receipt.carrier_sid == sid, Receipt.status == status),
    )
    if seen is not None:
        return False
    session.add(
        Receipt(
            message_id=text.message_id,
            carrier_sid=sid,
            status=status,
            error_code=error_code,
            received_at=now,
        ),
    )
    outbox.accepted(session, text.message_id, sid, None, now)
    if _DELIVERY_RANK.get(status, 0) > _DELIVERY_RANK.get(text.delivery or "", 0):
        text.delivery = status
        text.error = error_code or text.error
    return True
