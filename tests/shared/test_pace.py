"""How fast a sender may send: its class or what was written, by the second and by the day."""

from datetime import UTC, date, datetime, timedelta

import pytest

from shared.rules.pace import PACES, Pace, after, day_of, read_pace, room

NOON = datetime(2026, 3, 2, 17, tzinfo=UTC)


@pytest.mark.parametrize(
    ("written", "pace"),
    [
        *PACES.items(),
        ("30/s", Pace(30)),
        ("0.5/s", Pace(0.5)),
        ("30/s 50000/day", Pace(30, 50_000)),
    ],
)
def test_a_pace_is_a_class_or_written_out(written: str, pace: Pace) -> None:
    """By name, or texts a second and, if there is a cap, a day."""
    assert read_pace(written) == pace


@pytest.mark.parametrize(
    "written", ["", "fast", "30", "0/s", "-1/s", "inf/s", "3/s 0/day", "3/s x"]
)
def test_what_is_no_pace_is_refused_with_what_may_be_written(written: str) -> None:
    """The message names the classes."""
    with pytest.raises(ValueError, match="long_code"):
        read_pace(written)


@pytest.mark.parametrize("per_second", [1, 3, 0.5, 100])
def test_over_any_time_no_more_goes_than_the_bucket_and_its_refill(per_second: float) -> None:
    """Asked ten times a second for a minute, whatever fits is sent."""
    pace, free_at, sent = Pace(per_second), NOON, 0
    for tenth in range(600):
        now = NOON + timedelta(seconds=tenth / 10)
        fits = room(pace, free_at, sent, now)
        assert fits is not None
        free_at = after(pace, free_at, fits, now)
        sent += fits
    full = max(per_second, 1)
    assert 59.9 * per_second - 1 <= sent <= 59.9 * per_second + full


def test_the_days_cap_holds_whatever_the_second_allows() -> None:
    """Two left of a hundred."""
    assert room(Pace(10, 100), NOON, 98, NOON) == 2
    assert room(Pace(10, 100), NOON, 101, NOON) == 0
    assert room(Pace(), NOON, 10**6, NOON) is None


def test_the_networks_day_is_pacific() -> None:
    """Seven in the morning UTC is still the day before, in winter until eight."""
    assert day_of(datetime(2026, 3, 2, 7, 59, tzinfo=UTC)) == date(2026, 3, 1)
    assert day_of(datetime(2026, 3, 2, 8, 0, tzinfo=UTC)) == date(2026, 3, 2)
