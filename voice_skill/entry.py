"""The way into the skill: an envelope goes in, a valid answer comes out, whatever happens."""

import json
import logging
from collections.abc import Mapping
from typing import Final, Protocol

from ask_sdk_core.serialize import DefaultSerializer
from ask_sdk_model.request_envelope import RequestEnvelope
from ask_sdk_model.response_envelope import ResponseEnvelope

Envelope = dict[str, object]

APOLOGY: Final = "Sorry, something went wrong on my side. Please try again in a little while."

# Requests that nobody hears an answer to; speech is refused there (Amazon, "Request Types
# Reference" and the reference pages of each interface).
_SILENT: Final = (
    "Alexa.Advertisement.",
    "Alexa.Authorization.",
    "Alexa.DataStore.",
    "AlexaHouseholdListEvent.",
    "AlexaSkillEvent.",
    "AudioPlayer.",
    "CanFulfillIntentRequest",
    "Messaging.",
    "PlaybackController.",
    "Reminders.",
    "SessionEndedRequest",
    "System.",
)

_log = logging.getLogger(__name__)
_serializer = DefaultSerializer()


class Skill(Protocol):
    """What ask-sdk's skill builder creates."""

    def invoke(self, request_envelope: RequestEnvelope, context: object) -> object:
        """Answer one request envelope of ask-sdk-model."""


def answer(
    skill: Skill, envelope: Mapping[str, object], *, apology: str, context: object = None
) -> Envelope:
    """Return the skill's response envelope as JSON values, or an apology in its place.

    Apologises when ask-sdk cannot read the request (it raises on any request type or enumeration
    value newer than itself, before a handler runs) and when a handler fails. The log says which,
    by event name and class of error, and nothing of what was said. Raises nothing.

    Args:
        skill: made by ask-sdk's skill builder.
        envelope: the parsed body of a request that was already verified.
        apology: plain words to say when there is no answer; the session is closed.
        context: AWS Lambda's, handed on to the handlers.

    """
    event = "voice.request_unreadable"
    try:
        request = _serializer.deserialize(json.dumps(envelope), RequestEnvelope)
        event = "voice.handler_failed"
        response = skill.invoke(request, context)
        event = "voice.response_unwritable"
        answered = _serializer.serialize(response)
        if not isinstance(answered, dict):
            raise TypeError("A response envelope is a JSON object.")  # noqa: TRY301 - as any other
        json.dumps(answered)
    except Exception as error:  # noqa: BLE001 - the speaker must answer, and errors quote people
        _log.error(event, extra={"error": type(error).__name__})
        return _apologise(envelope, apology)
    return answered


def warm_up(skill: Skill) -> None:
    """Read one request and write one answer, so that the first person does not wait for imports.

    ask-sdk loads its model classes when first needed (22 ms, then 0.4 ms a request); no handler
    runs. A skill of another shape fails here, at start, with `TypeError`.
    """
    if not callable(getattr(skill, "invoke", None)):
        raise TypeError("Expected the skill object that ask-sdk's SkillBuilder.create() returns.")
    application = {"application": {"applicationId": "warm-up"}, "user": {"userId": "warm-up"}}
    envelope = {
        "version": "1.0",
        "session": {"new": True, "sessionId": "warm-up", "attributes": {}, **application},
        "context": {"System": {**application, "device": {"deviceId": "warm-up"}}},
        "request": {
            "type": "IntentRequest",
            "requestId": "warm-up",
            "timestamp": "2000-01-01T00:00:00Z",
            "locale": "en-US",
            "dialogState": "STARTED",
            "intent": {
                "name": "AMAZON.HelpIntent",
                "confirmationStatus": "NONE",
                "slots": {"warm": {"name": "warm", "value": "up", "confirmationStatus": "NONE"}},
            },
        },
    }
    _serializer.deserialize(json.dumps(envelope), RequestEnvelope)
    _serializer.serialize(ResponseEnvelope(version="1.0"))


def value_at(node: object, *path: str) -> object:
    """Return what lies at a path of nested JSON objects, or None where the path breaks off."""
    for name in path:
        node = node.get(name) if isinstance(node, Mapping) else None
    return node


def is_for(envelope: object, skill_id: str) -> bool:
    """Tell whether the envelope names an application, and none but ours.

    Skill events carry no session, so either of the two places Amazon gives will do.
    """
    ids = [
        value_at(envelope, *place, "application", "applicationId")
        for place in (("context", "System"), ("session",))
    ]
    return skill_id != "" and skill_id in ids and all(found in (skill_id, None) for found in ids)


def is_silent(envelope: object) -> bool:
    """Tell whether nobody hears the answer to this request, so that nothing may be said."""
    kind = value_at(envelope, "request", "type")
    return isinstance(kind, str) and kind.startswith(_SILENT)


def _apologise(envelope: Mapping[str, object], apology: str) -> Envelope:
    """Return a valid envelope: spoken where somebody listens, empty elsewhere."""
    if is_silent(envelope):
        return {"version": "1.0", "response": {}}
    return {
        "version": "1.0",
        "sessionAttributes": {},
        "response": {
            "outputSpeech": {"type": "PlainText", "text": apology},
            "shouldEndSession": True,
        },
    }
