"""What was due and did not go: how many texts, why, and for how long already."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from sqlalchemy import ColumnElement, Select, case, func, literal, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from shared.services.outbox import CLAIM_LEASE
from shared.storage.models import InboundText, OutboxText, Participant
from shared.storage.states import TextStatus

# What has been due for less than this is on its way.
_GRACE: Final = CLAIM_LEASE
# What was given up longer ago is history.
LOOK_BACK: Final = timedelta(hours=24)


class Reason(StrEnum):
    """Why a text that was due has not gone."""

    NOT_PLANNED = "not planned"
    NOT_SENT = "not sent"
    NOT_SETTLED = "not settled"
    HELD = "held for a person"
    TOO_LATE = "too late, given up"
    REFUSED = "refused by the carrier"
    NOT_ANSWERED = "text of theirs not handled"


class Age(StrEnum):
    """For how long a text has been due."""

    MINUTES = "under 15 minutes"
    HOUR = "under 1 hour"
    HOURS = "under 6 hours"
    DAY = "under 1 day"
    DAYS = "1 day or more"


_AGES: Final = (
    (Age.MINUTES, timedelta(minutes=15)),
    (Age.HOUR, timedelta(hours=1)),
    (Age.HOURS, timedelta(hours=6)),
    (Age.DAY, timedelta(days=1)),
)
_BY_STATUS: Final = {
    TextStatus.QUEUED: Reason.NOT_SENT,
    TextStatus.CLAIMED: Reason.NOT_SETTLED,
    TextStatus.UNKNOWN: Reason.NOT_SETTLED,
    TextStatus.HELD: Reason.HELD,
    TextStatus.EXPIRED: Reason.TOO_LATE,
    TextStatus.REJECTED: Reason.REFUSED,
}
_GIVEN_UP: Final = (TextStatus.EXPIRED, TextStatus.REJECTED)


@dataclass(frozen=True)
class Behind:
    """So many texts that were due and did not go, for one reason and of one age."""

    reason: Reason
    age: Age
    texts: int


def behind(session: Session, now: datetime) -> list[Behind]:
    """Count what was due more than a minute ago and did not go, by reason and age.

    Texts that were given up, or refused, count for a day. What a person has taken back by
    stopping, pausing or answering is not missing.
    """
    counted: Counter[tuple[Reason, Age]] = Counter()
    for query in _queries(now):
        for status, age, texts in session.execute(query):
            reason = _BY_STATUS[status] if isinstance(status, TextStatus) else Reason(str(status))
            counted[reason, Age(age)] += texts
    order = [(reason, age) for reason in Reason for age in Age]
    return [Behind(*key, counted[key]) for key in order if counted[key]]


def _queries(now: datetime) -> Iterator[Select[object, str, int]]:
    late, settled = now - _GRACE, now - LOOK_BACK
    waiting = [status for status in _BY_STATUS if status not in _GIVEN_UP]
    yield _count(literal(Reason.NOT_PLANNED.value), Participant.next_due_at, now).where(
        Participant.next_due_at <= late
    )
    yield _count(OutboxText.status, OutboxText.not_before, now).where(
        OutboxText.status.in_(waiting), OutboxText.not_before <= late
    )
    yield _count(OutboxText.status, OutboxText.not_before, now).where(
        OutboxText.status.in_(_GIVEN_UP),
        OutboxText.not_before > settled - LOOK_BACK,
        OutboxText.settled_at > settled,
    )
    yield _count(literal(Reason.NOT_ANSWERED.value), InboundText.received_at, now).where(
        InboundText.handled_at.is_(None), InboundText.received_at <= late
    )


def _count(
    why: ColumnElement[object] | InstrumentedAttribute[TextStatus],
    due_at: InstrumentedAttribute[datetime] | InstrumentedAttribute[datetime | None],
    now: datetime,
) -> Select[object, str, int]:
    steps = [(due_at > now - longest, age.value) for age, longest in _AGES]
    age = case(*steps, else_=Age.DAYS.value)
    return select(why, age.label("age"), func.count()).group_by(why, "age")
