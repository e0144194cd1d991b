"""When a text may reach a person: local wall-clock hours, by day of the week."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

_SUNDAY = 6
_OPENS, _OPENS_ON_SUNDAY, _CLOSES = time(9), time(12), time(20)
_LAST_PROMPT = time(19, 30)
_TIME_TO_ARRIVE = timedelta(minutes=30)


@dataclass(frozen=True)
class Window:
    """One local day's sending hours as instants in UTC; the end is outside."""

    opens: datetime
    closes: datetime

    def holds(self, instant: datetime) -> bool:
        """Tell whether an instant lies inside."""
        return self.opens <= instant < self.closes


# Many people have the same hour, the same day, the same zone.
@lru_cache(maxsize=10_000)
def at_local(day: date, wall: time, tz: ZoneInfo) -> datetime:
    """Return the instant (UTC) of a wall-clock time on a local day.

    A time in the gap of a clock change moves forward by the gap; of a time that comes twice, the
    first is taken (RFC 5545, section 3.3.5).
    """
    return datetime.combine(day, wall.replace(fold=0), tzinfo=tz).astimezone(UTC)


def local_day(instant: datetime, tz: ZoneInfo) -> date:
    """Return the local date of an instant."""
    return instant.astimezone(tz).date()


@lru_cache(maxsize=1_000)
def window_of(day: date, tz: ZoneInfo) -> Window:
    """Return the sending window of a local day: 09:00 to 20:00, on Sunday from 12:00."""
    return Window(at_local(day, _opening(day), tz), at_local(day, _CLOSES, tz))


def is_open(instant: datetime, tz: ZoneInfo) -> bool:
    """Tell whether a text may reach a person in this zone at this instant."""
    return window_of(local_day(instant, tz), tz).holds(instant)


def is_in_time(instant: datetime, tz: ZoneInfo) -> bool:
    """Tell whether a text that goes out at an instant has half an hour of its window to arrive."""
    window = window_of(local_day(instant, tz), tz)
    return window.opens <= instant <= window.closes - _TIME_TO_ARRIVE


def next_open(instant: datetime, tz: ZoneInfo) -> datetime:
    """Return this instant if the window is open, else the next one at which it opens (UTC)."""
    today = local_day(instant, tz)
    for day in (today, today + timedelta(days=1), today + timedelta(days=2)):
        window = window_of(day, tz)
        if instant < window.closes and window.opens < window.closes:
            return max(instant, window.opens).astimezone(UTC)
    raise AssertionError("A sending window opens on one of any three days.")


def within_window(wall: time, day: date) -> time:
    """Return the hour nearest to the one chosen at which a text may go out on this day.

    Too early waits for the opening; too late goes out half an hour before the end, so that the
    text has time to arrive.
    """
    return min(max(wall, _opening(day)), _LAST_PROMPT)


def _opening(day: date) -> time:
    return _OPENS_ON_SUNDAY if day.weekday() == _SUNDAY else _OPENS
