"""The forecast: what would be sent and when, which is what the planner then does."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest

from scheduler.forecast import Facts, Foreseen, forecast
from shared.content import Content
from shared.rules.cadence import Rhythm
from shared.rules.programme import LAST_STEP
from shared.rules.segments import segments
from shared.rules.vocabulary import Role, SlotKind
from shared.rules.zones import zone
from tests.scheduler.someone import PHONE

LONG = 400  # days, longer than the programme


def facts(timezone: str, hour: time, since: date, *, step: int = 1) -> Facts:
    """Someone who was hurt, with nothing behind them yet."""
    return Facts(PHONE, Rhythm(zone(timezone), hour, step), Role.HURT, since)


# The zone, the hour chosen, the first of five days, and the hour of each day's text in UTC.
CLOCK_CHANGES = [
    pytest.param(
        *("America/New_York", time(13), date(2026, 3, 6)),
        ["18:00", "18:00", "17:00", "17:00", "17:00"],
        id="New York in March",
    ),
    pytest.param(
        *("America/New_York", time(13), date(2026, 10, 30)),
        ["17:00", "17:00", "18:00", "18:00", "18:00"],
        id="New York in November",
    ),
    pytest.param(
        *("Europe/London", time(12, 30), date(2026, 3, 27)),
        ["12:30", "12:30", "11:30", "11:30", "11:30"],
        id="London in March",
    ),
    pytest.param(
        *("Europe/London", time(12, 30), date(2026, 10, 30)),
        ["12:30", "12:30", "12:30", "12:30", "12:30"],
        id="London in November, a week after its change",
    ),
    pytest.param(
        *("Australia/Lord_Howe", time(13), date(2026, 4, 3)),
        ["02:00", "02:00", "02:30", "02:30", "02:30"],
        id="Lord Howe in April, by half an hour",
    ),
    pytest.param(
        *("Australia/Lord_Howe", time(13), date(2026, 10, 30)),
        ["02:00", "02:00", "02:00", "02:00", "02:00"],
        id="Lord Howe in November",
    ),
    pytest.param(
        *("Asia/Kathmandu", time(12), date(2026, 3, 27)),
        ["06:15", "06:15", "06:15", "06:15", "06:15"],
        id="Kathmandu in March, where the clock never changes",
    ),
    pytest.param(
        *("Asia/Kathmandu", time(12), date(2026, 10, 30)),
        ["06:15", "06:15", "06:15", "06:15", "06:15"],
        id="Kathmandu in November",
    ),
]


@pytest.mark.parametrize(("timezone", "hour", "first", "instants"), CLOCK_CHANGES)
def test_through_a_clock_change_the_hour_on_the_wall_stays(
    content: Content, timezone: str, hour: time, first: date, instants: list[str]
) -> None:
    """One text a day, at the hour chosen to the minute, whatever that is in UTC."""
    texts = list(forecast(content, facts(timezone, hour, first), first, 5))
    days = [first + timedelta(days=ahead) for ahead in range(5)]
    assert [text.local.replace(tzinfo=None) for text in texts] == [
        datetime.combine(day, hour) for day in days
    ]
    assert [f"{text.utc:%H:%M}" for text in texts] == instants
    assert [text.utc.date() for text in texts] == days
    assert all(text.local == text.utc for text in texts)
    assert {text.local.tzinfo for text in texts} == {zone(timezone)}
    assert [text.step for text in texts] == [1, 2, 3, 4, 5]


def test_on_a_sunday_the_text_waits_for_noon(content: Content) -> None:
    """Nine o'clock on the other days; the Sunday of the change is no exception."""
    first = date(2026, 3, 7)
    texts = forecast(content, facts("America/New_York", time(9), first), first, 3)
    assert [f"{text.utc:%d %H:%M}" for text in texts] == ["07 14:00", "08 16:00", "09 13:00"]


def test_a_text_says_who_where_what_and_how_long(content: Content) -> None:
    """Everything that is needed to check it, with the words as they would be sent."""
    first = date(2026, 3, 2)
    (text,) = forecast(content, facts("Europe/London", time(9), first), first, 1)
    words = content.step(1).for_role(Role.HURT).prompt
    nine = datetime(2026, 3, 2, 9, tzinfo=UTC)
    assert text == Foreseen(
        phone=PHONE,
        timezone="Europe/London",
        local=nine.astimezone(zone("Europe/London")),
        utc=nine,
        kind=SlotKind.PROMPT,
        step=1,
        segments=1,
        text=words,
    )


@pytest.mark.parametrize("role", Role)
def test_every_text_of_the_programme_is_one_segment(content: Content, role: Role) -> None:
    """From the first step to the last, answered each day, and so are the notes after it."""
    first = date(2026, 1, 5)
    life = Facts(PHONE, Rhythm(zone("Europe/London"), time(9), 1), role, first)
    texts = list(forecast(content, life, first, LONG))
    steps = [text for text in texts if text.kind is SlotKind.PROMPT]
    assert [text.step for text in steps] == list(range(1, LAST_STEP + 1))
    assert [text.segments for text in texts] == [segments(text.text) for text in texts]
    assert {text.segments for text in texts} == {1}


def test_after_the_last_step_a_note_comes_weekly_and_then_monthly(content: Content) -> None:
    """Four at a week's distance, then one every thirty days, each in other words than before."""
    last = date(2026, 3, 2)
    life = facts("Europe/London", time(9), last, step=LAST_STEP)
    _, *notes = forecast(content, life, last, 150)
    assert {note.kind for note in notes} == {SlotKind.BOOSTER}
    days = [(note.local.date() - last).days for note in notes]
    assert days == [7, 14, 21, 28, 58, 88, 118, 148]
    assert len({note.text for note in notes[:7]}) == 7


def test_silence_gets_fewer_words_and_then_none(content: Content) -> None:
    """Two prompts, each with its reminder, three easier questions, one "pause or stop?"."""
    first = date(2026, 3, 2)
    life = facts("America/New_York", time(9), first, step=3)
    texts = list(forecast(content, life, first, 60, silent=True))
    own = content.step(3).for_role(Role.HURT)
    assert [(text.kind, text.text) for text in texts] == [
        *[(SlotKind.PROMPT, own.prompt), (SlotKind.REMINDER, own.answers["silence"])] * 2,
        (SlotKind.EASIER, own.easier),
        (SlotKind.EASIER, content.say("easier_again", variant=6)),
        (SlotKind.EASIER, content.say("easier_again", variant=7)),
        (SlotKind.PAUSE_OR_STOP, content.say("pause_or_stop")),
    ]
    hours = ["2 09", "2 13", "3 09", "3 13", "4 09", "5 09", "6 09", "7 09"]
    assert [f"{text.local:%-d %H}" for text in texts] == hours
    assert {text.step for text in texts} == {3}


@pytest.mark.parametrize(
    ("week", "weekdays"),
    [(1, "MTWTFSS"), (2, "MTWTFSS"), (3, "MTWTFS"), (4, "MTTFS"), (6, "MWFS"), (8, "MWF")],
)
def test_with_the_weeks_the_texts_thin_out(content: Content, week: int, weekdays: str) -> None:
    """From one a day to three a week; on the safety track no step that needs safety is in them."""
    monday = date(2026, 3, 2)
    step = 7 * (week - 1) + 1
    life = facts("Europe/London", time(9), monday, step=step)
    texts = list(forecast(content, life, monday, 7))
    assert "".join(f"{text.local:%a}"[0] for text in texts) == weekdays
    unsafe = forecast(content, replace(life, gates=frozenset()), monday, 7)
    for text, other in zip(texts, unsafe, strict=True):
        instead = content.step(text.step).instead
        assert other.text == (instead.prompt if instead else text.text)


def test_a_forecast_from_a_later_day_knows_the_step_reached_by_then(content: Content) -> None:
    """Life is played from the day it began: asking for the second week gives its steps."""
    began, asked = date(2026, 3, 2), date(2026, 3, 9)
    life = facts("Europe/London", time(9), began)
    whole = list(forecast(content, life, began, 10))
    assert list(forecast(content, life, asked, 3)) == whole[7:]
    assert whole[7].step == 8


def test_no_text_of_an_empty_span(content: Content) -> None:
    """No days, no texts."""
    first = date(2026, 3, 2)
    assert list(forecast(content, facts("Europe/London", time(9), first), first, 0)) == []
