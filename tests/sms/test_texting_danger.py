"""Danger by text: its answer, SAFE, and the lines of a country."""

from datetime import timedelta

import pytest

from shared.content import Content
from shared.rules.vocabulary import Role
from shared.services import people
from shared.storage.states import Care
from sms.inbound import TextService
from tests.clocks import MovableClock
from tests.sms.phone import PHONE, Phone, person, prompt, stand_at, texting_app


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


@pytest.mark.parametrize("text", ["i can't go on anymore", "I am going to hurt her tonight"])
def test_after_such_pain_the_lesson_stops_for_two_days(
    phone: Phone, service: TextService, clock: MovableClock, content: Content, text: str
) -> None:
    """What is queued is taken back, and no step comes on that day or the next; STEP is there."""
    phone.joins("6pm")
    phone.says(text)
    due = person(service).next_due_at
    assert due is not None
    told = people.today_of(person(service), clock())
    assert people.today_of(person(service), due) == told + timedelta(days=2)
    assert phone.says("STEP") == [content.step(1).for_role(Role.HURT).prompt]


def test_who_asks_who_writes_is_told(phone: Phone, content: Content) -> None:
    """A program, not a person; whose number this is; and why the day's question is asked."""
    phone.joins()
    for text in ("is this a bot", "am i talking to a human", "who is this", "who is this really"):
        assert phone.says(text) == [content.say("who")]
    assert phone.says("HELP") == [content.say("help")]
    assert "draws on" in phone.says("why are you asking me this")[0]


def test_whoever_has_left_may_have_all_erased(phone: Phone, service: TextService) -> None:
    """DELETE asks once after STOP as well, and then nothing is left."""
    phone.joins()
    phone.says("STOP")
    assert "DELETE EVERYTHING" in phone.says("delete")[0]
    phone.says("DELETE EVERYTHING")
    with service.database.begin() as session:
        assert people.find_by_phone(session, PHONE) is None


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


@pytest.mark.parametrize("word", ["SAFE", "Yes, it is safe", "I'm safe now.", "ok safe"])
def test_safe_is_understood_in_other_words(
    phone: Phone, service: TextService, content: Content, word: str
) -> None:
    """The lines go out when the person says so, however they put it."""
    phone.joins()
    phone.says("he hit me again")
    assert content.lines("US", "abuse_lines") in phone.says(word)[0]
    assert person(service).care is Care.SAFETY_TRACK


@pytest.mark.parametrize("word", ["not safe", "is it safe?", "safe from what", "yes", "ok"])
def test_what_is_not_plainly_safe_gets_no_number(
    phone: Phone, service: TextService, content: Content, word: str
) -> None:
    """Anybody may type "yes" on a phone that lies about; the word itself is asked for."""
    phone.joins()
    phone.says("he hit me again")
    said = phone.says(word)
    assert content.lines("US", "abuse_lines") not in " ".join(said)
    assert person(service).care is Care.ASKED_IF_SAFE
    assert person(service).next_due_at is None


@pytest.mark.parametrize("joined", [True, False])
def test_a_late_safe_is_asked_again_before_any_number(
    phone: Phone, clock: MovableClock, content: Content, *, joined: bool
) -> None:
    """After half an hour somebody else may hold the phone: one more question, then the lines."""
    if joined:
        phone.joins()
    assert phone.says("he hit me again") == [content.say("abuse")]
    clock.move(minutes=31)
    assert phone.says("SAFE") == [content.say("abuse_again")]
    clock.move(minutes=1)
    lines = content.lines("US", "abuse_lines")
    assert phone.says("SAFE") == [content.say("abuse_safe", lines=lines)]


def test_texts_stay_off_until_the_person_says_safe_or_asks_for_them(
    phone: Phone, service: TextService, clock: MovableClock
) -> None:
    """Days go by, other texts come: nothing is due."""
    phone.joins()
    phone.says("he hit me again")
    for text in ("PROGRESS", "7", "yes", "GRATITUDE tea"):
        clock.move(days=1)
        phone.says(text)
        assert person(service).next_due_at is None


@pytest.mark.parametrize("word", ["STEP", "START"])
def test_a_wish_for_the_step_turns_texts_on_again_on_the_safety_track(
    phone: Phone, service: TextService, clock: MovableClock, content: Content, word: str
) -> None:
    """No number is sent, and from then on a step that needs safety is replaced."""
    phone.joins()
    stand_at(service, 13)
    phone.says("he hit me again")
    clock.move(hours=2)
    said = phone.says(word)
    assert content.lines("US", "abuse_lines") not in " ".join(said)
    assert person(service).care is Care.SAFETY_TRACK
    instead = content.step(13).instead
    assert instead is not None
    assert said == [instead.prompt] if word == "STEP" else prompt(service, clock) == instead.prompt


def test_danger_told_again_is_asked_about_again(
    phone: Phone, service: TextService, clock: MovableClock, content: Content
) -> None:
    """On the safety track too: texts wait for SAFE once more."""
    phone.joins()
    lines = content.lines("US", "abuse_lines")
    for _ in range(2):
        clock.move(days=1)
        assert phone.says("he hit me again") == [content.say("abuse")]
        assert person(service).next_due_at is None
        clock.move(minutes=1)
        assert phone.says("safe") == [content.say("abuse_safe", lines=lines)]
        assert person(service).next_due_at is not None


def test_the_question_for_a_country_is_open_for_half_an_hour(
    service: TextService, clock: MovableClock, content: Content
) -> None:
    """A country named hours later is not taken for an answer to it."""
    phone = Phone(texting_app(service).test_client(), "+4930123456")
    phone.says("i want to kill myself")
    clock.move(minutes=31)
    assert phone.says("Ireland")[0] in content.variants("not_joined")
