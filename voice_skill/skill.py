"""The Alexa skill put together: every request of Alexa's goes to its handler."""

import os
from collections.abc import Callable
from datetime import UTC, datetime

from ask_sdk_core.dispatch_components.request_components import AbstractRequestHandler
from ask_sdk_core.handler_input import HandlerInput
from ask_sdk_core.skill import CustomSkill
from ask_sdk_core.skill_builder import CustomSkillBuilder
from ask_sdk_core.utils.predicate import is_intent_name, is_request_type
from ask_sdk_model.response import Response
from ask_sdk_model.services.api_client import ApiClient

from shared.content import load_content
from shared.storage.database import open_database
from voice_skill.core import SkillCore
from voice_skill.device import TimedApiClient
from voice_skill.handlers import (
    INTENTS,
    LAUNCH,
    RETURNS,
    UNKNOWN,
    Handler,
    places,
    short_words,
)
from voice_skill.handlers.danger import danger_in, help_now
from voice_skill.handlers.turn import Reply, Turn


def build_skill(core: SkillCore, services: ApiClient | None = None) -> CustomSkill:
    """Return the skill, with a handler for every intent of its model.

    `services` carries the calls to Amazon's own services, over TLS by default. The skill has no
    exception handler: `voice_skill.entry.answer` apologises, and logs no word of it.
    """
    builder = CustomSkillBuilder(api_client=services or TimedApiClient())
    builder.add_request_handler(_Answers(core, LAUNCH, is_request_type("LaunchRequest")))
    for name, handler in INTENTS.items():
        builder.add_request_handler(_Answers(core, handler, is_intent_name(name)))
    builder.add_request_handler(_Answers(core, UNKNOWN, is_request_type("IntentRequest")))
    for kind, handler in RETURNS.items():
        builder.add_request_handler(_Answers(core, handler, is_request_type(kind)))
    builder.add_request_handler(_Disabled(core))
    builder.add_request_handler(_Unheard())
    return builder.create()


def build_skill_from_environment() -> CustomSkill:
    """Return the skill as AWS Lambda runs it.

    `STEADY_DATABASE_URL` and `STEADY_ENCRYPTION_KEYS` (newest first, commas between) say where
    progress is kept.

    Raises:
        KeyError: one of the two is not set.
        shared.storage.vault.VaultError: the keys are malformed, or not those of this database.

    """
    keys = [key.strip() for key in os.environ["STEADY_ENCRYPTION_KEYS"].split(",") if key.strip()]
    database = open_database(os.environ["STEADY_DATABASE_URL"], keys)
    content = load_content()
    content.topics.learn()  # while the function starts, and nobody waits
    return build_skill(SkillCore(database, content, _utc_now))


class _Answers(AbstractRequestHandler):
    """Answers one kind of request; danger in what was said is answered before all else."""

    def __init__(
        self, core: SkillCore, handler: Handler, concerns: Callable[[HandlerInput], bool]
    ) -> None:
        self._core = core
        self._handler = handler
        self._concerns = concerns

    def can_handle(self, handler_input: HandlerInput) -> bool:
        """Tell whether this request is of the kind."""
        return self._concerns(handler_input)

    def handle(self, handler_input: HandlerInput) -> Response:
        """Answer it, once."""
        return self._core.answer(handler_input, self._respond)

    def _respond(self, turn: Turn) -> Reply:
        danger = danger_in(turn)
        if danger is not None or self._handler is help_now:
            places.forget(turn)  # the lesson stops, and is not offered again
        if danger is not None:
            return danger
        return (short_words.meant_by(turn) or self._handler)(turn)


class _Disabled(AbstractRequestHandler):
    """Forgets the account of somebody who disabled the skill; the same event again is harmless."""

    def __init__(self, core: SkillCore) -> None:
        self._core = core

    def can_handle(self, handler_input: HandlerInput) -> bool:
        """Take the one event that something follows from."""
        return bool(is_request_type("AlexaSkillEvent.SkillDisabled")(handler_input))

    def handle(self, handler_input: HandlerInput) -> Response:
        """Forget, and say nothing: nobody listens."""
        self._core.forget(handler_input)
        return Response()


class _Unheard(AbstractRequestHandler):
    """Answers what nobody hears an answer to, and nothing follows from.

    The end of a session, the skill enabled, its permissions granted or taken back: nothing about
    them is kept, as a permission is looked up each time it is needed.
    """

    def can_handle(self, handler_input: HandlerInput) -> bool:
        """Take whatever no one else took."""
        del handler_input
        return True

    def handle(self, handler_input: HandlerInput) -> Response:
        """Say nothing."""
        response: Response = handler_input.response_builder.response
        return response


def _utc_now() -> datetime:
    return datetime.now(UTC)
