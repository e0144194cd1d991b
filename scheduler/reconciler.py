"""The reconciler: texts of which nobody knows whether the carrier took them are looked up."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from shared.services import outbox, unsettled
from shared.services.unsettled import UnsettledText
from shared.storage.database import Database
from sms.carrier_contract import Carrier, CarrierUnavailable, FoundMessage

_log = logging.getLogger(__name__)

BATCH: Final = 50
# The carrier's clock and ours may differ by this much.
_CLOCK_SKEW: Final = timedelta(seconds=5)
# After so long without an answer from the carrier's list, a person must look.
_GIVE_UP: Final = timedelta(hours=12)


@dataclass(frozen=True)
class Reconciled:
    """What one round found out."""

    found: int = 0
    requeued: int = 0
    held: int = 0


def reconcile(
    database: Database,
    carrier: Carrier,
    now: datetime,
    *,
    stopping: Callable[[], bool] = lambda: False,
) -> Reconciled:
    """Settle texts whose claim outlived its lease by the carrier's own message list.

    Found there: accepted. Surely absent, the lease being longer than the list's delay: queued
    again. The list out of reach for half a day: held for a person. At the first question it
    does not answer the round ends: each further one would wait for the same time-out.
    """
    with database.begin() as session:
        waiting = unsettled.unsettled(session, now, BATCH)
    results: list[str] = []
    for text in waiting:
        if stopping():
            break
        try:
            listed = _listed(carrier, text, now)
        except CarrierUnavailable:
            _log.warning("reconciler.list_unavailable")
            results.append(_wait(database, text, now))
            break
        results.append(_settle(database, text, listed, now))
    return Reconciled(results.count("found"), results.count("requeued"), results.count("held"))


def _wait(database: Database, text: UnsettledText, now: datetime) -> str:
    if now - text.claimed_at < _GIVE_UP:
        return "waiting"
    with database.begin() as session:
        if not unsettled.is_still(session, text):
            return "settled"
        outbox.hold(session, text.message_id, "the carrier's list cannot be had", now)
    return "held"


def _settle(
    database: Database, text: UnsettledText, listed: list[FoundMessage], now: datetime
) -> str:
    with database.begin() as session:
        if not unsettled.is_still(session, text):
            return "settled"  # by a receipt or another worker, while the list was asked
        taken = unsettled.known_sids(session, [message.sid for message in listed])
        free = [message for message in listed if message.sid not in taken]
        if free:
            found = free[-1]
            outbox.accepted(
                session, text.message_id, found.sid, found.segments, now, price=found.price
            )
            return "found"
        outbox.try_again(session, text.message_id, "the carrier never had it", now, now)
        return "requeued"


def _listed(carrier: Carrier, text: UnsettledText, now: datetime) -> list[FoundMessage]:
    since = text.claimed_at - _CLOCK_SKEW
    days = sorted({since.date(), text.claimed_at.date(), now.date()}, reverse=True)
    found = [message for day in days for message in carrier.find(text.to, text.body, day, since)]
    return list({message.sid: message for message in found}.values())
