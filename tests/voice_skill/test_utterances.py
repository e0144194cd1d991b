"""Typed words reach the intent a person would mean, by the real interaction model."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from voice_skill.spoken_words import spoken_number, words_of
from voice_skill.understanding import MAX_WORDS
from voice_skill.utterances import FALLBACK, LAUNCH, InteractionModel, Match

MODEL = InteractionModel.load()
INTENTS = {LAUNCH, FALLBACK} | {sample.intent for sample in MODEL.samples}
VOCABULARY = sorted({word for sample in MODEL.samples for word in sample.words})


def heard(utterance: str, eliciting: tuple[str, str] | None = None) -> Match:
    """Return what an utterance means; silence is a failure here."""
    match = MODEL.match(utterance, eliciting=eliciting)
    assert match is not None
    return match


@pytest.mark.parametrize(
    ("utterance", "intent", "slots"),
    [
        ("What's today's step?", "TodaysStepIntent", {}),
        ("what is todays step", "TodaysStepIntent", {}),
        ("Um, today\N{RIGHT SINGLE QUOTATION MARK}s step, please.", "TodaysStepIntent", {}),
        ("I did it!", "StepDoneIntent", {}),
        ("I have finished it", "StepDoneIntent", {}),
        ("seven", "CheckInIntent", {"rating": "7"}),
        ("7", "CheckInIntent", {"rating": "7"}),
        ("I'd say a seven", "CheckInIntent", {"rating": "7"}),
        ("7 out of 9", "CheckInIntent", {"rating": "7"}),
        ("7/10", "CheckInIntent", {"rating": "7"}),
        ("twenty five", "CheckInIntent", {"rating": "25"}),
        ("check in", "CheckInIntent", {}),
        (
            "I'm grateful for Tom's soup, and rain",
            "GratitudeIntent",
            {"gratitude": "tom's soup and rain"},
        ),
        ("i am grateful that we talked", "GratitudeIntent", {"gratitude": "we talked"}),
        ("gratitude practice", "GratitudeIntent", {}),
        ("Help me forgive", "ForgivenessPracticeIntent", {}),
        ("forgiveness", "ForgivenessPracticeIntent", {}),
        ("I need a moment", "PatiencePracticeIntent", {}),
        ("How am I doing?", "ProgressIntent", {}),
        ("I promise to call at six", "SetGoalIntent", {"promise": "call at six"}),
        ("my goal is to listen", "SetGoalIntent", {"promise": "listen"}),
        ("set a goal", "SetGoalIntent", {}),
        ("my code is four two seven one nine three", "LinkPhoneIntent", {"code": "427193"}),
        ("my code is 427-193", "LinkPhoneIntent", {"code": "427193"}),
        ("link my phone with code 4 2 7 1 9 3", "LinkPhoneIntent", {"code": "427193"}),
        ("link my phone", "LinkPhoneIntent", {}),
        ("remind me every day", "SetReminderIntent", {}),
        ("remind me at half past nine", "SetReminderIntent", {"time": "09:30"}),
        ("remind me at nine in the evening", "SetReminderIntent", {"time": "21:00"}),
        ("every day at noon", "SetReminderIntent", {"time": "12:00"}),
        ("continue the programme", "TodaysStepIntent", {}),
        ("stop texting me", "PauseTextsIntent", {}),
        ("Dont text me", "PauseTextsIntent", {}),
        ("you can text me again", "ResumeTextsIntent", {}),
        ("I slipped up today", "SlipIntent", {}),
        ("I'm not safe", "HelpNowIntent", {}),
        ("I want to die", "HelpNowIntent", {}),
        ("Is this private?", "PrivacyIntent", {}),
        ("help", "AMAZON.HelpIntent", {}),
        ("I need help", "AMAZON.HelpIntent", {}),
        ("I need help now", "HelpNowIntent", {}),
        ("stop", "AMAZON.StopIntent", {}),
        ("never mind", "AMAZON.CancelIntent", {}),
        ("say that again", "AMAZON.RepeatIntent", {}),
        ("yes please", "AMAZON.YesIntent", {}),
        ("no", "AMAZON.NoIntent", {}),
        ("pause", "AMAZON.PauseIntent", {}),
        ("resume", "AMAZON.ResumeIntent", {}),
        ("next", "AMAZON.NextIntent", {}),
        ("go home", "AMAZON.NavigateHomeIntent", {}),
        ("banana bread", FALLBACK, {}),
        ("7.5", FALLBACK, {}),
        ("please", FALLBACK, {}),
    ],
)
def test_words_reach_their_intent(utterance: str, intent: str, slots: dict[str, str]) -> None:
    """By the real model's samples, whatever the case, the signs and the way to write numbers."""
    match = heard(utterance)
    assert (match.intent, dict(match.slots), match.invoked) == (intent, slots, False)


@pytest.mark.parametrize(
    ("utterance", "intent", "identity"),
    [
        ("How long does it take?", "FaqIntent", "how_long"),
        ("tell me about forgiveness", "FaqIntent", "role_of_forgiveness"),
        ("do I have to forgive", "FaqIntent", "role_of_forgiveness"),
        ("I want to know if trust can be fully restored", "FaqIntent", "fully_restored"),
        ("what about an affair", "FaqIntent", "major_betrayal"),
        ("can I trust myself", "FaqIntent", "trust_in_self"),
        ("how can I trust myself", "FaqIntent", "trust_in_self"),
        ("why can't I trust again", "FaqIntent", "struggle_to_trust_again"),
        ("what if it doesn't work", "FaqIntent", "not_successful"),
        ("can trust be rebuilt", "FaqIntent", "possible_again"),
        ("I kept it", "GoalOutcomeIntent", "kept"),
        ("my promise is kept", "GoalOutcomeIntent", "kept"),
        ("partly", "GoalOutcomeIntent", "partly"),
        ("I half kept my promise", "GoalOutcomeIntent", "partly"),
        ("I didn't keep my promise", "GoalOutcomeIntent", "not_yet"),
        ("not yet", "GoalOutcomeIntent", "not_yet"),
    ],
)
def test_listed_values_resolve_to_their_ids(utterance: str, intent: str, identity: str) -> None:
    """A synonym is enough; the longest one that fits counts."""
    match = heard(utterance)
    assert match.intent == intent
    assert [resolution.id for resolution in match.resolved.values()] == [identity]


@pytest.mark.parametrize(
    ("utterance", "intent"),
    [
        ("open steady steps", LAUNCH),
        ("Alexa, start Steady Steps.", LAUNCH),
        ("talk to steady steps", LAUNCH),
        ("steady steps", LAUNCH),
        ("ask steady steps for today's step", "TodaysStepIntent"),
        ("Alexa, ask steady steps to read me today's step", "TodaysStepIntent"),
        ("ask steady steps what's today's step", "TodaysStepIntent"),
        ("ask steady steps about cheating", "FaqIntent"),
        ("ask steady steps whether I have to forgive", "FaqIntent"),
        ("tell steady steps I did it", "StepDoneIntent"),
        ("tell steady steps that I'm grateful for rain", "GratitudeIntent"),
        ("open steady steps and help me calm down", "PatiencePracticeIntent"),
        ("read today's reflection from steady steps", "TodaysStepIntent"),
        ("ask steady steps for help", "AMAZON.HelpIntent"),
        ("ask steady steps to bake a cake", FALLBACK),
    ],
)
def test_the_skill_may_be_called_and_asked_in_one_breath(utterance: str, intent: str) -> None:
    """The call is taken off before the rest is matched, and a new session begins."""
    match = heard(utterance)
    assert (match.intent, match.invoked) == (intent, True)


def test_silence_means_nothing() -> None:
    """No words, or only the wake word: Alexa would send no request."""
    assert MODEL.match(" ?!") is None
    assert MODEL.match("Alexa!") is None


def test_a_speech_without_end_is_heard_to_its_hundredth_word() -> None:
    """The microphone closes; a long text cannot keep the matcher busy either."""
    match = heard("I'm grateful for " + "a long story " * 10_000)
    assert match.intent == "GratitudeIntent"
    assert len(match.slots["gratitude"].split()) == MAX_WORDS - 4


@settings(deadline=None, database=None)
@given(st.text() | st.lists(st.sampled_from(VOCABULARY), max_size=20).map(" ".join))
def test_any_text_means_something(text: str) -> None:
    """Nothing that can be typed breaks the matcher, and what it finds is one of our intents."""
    match = MODEL.match(text)
    assert match is None or match.intent in INTENTS


def test_every_sample_of_the_model_reaches_its_own_intent() -> None:
    """Spoken as written, with a likely value in its slot, no sample is stolen by another."""
    likely = {"rating": "7", "code": "427193", "gratitude": "the rain", "promise": "listen well"}
    likely |= {"topic": "how long it takes", "outcome": "kept", "time": "nine", "minutes": "2"}
    likely |= {"wish": "erase me", "pin": "4821", "person": "my ex"}
    for sample in MODEL.samples:
        words = (likely[word[1:-1]] if word[0] == "{" else word for word in sample.words)
        assert heard(" ".join(words)).intent == sample.intent, sample.words


def test_an_answer_to_a_question_fills_the_slot_asked_for() -> None:
    """After `Dialog.ElicitSlot` bare words or digits are the answer; commands stay commands."""
    gratitude = heard("my partner listened", ("GratitudeIntent", "gratitude"))
    assert dict(gratitude.slots) == {"gratitude": "my partner listened"}
    code = heard("four two seven one nine three", ("LinkPhoneIntent", "code"))
    assert (code.intent, code.slots["code"], code.elicited) == ("LinkPhoneIntent", "427193", True)
    assert heard("stop", ("GratitudeIntent", "gratitude")).intent == "AMAZON.StopIntent"
    assert heard("help now", ("SetGoalIntent", "promise")).intent == "HelpNowIntent"


@pytest.mark.parametrize(
    ("said", "digits"),
    [
        ("seven", "7"),
        ("zero", "0"),
        ("twenty five", "25"),
        ("nineteen", "19"),
        ("four two seven one nine three", "427193"),
        ("forty two seventy one ninety three", "427193"),
        ("oh five", "05"),
        ("double four two", "442"),
        ("twenty zero", "200"),
        ("one hundred and five", "105"),
        ("a hundred", "100"),
        ("four hundred twenty seven thousand one hundred ninety three", "427193"),
        ("427 193", "427193"),
        ("seven point five", None),
        ("seven hundred cats", None),
        ("double", None),
        ("seven or eight", None),
        ("²", None),
        ("", None),
    ],
)
def test_numbers_are_understood_as_alexa_would(said: str, digits: str | None) -> None:
    """Counted, or read out one by one as a code is."""
    assert spoken_number([word.plain for word in words_of(said)]) == digits
