"""When a text is due: local hours, clock changes, the sending window, silence and the taper."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.rules.cadence import Due, Lateness, Rhythm, after_slot, lateness, next_due
from shared.rules.sending_window import at_local, is_open, next_open, window_of
from shared.rules.vocabulary import SlotKind
from shared.rules.zones import UnknownZoneError, zone, zone_names

NEW_YORK = zone("America/New_York")
MONDAY = datetime(2026, 3, 2, 5, tzinfo=UTC)


def rhythm(**facts: object) -> Rhythm:
    """A participant in New York who chose 09:00 and stands at step 1."""
    return replace(Rhythm(NEW_YORK, time(9), 1), **facts)  # type: ignore[arg-type]


def days(start: Rhythm, count: int, *, answers: bool) -> list[Due]:
    """Live through the next texts, answering each or none."""
    life, after, dues = start, MONDAY, []
    for _ in range(count):
        due = next_due(life, after)
        if due is None:
            break
        dues.append(due)
        life, after = after_slot(life, due), due.at
        if answers:
            life = replace(life, silent_days=0, last_step_on=due.day, step=life.step + 1)
    return dues


@pytest.mark.parametrize(
    ("wall", "expected"),
    [
        (time(2, 30), datetime(2026, 3, 8, 7, 30, tzinfo=UTC)),
        (time(9), datetime(2026, 3, 8, 13, tzinfo=UTC)),
    ],
)
def test_a_time_in_the_gap_moves_forward_by_the_gap(wall: time, expected: datetime) -> None:
    """02:30 does not exist on 8 March 2026 in New York: it is 03:30 there, 07:30 UTC."""
    assert at_local(date(2026, 3, 8), wall, NEW_YORK) == expected


def test_a_time_that_comes_twice_is_the_first_one() -> None:
    """01:30 comes twice on 1 November 2026 in New York; the first is in summer time."""
    first = datetime(2026, 11, 1, 5, 30, tzinfo=UTC)
    assert at_local(date(2026, 11, 1), time(1, 30), NEW_YORK) == first


def test_nine_stays_nine_through_a_clock_change() -> None:
    """Wall-clock time is local time."""
    walls = {due.at.astimezone(NEW_YORK).time() for due in days(rhythm(), 6, answers=True)}
    assert walls == {time(9)}


@given(
    st.sampled_from(sorted(zone_names())),
    st.times(),
    st.datetimes(datetime(2025, 1, 1), datetime(2028, 12, 1), timezones=st.just(UTC)),
)
def test_every_text_is_due_inside_the_window(name: str, wall: time, after: datetime) -> None:
    """Whatever the hour chosen, the zone and the season."""
    due = next_due(Rhythm(zone(name), wall, 1), after)
    assert due is not None
    assert due.at >= after
    assert window_of(due.day, zone(name)).holds(due.at)


def test_silence_is_met_with_an_easier_question_then_one_offer_to_pause_then_nothing() -> None:
    """Two days of prompts, three easier ones, one offer, and then we wait."""
    kinds = [due.kind for due in days(rhythm(), 20, answers=False)]
    assert kinds == [SlotKind.PROMPT] * 2 + [SlotKind.EASIER] * 3 + [SlotKind.PAUSE_OR_STOP]


@pytest.mark.parametrize(("week", "texts"), list(enumerate((7, 7, 6, 5, 5, 4, 4, 3), start=1)))
def test_texts_a_week_taper(week: int, texts: int) -> None:
    """Seven a week at first, three in the eighth week."""
    step = (week - 1) * 7 + 1
    life, after, count = rhythm(step=step), MONDAY, 0
    while (due := next_due(life, after)) and due.at < MONDAY + timedelta(days=7):
        count, after = count + 1, due.at
        life = replace(after_slot(life, due), silent_days=0)
    assert count == texts


def test_a_step_done_today_by_any_channel_is_not_asked_again_today() -> None:
    """The next text belongs to the next day."""
    due = next_due(rhythm(last_step_on=date(2026, 3, 2)), MONDAY)
    assert due is not None
    assert due.day == date(2026, 3, 3)


def test_an_earlier_hour_chosen_after_todays_text_brings_no_second_one() -> None:
    """The day of the last text is over for the planner."""
    due = next_due(rhythm(last_slot_on=date(2026, 3, 2)), MONDAY)
    assert due is not None
    assert due.day == date(2026, 3, 3)


def test_a_pause_ends_on_its_day() -> None:
    """Nothing is due before the day the person named."""
    due = next_due(rhythm(paused_until=date(2026, 3, 10)), MONDAY)
    assert due is not None
    assert due.day == date(2026, 3, 10)


def test_after_downtime_a_text_goes_late_in_its_own_window_or_never() -> None:
    """Late the same day, skipped the next."""
    due = Due(datetime(2026, 3, 2, 14, tzinfo=UTC), date(2026, 3, 2), SlotKind.PROMPT)
    assert lateness(due, datetime(2026, 3, 2, 23, tzinfo=UTC), NEW_YORK) is Lateness.SEND
    assert lateness(due, datetime(2026, 3, 3, 1, tzinfo=UTC), NEW_YORK) is Lateness.SKIP


@given(st.datetimes(datetime(2025, 1, 1), datetime(2028, 12, 1), timezones=st.just(UTC)))
def test_the_next_opening_is_open(instant: datetime) -> None:
    """An answer held for the morning goes out when the window opens, on Sunday at noon."""
    opening = next_open(instant, NEW_YORK)
    assert opening >= instant
    assert is_open(opening, NEW_YORK)


def test_an_unknown_zone_is_named() -> None:
    """The error says what a zone looks like."""
    with pytest.raises(UnknownZoneError, match=r"Mars.*America/New_York"):
        zone("Mars")
