"""Whatever Alexa sends and whatever breaks, the speaker gets an answer it can use."""

import json
import logging
from typing import Any

import pytest
from ask_sdk_core.skill_builder import SkillBuilder

from voice_skill.entry import answer, is_for, value_at, warm_up

APOLOGY = "Sorry, please try again."
SPOKEN_APOLOGY = {
    "version": "1.0",
    "sessionAttributes": {},
    "response": {
        "outputSpeech": {"type": "PlainText", "text": APOLOGY},
        "shouldEndSession": True,
    },
}
SILENCE = {"version": "1.0", "response": {}}


class BrokenError(Exception):
    """A handler's own failure, with something private in it."""


def skill_that(respond: Any) -> Any:
    """Build a real ask-sdk skill whose only handler does this."""
    builder = SkillBuilder()
    builder.request_handler(can_handle_func=lambda _input: True)(respond)
    return builder.create()


def greet(handler_input: Any) -> Any:
    """Count the turns of the session and say hello."""
    attributes = handler_input.attributes_manager.session_attributes
    attributes["turns"] = attributes.get("turns", 0) + 1
    return handler_input.response_builder.speak("Hello.").ask("Well?").response


def fail(handler_input: Any) -> Any:
    """Fail with what the person said."""
    raise BrokenError(f"my private words {handler_input}")


def envelope(kind: str = "LaunchRequest", **request: Any) -> dict[str, Any]:
    """Return an envelope as Alexa sends it, in a session where the kind has one."""
    application, user = {"applicationId": "ours"}, {"userId": "user"}
    whole: dict[str, Any] = {
        "version": "1.0",
        "context": {"System": {"application": application, "user": user}},
        "request": {
            "type": kind,
            "requestId": "request",
            "timestamp": "2026-03-08T14:30:00Z",
            "locale": "en-US",
        }
        | request,
    }
    if not kind.startswith("AlexaSkillEvent."):
        session = {"new": True, "sessionId": "s", "application": application, "user": user}
        whole["session"] = session | {"attributes": {"turns": 4}}
    return whole


def test_a_request_is_answered_by_its_handler() -> None:
    """The response comes back as plain JSON values, session attributes with it."""
    answered: Any = answer(skill_that(greet), envelope(), apology=APOLOGY)
    assert answered["response"]["outputSpeech"]["ssml"] == "<speak>Hello.</speak>"
    assert answered["sessionAttributes"] == {"turns": 5}
    assert json.loads(json.dumps(answered)) == answered


INTENT = {"name": "ProgressIntent", "confirmationStatus": "NONE", "slots": {}}


@pytest.mark.parametrize(
    "unknown",
    [
        pytest.param(envelope("Alexa.Telepathy.ThoughtReceived"), id="request type"),
        pytest.param(envelope("IntentRequest", intent=INTENT, dialogState="PONDERING"), id="state"),
        pytest.param(
            envelope("IntentRequest", intent=INTENT | {"confirmationStatus": "MAYBE"}),
            id="confirmation",
        ),
        pytest.param({}, id="empty"),
        pytest.param({"request": None}, id="no request"),
        pytest.param(envelope(timestamp="soon"), id="timestamp"),
        pytest.param(envelope() | {"session": "none"}, id="session of another shape"),
    ],
)
def test_what_ask_sdk_cannot_read_is_answered_with_an_apology(unknown: dict[str, Any]) -> None:
    """ask-sdk raises before any handler runs; the person hears a sentence, and the session ends."""
    assert answer(skill_that(greet), unknown, apology=APOLOGY) == SPOKEN_APOLOGY


def test_a_handler_that_fails_is_answered_with_an_apology() -> None:
    """A fault of ours is never Alexa's "there was a problem with the requested skill"."""
    assert answer(skill_that(fail), envelope(), apology=APOLOGY) == SPOKEN_APOLOGY


def test_a_response_that_cannot_be_written_is_answered_with_an_apology() -> None:
    """A handler that returns no response, or one JSON cannot hold, is a fault like any other."""

    def odd(handler_input: Any) -> Any:
        handler_input.attributes_manager.session_attributes["odd"] = {object()}
        return handler_input.response_builder.response

    assert answer(skill_that(odd), envelope(), apology=APOLOGY) == SPOKEN_APOLOGY

    class NoSkill:
        def invoke(self, request_envelope: object, context: object) -> object:
            """Return nothing."""

    assert answer(NoSkill(), envelope(), apology=APOLOGY) == SPOKEN_APOLOGY


@pytest.mark.parametrize(
    "unheard",
    [
        envelope("AlexaSkillEvent.SkillDisabled"),
        envelope("AlexaSkillEvent.SkillAccountUnlinked"),
        envelope("SessionEndedRequest", reason="USER_INITIATED"),
        envelope("SessionEndedRequest", reason="A_NEW_REASON"),
    ],
)
def test_where_nobody_listens_the_answer_is_empty(unheard: dict[str, Any]) -> None:
    """Events and ended sessions allow no speech, so a failure there is answered with nothing."""
    assert answer(skill_that(fail), unheard, apology=APOLOGY) == SILENCE


@pytest.mark.parametrize(
    ("sent", "event", "error"),
    [
        (envelope(), "voice.handler_failed", "BrokenError"),
        (envelope("private.words"), "voice.request_unreadable", "SerializationException"),
    ],
)
def test_a_failure_is_logged_without_what_was_said(
    sent: dict[str, Any], event: str, error: str, caplog: pytest.LogCaptureFixture
) -> None:
    """One line: which step failed and the class of the error; no message, no traceback."""
    with caplog.at_level(logging.DEBUG, logger="voice_skill"):
        answer(skill_that(fail), sent, apology=APOLOGY)
    (record,) = caplog.records
    assert (record.getMessage(), vars(record)["error"]) == (event, error)
    assert record.exc_info is None
    assert "private" not in str(vars(record))


def test_warming_up_runs_no_handler() -> None:
    """Models are loaded before the first person speaks, and nothing is done in anyone's name."""
    warm_up(skill_that(fail))


def test_warming_up_refuses_what_is_no_skill() -> None:
    """A wrong object in the wiring shows at start."""
    no_skill: Any = object()
    with pytest.raises(TypeError, match="SkillBuilder"):
        warm_up(no_skill)


def test_an_envelope_is_ours_only_by_our_id() -> None:
    """None, another, a blank or a second one that differs is not ours."""
    assert is_for(envelope(), "ours")
    assert is_for(envelope("AlexaSkillEvent.SkillEnabled"), "ours")
    assert not is_for(envelope(), "theirs")
    assert not is_for(envelope(), "")
    assert not is_for({"session": {"application": {"applicationId": ""}}}, "")
    assert not is_for([], "ours")


def test_a_path_that_breaks_off_leads_to_none() -> None:
    """Reading deep into a stranger's JSON never raises."""
    assert value_at({"a": {"b": 1}}, "a", "b") == 1
    assert value_at({"a": [1]}, "a", "b", "c") is None
