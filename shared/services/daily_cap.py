"""How many texts we have started to somebody in the last 24 hours, and when the next one may go."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import ScalarSelect, func, select
from sqlalchemy.orm import InstrumentedAttribute, Session, aliased

from shared.rules.daily_cap import MOST, WITHIN
from shared.storage import bulk
from shared.storage.models import OutboxText
from shared.storage.states import TextStatus

# With the carrier, or perhaps so. A refused text has reached nobody.
_UNDER_WAY: Final = (
    TextStatus.CLAIMED,
    TextStatus.ACCEPTED,
    TextStatus.UNKNOWN,
    TextStatus.HELD,
)
# No text waits longer than its own day before it is sent.
_LONGEST_WAIT: Final = timedelta(hours=24)


def started(
    session: Session, participants: Collection[int], now: datetime
) -> Mapping[int, list[datetime]]:
    """Return when texts we started went out to each in the last 24 hours, or are about to go."""
    goes_at = func.coalesce(OutboxText.claimed_at, OutboxText.not_before)
    found = session.execute(
        select(OutboxText.participant_id, OutboxText.claimed_at, OutboxText.not_before).where(
            bulk.among(session, OutboxText.participant_id, participants),
            OutboxText.created_at > now - WITHIN - _LONGEST_WAIT,
            OutboxText.started_by_us,
            OutboxText.status.in_([*_UNDER_WAY, TextStatus.QUEUED]),
            goes_at > now - WITHIN,
        )
    )
    instants: dict[int, list[datetime]] = defaultdict(list)
    for owner, claimed_at, not_before in found:
        instants[owner].append(claimed_at or not_before)
    return instants


def third_newest(
    participant_id: InstrumentedAttribute[int], now: datetime
) -> ScalarSelect[datetime | None]:
    """Return, inside a query, when the third newest text we started went to the person of a row.

    Null where there are not so many in the last 24 hours: another may be started.
    """
    other = aliased(OutboxText)
    return (
        select(other.claimed_at)
        .where(
            other.participant_id == participant_id,
            other.created_at > now - WITHIN - _LONGEST_WAIT,
            other.started_by_us,
            other.status.in_(_UNDER_WAY),
            other.claimed_at > now - WITHIN,
        )
        .order_by(other.claimed_at.desc())
        .offset(MOST - 1)
        .limit(1)
        .scalar_subquery()
    )
