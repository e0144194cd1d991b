"""What was typed at the sandbox speaker, turned into the request Alexa would send the skill."""

import html
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Final, Self

from voice_skill.entry import value_at
from voice_skill.understanding import FALLBACK, LAUNCH, InteractionModel, Match, Resolution

__all__ = [
    "FALLBACK",
    "LAUNCH",
    "InteractionModel",
    "Match",
    "Resolution",
    "SessionState",
    "build_request",
    "build_session_end",
    "spoken_words",
]

API_ENDPOINT: Final = "https://api.amazonalexa.com"


@dataclass(frozen=True, slots=True)
class SessionState:
    """One conversation between speaker and skill; `new` holds for its first request only."""

    session_id: str
    new: bool = True
    attributes: Mapping[str, object] = field(default_factory=dict)
    eliciting: tuple[str, str] | None = None
    """Intent and slot the last response asked for: what to hand to `InteractionModel.match`."""

    def after(self, asked: Match, response: Mapping[str, object]) -> Self | None:
        """Return the session as a response envelope leaves it, or None when it ended.

        As on a speaker without a screen, only an explicit `shouldEndSession: false` keeps the
        session open; `Dialog.ElicitSlot` without an updated intent means the intent just asked.
        """
        if value_at(response, "response", "shouldEndSession") is not False:
            return None
        attributes = response.get("sessionAttributes")
        directives = value_at(response, "response", "directives")
        eliciting = None
        for directive in directives if isinstance(directives, list) else ():
            if value_at(directive, "type") == "Dialog.ElicitSlot":
                intent = value_at(directive, "updatedIntent", "name") or asked.intent
                eliciting = (str(intent), str(value_at(directive, "slotToElicit")))
        return type(self)(
            session_id=self.session_id,
            new=False,
            attributes=dict(attributes) if isinstance(attributes, Mapping) else {},
            eliciting=eliciting,
        )


def build_request(  # noqa: PLR0913 - each is a field of the envelope
    match: Match,
    *,
    skill_id: str,
    user_id: str,
    device_id: str,
    session: SessionState,
    request_id: str,
    now: datetime,
    locale: str = "en-US",
    person_id: str | None = None,
) -> dict[str, object]:
    """Return a whole request envelope, as Amazon's "Request and Response JSON Reference" has it.

    Args:
        match: what was understood.
        skill_id: our application id.
        user_id: the Alexa account's id for this skill.
        device_id: the speaker's id.
        session: the conversation so far.
        request_id: unique for each request.
        now: aware instant the words were spoken; sent in UTC, to the second.
        locale: the speaker's language setting.
        person_id: the recognised voice, if any.

    """
    request: dict[str, object] = {"type": LAUNCH, "shouldLinkResultBeReturned": False}
    if match.intent != LAUNCH:
        request = {
            "type": "IntentRequest",
            "intent": {
                "name": match.intent,
                "confirmationStatus": "NONE",
                "slots": {name: _slot(name, match, skill_id) for name in match.declared},
            },
        }
        if match.declared:
            request["dialogState"] = "IN_PROGRESS" if match.elicited else "STARTED"
    request |= {"requestId": request_id, "timestamp": _timestamp(now), "locale": locale}
    return _envelope(
        request,
        session,
        skill_id=skill_id,
        user_id=user_id,
        device_id=device_id,
        person_id=person_id,
    )


def build_session_end(
    *,
    skill_id: str,
    user_id: str,
    device_id: str,
    session: SessionState,
    request_id: str,
    now: datetime,
    locale: str = "en-US",
    reason: str = "USER_INITIATED",
) -> dict[str, object]:
    """Return the envelope that tells the skill its session is over; nobody hears an answer.

    `reason` is `USER_INITIATED`, `EXCEEDED_MAX_REPROMPTS` (nobody spoke) or `ERROR`; the rest is as
    for `build_request`.
    """
    request: dict[str, object] = {
        "type": "SessionEndedRequest",
        "requestId": request_id,
        "timestamp": _timestamp(now),
        "locale": locale,
        "reason": reason,
    }
    return _envelope(request, session, skill_id=skill_id, user_id=user_id, device_id=device_id)


def spoken_words(speech: object) -> str:
    """Return the words of a response's `outputSpeech`, without its tags; empty if there is none."""
    if (text := value_at(speech, "text")) is not None:
        return str(text)
    ssml = str(value_at(speech, "ssml") or "")
    return html.unescape(" ".join(re.sub(r"<[^>]+>", " ", ssml).split()))


def _envelope(
    request: dict[str, object],
    session: SessionState,
    *,
    skill_id: str,
    user_id: str,
    device_id: str,
    person_id: str | None = None,
) -> dict[str, object]:
    application, user = {"applicationId": skill_id}, {"userId": user_id}
    system: dict[str, object] = {
        "application": application,
        "user": user,
        "device": {"deviceId": device_id, "supportedInterfaces": {}},
        "apiEndpoint": API_ENDPOINT,
    }
    if person_id is not None:
        system["person"] = {"personId": person_id}
    return {
        "version": "1.0",
        "session": {
            "new": session.new,
            "sessionId": session.session_id,
            "application": application,
            "attributes": dict(session.attributes),
            "user": user,
        },
        "context": {"System": system},
        "request": request,
    }


def _slot(name: str, match: Match, skill_id: str) -> dict[str, object]:
    """Return one slot; a listed value carries what it resolved to, an empty one only its name."""
    slot: dict[str, object] = {"name": name, "confirmationStatus": "NONE"}
    if name not in match.slots:
        return slot
    value: dict[str, object] = {"type": "Simple", "value": match.slots[name]}
    slot |= {"value": match.slots[name], "source": "USER", "slotValue": value}
    if resolution := match.resolved.get(name):
        found = {
            "authority": f"amzn1.er-authority.echo-sdk.{skill_id}.{resolution.slot_type}",
            "status": {"code": "ER_SUCCESS_MATCH"},
            "values": [{"value": {"name": resolution.name, "id": resolution.id}}],
        }
        slot["resolutions"] = value["resolutions"] = {"resolutionsPerAuthority": [found]}
    return slot


def _timestamp(now: datetime) -> str:
    return now.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
