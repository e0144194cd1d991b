"""A popular hour smoothed: everybody has a moment of their own, and they lie evenly."""

from collections import Counter
from datetime import timedelta

import pytest

from shared.rules.spread import LONGEST, own_moment, spread_of

TEN_MINUTES = timedelta(minutes=10)


@pytest.mark.parametrize("step", [1, 2, 7, 1000])
def test_moments_lie_evenly_over_the_span(step: int) -> None:
    """Ten thousand people, or every seventh of them: each minute of ten has its tenth."""
    people = range(step, 10_000 * step + step, step)
    minutes = Counter(own_moment(one, TEN_MINUTES) // timedelta(minutes=1) for one in people)
    assert set(minutes) == set(range(10))
    assert all(abs(count - 1000) <= 30 for count in minutes.values())


def test_a_moment_is_the_same_each_day_and_inside_the_span() -> None:
    """A number in whole seconds, for any participant there may be."""
    moments = [own_moment(one, TEN_MINUTES) for one in (1, 2, 2**31 - 1)]
    assert moments == [own_moment(one, TEN_MINUTES) for one in (1, 2, 2**31 - 1)]
    assert all(timedelta(0) <= moment < TEN_MINUTES for moment in moments)
    assert all(moment == timedelta(seconds=moment.total_seconds() // 1) for moment in moments)


def test_without_a_span_everybody_has_the_hour_itself() -> None:
    """Nine is nine."""
    assert {own_moment(one, timedelta(0)) for one in range(100)} == {timedelta(0)}


@pytest.mark.parametrize(("minutes", "span"), [(None, 0), ("0", 0), ("10", 10), ("20", 20)])
def test_a_setting_is_minutes(minutes: str | None, span: int) -> None:
    """Unset is none; the longest still leaves the last text of a day time to arrive."""
    assert spread_of(minutes) == timedelta(minutes=span) <= LONGEST


@pytest.mark.parametrize("minutes", ["21", "-1", "ten", "1.5"])
def test_a_setting_that_may_not_be_is_named(minutes: str) -> None:
    """The message says which may."""
    with pytest.raises(ValueError, match=r"STEADY_SPREAD_MINUTES.*from 0 to 20"):
        spread_of(minutes)
