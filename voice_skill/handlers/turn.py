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

_LAST_SENTENCE: Final = re.compile(r"(?:.*(?:[.!?]|/>)\s+)?(?P<last>\S.*)", re.DOTALL)


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
    GRATITUDE = "gratitude"
    MORE_GRATITUDE = "more_gratitude"
    TOPIC = "topic"
    MORE_QUESTIONS = "more_questions"
    CODE = "code"
    LINKING = "linking"
    PROMISE = "promise"
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
    Pending.GRATITUDE: ("GratitudeIntent", "gratitude"),
    Pending.TOPIC: ("FaqIntent", "topic"),
    Pending.CODE: ("LinkPhoneIntent", "code"),
    Pending.PROMISE: ("SetGoalIntent", "promise"),
    Pending.OUTCOME: ("GoalOutcomeIntent", "outcome"),
    Pending.PIN: ("PrivacyIntent", "pin"),
    Pending.NEW_PIN: ("PrivacyIntent", "pin"),
    Pending.HOUR: ("SetReminderIntent", "time"),
}


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
    ask for by a card. A `connection` has the last word itself. `screen` is what is shown; without
    one it is the card's title.
    """

    speech: str
    pending: Pending | None = None
    reprompt: str | None = None
    card: str | None = None
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
    connection hands back. `chance` draws codes and salts.
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
    def linked(self) -> bool:
        """Whether this speaker shares its progress with a phone."""
        return self.speaker.account.linked_at is not None and self.participant.phone is not None

    @property
    def opened(self) -> bool:
        """Whether personal things may be said: to a known voice, or once the PIN was given."""
        return self.speaker.recognised or self.attributes.get("opened") is True

    def say(self, key: str, /, *, variant: int = 0, **values: object) -> str:
        """Return a message as SSML: the spoken one if there is one, else the texted one."""
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


def ask(speech: str, pending: Pending, *, card: str | None = None) -> Reply:
    """Say something that ends in a question, which is asked again of silence."""
    found = _LAST_SENTENCE.fullmatch(speech)
    return Reply(speech, pending, found["last"] if found else speech, card)


def joined(*speeches: str) -> str:
    """Return several things said one after the other."""
    return " ".join(speech for speech in speeches if speech)
