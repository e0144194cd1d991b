"""One row a sender, shared by all workers: what it may still send, and whether the carrier answers.

The row is a leaky bucket (`shared/rules/pace.py`) and a circuit: after several calls in a row that
the carrier did not answer nothing is sent for a while; then one text tries, and it decides.
"""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from shared.rules.pace import PacedSender, after, day_of, room
from shared.storage.database import insert_into
from shared.storage.models import Sender

_log = logging.getLogger(__name__)

FAILURES_THAT_OPEN: Final = 5
_FIRST_REST: Final = timedelta(seconds=30)
_LONGEST_REST: Final = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class Grant:
    """How many texts may be sent now, None for any number.

    `in_all` is bounded only while the carrier does not answer; `ours`, the texts that we start, by
    the sender's pace. `soon` tells whether there will be room for more in a second.
    """

    in_all: int | None = None
    ours: int | None = None
    soon: bool = True


def grant(session: Session, sender: PacedSender, now: datetime) -> Grant:
    """Return what may be sent now; where it is counted, the row is locked until the commit."""
    row = _row(session, sender, now)
    ours = room(sender.pace, row.free_at, row.sent_today, now)
    soon = sender.pace.per_day is None or row.sent_today < sender.pace.per_day
    if row.rests_until is None:
        return Grant(ours=ours, soon=soon)
    return Grant(in_all=0 if row.rests_until > now else 1, ours=ours, soon=soon)


def spend(session: Session, sender: PacedSender, texts: int, now: datetime) -> None:
    """Count texts that are about to be sent; where one tries for all, the others wait for it."""
    row = session.get_one(Sender, sender.name)  # as `grant` has left it
    if _counts(sender):
        row.free_at = after(sender.pace, row.free_at, texts, now)
        before, row.sent_today = row.sent_today, row.sent_today + texts
        cap = sender.pace.per_day
        if cap is not None and before < cap <= row.sent_today:
            _log.error("sender.day_is_full", extra={"texts": row.sent_today})
    if row.rests_until is not None:
        row.rests_until = now + _rest(row.failed_in_a_row)


def note(session: Session, name: str, answered: Sequence[bool], now: datetime) -> None:
    """Note for some calls, in their order, whether the carrier answered; the circuit follows."""
    if not answered:
        return
    failed = _trailing_failures(answered)
    wanted = select(Sender).where(Sender.name == name)
    row = session.scalars(wanted).one_or_none()
    if row is None or (not failed and not row.failed_in_a_row):
        return
    session.refresh(row, with_for_update=True)
    was_open = row.rests_until is not None
    row.failed_in_a_row = failed if any(answered) else row.failed_in_a_row + failed
    if row.failed_in_a_row < FAILURES_THAT_OPEN:
        row.rests_until = None
        if was_open:
            _log.warning("carrier.answers_again")
    elif failed:
        row.rests_until = now + _rest(row.failed_in_a_row)
        _log.error("carrier.does_not_answer", extra={"calls": row.failed_in_a_row})


def _trailing_failures(answered: Sequence[bool]) -> int:
    failed = 0
    for one in answered:
        failed = 0 if one else failed + 1
    return failed


def _rest(failed: int) -> timedelta:
    doublings = min(max(failed - FAILURES_THAT_OPEN, 0), 8)
    return min(_FIRST_REST * (1 << doublings), _LONGEST_REST)


def _counts(sender: PacedSender) -> bool:
    return sender.pace.per_second is not None or sender.pace.per_day is not None


def _row(session: Session, sender: PacedSender, now: datetime) -> Sender:
    """Return the sender's row of today, made if it is missing, locked where it will be written."""
    wanted = select(Sender).where(Sender.name == sender.name)
    row = session.scalars(wanted).one_or_none()
    if row is None:
        insert = insert_into(session, Sender)
        fresh = {"free_at": now, "day": day_of(now), "sent_today": 0, "failed_in_a_row": 0}
        session.execute(insert.values(name=sender.name, **fresh).on_conflict_do_nothing())
        row = session.scalars(wanted).one()
    if _counts(sender) or row.rests_until is not None:
        session.refresh(row, with_for_update=True)
    if _counts(sender) and row.day != day_of(now):
        row.day, row.sent_today = day_of(now), 0
    return row
