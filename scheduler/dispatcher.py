"""The dispatcher: claims are committed, then the carrier is called, then the outcome is written."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy.orm import Session

from shared.services import failures, outbox
from shared.services.outbox import ClaimedText
from shared.storage.database import Database
from sms.carrier_contract import Accepted, Carrier, Outcome, OutgoingText, Rejected, Unknown

_log = logging.getLogger(__name__)

BATCH: Final = 20
_FIRST_WAIT: Final = timedelta(seconds=5)
_LONGEST_WAIT: Final = timedelta(minutes=10)


@dataclass(frozen=True)
class Dispatched:
    """What one round did with the texts it claimed, and whether it ended at a closed door."""

    accepted: int = 0
    rejected: int = 0
    put_off: int = 0
    unknown: int = 0
    out_of_reach: bool = False


def dispatch(
    database: Database,
    carrier: Carrier,
    clock: Callable[[], datetime],
    status_url: Callable[[str], str],
    *,
    limit: int = BATCH,
) -> Dispatched:
    """Send up to `limit` texts that may go out, looking at the clock anew for each.

    `status_url` makes the address for receipts from our message id. One text is claimed at a time:
    a claim that waited behind slow sends would outlive its lease, and its text be sent twice. An
    outcome is written in the transaction that claims the next, which saves one of two commits. A
    crash between the claim and the outcome leaves the claim; the reconciler settles it. When the
    carrier is out of reach the round ends: each further text would wait for the same time-out.
    """
    outcomes: list[Outcome] = []
    sent: ClaimedText | None = None
    while True:
        with database.begin() as session:
            if sent is not None:
                _write(session, sent.message_id, outcomes[-1], clock())
            if len(outcomes) == limit or _is_out_of_reach(outcomes):
                break
            claimed = outbox.claim(session, clock(), 1)
        if not claimed:
            break
        (sent,) = claimed
        outcomes.append(_send(carrier, sent, status_url))
    if outcomes:
        _log.info("outbox.dispatched", extra={"texts": len(outcomes)})
    return Dispatched(
        accepted=sum(isinstance(outcome, Accepted) for outcome in outcomes),
        rejected=sum(isinstance(one, Rejected) and not one.try_again for one in outcomes),
        put_off=sum(isinstance(one, Rejected) and one.try_again for one in outcomes),
        unknown=sum(isinstance(outcome, Unknown) for outcome in outcomes),
        out_of_reach=_is_out_of_reach(outcomes),
    )


def wait_after(attempts: int) -> timedelta:
    """Return how long to wait after so many refused attempts: 5 s, doubling, at most 10 min."""
    doublings = min(max(attempts - 1, 0), 16)
    return min(_FIRST_WAIT * (1 << doublings), _LONGEST_WAIT)


def _is_out_of_reach(outcomes: list[Outcome]) -> bool:
    """Tell whether the last text got no answer of the carrier's own, not even a refusal's code."""
    last = outcomes[-1] if outcomes else None
    return isinstance(last, Rejected) and last.try_again and last.code is None


def _send(carrier: Carrier, text: ClaimedText, status_url: Callable[[str], str]) -> Outcome:
    return carrier.send(
        OutgoingText(
            to=text.to,
            body=text.body,
            message_id=text.message_id,
            status_callback=status_url(text.message_id),
            validity_seconds=int(text.validity.total_seconds()),
        ),
    )


def _write(session: Session, message_id: str, outcome: Outcome, now: datetime) -> None:
    match outcome:
        case Accepted(sid, segments, price):
            outbox.accepted(session, message_id, sid, segments, now, price=price)
        case Unknown(reason):
            _log.warning("outbox.outcome_unknown", extra={"reason": reason})
            outbox.unknown(session, message_id, reason, now)
        case Rejected():
            _refused(session, message_id, outcome, now)


def _refused(session: Session, message_id: str, refusal: Rejected, now: datetime) -> None:
    failures.lock_owner(session, message_id)
    text = outbox.locked(session, message_id)
    if text is None:
        return  # its owner has had everything erased meanwhile
    if refusal.try_again:
        at = now + max(refusal.failure.wait, wait_after(text.attempts))
        outbox.try_again(session, message_id, refusal.reason, at, now)
    else:
        _log.warning("outbox.rejected", extra={"code": refusal.code})
        outbox.rejected(session, message_id, refusal.reason, now)
    failures.act_on(session, text, refusal.failure, now)
