"""After danger was told: a person is needed, and one quiet text where it was said to be safe."""

from collections.abc import Sequence
from datetime import timedelta

import pytest
from sqlalchemy import select

from shared.content import Content
from shared.rules.sending_window import is_open
from shared.services import care, claims, people
from shared.storage.models import OutboxText
from shared.storage.states import Care, TextStatus
from sms.inbound import TextService
from tests.clocks import MovableClock
from tests.sms.phone import Phone, person


def queued(service: TextService) -> Sequence[OutboxText]:
    """The texts that wait to be sent and belong to no slot."""
    with service.database.begin() as session:
        waiting = OutboxText.status == TextStatus.QUEUED, OutboxText.slot_id.is_(None)
        return session.scalars(select(OutboxText).where(*waiting)).all()


def says_that_it_is_safe(phone: Phone) -> None:
    """Join, tell of danger, and say that the phone is one's own."""
    phone.joins()
    phone.says("he hit me again")
    phone.says("SAFE")


@pytest.mark.parametrize(
    ("text", "contact"),
    [
        ("i want to kill myself", True),
        ("i am going to hurt her tonight", True),
        ("he hit me again", False),
        ("he hit me again. STOP", False),
    ],
)
def test_danger_puts_somebody_on_the_list(
    phone: Phone, service: TextService, clock: MovableClock, text: str, *, contact: bool
) -> None:
    """Since when, and whether they may be contacted: not before they said that it is safe."""
    phone.joins()
    phone.says("7")
    told = clock()
    phone.says(text)
    clock.move(minutes=1)
    phone.says(text)
    someone = person(service)
    with service.database.begin() as session:
        assert care.in_need(session) == [care.InNeed(someone.id, told, contact)]


def test_whoever_said_safe_may_be_contacted_until_they_stop(
    phone: Phone, service: TextService
) -> None:
    """SAFE opens the way, STOP closes it; the need stays until somebody has seen to it."""
    says_that_it_is_safe(phone)
    assert care.may_be_contacted(person(service))
    phone.says("STOP")
    assert not care.may_be_contacted(person(service))
    with service.database.begin() as session:
        assert len(care.in_need(session)) == 1


def test_one_quiet_text_comes_the_day_after_safe(
    phone: Phone, service: TextService, clock: MovableClock, content: Content
) -> None:
    """At the hour they wrote, inside the window; said twice, it still comes once."""
    says_that_it_is_safe(phone)
    said_at = clock()
    clock.move(minutes=2)
    phone.says("SAFE")
    (text,) = queued(service)
    tz = people.zone_of(person(service))
    assert text.body == content.say("looking_in")
    assert text.not_before >= said_at + timedelta(days=1)
    assert is_open(text.not_before, tz)


@pytest.mark.parametrize("text", ["STOP", "pause", "he hit me again", "i want to die"])
def test_the_quiet_text_is_taken_back(phone: Phone, service: TextService, text: str) -> None:
    """Whatever ends or rests the texts ends this one; so does danger told again."""
    says_that_it_is_safe(phone)
    assert queued(service)
    phone.says(text)
    assert not queued(service)


def test_no_quiet_text_where_nobody_said_that_it_is_safe(
    phone: Phone, service: TextService, clock: MovableClock
) -> None:
    """Neither after other danger, nor for who asks for the step without saying SAFE."""
    phone.joins()
    phone.says("i want to kill myself")
    clock.move(days=1)
    phone.says("he hit me again")
    phone.says("STEP")
    assert not queued(service)


def test_the_quiet_text_goes_out(phone: Phone, service: TextService, clock: MovableClock) -> None:
    """The dispatcher takes it like any text."""
    says_that_it_is_safe(phone)
    (text,) = queued(service)
    clock.now = text.not_before
    with service.database.begin() as session:
        claimed = claims.claim(session, clock(), 10).texts
    assert [one.body for one in claimed] == [text.body]


def test_the_numbers_can_be_had_again(
    phone: Phone, service: TextService, clock: MovableClock, content: Content
) -> None:
    """SAFE NOW asks once more whether it is safe; a lone "safe" may be the answer to a step."""
    says_that_it_is_safe(phone)
    clock.move(days=1)
    assert phone.says("safe") != [content.say("abuse_again")]
    assert phone.says("SAFE NOW") == [content.say("abuse_again")]
    assert content.lines("US", "abuse_lines") in phone.says("SAFE")[0]
    assert person(service).care is Care.SAFETY_TRACK
    assert phone.says("ok") != [content.say("abuse_again")]
