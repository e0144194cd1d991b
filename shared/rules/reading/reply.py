"""A reply as it is read, and what it was read as."""

from dataclasses import dataclass

from shared.rules.reading.answers import FoundAnswer
from shared.rules.reading.normal_form import Plain
from shared.rules.reading.notes import note_beside
from shared.rules.reading.topics import Topics
from shared.rules.vocabulary import Command, Expects, FaqTopic, Intent, Risk

_LONG = 60  # characters of a text that are enough to show which one it is


@dataclass(frozen=True)
class Reading:
    """What a reply means; `text` is what was sent, unchanged.

    `why` says in short steps which reader took the text and on which words; they are the person's
    own words, so they are as private as the text.
    """

    text: str
    intent: Intent
    rating: int | None = None
    choice: str | None = None
    faq: FaqTopic | None = None
    command: Command | None = None
    note: str | None = None
    risk: Risk = Risk.NONE
    why: tuple[str, ...] = ()


@dataclass(frozen=True)
class Reply:
    """A reply with what is known of the prompt it answers."""

    text: str
    read: Plain
    expects: Expects
    choices: tuple[str, ...]
    topics: Topics
    risk: Risk = Risk.NONE

    @property
    def in_danger(self) -> bool:
        """Whether danger was heard in it."""
        return self.risk is not Risk.NONE

    def means(self, intent: Intent, on: str, note: str | None = None) -> Reading:
        """Return the reading with this intent; `on` are the words it was read from."""
        return Reading(self.text, intent, note=note, why=(step(intent, on),))

    def said(self, found: FoundAnswer) -> str:
        """Return the words an answer was read from."""
        first, last = found.words
        return " ".join(self.read.words[first : max(first + 1, last)])

    def beside(self, found: FoundAnswer) -> str | None:
        """Return what is said beside an answer."""
        first, last = found.words
        spans = self.read.spans
        return note_beside(self.text, (spans[first][0], spans[max(first, last - 1)][1]))


def step(reader: str, words: str) -> str:
    """Return one step of a reading: who took the text, and on which words, cut short."""
    shown = " ".join(words.split())
    return f"{reader}: '{shown if len(shown) <= _LONG else shown[: _LONG - 3] + '...'}'"
