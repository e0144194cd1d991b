"""When texts come, as people ask for it: another hour, another zone, a pause, later today."""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import select

from scheduler.planner import plan
from shared.content import Content
from shared.rules.zones import zone
from shared.services import people
from shared.storage.models import OutboxText, Slot
from shared.storage.states import Status
from sms.inbound import TextService
from tests.clocks import MovableClock
from tests.sms.phone import Phone, person, prompt

NEW_YORK = zone("America/New_York")


def _at(hour: int, minute: int = 0, day: int = 2) -> datetime:
    """An instant of March 2026 in New York; the second is a Monday."""
    return datetime(2026, 3, day, hour, minute, tzinfo=NEW_YORK).astimezone(UTC)


def _days_with_a_prompt(service: TextService, clock: MovableClock, hours: int) -> list[date]:
    """Let so many hours go by, planning each, and return the days that had a text so far."""
    for _ in range(hours):
        clock.move(hours=1)
        with service.database.begin() as session:
            plan(session, service.content, clock())
    with service.database.begin() as session:
        return list(session.scalars(select(Slot.local_date).order_by(Slot.planned_at)))


@pytest.mark.parametrize(
    ("text", "until"),
    [
        ("PAUSE", "Monday, March 9"),
        ("PAUSE 3 days", "Thursday, March 5"),
        ("pause 2 weeks please", "Monday, March 16"),
        ("pause until monday", "Monday, March 9"),
        ("pause until 4 june", "Thursday, June 4"),
        ("Pause till June 4th", "Thursday, June 4"),
        ("pause for 10 years", "Tuesday, March 2, 2027"),
        ("pause until yesterday", "Monday, March 9"),
    ],
)
def test_a_pause_lasts_as_long_as_was_said_and_the_day_is_said_back(
    phone: Phone, service: TextService, clock: MovableClock, content: Content, text: str, until: str
) -> None:
    """A week where no time was named, a year at most; then the texts come again."""
    phone.joins()
    assert phone.says(text) == [content.say("paused", date=until)]
    assert person(service).status is Status.PAUSED
    prompt(service, clock)
    assert person(service).status is Status.ACTIVE
    assert people.today_of(person(service), clock()) == person(service).last_slot_on


def test_resume_ends_a_pause(phone: Phone, service: TextService, content: Content) -> None:
    """The texts go on where they stood."""
    phone.joins()
    phone.says("PAUSE 3 weeks")
    assert phone.says("RESUME") == [content.say("resumed")]
    due = person(service).next_due_at
    assert due is not None
    assert due < _at(12, day=4)


@pytest.mark.parametrize(
    ("text", "hour", "at"),
    [
        ("LATER", "12:30 pm", _at(12, 30)),
        ("ask me at 6", "6 pm", _at(18)),
        ("remind me at 5:30pm please", "5:30 pm", _at(17, 30)),
        ("in an hour", "11:30 am", _at(11, 30)),
        ("not now, ask me again in half an hour", "11 am", _at(11)),
        ("remind me tonight", "7:30 pm", _at(19, 30)),
    ],
)
def test_later_is_the_hour_that_was_asked_for(
    phone: Phone,
    service: TextService,
    clock: MovableClock,
    content: Content,
    text: str,
    hour: str,
    at: datetime,
) -> None:
    """Today's step comes again then, once, and the daily hour stays what it was."""
    phone.joins()
    asked = prompt(service, clock)
    clock.now = _at(10, 30, day=3)
    assert phone.says(text) == [content.say("snoozed", hour=hour)]
    with service.database.begin() as session:
        again = session.scalars(select(OutboxText).order_by(OutboxText.not_before)).all()[-1]
    assert (again.body, again.not_before) == (asked, at + timedelta(days=1))
    assert str(person(service).prompt_time) == "09:00:00"


@pytest.mark.parametrize(
    ("text", "key"),
    [("in two hours", "snooze_past"), ("ask me at 9pm", "snooze_past"), ("tomorrow", "not_yet")],
)
def test_past_the_window_nothing_is_asked_again_and_that_is_said(
    phone: Phone, service: TextService, clock: MovableClock, content: Content, text: str, key: str
) -> None:
    """The step keeps; no text goes out at night."""
    phone.joins()
    prompt(service, clock)
    clock.now = _at(18, 30, day=3)
    assert phone.says(text) == [content.say(key)]
    with service.database.begin() as session:
        assert len(session.scalars(select(OutboxText)).all()) == 1


def test_an_hour_for_good_is_no_later(
    phone: Phone, service: TextService, clock: MovableClock, content: Content
) -> None:
    """Words for every day move the daily hour, and so does TIME."""
    phone.joins()
    prompt(service, clock)
    assert phone.says("text me at 6pm every day") == [content.say("time_moved", hour="6 pm")]
    assert phone.says("TIME 8am") == [content.say("hour_moved", hour="9 am")]


@pytest.mark.parametrize(
    "text", ["ZONE Denver", "change my time zone to denver please", "timezone: America/Denver"]
)
def test_another_zone_is_confirmed_with_its_time(
    phone: Phone, service: TextService, content: Content, text: str
) -> None:
    """It is 10 in New York, so it is 8 in Denver."""
    phone.joins()
    said = content.say("zone_moved", zone="Denver", time="8 am", hour="9 am")
    assert phone.says(text) == [said]
    assert person(service).timezone == "America/Denver"


def test_zone_alone_asks_for_a_city(phone: Phone, service: TextService, content: Content) -> None:
    """The next text is its answer."""
    phone.joins()
    assert phone.says("ZONE") == [content.say("zone_ask")]
    assert "London" in phone.says("I am near London now")[0]
    assert person(service).timezone == "Europe/London"


@pytest.mark.parametrize("hour", ["9am", "6pm"])
@pytest.mark.parametrize("left_at", [8, 14, 17, 23])
@pytest.mark.parametrize("place", ["Los Angeles", "London", "Tokyo", "Auckland", "Honolulu"])
def test_a_zone_changed_in_the_middle_of_a_day_brings_neither_two_prompts_nor_none(
    phone: Phone, service: TextService, clock: MovableClock, hour: str, left_at: int, place: str
) -> None:
    """Whatever the hour, every local day from the change on has one, or its window had closed."""
    clock.now = _at(8, day=2)
    phone.joins(hour)
    _days_with_a_prompt(service, clock, 24)
    clock.now = _at(7, day=3)
    before = _days_with_a_prompt(service, clock, left_at - 7)
    phone.says(f"ZONE {place}")
    there = clock().astimezone(people.zone_of(person(service)))
    days = _days_with_a_prompt(service, clock, 60)
    assert len(days) == len(set(days))
    expected = {there.date() + timedelta(days=1), *before}
    if there.hour < 19:
        expected.add(there.date())
    assert expected <= set(days)
