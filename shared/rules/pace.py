"""How fast one sender may send: a bucket of one second's worth of texts, and a day's cap."""

import math
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from types import MappingProxyType
from typing import Final
from zoneinfo import ZoneInfo

from shared.rules.zones import zone

# Where the networks' day ends (T-Mobile's caps; docs.bird.com, "Throughput and Daily Caps").
_NETWORKS_ZONE: Final = "America/Los_Angeles"
_NEARLY_ONE: Final = 1e-6


@dataclass(frozen=True, slots=True)
class Pace:
    """What a sender may send: texts a second, and in a day of the networks; None for no limit."""

    per_second: float | None = None
    per_day: int | None = None


UNLIMITED: Final = Pace()


@dataclass(frozen=True, slots=True)
class PacedSender:
    """A number or messaging service with its pace; `name` is what all its workers know it by."""

    name: str
    pace: Pace = UNLIMITED


# Twilio's documents on throughput and on T-Mobile's caps, see docs/operator.md; this is the one
# place where they are set.
PACES: Final = MappingProxyType(
    {
        "sole_proprietor": Pace(1, 1_000),
        "low_volume": Pace(1, 2_000),
        "long_code": Pace(1),
        "toll_free": Pace(3),
        "short_code": Pace(100),
        "unlimited": UNLIMITED,
    }
)


def pace_of(written: str | None, *, at_twilio: bool) -> Pace:
    """Return the pace chosen, or where none is: the slowest class at Twilio, none elsewhere.

    Raises:
        ValueError: as of `read_pace`.

    """
    return read_pace(written or ("long_code" if at_twilio else "unlimited"))


def read_pace(text: str) -> Pace:
    """Return the pace of a class of senders, or one written as `30/s` or `30/s 50000/day`.

    Raises:
        ValueError: it is neither; the message says what may be written.

    """
    if text in PACES:
        return PACES[text]
    per_second, _, per_day = text.partition(" ")
    try:
        number = float(per_second.removesuffix("/s"))
        cap = int(per_day.removesuffix("/day")) if per_day else None
    except ValueError:
        number, cap = 0, None
    if not (per_second.endswith("/s") and 0 < number < math.inf and (cap is None or cap > 0)):
        raise ValueError(f"give {', '.join(PACES)}, or a pace like '30/s' or '30/s 50000/day'")
    return Pace(number, cap)


def day_of(now: datetime) -> date:
    """Return the networks' day that an aware instant belongs to."""
    pacific: ZoneInfo = zone(_NETWORKS_ZONE)
    return now.astimezone(pacific).date()


def room(pace: Pace, free_at: datetime, sent_today: int, now: datetime) -> int | None:
    """Return how many texts may go at an instant; None for any number.

    `free_at` is when the bucket will be full again: each text moves it on by its share of a second.
    """
    left = []
    if pace.per_second is not None:
        full = max(pace.per_second, 1.0)
        owed = max((free_at - now).total_seconds(), 0) * pace.per_second
        left.append(max(int(full - owed + _NEARLY_ONE), 0))
    if pace.per_day is not None:
        left.append(max(pace.per_day - sent_today, 0))
    return min(left) if left else None


def after(pace: Pace, free_at: datetime, texts: int, now: datetime) -> datetime:
    """Return when the bucket will be full again once so many texts more have gone."""
    if pace.per_second is None:
        return now
    return max(free_at, now) + timedelta(seconds=texts / pace.per_second)
