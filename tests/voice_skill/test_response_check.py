"""The check that every answer passes in these tests finds what Alexa or a reviewer would refuse."""

from typing import Any

import pytest
from ask_sdk_core.skill_builder import SkillBuilder

from voice_skill.entry import APOLOGY, answer
from voice_skill.response_check import problems_of

ASKED: dict[str, Any] = {"request": {"type": "IntentRequest"}}
EVENT: dict[str, Any] = {"request": {"type": "AlexaSkillEvent.SkillDisabled"}}


def spoken(ssml: str) -> dict[str, str]:
    """Return SSML as Alexa takes it."""
    return {"type": "SSML", "ssml": ssml}


QUESTION = {
    "outputSpeech": spoken('<speak>Good. <break time="10s"/> Shall I go on?</speak>'),
    "reprompt": {"outputSpeech": spoken("<speak>Shall I?</speak>")},
    "shouldEndSession": False,
}
GOODBYE = {"outputSpeech": spoken("<speak>Take it gently.</speak>"), "shouldEndSession": True}


@pytest.mark.parametrize(
    ("request_", "response"),
    [
        (ASKED, QUESTION),
        (ASKED, GOODBYE),
        (ASKED, GOODBYE | {"card": {"type": "Simple", "title": "Small words"}}),
        (ASKED, {"outputSpeech": {"type": "PlainText", "text": APOLOGY}, "shouldEndSession": True}),
        (
            ASKED,
            GOODBYE
            | {
                "outputSpeech": spoken(
                    '<speak><amazon:effect name="whispered">a</amazon:effect></speak>'
                )
            },
        ),
        (EVENT, {}),
    ],
)
def test_a_right_answer_passes(request_: dict[str, Any], response: dict[str, Any]) -> None:
    """A question with its reprompt, a farewell, a card, an apology, and silence for an event."""
    assert problems_of(request_, {"version": "1.0", "response": response}) == []


def said(ssml: str) -> dict[str, Any]:
    """Return a farewell in these words."""
    return GOODBYE | {"outputSpeech": spoken(ssml)}


@pytest.mark.parametrize(
    ("response", "problem"),
    [
        ({}, "nothing is said"),
        (None, "there is no response"),
        (said("<speak>this & that</speak>"), "no XML"),
        (said("<speak>open"), "no XML"),
        (said("plain words"), "no XML"),
        (said("<p>paragraph</p>"), "not one <speak>"),
        (said("<speak><blink>a</blink></speak>"), "Alexa has no <blink>"),
        (said("<speak>  </speak>"), "no words"),
        (said('<speak>a <break time="11s"/></speak>'), "break"),
        (said('<speak>a <break time="10001ms"/></speak>'), "break"),
        (said('<speak>a <break time="soon"/></speak>'), "break"),
        (said("<speak>a" + '<audio src="https://a.test/a.mp3"/>' * 6 + "</speak>"), "clips"),
        (said('<speak>a<audio src="http://a.test/a.mp3"/></speak>'), "over HTTPS"),
        (said(f"<speak>{'a' * 8000}</speak>"), "8015 characters"),
        (said(f"<speak>{'a ' * 12_500}</speak>"), "bytes"),
        (said("<speak>Shall I go on?</speak>"), "nobody can answer"),
        (GOODBYE | {"outputSpeech": {"type": "Song"}}, "neither SSML nor plain text"),
        (QUESTION | {"reprompt": None}, "no reprompt"),
        (QUESTION | {"shouldEndSession": True}, "nobody hears"),
        (GOODBYE | {"reprompt": QUESTION["reprompt"]}, "nobody hears"),
        (
            QUESTION
            | {
                "outputSpeech": GOODBYE["outputSpeech"],
                "reprompt": {"outputSpeech": spoken("<speak>Well.</speak>")},
            },
            "nothing is asked",
        ),
        (GOODBYE | {"directives": [{"type": "Dialog.ElicitSlot"}]}, "a slot is asked for"),
        (GOODBYE | {"card": {"type": "Simple", "title": "A Quiet Evening"}}, "the card shows"),
        (GOODBYE | {"card": {"type": "Simple", "content": "x" * 8001}}, "the card has"),
    ],
)
def test_a_wrong_answer_is_named(response: Any, problem: str) -> None:
    """Each rule, broken once; the complaint names the rule and not the words."""
    found = problems_of(ASKED, {"response": response}, ["a quiet evening"])
    assert [one for one in found if problem in one], found


def test_speech_where_nobody_listens_is_named() -> None:
    """Alexa refuses speech in the answer to an event, and to the end of a session."""
    for kind in ("AlexaSkillEvent.SkillDisabled", "SessionEndedRequest"):
        found = problems_of({"request": {"type": kind}}, {"response": GOODBYE})
        assert found == ["nobody hears an answer here, but there is outputSpeech"]


def test_the_apology_of_the_entry_passes() -> None:
    """What is said to a request of a type nobody knows keeps the rules itself."""
    unknown = {"request": {"type": "Alexa.Telepathy.ThoughtReceived"}}
    skill = SkillBuilder().create()
    assert problems_of(unknown, answer(skill, unknown, apology=APOLOGY)) == []
