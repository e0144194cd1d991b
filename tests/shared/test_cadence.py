"""When a text is due: local hours, clock changes, the sending window, silence and the taper."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.rules.cadence import (
    Due,
    Lateness,
    Rhythm,
    after_slot,
    ends_at,
    first_day_after,
    lateness,
    next_due,
    reminds_of,
)
from shared.rules.sending_window import (
    at_local,
    is_open,
    local_day,
    next_open,
    window_of,
    within_window,
)
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
        life, after = after_slot(life, due, due.at), due.at
        if answers:
            life = replace(
                life,
                silent_days=0,
                remind_at=None,
                last_step_on=due.day,
                step=life.step + 1,
            )
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
    kinds = [due.kind for due in days(rhythm(reminds=False), 20, answers=False)]
    assert kinds == [SlotKind.PROMPT] * 2 + [SlotKind.EASIER] * 3 + [SlotKind.PAUSE_OR_STOP]


@pytest.mark.parametrize(("week", "texts"), list(enumerate((7, 7, 6, 5, 5, 4, 4, 3), start=1)))
def test_texts_a_week_taper(week: int, texts: int) -> None:
    """Seven a week at first, three in the eighth week."""
    step = (week - 1) * 7 + 1
    life, after, count = rhythm(step=step), MONDAY, 0
    while (due := next_due(life, after)) and due.at < MONDAY + timedelta(days=7):
        count, after = count + 1, due.at
        life = replace(after_slot(life, due, due.at), silent_days=0, remind_at=None)
    assert count == texts


def test_a_prompt_nobody_answers_is_reminded_of_once_after_four_hours() -> None:
    """The easier questions are reminders themselves, and have none of their own."""
    kinds = [due.kind for due in days(rhythm(), 20, answers=False)]
    reminded = [SlotKind.PROMPT, SlotKind.REMINDER]
    assert kinds == reminded * 2 + [SlotKind.EASIER] * 3 + [SlotKind.PAUSE_OR_STOP]
    prompt, reminder, *_ = days(rhythm(), 2, answers=False)
    assert (reminder.at - prompt.at, reminder.day) == (timedelta(hours=4), prompt.day)


def test_a_prompt_that_is_answered_is_not_reminded_of() -> None:
    """Day after day there is one text."""
    assert {due.kind for due in days(rhythm(), 20, answers=True)} == {SlotKind.PROMPT}


@pytest.mark.parametrize(("hour", "reminders"), [(time(15, 30), 1), (time(15, 31), 0)])
def test_a_reminder_that_would_come_in_the_evening_is_left_out(hour: time, reminders: int) -> None:
    """At half past seven there is half an hour left to arrive; a minute later there is not."""
    kinds = [due.kind for due in days(rhythm(prompt_time=hour), 2, answers=False)]
    assert kinds.count(SlotKind.REMINDER) == reminders


@pytest.mark.parametrize(
    "facts",
    [
        {"paused_until": date(2026, 3, 9)},
        {"last_step_on": date(2026, 3, 2)},
        {"reminds": False, "remind_at": None},
    ],
)
def test_no_reminder_in_a_pause_after_the_step_or_to_who_wants_none(
    facts: dict[str, object],
) -> None:
    """The next text is a day's own."""
    (prompt,) = days(rhythm(), 1, answers=False)
    reminded = after_slot(rhythm(), prompt, prompt.at)
    due = next_due(replace(reminded, **facts), prompt.at)  # type: ignore[arg-type]
    assert due is not None
    assert due.kind is SlotKind.PROMPT


def test_a_late_reminder_is_of_use_for_two_hours() -> None:
    """Later than that, or in the last half hour of the window, it is left out."""
    one = Due(datetime(2026, 3, 2, 18, tzinfo=UTC), date(2026, 3, 2), SlotKind.REMINDER)
    two_hours = one.at + timedelta(hours=2)
    assert lateness(one, two_hours, NEW_YORK) is Lateness.SEND
    assert lateness(one, two_hours + timedelta(seconds=1), NEW_YORK) is Lateness.SKIP
    assert ends_at(one, NEW_YORK) == two_hours
    evening = replace(one, at=datetime(2026, 3, 3, 0, tzinfo=UTC))
    assert lateness(evening, evening.at + timedelta(minutes=31), NEW_YORK) is Lateness.SKIP
    assert ends_at(evening, NEW_YORK) == datetime(2026, 3, 3, 1, tzinfo=UTC)


def test_a_prompt_that_went_out_late_or_not_at_all_is_not_reminded_of() -> None:
    """It came two hours ago or more, or a reminder would only make two texts of one."""
    now = datetime(2026, 3, 2, 18, tzinfo=UTC)
    ago = [timedelta(hours=4), timedelta(hours=2), timedelta(minutes=119)]
    assert [reminds_of(now - late, now) for late in ago] == [True, True, False]
    assert not reminds_of(None, now)


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


HOURS = st.times(time(9), time(19, 30))
ZONES = st.sampled_from(sorted(zone_names()))


@given(ZONES, ZONES, HOURS, st.dates(date(2025, 1, 1), date(2028, 11, 1)))
def test_after_a_journey_the_next_text_is_hours_away_and_on_another_date(
    left: str, reached: str, hour: time, last: date
) -> None:
    """Whatever the two zones: not within four hours, on no date twice, and within two days."""
    old, new = zone(left), zone(reached)
    sent_at = at_local(last, within_window(hour, last), old)
    day = first_day_after(last, sent_at, hour, new)
    gap = at_local(day, within_window(hour, day), new) - sent_at
    assert timedelta(hours=4) <= gap < timedelta(hours=48)
    assert day > min(last, local_day(sent_at, new))


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
