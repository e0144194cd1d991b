"""Danger by text: its answer, SAFE, and the lines of a country."""

import pytest

from shared.content import Content
from shared.storage.states import Care
from sms.inbound import TextService
from tests.clocks import MovableClock
from tests.sms.phone import Phone, person, prompt, stand_at, texting_app


@pytest.mark.parametrize(
    ("text", "risk"), [("I want to kill myself", "self_harm"), ("he hit me again", "abuse")]
)
def test_danger_comes_before_the_lesson(
    phone: Phone, service: TextService, clock: MovableClock, content: Content, text: str, risk: str
) -> None:
    """Lines for one kind, a question and no numbers for the other; nothing is recorded."""
    phone.joins()
    prompt(service, clock)
    lines = {"lines": content.lines("US")} if risk == "self_harm" else {}
    assert phone.says(text) == [content.say(risk, **lines)]
    assert person(service).step == 1


def test_the_safety_track_begins_when_the_person_says_it_is_safe(
    phone: Phone, service: TextService, clock: MovableClock, content: Content
) -> None:
    """No texts until then; afterwards a step that needs safety is replaced by another."""
    phone.joins()
    stand_at(service, 13)
    phone.says("he hit me again")
    assert person(service).next_due_at is None
    assert content.lines("US", "abuse_lines") in phone.says("SAFE")[0]
    assert person(service).care is Care.SAFETY_TRACK
    instead = content.step(13).instead
    assert instead is not None
    assert prompt(service, clock) == instead.prompt
    assert phone.says("B") == [instead.answers["B"]]
    assert person(service).step == 14


def test_who_is_somewhere_else_gets_the_lines_of_the_country_they_name(
    service: TextService, clock: MovableClock, content: Content
) -> None:
    """From a country without lines of ours, also before joining: the question has an answer."""
    for number in ("+4930123456", "+4930123457"):
        phone = Phone(texting_app(service).test_client(), number)
        if number.endswith("7"):
            phone.joins()
        clock.move(minutes=1)
        assert content.lines("DE") in phone.says("i want to kill myself")[0]
        clock.move(minutes=1)
        assert phone.says("I'm in Ireland") == [
            content.say("lines_given", lines=content.lines("IE"))
        ]
        clock.move(minutes=1)
        assert content.lines("IE") not in phone.says("Ireland")[0]
    assert phone.says("i want to die") == [content.say("self_harm", lines=content.lines("IE"))]


def test_a_country_without_lines_is_said_to_have_none(
    service: TextService, content: Content
) -> None:
    """Nothing is guessed, and the conversation goes on."""
    phone = Phone(texting_app(service).test_client(), "+4930123456")
    phone.says("i want to kill myself")
    assert phone.says("Deutschland? Germany!") == [content.say("lines_unknown")]
    assert phone.says("good morning") == [content.say("not_joined")]
