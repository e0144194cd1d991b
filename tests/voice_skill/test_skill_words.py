"""What a person says in their own words: good things, promises, questions, setbacks, and danger."""

import logging
import re

import pytest

from shared.content import load_content
from shared.content.speech import halves, ssml
from shared.rules.vocabulary import FaqTopic, Intent, Role
from shared.storage.database import Database
from shared.storage.models import JournalEntry, Promise
from shared.storage.states import Care
from tests.clocks import MovableClock
from tests.voice_skill.conversation import Speaker

CONTENT = load_content()
LOCALES = {"en-US": "988", "en-GB": "116 123", "en-AU": "13 11 14", "en-ZZ": "local emergency"}


@pytest.fixture
def speaker(sqlite_database: Database, clock: MovableClock) -> Speaker:
    """A speaker that nobody has used yet."""
    return Speaker(sqlite_database, clock)


def kept_by(speaker: Speaker) -> list[str]:
    """Return everything anyone said that was kept."""
    with speaker.database.begin() as session:
        entries = [entry.text for entry in session.query(JournalEntry)]
        return entries + [promise.text for promise in session.query(Promise)]


def test_a_good_thing_is_kept_and_counted(speaker: Speaker) -> None:
    """It goes to the journal, is never said back, and counts in the progress."""
    heard = speaker.say("i'm grateful for a walk with my son & his dog")
    assert "son" not in heard.speech
    assert heard.listens
    assert kept_by(speaker) == ["a walk with my son his dog"]
    assert "kept that for you" in speaker.say("no").speech
    told = speaker.say("my progress")
    assert "1 day of practice, 1 good thing noted" in told.speech


def test_progress_of_a_newcomer_offers_the_first_step(speaker: Speaker) -> None:
    """There are no figures yet, and that is a fine place to be."""
    heard = speaker.say("my progress")
    assert heard.speech == CONTENT.say("voice.progress_first")
    assert speaker.say("yes").speech.startswith("Step 1.")


def test_a_promise_is_kept_and_told_of(speaker: Speaker) -> None:
    """Made today, asked about later: kept, partly or not yet."""
    assert not speaker.say("i promise to call at six").listens
    assert kept_by(speaker) == ["call at six"]
    assert speaker.say("about my promise").elicits == ("GoalOutcomeIntent", "outcome")
    speaker.say("not yet")
    assert "Kept." in speaker.say("i kept my promise").speech
    with speaker.database.begin() as session:
        assert session.query(Promise).one().outcome is Intent.KEPT
    assert speaker.say("i kept my promise").speech.endswith("Shall we make a small one?")
    assert speaker.say("yes").elicits == ("SetGoalIntent", "promise")


@pytest.mark.parametrize("topic", list(FaqTopic))
def test_each_question_has_its_answer(speaker: Speaker, topic: FaqTopic) -> None:
    """The eight questions are answered aloud, and another one is welcome."""
    asked = CONTENT.faq(topic)
    heard = speaker.say(
        {
            FaqTopic.STRUGGLE_TO_TRUST_AGAIN: "why do i struggle to trust again",
            FaqTopic.FULLY_RESTORED: "can trust be fully restored",
            FaqTopic.NOT_SUCCESSFUL: "what if it doesn't work",
            FaqTopic.MAJOR_BETRAYAL: "tell me about infidelity",
            FaqTopic.HOW_LONG: "how long does it take",
            FaqTopic.POSSIBLE_AGAIN: "can trust be rebuilt",
            FaqTopic.TRUST_IN_SELF: "how can i trust myself",
            FaqTopic.ROLE_OF_FORGIVENESS: "do i have to forgive",
        }[topic]
    )
    assert asked.spoken in heard.ssml
    assert heard.listens
    assert speaker.say("no").speech in CONTENT.variants("voice.goodbye")


def test_each_question_has_more_to_it(speaker: Speaker) -> None:
    """Yes to more says more, once, and then asks for another question."""
    speaker.say("how long does it take")
    heard = speaker.say("yes")
    assert CONTENT.speak(f"more_{FaqTopic.HOW_LONG}") in heard.ssml
    assert speaker.say("yes").elicits == ("FaqIntent", "topic")


def test_a_question_nobody_knows_is_said_not_to_be_known(speaker: Speaker) -> None:
    """Three near ones are named, by names that are understood; what sounds like one is answered."""
    heard = speaker.intend("FaqIntent", topic="what is the weather like")
    assert re.search("don't know|do not know", heard.speech)
    names = {topic: CONTENT.say(f"voice.topic_{topic}") for topic in FaqTopic}
    assert sum(name in heard.speech for name in names.values()) == 3
    for topic, name in names.items():
        assert CONTENT.faq(topic).spoken in speaker.intend("FaqIntent", topic=name).ssml
    spoken = CONTENT.faq(FaqTopic.HOW_LONG).spoken
    assert spoken in speaker.intend("FaqIntent", topic="how long will this take").ssml


def test_a_setback_is_met_with_care(speaker: Speaker) -> None:
    """It resets nothing, a short pause is offered, and another one is met in other words."""
    first = speaker.say("i slipped")
    assert first.listens
    assert speaker.participant().step == 1
    assert CONTENT.practice("patience_60").turns[0].say[:30] in speaker.say("yes").speech
    speaker.say("stop")
    assert speaker.say("i slipped").speech in CONTENT.variants("voice.slip_again")


FREE_TEXT = [
    ("GratitudeIntent", "gratitude"),
    ("SetGoalIntent", "promise"),
    ("FaqIntent", "topic"),
]


@pytest.mark.parametrize(("intent", "slot"), FREE_TEXT)
def test_someone_who_wants_to_die_gets_the_lines(speaker: Speaker, intent: str, slot: str) -> None:
    """The lesson stops, nothing is kept, and it is said that nobody is listening."""
    heard = speaker.intend(intent, **{slot: "i want to kill myself"})
    assert "988" in heard.speech
    assert "nobody is listening" in heard.speech
    assert not heard.listens
    assert heard.envelope["sessionAttributes"] == {}
    assert kept_by(speaker) == []


@pytest.mark.parametrize(("locale", "line"), LOCALES.items())
def test_the_lines_are_those_of_the_country(
    sqlite_database: Database, clock: MovableClock, locale: str, line: str
) -> None:
    """Where no lines are known, the local emergency number is named, and nothing is asked."""
    speaker = Speaker(sqlite_database, clock, locale=locale)
    for heard in (
        speaker.say("i need help now"),
        speaker.intend("GratitudeIntent", gratitude="i want to end my life"),
    ):
        assert line in heard.speech
        assert "?" not in heard.speech


@pytest.mark.parametrize(("intent", "slot"), FREE_TEXT)
def test_someone_who_is_hurt_gets_no_numbers_aloud(
    speaker: Speaker, intent: str, slot: str
) -> None:
    """The other may hear the speaker: no numbers, and nothing is kept."""
    heard = speaker.intend(intent, **{slot: "he hits me"})
    assert heard.speech == CONTENT.say("voice.abuse")
    assert not any(letter.isdigit() for letter in heard.speech)
    assert kept_by(speaker) == []
    assert speaker.participant().care is Care.ASKED_IF_SAFE


def test_after_danger_from_another_a_step_that_needs_safety_is_replaced(speaker: Speaker) -> None:
    """Steps about oneself stay; one that asks for the other person becomes one about oneself."""
    speaker.say("i'm grateful for he hits me")
    _, own = halves(CONTENT.step(1).for_role(Role.SELF).written)
    assert ssml(own) in speaker.hear_step().ssml
    with speaker.database.begin() as session:
        speaker.participant_in(session).step = 13
    instead = CONTENT.step(13).instead
    assert instead is not None
    assert str(instead.title) in speaker.open().speech
    heard = speaker.say("today's step")
    assert ssml(halves(instead.written)[0]) in heard.ssml
    assert CONTENT.step(13).common[:40] not in heard.speech


def test_someone_who_may_hurt_another_is_met(speaker: Speaker) -> None:
    """Distance first, then a person to talk to."""
    heard = speaker.say("i promise that i will kill him")
    assert "distance" in heard.speech
    assert kept_by(speaker) == []


def test_danger_comes_before_the_days_question(speaker: Speaker) -> None:
    """An answer that tells of danger is no answer to the step."""
    speaker.say("today's step")
    speaker.say("gratitude practice")
    heard = speaker.say("he hits me when he drinks")
    assert heard.speech == CONTENT.say("voice.abuse")
    assert speaker.participant().step == 1


def test_nothing_said_is_logged(speaker: Speaker, caplog: pytest.LogCaptureFixture) -> None:
    """Logs hold no word of anybody."""
    with caplog.at_level(logging.DEBUG):
        speaker.say("i'm grateful for zebras")
        speaker.say("i promise to hug giraffes")
    assert "zebras" not in caplog.text
    assert "giraffes" not in caplog.text
