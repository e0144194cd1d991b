"""Delivery receipts: what the carrier says became of a text, and what follows from it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from shared.rules.failures import Failure, Verdict
from shared.rules.prices import Price
from shared.services import failures, once_more, outbox
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
_FAILED: Final = _DELIVERY_RANK["failed"]


@dataclass(frozen=True, slots=True)
class Told:
    """One receipt as it came; `failure` is what its error code means, None without a code."""

    sid: str
    status: str
    error_code: str | None = None
    failure: Failure | None = None
    segments: int | None = None
    price: Price | None = None


def record_receipt(
    session: Session,
    message_id: str,
    told: Told,
    *,
    now: datetime,
    new_id: Callable[[], str],
) -> bool:
    """Keep a delivery receipt and what it proves; False for an unknown text or a repeated one.

    A receipt proves that the carrier took the text, so it settles an unknown send. A status of
    lower rank never overwrites a higher one; a status nobody knows is kept and changes nothing. A
    failure acts as its verdict says; a passing one of a slot's text is sent once more, under an id
    of `new_id`, inside the same window.
    """
    if told.failure is not None:
        failures.lock_owner(session, message_id)
    text = outbox.locked(session, message_id)
    if not told.sid or text is None or text.carrier_sid not in (None, told.sid):
        return False
    if text.carrier_sid is None:
        # Of two equal texts to one person the list cannot say which is which: where the reconciler
        # gave this sid to the other one, it stays there, and this text is still to be sent.
        other = select(OutboxText).where(OutboxText.carrier_sid == told.sid).with_for_update()
        text = session.scalars(other).one_or_none() or text
    seen = session.scalar(
        select(Receipt.id).where(Receipt.carrier_sid == told.sid, Receipt.status == told.status),
    )
    if seen is not None:
        return False
    session.add(
        Receipt(
            message_id=text.message_id,
            carrier_sid=told.sid,
            status=told.status,
            error_code=told.error_code,
            received_at=now,
        ),
    )
    outbox.accepted(session, text.message_id, told.sid, told.segments, now, price=told.price)
    rank = _DELIVERY_RANK.get(told.status, 0)
    if rank > _DELIVERY_RANK.get(text.delivery or "", 0):
        text.delivery = told.status
        text.error = told.error_code or text.error
        session.flush()
        if rank == _FAILED and told.failure is not None:
            _act_on(session, text, told.failure, now, new_id)
        elif rank > _FAILED:
            once_more.take_back(session, text, now)
    return True


def _act_on(
    session: Session,
    text: OutboxText,
    failure: Failure,
    now: datetime,
    new_id: Callable[[], str],
) -> None:
    failures.act_on(session, text, failure, now)
    if failure.verdict is Verdict.TRY_LATER and not failure.wait:
        once_more.send_once_more(session, text, new_id(), now)
