"""How long people ask to wait, read from their own words."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.rules.reading.quotes import is_automatic
from shared.rules.reading.texting_words import asks_once_later, asks_why, zone_wanted
from shared.rules.spoken_waits import LONGEST_PAUSE, read_later, read_pause_end
from shared.rules.zones import zone

MONDAY = date(2026, 3, 2)
TEN = datetime(2026, 3, 2, 10, tzinfo=zone("America/New_York"))


@pytest.mark.parametrize(
    ("text", "until"),
    [
        ("pause", None),
        ("pause it while I am away", None),
        ("until the 31 june", None),
        ("PAUSE 3 days", "2026-03-05"),
        ("pause for a couple of days", "2026-03-04"),
        ("pause 2 weeks", "2026-03-16"),
        ("pause for a fortnight", "2026-03-16"),
        ("pause for a month", "2026-04-01"),
        ("pause till tomorrow", "2026-03-03"),
        ("pause for the weekend", "2026-03-09"),
        ("pause until next week", "2026-03-09"),
        ("pause until monday", "2026-03-09"),
        ("pause until tues", "2026-03-03"),
        ("pause until 4 june", "2026-06-04"),
        ("pause until the 4th of June", "2026-06-04"),
        ("pause till June 4th", "2026-06-04"),
        ("pause until 1 jan", "2027-01-01"),
        ("pause until may", "2026-05-01"),
        ("pause until the end of december", "2027-01-01"),
        ("pause until 2026-09-01", "2026-09-01"),
        ("pause until 1 february 2020", "2026-03-03"),
        ("pause 10 years", "2027-03-02"),
        ("pause 99999999 days", "2027-03-02"),
    ],
)
def test_the_end_of_a_pause_is_read(text: str, until: str | None) -> None:
    """From a count of days, weeks or months, a weekday, a month or a date; a year at most."""
    found = read_pause_end(text, MONDAY, day_first=False)
    assert found == (date.fromisoformat(until) if until else None)


@pytest.mark.parametrize(
    ("day_first", "until"), [(True, date(2026, 4, 6)), (False, date(2026, 6, 4))]
)
def test_a_date_in_figures_is_read_as_the_country_writes_it(
    until: date, *, day_first: bool
) -> None:
    """6/4 is the sixth of April in London and the fourth of June in Boston."""
    assert read_pause_end("pause until 6/4", MONDAY, day_first=day_first) == until


@given(text=st.text(max_size=60), day_first=st.booleans())
def test_a_pause_ends_after_today_and_within_a_year(text: str, *, day_first: bool) -> None:
    """Whatever is texted."""
    until = read_pause_end(text, MONDAY, day_first=day_first)
    assert until is None or MONDAY < until <= MONDAY + LONGEST_PAUSE


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("later", 2),
        ("in an hour", 1),
        ("in an hour and a half", 1.5),
        ("give me half an hour", 0.5),
        ("in 45 min", 0.75),
        ("in a minute", 1 / 6),
        ("in a couple of hours", 2),
        ("ask me at 6", 8),
        ("after 5:30pm", 7.5),
        ("at 9am", -1),
        ("after lunch", 4),
        ("when I get home", 8),
        ("tonight", 9.5),
        ("tomorrow", 24),
    ],
)
def test_later_is_read(text: str, hours: float) -> None:
    """An hour, a while, a part of the day; two hours where nothing is named."""
    assert read_later(text, TEN) == TEN + timedelta(hours=hours)


def test_an_hour_from_now_is_an_hour_also_when_clocks_change() -> None:
    """At 01:30 before the spring change, an hour later the clock shows 03:30."""
    before = datetime(2026, 3, 8, 1, 30, tzinfo=zone("America/New_York"))
    assert read_later("in an hour", before).isoformat() == "2026-03-08T03:30:00-04:00"


@given(text=st.text(max_size=60))
def test_any_text_has_a_later_or_a_zone_or_none(text: str) -> None:
    """Nothing raises, and a later has a zone."""
    assert read_later(text, TEN).tzinfo is TEN.tzinfo
    assert zone_wanted(text) is None or isinstance(zone_wanted(text), str)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("ZONE", ""),
        ("zone: Denver", "denver"),
        ("change my time zone to New York please", "new york please"),
        ("timezone is Europe/London.", "europe/london"),
        ("I zoned out", None),
        ("this is my comfort zone", None),
        ("time", None),
    ],
)
def test_zone_is_a_command_with_a_place(text: str, place: str | None) -> None:
    """In the first words of a text; elsewhere it is only a word."""
    assert zone_wanted(text) == place


@pytest.mark.parametrize(
    ("text", "asks"),
    [("why", True), ("why this step?", True), ("why does it hurt", False), ("I know why", False)],
)
def test_why_is_a_question_of_its_own(text: str, *, asks: bool) -> None:
    """Asked of the step and of nothing else."""
    assert asks_why(text) is asks


@pytest.mark.parametrize(
    ("text", "once"),
    [
        ("ask me at 6", True),
        ("please remind me again at 7pm", True),
        ("remind me at 7 every day", False),
        ("remind me in half an hour", True),
        ("ask me about love", False),
        ("ask me in a different way", False),
        ("text me at 8", False),
    ],
)
def test_once_later_is_no_change_of_the_daily_hour(text: str, *, once: bool) -> None:
    """ASK and REMIND are for today; with "every day" they are for good."""
    assert asks_once_later(text) is once


@pytest.mark.parametrize(
    ("text", "automatic"),
    [
        ("I'm driving", True),
        ("I\u2019m driving with Focus turned on. I\u2019ll see your message later.", True),
        ("Auto-reply: away", True),
        ("Out of office until Monday", True),
        ("I'm driving, ask me later", False),
        ("I'm driving myself mad over this", False),
        ("thank you for asking", False),
    ],
)
def test_what_a_phone_writes_by_itself_is_told_from_a_person(text: str, *, automatic: bool) -> None:
    """By its wording as a whole."""
    assert is_automatic(text) is automatic
