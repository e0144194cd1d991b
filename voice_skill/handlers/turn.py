"""One request and its answer as plain values: what handlers take and what they give back."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from random import Random
from typing import Any, Final

from sqlalchemy.orm import Session

from shared.content import Content
from shared.content.speech import ssml
from shared.services.speakers import Speaker
from shared.storage.models import Participant
from voice_skill.device import Device

_LAST_SENTENCE: Final = re.compile(r"(?:.*(?:[.!?]|>)\s+)?(?P<last>\S.*)", re.DOTALL)


class Pending(StrEnum):
    """What the skill asked last: it tells what a yes, a no or bare words answer."""

    ANYTHING = "anything"
    STEP = "step"
    RECAP = "recap"
    RATING = "rating"
    DONE = "done"
    KEPT = "kept"
    CHOICE = "choice"
    TEXT = "text"
    HALF = "half"
    TAKE_UP = "take_up"
    GUIDED = "guided"
    GUIDED_RATING = "guided_rating"
    GUIDED_WORDS = "guided_words"
    GUIDED_PROMISE = "guided_promise"
    MINUTES = "minutes"
    PRACTICE_OFFER = "practice_offer"
    MORE_GRATITUDE = "more_gratitude"
    TOPIC = "topic"
    MORE_QUESTIONS = "more_questions"
    CODE = "code"
    LINKING = "linking"
    NEW_PROMISE = "new_promise"
    OUTCOME = "outcome"
    PATIENCE = "patience"
    PIN = "pin"
    NEW_PIN = "new_pin"
    SET_PIN = "set_pin"
    UNLINK = "unlink"
    ERASE = "erase"
    LINES = "lines"
    RING = "ring"
    HOUR = "hour"
    REMINDER = "reminder"
    ROUTINE = "routine"


# What is asked for with Dialog.ElicitSlot: intent and slot. Alexa hands bare words to a slot
# only, so a free answer to the day's question comes in the slot that takes any words.
ELICITED: Final[Mapping[Pending, tuple[str, str]]] = {
    Pending.RATING: ("CheckInIntent", "rating"),
    Pending.KEPT: ("GoalOutcomeIntent", "outcome"),
    Pending.CHOICE: ("GratitudeIntent", "gratitude"),
    Pending.TEXT: ("GratitudeIntent", "gratitude"),
    Pending.GUIDED_RATING: ("CheckInIntent", "rating"),
    Pending.GUIDED_WORDS: ("GratitudeIntent", "gratitude"),
    Pending.GUIDED_PROMISE: ("SetGoalIntent", "promise"),
    Pending.MINUTES: ("PatiencePracticeIntent", "minutes"),
    Pending.ANYTHING: ("FaqIntent", "topic"),
    Pending.TOPIC: ("FaqIntent", "topic"),
    Pending.CODE: ("LinkPhoneIntent", "code"),
    Pending.OUTCOME: ("GoalOutcomeIntent", "outcome"),
    Pending.PIN: ("PrivacyIntent", "pin"),
    Pending.NEW_PIN: ("PrivacyIntent", "pin"),
    Pending.HOUR: ("SetReminderIntent", "time"),
}


# A turn of a practice waits, for whatever it is.
GUIDED: Final = frozenset(
    {Pending.GUIDED, Pending.GUIDED_RATING, Pending.GUIDED_WORDS, Pending.GUIDED_PROMISE},
)
WAITS_FOR_WORDS: Final = frozenset({Pending.GUIDED_WORDS, Pending.GUIDED_PROMISE})


@dataclass(frozen=True)
class Place:
    """Where somebody is in something longer: a practice by its name, or a step by its number.

    `turn` is the turn of the practice that waits, from 0; of a step, the part that was heard last.
    """

    name: str
    turn: int

    def __str__(self) -> str:
        """Write it as it is kept."""
        return f"{self.name} {self.turn}"

    @classmethod
    def read(cls, kept: object) -> "Place | None":
        """Return the place that was kept, or None where there is none."""
        name, _, turn = kept.partition(" ") if isinstance(kept, str) else ("", "", "")
        return cls(name, int(turn)) if name and turn.isdecimal() else None


@dataclass(frozen=True)
class Screen:
    """What a screen shows: a document by its name, and the words and figures in it."""

    name: str
    data: Mapping[str, object]


@dataclass(frozen=True)
class Connection:
    """Something of Amazon's that carries on the conversation: `token` comes back with its answer.

    `task` is the name of a request ("AskFor"), or the address of a task ("connection://...").
    """

    task: str
    input: Mapping[str, object]
    token: str


@dataclass(frozen=True)
class Reply:
    """What the skill says; `speech` is the inside of a <speak> element.

    With a `pending` question the microphone stays open, and `reprompt` is said to silence; without
    one the session ends. `card` is a title for devices with a screen; `consent` are permissions to
    ask for by a card. `place` is where to go on if the conversation breaks off, `about` the
    practice or the topic that the question is about. A `connection` has the last word itself.
    `screen` is what is shown; without one it is the card's title.
    """

    speech: str
    pending: Pending | None = None
    reprompt: str | None = None
    card: str | None = None
    place: str | None = None
    about: str | None = None
    consent: tuple[str, ...] = ()
    connection: Connection | None = None
    screen: Screen | None = None


@dataclass(frozen=True)
class Returned:
    """What came back from a connection: whether it did what was asked, and our token."""

    status: str
    token: str
    card_shown: bool = False


@dataclass
class Turn:
    """One request of one person, within one transaction.

    `heard` holds the words of each filled slot, `resolved` the ids of listed values; `attributes`
    lives as long as the conversation. `pending` is what the skill asked before, `returned` what a
    connection hands back, `task` what a routine opened the skill for. `chance` draws codes and
    salts.
    """

    request_id: str
    session: Session
    speaker: Speaker
    participant: Participant
    content: Content
    locale: str
    now: datetime
    heard: Mapping[str, str]
    resolved: Mapping[str, str]
    attributes: dict[str, Any]
    chance: Random
    device: Device
    returned: Returned | None = None
    task: str | None = None

    @property
    def pending(self) -> Pending | None:
        """What the skill asked last in this conversation."""
        found = self.attributes.get("pending")
        return Pending(found) if found in list(Pending) else None

    @property
    def misses(self) -> int:
        """How many times in a row nothing was understood."""
        found = self.attributes.get("misses")
        return found if isinstance(found, int) else 0

    @property
    def place(self) -> Place | None:
        """Where this conversation is in a step or a practice."""
        return Place.read(self.attributes.get("place"))

    @property
    def about(self) -> str | None:
        """The practice or the topic that the last question was about."""
        found = self.attributes.get("about")
        return found if isinstance(found, str) else None

    @property
    def guided(self) -> bool:
        """Whether a turn of a practice waits."""
        return self.pending in GUIDED and self.place is not None

    @property
    def rotation(self) -> int:
        """Which of several wordings it is time for: another one tomorrow at the same hour."""
        return self.now.toordinal() + self.now.hour

    @property
    def linked(self) -> bool:
        """Whether this speaker shares its progress with a phone."""
        return self.speaker.account.linked_at is not None and self.participant.phone is not None

    @property
    def opened(self) -> bool:
        """Whether personal things may be said: to a known voice, or once the PIN was given."""
        return self.speaker.recognised or self.attributes.get("opened") is True

    def say(self, key: str, /, *, variant: int | None = None, **values: object) -> str:
        """Return a message as SSML: the spoken one if there is one, else the texted one.

        Of several wordings it is the `variant`, or the one whose time it is; after a miss, another.
        """
        variant = self.rotation + self.misses if variant is None else variant
        if f"voice.{key}" in self.content.messages:
            return self.content.speak(key, variant=variant, **values)
        return ssml(self.content.say(key, variant=variant, **values))

    def missed(self) -> int:
        """Count one more time that nothing was understood; return how many there were before."""
        before = self.misses
        self.attributes["misses"] = before + 1
        return before


def tell(speech: str) -> Reply:
    """Say something that asks nothing, and end the session."""
    return Reply(speech)


def ask(
    speech: str,
    pending: Pending,
    *,
    card: str | None = None,
    place: Place | None = None,
    about: str | None = None,
) -> Reply:
    """Say something that ends in a question, which is asked again of silence."""
    found = _LAST_SENTENCE.fullmatch(speech)
    reprompt = found["last"] if found else speech
    return Reply(speech, pending, reprompt, card, str(place) if place else None, about)


def joined(*speeches: str) -> str:
    """Return several things said one after the other."""
    return " ".join(speech for speech in speeches if speech)
