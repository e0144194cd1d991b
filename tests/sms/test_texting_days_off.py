"""A day off: one day without a text, of which nothing is missed."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from shared.rules.reading.texting_words import day_off_wanted
from shared.rules.spoken_waits import read_day
from shared.services import people
from shared.storage.models import OutboxText
from shared.storage.states import TextStatus
from sms.inbound import TextService
from tests.clocks import MovableClock
from tests.sms.phone import Phone, person, prompt

MONDAY = date(2026, 3, 2)


def days_with_a_text(service: TextService, clock: MovableClock, count: int) -> list[date]:
    """The local days of the next prompts, none of them answered."""
    days = []
    for _ in range(count):
        prompt(service, clock)
        days.append(people.today_of(person(service), clock()))
    return days


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("day off wednesday", "wednesday"),
        ("No text on Friday please", "friday"),
        ("skip tomorrow", "tomorrow"),
        ("dont text me on 24 december", "24 december"),
        ("DAY OFF", ""),
        ("can i have a day off on dec 24", "dec 24"),
        ("i had a day off and we walked by the sea", None),
        ("skip", None),
        ("no text from him today", None),
    ],
)
def test_a_day_off_is_asked_for_by_its_name(text: str, day: str | None) -> None:
    """With the day, or without it; what is only told of a day is none."""
    assert day_off_wanted(text) == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("today", MONDAY),
        ("tomorrow", MONDAY + timedelta(days=1)),
        ("friday", date(2026, 3, 6)),
        ("24 december", date(2026, 12, 24)),
        ("some day", None),
    ],
)
def test_a_day_is_read_by_itself(text: str, day: date | None) -> None:
    """Counted from a Monday in March."""
    assert read_day(text, MONDAY, day_first=False) == day


def test_nothing_comes_on_a_day_off_and_nothing_is_missed(
    phone: Phone, service: TextService, clock: MovableClock
) -> None:
    """The day before and the day after have their text; silence does not count it."""
    phone.joins()
    first = people.today_of(person(service), clock())
    off = first + timedelta(days=2)
    (said,) = phone.says(f"day off {off.isoformat()}")
    assert f"{off:%A}" in said
    assert off not in days_with_a_text(service, clock, 3)
    assert person(service).silent_days == 3


def test_a_day_off_today_takes_todays_text_back(
    phone: Phone, service: TextService, clock: MovableClock
) -> None:
    """Also one that waits to be sent."""
    phone.joins()
    prompt(service, clock)
    phone.says("day off today")
    with service.database.begin() as session:
        texts = session.scalars(select(OutboxText.status)).all()
    assert TextStatus.QUEUED not in texts


def test_the_day_is_asked_for(phone: Phone, service: TextService) -> None:
    """Where none was named; the next text may be the answer, and twenty are the most."""
    phone.joins()
    assert phone.says("day off") == [service.content.say("day_off_ask")]
    assert "Friday" in phone.says("friday")[0]
    today = people.today_of(person(service), service.clock())
    for ahead in range(30, 49):
        phone.says(f"day off {(today + timedelta(days=ahead)).isoformat()}")
    assert len(people.days_off_of(person(service))) == 20
    far = today + timedelta(days=60)
    assert phone.says(f"day off {far.isoformat()}") == [service.content.say("day_off_many")]
