"""Alexa's side of a turn: what a request says as plain values, and a reply as Alexa's response."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from ask_sdk_core.handler_input import HandlerInput
from ask_sdk_core.utils.request_util import get_user_id
from ask_sdk_model.connection_completed import ConnectionCompleted
from ask_sdk_model.dialog.elicit_slot_directive import ElicitSlotDirective
from ask_sdk_model.directive import Directive
from ask_sdk_model.intent import Intent
from ask_sdk_model.intent_confirmation_status import IntentConfirmationStatus
from ask_sdk_model.intent_request import IntentRequest
from ask_sdk_model.interfaces.connections.connections_response import ConnectionsResponse
from ask_sdk_model.interfaces.connections.on_completion import OnCompletion
from ask_sdk_model.interfaces.connections.send_request_directive import SendRequestDirective
from ask_sdk_model.interfaces.connections.v1.start_connection_directive import (
    StartConnectionDirective,
)
from ask_sdk_model.launch_request import LaunchRequest
from ask_sdk_model.request_envelope import RequestEnvelope
from ask_sdk_model.response import Response
from ask_sdk_model.session_resumed_request import SessionResumedRequest
from ask_sdk_model.slot import Slot
from ask_sdk_model.slot_confirmation_status import SlotConfirmationStatus
from ask_sdk_model.slu.entityresolution.status_code import StatusCode
from ask_sdk_model.ui.ask_for_permissions_consent_card import AskForPermissionsConsentCard
from ask_sdk_model.ui.reprompt import Reprompt
from ask_sdk_model.ui.simple_card import SimpleCard
from ask_sdk_model.ui.ssml_output_speech import SsmlOutputSpeech

from voice_skill.handlers.turn import ELICITED, Connection, Reply, Returned

# Alexa refuses longer speech (Amazon, "Request and Response JSON Reference").
LONGEST_SPEECH: Final = 8000
# What Alexa puts in a slot that it filled with nothing it understood.
_NOT_HEARD: Final = "?"


@dataclass(frozen=True)
class Spoken:
    """One request as plain values: who, in what language, and the words and ids in its slots.

    `person_id` is the voice that Alexa recognised, if it did.
    """

    request_id: str
    user_id: str
    person_id: str | None
    locale: str
    heard: dict[str, str]
    resolved: dict[str, str]
    attributes: dict[str, Any]
    returned: Returned | None
    task: str | None


def read_spoken(handler_input: HandlerInput) -> Spoken:
    """Return what a request says.

    Raises:
        ValueError: it has no id, or names no user.

    """
    envelope = handler_input.request_envelope
    request, user_id = envelope.request, get_user_id(handler_input)
    if request is None or not request.request_id or not user_id:
        raise ValueError("A request to the skill has an id and names its user.")
    in_session = envelope.session is not None
    attributes = handler_input.attributes_manager.session_attributes if in_session else None
    slots = list(_filled(request))
    return Spoken(
        request_id=request.request_id,
        user_id=str(user_id),
        person_id=_person_of(envelope),
        locale=request.locale or "en-US",
        heard={name: slot.value or "" for name, slot in slots},
        resolved={name: found for name, slot in slots if (found := _resolved(slot)) is not None},
        attributes=dict(attributes or {}),
        returned=_returned(request),
        task=_task_of(request),
    )


def response_of(reply: Reply, screen: Directive | None = None) -> Response:
    """Return a reply as ask-sdk's response, with what a device that has a screen shows.

    The microphone is open if, and only if, something is asked. A card shows a step's title and
    nothing of the person.

    Raises:
        ValueError: the speech is longer than Alexa takes.

    """
    if len(reply.speech) > LONGEST_SPEECH:
        raise ValueError("This is too long for a speaker: shorten the content it comes from.")
    asks = reply.pending is not None
    if reply.connection is not None:
        # Amazon speaks next and says itself whether the session goes on.
        return Response(output_speech=_speech(reply.speech), directives=[_start(reply.connection)])
    elicited = ELICITED.get(reply.pending) if reply.pending is not None else None
    directives: list[Directive] = [screen] if screen is not None else []
    if elicited is not None:
        directives.append(_elicit(*elicited))
    return Response(
        output_speech=_speech(reply.speech),
        reprompt=Reprompt(output_speech=_speech(reply.reprompt or reply.speech)) if asks else None,
        directives=directives or None,
        card=_card(reply),
        should_end_session=not asks,
    )


def _speech(inside: str) -> SsmlOutputSpeech:
    return SsmlOutputSpeech(ssml=f"<speak>{inside}</speak>")


def _elicit(intent: str, slot: str) -> ElicitSlotDirective:
    """Ask for a slot of any intent, emptied of what was heard before."""
    empty = Slot(name=slot, confirmation_status=SlotConfirmationStatus.NONE)
    updated = Intent(
        name=intent, slots={slot: empty}, confirmation_status=IntentConfirmationStatus.NONE
    )
    return ElicitSlotDirective(updated_intent=updated, slot_to_elicit=slot)


def _card(reply: Reply) -> SimpleCard | AskForPermissionsConsentCard | None:
    """Return what the Alexa app shows: nothing of the person, as the household sees it."""
    if reply.consent:
        return AskForPermissionsConsentCard(permissions=list(reply.consent))
    return SimpleCard(title=reply.card) if reply.card else None


def _start(connection: Connection) -> SendRequestDirective | StartConnectionDirective:
    if connection.task.startswith("connection://"):
        return StartConnectionDirective(
            uri=connection.task,
            on_completion=OnCompletion.RESUME_SESSION,
            input=dict(connection.input),
            token=connection.token,
        )
    return SendRequestDirective(
        name=connection.task, payload=dict(connection.input), token=connection.token
    )


def _returned(request: object) -> Returned | None:
    """Return what a connection hands back: a permission's answer, or how a task ended.

    A task that did nothing says why in its result; that is taken for its status.
    """
    if isinstance(request, ConnectionsResponse):
        payload = request.payload or {}
        status = str(payload.get("status") or "FAILED")
        return Returned(status, request.token or "", bool(payload.get("isCardThrown")))
    if isinstance(request, SessionResumedRequest):
        cause = request.cause
        if not isinstance(cause, ConnectionCompleted):
            return Returned("FAILED", "")
        result = cause.result if isinstance(cause.result, dict) else {}
        reason = (result.get("offerAutomationResponse") or {}).get("reason")
        code = cause.status.code if cause.status else "FAILED"
        return Returned(str(reason or code), cause.token or "")
    return None


def _task_of(request: object) -> str | None:
    """Return the name of the task that a routine started, without the skill's id before it."""
    task = request.task if isinstance(request, LaunchRequest) else None
    return str(task.name).rpartition(".")[2] if task and task.name else None


def _person_of(envelope: RequestEnvelope) -> str | None:
    """Return the id of the voice that Alexa recognised, if any."""
    system = envelope.context.system if envelope.context else None
    person = system.person if system else None
    return str(person.person_id) if person and person.person_id else None


def _filled(request: object) -> Iterator[tuple[str, Slot]]:
    """Yield the slots that hold words."""
    intent = request.intent if isinstance(request, IntentRequest) else None
    for name, slot in ((intent.slots if intent else None) or {}).items():
        if slot.value and slot.value != _NOT_HEARD:
            yield name, slot


def _resolved(slot: Slot) -> str | None:
    """Return the id of the listed value that a slot's words stand for, if any."""
    resolutions = slot.resolutions.resolutions_per_authority if slot.resolutions else None
    for found in resolutions or []:
        matched = found.status is not None and found.status.code == StatusCode.ER_SUCCESS_MATCH
        if matched and found.values and found.values[0].value is not None:
            return str(found.values[0].value.id)
    return None
