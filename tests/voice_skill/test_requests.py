"""The requests built for typed words are whole: ask-sdk reads them as it reads Alexa's own."""

import json
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

from ask_sdk_core.serialize import DefaultSerializer
from ask_sdk_model.request_envelope import RequestEnvelope

from voice_skill.utterances import (
    LAUNCH,
    InteractionModel,
    Match,
    SessionState,
    build_request,
    build_session_end,
)

MODEL = InteractionModel.load()
NOW = datetime(2026, 3, 8, 16, 30, 15, 999, tzinfo=timezone(timedelta(hours=2)))
SPEAKER: dict[str, Any] = {
    "skill_id": "amzn1.ask.skill.steady",
    "user_id": "user",
    "device_id": "device",
    "request_id": "request",
    "now": NOW,
}


def heard(utterance: str) -> Match:
    """Return what an utterance means; silence is a failure here."""
    match = MODEL.match(utterance)
    assert match is not None
    return match


def deserialised(envelope: dict[str, object]) -> Any:
    """Read an envelope as the skill does."""
    return DefaultSerializer().deserialize(json.dumps(envelope), RequestEnvelope)


def test_a_launch_is_a_whole_request() -> None:
    """Ids, time in UTC to the second, locale, a new session: ask-sdk reads every field."""
    session = SessionState("session")
    built = deserialised(build_request(heard("open steady steps"), session=session, **SPEAKER))
    assert built.version == "1.0"
    assert built.request.object_type == LAUNCH
    assert built.request.request_id == "request"
    assert built.request.timestamp == datetime(2026, 3, 8, 14, 30, 15, tzinfo=UTC)
    assert built.request.locale == "en-US"
    assert (built.session.new, built.session.session_id) == (True, "session")
    assert built.session.attributes == {}
    assert built.context.system.application.application_id == SPEAKER["skill_id"]
    assert built.context.system.user.user_id == built.session.user.user_id == "user"
    assert built.context.system.device.device_id == "device"
    assert built.context.system.api_endpoint == "https://api.amazonalexa.com"
    assert built.context.system.person is None


def test_a_slot_carries_its_value_and_what_it_resolved_to() -> None:
    """A listed value comes with its id, as ER_SUCCESS_MATCH of the slot type's authority."""
    session = SessionState("session", new=False, attributes={"turn": 2})
    match = heard("ask steady steps about cheating")
    built = deserialised(build_request(match, session=session, person_id="voice", **SPEAKER))
    assert built.session.attributes == {"turn": 2}
    assert built.context.system.person.person_id == "voice"
    assert built.request.dialog_state.value == "STARTED"
    slot = built.request.intent.slots["topic"]
    assert (slot.value, slot.confirmation_status.value) == ("cheating", "NONE")
    (found,) = slot.resolutions.resolutions_per_authority
    assert found.authority.endswith(".FaqTopic")
    assert found.status.code.value == "ER_SUCCESS_MATCH"
    assert [(v.value.id, v.value.name) for v in found.values] == [
        ("major_betrayal", "major betrayal")
    ]


def test_an_empty_slot_is_sent_without_a_value() -> None:
    """Alexa names every slot of an intent, filled or not."""
    built = deserialised(
        build_request(heard("check in"), session=SessionState("session"), **SPEAKER)
    )
    assert built.request.intent.slots["rating"].value is None


def test_the_end_of_a_session_is_a_request_too() -> None:
    """With its reason, in the session that ends."""
    session = SessionState("session", new=False)
    built = deserialised(
        build_session_end(session=session, reason="EXCEEDED_MAX_REPROMPTS", **SPEAKER)
    )
    assert built.request.object_type == "SessionEndedRequest"
    assert built.request.reason.value == "EXCEEDED_MAX_REPROMPTS"
    assert built.session.new is False


def test_a_session_goes_on_only_when_the_skill_keeps_it_open() -> None:
    """It keeps attributes and the slot asked for; without an explicit false it is over."""
    asked, session = heard("gratitude practice"), SessionState("session")
    directive: dict[str, object] = {"type": "Dialog.ElicitSlot", "slotToElicit": "gratitude"}
    response: dict[str, Any] = {"shouldEndSession": False, "directives": [directive]}
    after = session.after(asked, {"sessionAttributes": {"turn": 1}, "response": response})
    assert after == SessionState(
        "session", new=False, attributes={"turn": 1}, eliciting=("GratitudeIntent", "gratitude")
    )
    directive |= {"updatedIntent": {"name": "SetGoalIntent"}, "slotToElicit": "promise"}
    after = session.after(asked, {"response": response})
    assert after is not None
    assert after.eliciting == ("SetGoalIntent", "promise")
    assert session.after(asked, {"response": {"shouldEndSession": True}}) is None
    assert session.after(asked, {"response": {}}) is None
