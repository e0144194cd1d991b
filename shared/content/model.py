"""What content is made of: steps, answers, practices, questions and messages, as values."""

import string
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeVar
from xml.sax.saxutils import escape

from shared.content.document import ContentError, Problem, Written
from shared.content.practices import Practice
from shared.content.speech import ssml
from shared.rules.programme import GATES
from shared.rules.reading.topics import NO_TOPICS, Topics
from shared.rules.vocabulary import Expects, FaqTopic, Role

_Key = TypeVar("_Key")
_Value = TypeVar("_Value")

LETTERS = "ABCDEFGHIJ"

# The outcomes a step must have an answer for, by what it expects; a choice adds its letters.
OUTCOMES: Mapping[Expects, tuple[str, ...]] = {
    Expects.RATING: ("low", "middle", "high"),
    Expects.KEPT: ("kept", "partly", "not_yet"),
    Expects.DONE: ("done", "not_yet"),
    Expects.CHOICE: (),
    Expects.TEXT: ("text",),
}
ALWAYS = ("skip", "late", "silence")

_BANDS = ((3, "low"), (6, "middle"), (9, "high"))
_NEAREST: Mapping[Expects, Mapping[str, str]] = {
    Expects.KEPT: {"done": "kept"},
    Expects.DONE: {"kept": "done", "partly": "not_yet"},
    Expects.TEXT: {"note": "text", "done": "text"},
}
_READABLE = frozenset(
    {"kept", "partly", "not_yet", "done", "note", "text", "low", "middle", "high", *LETTERS}
)


@dataclass(frozen=True)
class RoleStep:
    """One step as it meets one role.

    `prompt` and `easier` are texts; `question` is the prompt as a voice asks it. The easier
    question expects the same kind of answer. `reflection` is this role's own part as written,
    `written` the whole reflection, common and own. `opens` names the letters of a choice that
    open a gate.
    """

    title: Written
    prompt: Written
    question: Written
    expects: Expects
    choices: tuple[Written, ...]
    reflection: Written
    written: Written
    closing: Written
    easier: Written
    why: Written
    answers: Mapping[str, Written]
    opens: Mapping[str, str]
    noted: str

    @property
    def spoken(self) -> str:
        """The whole reflection as the inside of an SSML <speak> element."""
        return ssml(self.written)

    def answer(self, outcome: str, rating: int | None = None) -> str:
        """Return what to say to an outcome; `rating` (1 to 9) goes with the outcome "rating".

        Outcomes: low, middle, high, kept, partly, not_yet, done, text, a letter of the choices
        (in either case), skip, late, silence. An answer that fits another kind of question gets
        the nearest answer, else a plain "noted": the words may have changed since the question
        was put. An outcome nobody knows raises ContentError.
        """
        name = band(rating) if outcome == "rating" and rating is not None else outcome
        name = name.upper() if len(name) == 1 else name
        name = name if name in self.answers else _NEAREST.get(self.expects, {}).get(name, name)
        if name in self.answers:
            return self.answers[name]
        if name in _READABLE:
            return self.noted
        known = ", ".join(self.answers)
        raise ContentError(self.prompt.problem(f"no answer for {outcome!r}; there are: {known}"))


@dataclass(frozen=True)
class Step:
    """One day's step; `common` is the part of the reflection that every role hears.

    `instead` is the whole step for whom one of its `gates` is closed to, whatever their role.
    """

    number: int
    week: int
    day: int
    rhythm: str
    theme: Written
    title: Written
    sources: tuple[Written, ...]
    gates: frozenset[str]
    common: Written
    roles: Mapping[Role, RoleStep]
    instead: RoleStep | None = None

    def for_role(self, role: Role) -> RoleStep:
        """Return the step as this role gets it when every gate is open."""
        return self.roles[role]

    def for_whom(self, role: Role, open_gates: frozenset[str]) -> RoleStep:
        """Return the step as somebody gets it: their role's, or the one instead of it."""
        if self.instead is not None and not self.gates <= open_gates:
            return self.instead
        return self.roles[role]

    @property
    def every_version(self) -> tuple[RoleStep, ...]:
        """The step for each role, and the one for whom it is closed to."""
        return (*self.roles.values(), *([self.instead] if self.instead else []))


@dataclass(frozen=True)
class Faq:
    """One of the eight questions: its answer by text and by voice, and what may come next."""

    topic: FaqTopic
    text: Written
    spoken: str
    written: Written
    next_thing: Written
    asks: tuple[Written, ...]
    sources: tuple[Written, ...]


@dataclass(frozen=True)
class Message:
    """A text outside the steps: its variants, and what an operator must know about it."""

    key: str
    variants: tuple[Written, ...]
    segments: int = 1
    stays_open: bool = False
    review: str | None = None
    source: str | None = None
    checked: str | None = None
    from_memory: str | None = None

    @property
    def fields(self) -> frozenset[str]:
        """The names of the values it must be given."""
        return frozenset(name for text in self.variants for name in fields_of(text))


def band(rating: int) -> str:
    """Return low for 1 to 3, middle for 4 to 6, high for 7 to 9."""
    for highest, name in _BANDS:
        if 1 <= rating <= highest:
            return name
    raise ValueError(f"a rating is a number from 1 to 9, not {rating}")


def fields_of(template: str) -> list[str]:
    """Return the names in braces in a template, in order."""
    return [name for _, name, _, _ in string.Formatter().parse(template) if name is not None]


@dataclass(frozen=True)
class Content:
    """All that the product says in one language."""

    locale: str
    path: str
    steps: Mapping[int, Step]
    faqs: Mapping[FaqTopic, Faq]
    practices: Mapping[str, Practice]
    messages: Mapping[str, Message]
    sources: Mapping[str, str] = field(default_factory=dict)
    topics: Topics = NO_TOPICS

    @property
    def last_step(self) -> int:
        """The number of the last step there is."""
        return max(self.steps)

    def step(self, number: int) -> Step:
        """Return one step, counted from 1."""
        return self._found(self.steps, number, "step")

    def faq(self, topic: FaqTopic) -> Faq:
        """Return the answer to one of the eight questions."""
        return self._found(self.faqs, topic, "question")

    def practice(self, name: str, open_gates: frozenset[str] = GATES) -> Practice:
        """Return a guided practice by name, or the one instead of it where a gate is closed."""
        found = self._found(self.practices, name, "practice")
        closed = found.instead is not None and not found.gates <= open_gates
        return self.practices[found.instead] if closed and found.instead else found

    def practice_called(self, words: str) -> str | None:
        """Return the name of the practice that somebody's words ask for, or None.

        The longest of the practices' own ways of being called that stands in the words decides.
        """
        found = [(one.called_in(words), name) for name, one in self.practices.items()]
        longest, name = max(found, default=(0, ""))
        return name if longest else None

    def practice_of(self, week: int, role: Role) -> str | None:
        """Return the name of the practice that goes with a week of the programme, if one does."""
        practices = self.practices.values()
        return next(
            (one.name for one in practices if week in one.weeks and role in one.roles), None
        )

    def message(self, key: str) -> Message:
        """Return a message with all that is known of it; voice keys begin with "voice."."""
        return self._found(self.messages, key, "message")

    def variants(self, key: str) -> tuple[str, ...]:
        """Return every wording of a message, unfilled."""
        return self.message(key).variants

    def say(self, key: str, /, *, variant: int = 0, **values: object) -> str:
        """Return a message as plain text, filled; a `variant` past the last starts over."""
        return self._filled(key, variant, {name: str(value) for name, value in values.items()})

    def count(self, key: str, number: int) -> str:
        """Return a number with its noun: the first wording is for one, the next for others."""
        return self.say(key, variant=int(number != 1), count=number)

    def speak(self, key: str, /, *, variant: int = 0, **values: object) -> str:
        """Return a voice message (key without "voice.") as the inside of a <speak> element.

        The values are escaped: they may hold what a person said or wrote.
        """
        escaped = {name: escape(str(value)) for name, value in values.items()}
        return self._filled(f"voice.{key}", variant, escaped, spoken=True)

    def lines(self, country: str | None, kind: str = "lines") -> str:
        """Return the help lines of a country (ISO code); `kind` is "lines" or "abuse_lines".

        An unknown country gets the local emergency number and a question, never a guess.
        """
        key = f"{kind}_{country}"
        return self.say(key if key in self.messages else f"{kind}_other")

    def _filled(
        self, key: str, variant: int, values: Mapping[str, str], *, spoken: bool = False
    ) -> str:
        texts = self.message(key).variants
        text = texts[variant % len(texts)]
        missing = sorted(set(fields_of(text)) - set(values))
        if missing:
            names = ", ".join(missing)
            raise ContentError(text.problem(f"{key!r} needs a value for {names}; pass it"))
        return (ssml(text) if spoken else text).format(**values)

    def _found(self, there: Mapping[_Key, _Value], key: _Key, kind: str) -> _Value:
        if key not in there:
            known = ", ".join(str(one) for one in there)
            message = f"there is no {kind} {str(key)!r}; there are: {known}"
            raise ContentError(Problem(self.path, 1, message))
        return there[key]
