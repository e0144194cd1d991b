"""A person at a speaker, for tests: words go in, what the skill answers comes out."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from ask_sdk_model.services.api_client import ApiClient
from sqlalchemy.orm import Session

from shared.content import load_content
from shared.services.speakers import speaker_of
from shared.storage.database import Database
from shared.storage.models import Participant, VoiceAccount
from tests.clocks import MovableClock
from voice_skill.core import SkillCore
from voice_skill.entry import APOLOGY, answer, value_at
from voice_skill.response_check import problems_of
from voice_skill.skill import build_skill
from voice_skill.utterances import InteractionModel, Match, SessionState, build_request

MODEL = InteractionModel.load()
SKILL_ID = "amzn1.ask.skill.test"
_NUMBERS = count(1)


@dataclass
class Heard:
    """What the speaker did: `speech` without its SSML tags, and the whole envelope."""

    envelope: dict[str, Any]

    @property
    def response(self) -> dict[str, Any]:
        """The response inside the envelope."""
        found: dict[str, Any] = self.envelope["response"]
        return found

    @property
    def ssml(self) -> str:
        """The speech as sent."""
        return str(self.response["outputSpeech"]["ssml"])

    @property
    def speech(self) -> str:
        """The words that are heard."""
        return " ".join(re.sub(r"<[^>]+>", " ", self.ssml).split())

    @property
    def listens(self) -> bool:
        """Whether the microphone is open."""
        return self.response.get("shouldEndSession") is False

    @property
    def elicits(self) -> tuple[str, str] | None:
        """The intent and slot asked for, if any."""
        for directive in self.response.get("directives", []):
            if directive["type"] == "Dialog.ElicitSlot":
                return directive["updatedIntent"]["name"], directive["slotToElicit"]
        return None


def said_in(requests: Iterable[Mapping[str, object]]) -> Iterator[str]:
    """Yield what was said freely, or in secret digits."""
    for request in requests:
        slots = value_at(request, "request", "intent", "slots")
        for name in ("gratitude", "promise", "code", "pin"):
            words = value_at(slots, name, "value")
            if isinstance(words, str) and len(words) > 1:
                yield words


@dataclass
class Speaker:
    """One Alexa account talking to the skill; a session is begun whenever none is open.

    Alexa recognises the voice of `person_id`; None is a voice it does not know. `services` stands
    in for Amazon's own services; without them a request brings no token to call any.
    """

    database: Database
    clock: MovableClock
    user_id: str = "amzn1.ask.account.anna"
    locale: str = "en-US"
    person_id: str | None = "amzn1.ask.person.anna"
    session: SessionState | None = None
    services: ApiClient | None = None
    screen: bool = False
    requests: list[dict[str, object]] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Build a skill of its own."""
        self.core = SkillCore(self.database, load_content(), self.clock)
        self.skill = build_skill(self.core, self.services)

    def say(self, words: str) -> Heard:
        """Say something; it is understood as the interaction model has it."""
        eliciting = self.session.eliciting if self.session else None
        match = MODEL.match(words, eliciting=eliciting)
        assert match is not None
        return self.mean(match)

    def new_session(self) -> SessionState:
        """Return a session that has just begun."""
        return SessionState(f"session-{next(_NUMBERS)}")

    def open(self) -> Heard:
        """Open the skill, in a new session."""
        self.session = None
        return self.say("open steady steps")

    def hear_step(self) -> Heard:
        """Hear today's step to its end: the second half, and the day's question."""
        self.say("today's step")
        return self.say("go on")

    def intend(self, name: str, **slots: str) -> Heard:
        """Send an intent as if its words had been understood."""
        return self.mean(Match(name, slots=slots, declared=tuple(slots)))

    def mean(self, match: Match) -> Heard:
        """Send what was understood."""
        number = next(_NUMBERS)
        session = self.session or SessionState(f"session-{number}")
        request = build_request(
            match,
            skill_id=SKILL_ID,
            user_id=self.user_id,
            device_id="device",
            session=session,
            request_id=f"request-{number}",
            now=self.clock(),
            locale=self.locale,
            person_id=self.person_id,
        )
        heard = self.send(self._at_home(request))
        self.session = session.after(match, heard.envelope)
        return heard

    def _at_home(self, request: dict[str, Any]) -> dict[str, object]:
        """Add the token for Amazon's services, and the screen, as Alexa does."""
        system = request["context"]["System"]
        if self.services is not None:
            system["apiAccessToken"] = "token"
        if self.screen:
            runtime = {"runtime": {"maxVersion": "2024.3"}}
            system["device"]["supportedInterfaces"]["Alexa.Presentation.APL"] = runtime
        return request

    def send(self, request: dict[str, object]) -> Heard:
        """Send a whole envelope; an answer that Alexa or a reviewer would refuse fails here."""
        self.requests.append(request)
        heard = Heard(answer(self.skill, request, apology=APOLOGY))
        assert problems_of(request, heard.envelope, said_in(self.requests)) == []
        return heard

    def again(self) -> Heard:
        """Send the last request once more, as Alexa does when an answer was lost."""
        return self.send(self.requests[-1])

    def account(self, session: Session) -> VoiceAccount:
        """Return the row that speaks: the known voice's, else the household's."""
        found = speaker_of(
            session, self.user_id, self.person_id, locale=self.locale, now=self.clock()
        )
        return found.account

    def participant_in(self, session: Session) -> Participant:
        """Return whom this speaker speaks for, to be changed in a session."""
        return session.get_one(Participant, self.account(session).participant_id)

    def participant(self) -> Participant:
        """Return whom this speaker speaks for, as of now."""
        with self.database.begin() as session:
            return self.participant_in(session)
