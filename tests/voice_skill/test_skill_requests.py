"""Every request has its answer, once: short words, repeated requests, and what nobody hears."""

import itertools
import json
import re
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from shared.content import load_content
from shared.storage.database import Database
from shared.storage.models import JournalEntry, VoiceTurn
from tests.clocks import MovableClock
from tests.voice_skill.conversation import SKILL_ID, Heard, Speaker
from voice_skill.entry import APOLOGY
from voice_skill.handlers import INTENTS
from voice_skill.handlers.envelopes import LONGEST_SPEECH, response_of
from voice_skill.handlers.turn import ELICITED, Pending, Reply
from voice_skill.interaction_model import language_of
from voice_skill.utterances import SessionState, build_session_end

CONTENT = load_content()
DECLARED = language_of("en-US")["intents"]
SILENCE = {"version": "1.0", "response": {}}
# These look at the step of the day, which asks for each kind of answer in turn.
ASKS_OF_THE_STEP = (None, Pending.STEP, Pending.HALF, Pending.RATING, Pending.CHOICE, Pending.TEXT)
AFTER_THE_LAST = CONTENT.last_step + 1
SLOTS = {
    "rating": ["7", "99", "?"],
    "gratitude": ["b", "my tea & <toast>"],
    "topic": ["how long", "?"],
    "promise": ["call"],
    "person": ["my husband"],
    "outcome": ["kept"],
    "code": ["123456"],
    "time": ["09:00", "EV"],
    "minutes": ["2"],
    "wish": ["erase"],
    "pin": ["4821"],
}


@pytest.fixture
def speaker(sqlite_database: Database, clock: MovableClock) -> Speaker:
    """A speaker that nobody has used yet."""
    return Speaker(sqlite_database, clock)


def check(heard: Heard) -> None:
    """Check what holds for every answer that is heard."""
    assert heard.speech != APOLOGY
    ET.fromstring(heard.ssml)  # noqa: S314 - our own speech, to see that it is well formed
    assert len(heard.ssml) < LONGEST_SPEECH
    assert heard.listens == heard.speech.endswith("?"), heard.speech
    assert ("reprompt" in heard.response) == heard.listens
    if heard.listens:
        again = heard.response["reprompt"]["outputSpeech"]["ssml"]
        assert again.endswith("?</speak>")
    assert len(json.dumps(heard.envelope)) < 24_576


def test_every_intent_of_the_model_has_a_handler() -> None:
    """What can be said is answered, and nothing is answered that cannot be said."""
    assert set(INTENTS) == {intent["name"] for intent in DECLARED}


def test_every_slot_that_is_asked_for_exists() -> None:
    """The skill asks for slots of its own model only."""
    slots = {(one["name"], slot["name"]) for one in DECLARED for slot in one.get("slots", [])}
    assert set(ELICITED.values()) <= slots


@pytest.mark.parametrize(
    ("pending", "step"),
    [(pending, 1) for pending in (None, *Pending)]
    + [(pending, step) for pending in ASKS_OF_THE_STEP for step in (2, 3, 4, 5, AFTER_THE_LAST)],
)
def test_every_intent_is_answered_in_every_state(
    speaker: Speaker, pending: Pending | None, step: int
) -> None:
    """Whatever was asked before, and wherever someone stands, nothing ends in an apology."""
    speaker.open()
    for intent in DECLARED:
        names = [slot["name"] for slot in intent.get("slots", [])]
        for values in itertools.product(*(["", *SLOTS[name]] for name in names)):
            with speaker.database.begin() as session:
                person = speaker.participant_in(session)
                person.step, person.last_step_on = step, None
            speaker.clock.move(days=1)
            attributes = {"pending": pending.value, "last": "What is it?"} if pending else {}
            speaker.session = SessionState("s", new=False, attributes=attributes)
            slots = {name: value for name, value in zip(names, values, strict=True) if value}
            check(speaker.intend(intent["name"], **slots))


def test_a_request_that_comes_twice_is_answered_once(speaker: Speaker) -> None:
    """Alexa asks again when an answer was lost: the same answer, and nothing done twice."""
    first = speaker.say("i'm grateful for tea")
    assert speaker.again().envelope == first.envelope
    with speaker.database.begin() as session:
        assert session.query(JournalEntry).count() == 1
    rated = speaker.say("check in with a seven")
    speaker.clock.move(days=1)
    assert speaker.again().envelope == rated.envelope
    assert speaker.participant().step == 2


def test_a_request_that_failed_is_not_remembered(speaker: Speaker) -> None:
    """A fault rolls everything back, so that the next try works."""
    database = speaker.database
    with database.engine.begin() as connection:
        connection.exec_driver_sql("ALTER TABLE journal_entries RENAME TO away")
    failed = speaker.say("i'm grateful for tea")
    assert failed.envelope["response"]["outputSpeech"]["text"] == APOLOGY
    with database.engine.begin() as connection:
        connection.exec_driver_sql("ALTER TABLE away RENAME TO journal_entries")
    check(speaker.again())


def test_the_answer_kept_for_a_repeat_is_sealed(speaker: Speaker) -> None:
    """What is stored to answer a request again cannot be read from the file."""
    speaker.open()
    with speaker.database.engine.connect() as connection:
        kept = connection.exec_driver_sql("SELECT answer, request_digest FROM voice_turns").one()
    assert "Steady" not in kept[0]
    assert re.fullmatch("[0-9a-f]{64}", kept[1])
    with speaker.database.begin() as session:
        assert "Steady" in session.query(VoiceTurn).one().answer


@pytest.mark.parametrize("words", ["stop", "cancel", "go home", "pause"])
def test_one_word_ends_the_session_anywhere(speaker: Speaker, words: str) -> None:
    """Stop and cancel leave even in the middle of a question."""
    for before in ("open steady steps", "link my phone", "gratitude practice", "today's step"):
        speaker.session = None
        speaker.say(before)
        heard = speaker.say(words)
        kind = {*CONTENT.variants("voice.goodbye"), CONTENT.practice("gratitude").leave}
        kind |= {*CONTENT.variants("voice.paused")}
        assert heard.speech in kind
        assert not heard.listens


def test_repeat_says_the_last_thing_and_asks_it_again(speaker: Speaker) -> None:
    """The same words and the same question, twice over."""
    asked = speaker.hear_step()
    again = speaker.say("say it again")
    assert again.ssml == asked.ssml
    assert again.elicits == asked.elicits
    assert speaker.say("say it again").ssml == asked.ssml
    speaker.say("seven")
    assert speaker.participant().step == 2


def test_nothing_said_yet_is_nothing_to_repeat(speaker: Speaker) -> None:
    """Repeat at the start offers today's step."""
    assert speaker.say("repeat").speech == CONTENT.say("voice.nothing_to_repeat")
    assert speaker.say("yes").speech.startswith("Step 1.")


def test_what_is_not_understood_is_met_in_other_words_each_time(speaker: Speaker) -> None:
    """Three misses, three wordings; the microphone stays open."""
    said = [speaker.say("purple bicycle soup").speech for _ in range(3)]
    assert said == list(CONTENT.variants("voice.fallback"))


def test_a_missed_answer_is_asked_for_twice_more_and_then_let_go(speaker: Speaker) -> None:
    """The question stands for two misses; then something wider is asked."""
    speaker.say("link my phone")
    assert speaker.say("purple bicycle soup").elicits == ("LinkPhoneIntent", "code")
    assert speaker.say("purple bicycle soup").elicits == ("LinkPhoneIntent", "code")
    assert speaker.say("purple bicycle soup").elicits is None


@pytest.mark.parametrize("words", ["yes", "no"])
def test_yes_and_no_without_a_question_are_met_gently(speaker: Speaker, words: str) -> None:
    """Nobody is taken by surprise by what a yes would do."""
    assert speaker.say(words).speech in CONTENT.variants("voice.fallback")


def test_ready_takes_up_what_was_offered(speaker: Speaker) -> None:
    """Saying "I'm ready" is a yes to an offer, and else the way to today's step."""
    speaker.say("i slipped")
    assert "slow breathing" in speaker.say("i'm ready").speech
    speaker.say("stop")
    assert speaker.say("i'm ready").speech.startswith("Step 1.")


def test_help_tells_what_can_be_said(speaker: Speaker) -> None:
    """Help ends with a question and an open microphone."""
    check(speaker.say("help"))


def test_privacy_is_explained(speaker: Speaker) -> None:
    """Who asks hears who can listen, and that words are encrypted."""
    assert "encrypted" in speaker.say("is this private").speech


def test_an_intent_nobody_knows_is_a_fallback(speaker: Speaker) -> None:
    """A newer model than this skill still gets an answer."""
    assert speaker.intend("BrandNewIntent").speech in CONTENT.variants("voice.fallback")


def test_the_end_of_a_session_is_met_with_silence(speaker: Speaker) -> None:
    """Nobody hears an answer to it, so none is given."""
    request = build_session_end(
        skill_id=SKILL_ID,
        user_id=speaker.user_id,
        device_id="device",
        session=SessionState("s", new=False),
        request_id="end",
        now=speaker.clock(),
    )
    assert speaker.send(request).response == {}


def test_a_request_that_names_nobody_gets_an_apology(speaker: Speaker) -> None:
    """Without a user there is no progress to speak of."""
    speaker.open()
    request: Any = json.loads(json.dumps(speaker.requests[-1]))
    request["session"]["user"] = request["context"]["System"]["user"] = {}
    assert speaker.send(request).response["outputSpeech"]["text"] == APOLOGY


def test_speech_past_alexas_limit_is_a_fault_of_ours() -> None:
    """Alexa would drop the whole answer; an apology is better."""
    with pytest.raises(ValueError, match="too long"):
        response_of(Reply("a" * (LONGEST_SPEECH + 1)))
