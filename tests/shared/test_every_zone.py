"""Every zone and every clock change from 2025 to 2028: one prompt a day, at the right instant."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

import pytest

from shared.rules.cadence import Rhythm, after_slot, next_due
from shared.rules.sending_window import at_local
from shared.rules.vocabulary import SlotKind
from shared.rules.zones import zone, zone_names

FIRST, LAST = datetime(2025, 1, 1, tzinfo=UTC), datetime(2029, 1, 1, tzinfo=UTC)
A_DAY, A_QUARTER = timedelta(days=1), timedelta(minutes=15)
SUNDAY = 6
# Chosen too early, at the opening, on a half hour, at the last moment, and too late.
HOURS = [time(0), time(2, 30), time(9), time(13, 15), time(19, 30), time(23, 59)]


@dataclass(frozen=True)
class Change:
    """One clock change: the first instant of the new offset, and both offsets."""

    at: datetime
    before: timedelta
    after: timedelta


def offset(tz: ZoneInfo, instant: datetime) -> timedelta:
    """Return how far a zone is ahead of UTC at an instant."""
    ahead = instant.astimezone(tz).utcoffset()
    assert ahead is not None
    return ahead


def first_of(tz: ZoneInfo, early: datetime, late: datetime) -> datetime:
    """Return the first second between two instants at which the later offset holds."""
    while late - early > timedelta(seconds=1):
        middle = early + (late - early) // 2
        middle -= timedelta(microseconds=middle.microsecond)
        if offset(tz, middle) == offset(tz, early):
            early = middle
        else:
            late = middle
    return late


def changes(tz: ZoneInfo) -> tuple[Change, ...]:
    """Return every clock change of a zone in the four years."""
    found, day = [], FIRST
    ahead = offset(tz, day)
    while day < LAST:
        if (later := offset(tz, day + A_DAY)) != ahead:
            found.append(Change(first_of(tz, day, day + A_DAY), ahead, later))
        day, ahead = day + A_DAY, later
    return tuple(found)


@cache
def alike() -> dict[tuple[object, ...], list[str]]:
    """Return every zone there is, those together whose clocks agree in the four years."""
    groups: dict[tuple[object, ...], list[str]] = defaultdict(list)
    for name in sorted(zone_names()):
        tz = zone(name)
        groups[offset(tz, FIRST), changes(tz)].append(name)
    return groups


def every_change() -> list[tuple[ZoneInfo, Change]]:
    """Return each change once, with one zone that has it."""
    return [
        (zone(names[0]), change) for names in alike().values() for change in changes(zone(names[0]))
    ]


def test_there_are_changes_of_every_kind() -> None:
    """Hundreds of zones and of changes; by an hour and by half, at midnight and in the evening."""
    assert sum(map(len, alike().values())) == len(zone_names()) > 590
    found = every_change()
    assert len(found) > 200
    assert {abs(change.after - change.before) for _, change in found} >= {
        timedelta(minutes=30),
        timedelta(hours=1),
    }
    assert len({(change.at + change.before).time() for _, change in found}) >= 5


def test_a_time_in_the_gap_or_the_overlap_is_read_as_the_standard_says() -> None:
    """RFC 5545: by the offset before the change; before and after it, by the one that holds."""
    for tz, change in every_change():
        skips_from = (change.at + change.before).replace(tzinfo=None)
        goes_on_at = (change.at + change.after).replace(tzinfo=None)
        wall = min(skips_from, goes_on_at) - 4 * A_QUARTER
        while wall <= max(skips_from, goes_on_at) + 4 * A_QUARTER:
            is_old = wall < max(skips_from, goes_on_at)
            expected = wall.replace(tzinfo=UTC) - (change.before if is_old else change.after)
            assert at_local(wall.date(), wall.time(), tz) == expected, (tz.key, wall)
            wall += A_QUARTER


def expected_wall(hour: time, day: date) -> time:
    """Return when a text may come on a day for who chose an hour, as the page for people says."""
    opens = time(12) if day.weekday() == SUNDAY else time(9)
    return min(max(hour, opens), time(19, 30))


@pytest.mark.parametrize("hour", HOURS, ids=str)
def test_around_each_change_there_is_one_prompt_a_day_at_the_hour_on_the_wall(hour: time) -> None:
    """From two days before it to two days after: each date has one, none outside the window."""
    for tz, change in every_change():
        first = change.at.astimezone(tz).date() - 2 * A_DAY
        begin = datetime.combine(first, time(0), tz).astimezone(UTC)
        life, after, days = Rhythm(tz, hour, 1), begin, []
        while len(days) < 5:
            due = next_due(life, after)
            assert due is not None
            assert due.kind is SlotKind.PROMPT
            local = due.at.astimezone(tz)
            assert (local.date(), local.time()) == (due.day, expected_wall(hour, due.day)), tz.key
            assert due.at == datetime.combine(due.day, local.time(), tz), tz.key
            days.append(due.day)
            life = Rhythm(tz, hour, 1, last_slot_on=after_slot(life, due, due.at).last_slot_on)
            after = due.at
        assert days == [first + number * A_DAY for number in range(5)], tz.key
