"""What the skill's handlers need of the core: one transaction for each request, answered once."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from datetime import datetime
from random import Random, SystemRandom
from typing import Any

from ask_sdk_core.handler_input import HandlerInput
from ask_sdk_core.utils.request_util import get_user_id
from ask_sdk_model.response import Response
from sqlalchemy.exc import IntegrityError

from shared.content import Content, for_locale
from shared.services.speakers import disable, speaker_of
from shared.storage.database import Database
from shared.storage.models import Participant, VoiceTurn
from voice_skill.device import Device
from voice_skill.handlers import places
from voice_skill.handlers.envelopes import read_spoken, response_of
from voice_skill.handlers.showing import shown
from voice_skill.handlers.turn import Connection, Pending, Reply, Screen, Turn


@dataclass(frozen=True)
class SkillCore:
    """The core as the skill reaches it; `clock` gives the present as an aware datetime.

    `chance` draws one-time codes and salts: nobody must be able to foresee it.
    """

    database: Database
    content: Content
    clock: Callable[[], datetime]
    chance: Random = field(default_factory=SystemRandom)

    @contextmanager
    def turn(self, handler_input: HandlerInput) -> Iterator[Turn]:
        """Yield one request of one person, in a transaction that ends with the block.

        The account is locked until then, so that one person's requests follow each other; an
        Alexa user we have not met gets an account and a participant of its own.

        Raises:
            ValueError: the request has no id, or names no user.

        """
        spoken = read_spoken(handler_input)
        now = self.clock()
        with self.database.begin() as session:
            speaker = speaker_of(
                session, spoken.user_id, spoken.person_id, locale=spoken.locale, now=now
            )
            yield Turn(
                request_id=spoken.request_id,
                session=session,
                speaker=speaker,
                participant=session.get_one(Participant, speaker.account.participant_id),
                content=for_locale(self.content, spoken.locale),
                locale=spoken.locale,
                now=now,
                heard=spoken.heard,
                resolved=spoken.resolved,
                attributes=spoken.attributes,
                chance=self.chance,
                device=Device(handler_input),
                returned=spoken.returned,
            )

    def answer(self, handler_input: HandlerInput, respond: Callable[[Turn], Reply]) -> Response:
        """Return the answer to a request, worked out once; the same request again gets the same.

        Two first requests of one person at the same instant may both try to make the account: the
        one that loses is tried once more, in a transaction of its own.
        """
        try:
            reply, attributes = self._answer_once(handler_input, respond)
        except IntegrityError:
            reply, attributes = self._answer_once(handler_input, respond)
        if handler_input.request_envelope.session is not None:
            handler_input.attributes_manager.session_attributes = attributes
        screen = shown(reply) if Device(handler_input).has_screen else None
        return response_of(reply, screen)

    def forget(self, handler_input: HandlerInput) -> None:
        """Forget the Alexa account of a request, with every history that only it spoke for."""
        with self.database.begin() as session:
            disable(session, str(get_user_id(handler_input)))

    def _answer_once(
        self, handler_input: HandlerInput, respond: Callable[[Turn], Reply]
    ) -> tuple[Reply, dict[str, Any]]:
        with self.turn(handler_input) as turn:
            digest = self.database.vault.digest(f"request:{turn.request_id}")
            kept = turn.session.get(VoiceTurn, digest)
            if kept is not None:
                return _read_answer(kept.answer)
            misses = turn.misses
            reply = respond(turn)
            if reply.place is not None:
                places.keep(turn, reply.place)
            attributes = _attributes_after(turn, reply, misses)
            answer = json.dumps({"reply": asdict(reply), "attributes": attributes})
            turn.session.add(VoiceTurn(request_digest=digest, at=turn.now, answer=answer))
        return reply, attributes


def _read_answer(answer: str) -> tuple[Reply, dict[str, Any]]:
    kept = json.loads(answer)
    reply = kept["reply"]
    pending = Pending(reply["pending"]) if reply["pending"] is not None else None
    connection = Connection(**reply["connection"]) if reply["connection"] is not None else None
    screen = Screen(**reply["screen"]) if reply["screen"] is not None else None
    again = {
        "pending": pending,
        "connection": connection,
        "consent": tuple(reply["consent"]),
        "screen": screen,
    }
    return Reply(**(reply | again)), kept["attributes"]


def _attributes_after(turn: Turn, reply: Reply, misses: int) -> dict[str, Any]:
    """Return what the conversation remembers: nothing, once it is over."""
    if reply.pending is None:
        return {}
    after: dict[str, Any] = {"pending": reply.pending.value, "last": reply.speech}
    if turn.misses > misses:
        after["misses"] = turn.misses
    # What lasts as long as the conversation: a good thing kept, the PIN given, what it is for.
    lasting = ("kept", "opened", "wanted", "hour")
    after |= {name: turn.attributes[name] for name in lasting if turn.attributes.get(name)}
    asked = {"place": reply.place, "about": reply.about}
    return after | {name: value for name, value in asked.items() if value is not None}
