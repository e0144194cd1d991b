"""Typed words matched against the skill's own interaction model, as Alexa would understand them."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import chain
from typing import Final

from voice_skill.interaction_model import Language, ListedValue, language_of
from voice_skill.spoken_words import Word, spoken_number, spoken_time, without_fillers, words_of

LAUNCH: Final = "LaunchRequest"
FALLBACK: Final = "AMAZON.FallbackIntent"
# Amazon listens for eight seconds; what is said after that is not heard.
MAX_WORDS: Final = 100

_CALL: Final = (
    r"^(?:please )?(?:ask|tell|open|launch|start|begin|run|load|use|get|have|talk to|speak to"
    r"|speak with|go to)(?: up)? {name}(?= |$) ?"
)
_CALLED_LAST: Final = r" (?:from|with|using|on|in|through|via) {name}$"
_JOINERS: Final = frozenset({"for", "to", "about", "that", "whether", "if", "and"})
_SLOT_FIRST: Final = "{"  # where the samples stand that begin with a slot
_WAKE_WORDS: Final = frozenset({"hey", "alexa", "echo", "ziggy"})


@dataclass(frozen=True, slots=True)
class Resolution:
    """The value of a custom slot type that the words stand for."""

    slot_type: str
    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Match:
    """What an utterance means; the intent is `LAUNCH` when the skill was only called.

    `declared` names every slot of the intent, filled or not; `invoked` tells that the skill was
    called by name, which begins a new session; `elicited` that the words answer its question.
    """

    intent: str
    slots: Mapping[str, str] = field(default_factory=dict)
    resolved: Mapping[str, Resolution] = field(default_factory=dict)
    declared: tuple[str, ...] = ()
    invoked: bool = False
    elicited: bool = False


@dataclass(frozen=True, slots=True)
class _Sample:
    """One sample utterance: its words, and the types of its intent's slots."""

    intent: str
    words: tuple[str, ...]
    types: Mapping[str, str]
    elicited: bool = False

    @property
    def literals(self) -> int:
        return sum(not word.startswith("{") for word in self.words)


@dataclass(frozen=True, slots=True)
class InteractionModel:
    """The skill's own model, matched word by word: the same words always mean the same."""

    invocation: str
    samples: tuple[_Sample, ...]
    by_first_word: Mapping[str, tuple[_Sample, ...]]
    answers: Mapping[tuple[str, str], tuple[_Sample, ...]]
    values: Mapping[str, Mapping[tuple[str, ...], Resolution]]

    @staticmethod
    @lru_cache(maxsize=8)
    def load(country: str = "en-US") -> "InteractionModel":
        """Return the model of a country, made from its source once a process.

        Raises:
            ValueError: no model is made for this country.

        """
        return _read(language_of(country))

    def match(self, utterance: str, *, eliciting: tuple[str, str] | None = None) -> Match | None:
        """Return what the words mean, or None for silence.

        The sample wins whose own words and listed values account for most of the utterance; a
        free-text slot takes what remains. Nothing found is the fallback intent.

        Args:
            utterance: as typed; "alexa", "ask steady steps to" and the like may come before.
            eliciting: intent and slot that the last response asked for with `Dialog.ElicitSlot`.

        """
        words = words_of(utterance)[:MAX_WORDS]
        while words and words[0].plain in _WAKE_WORDS:
            words = words[1:]
        if not words:
            return None
        rest, invoked = self._unwrap(words)
        if not rest:
            return Match(LAUNCH, invoked=True)
        joined = rest[1:] if invoked and rest[0].plain in _JOINERS else rest
        answers = self.answers.get(eliciting, ()) if eliciting else ()
        for tried in dict.fromkeys((rest, joined, without_fillers(rest), without_fillers(joined))):
            if found := self._best(answers, tried, invoked=invoked):
                return found
        return Match(FALLBACK, invoked=invoked)

    def _unwrap(self, words: tuple[Word, ...]) -> tuple[tuple[Word, ...], bool]:
        """Return the words without the call of the skill, and whether it was called."""
        text, name = " ".join(_plain(words)), re.escape(self.invocation)
        if text == self.invocation:
            return (), True
        if call := re.match(_CALL.format(name=name), text):
            return words[len(call[0].split()) :], True
        if call := re.search(_CALLED_LAST.format(name=name), text):
            return words[: -len(call[0].split())], True
        return words, False

    def _best(
        self, answers: Iterable[_Sample], words: tuple[Word, ...], *, invoked: bool
    ) -> Match | None:
        best, score = None, (-1, False, -1)
        begun = self.by_first_word.get(words[0].plain, ()) if words else ()
        for sample in chain(begun, self.by_first_word[_SLOT_FIRST], answers):
            filled = next(self._fill(sample, sample.words, words), None)
            if filled is None:
                continue
            free = sum(
                len(taken)
                for name, taken in filled.items()
                if sample.types[name] == "AMAZON.SearchQuery"
            )
            mine = (len(words) - free, sample.elicited, sample.literals)
            if mine > score:
                best, score = self._matched(sample, filled, invoked=invoked), mine
        return best

    def _fill(
        self, sample: _Sample, wanted: Sequence[str], words: tuple[Word, ...]
    ) -> Iterator[dict[str, tuple[Word, ...]]]:
        """Yield the ways the words fit the sample, the longest slots first."""
        if not wanted:
            if not words:
                yield {}
            return
        head, *tail = wanted
        if not head.startswith("{"):
            if words and words[0].plain == head:
                yield from self._fill(sample, tail, words[1:])
            return
        name = head[1:-1]
        for length in range(len(words) - len(tail), 0, -1):
            if self._value(sample.types[name], words[:length]) is not None:
                for others in self._fill(sample, tail, words[length:]):
                    yield {name: words[:length], **others}

    def _value(self, slot_type: str, words: Sequence[Word]) -> str | None:
        """Return the value Alexa would send for these words, or None if they do not fit."""
        if slot_type == "AMAZON.NUMBER":
            return spoken_number(_plain(words))
        if slot_type == "AMAZON.TIME":
            return spoken_time(_plain(words))
        if slot_type in self.values and _plain(words) not in self.values[slot_type]:
            return None
        return " ".join(word.heard for word in words if word.heard) or None

    def _matched(
        self, sample: _Sample, filled: Mapping[str, tuple[Word, ...]], *, invoked: bool
    ) -> Match:
        values = {name: self._value(sample.types[name], taken) for name, taken in filled.items()}
        resolved = {
            name: self.values[sample.types[name]][_plain(taken)]
            for name, taken in filled.items()
            if sample.types[name] in self.values
        }
        return Match(
            intent=sample.intent,
            slots={name: value for name, value in values.items() if value is not None},
            resolved=resolved,
            declared=tuple(sample.types),
            invoked=invoked,
            elicited=sample.elicited,
        )


def _plain(words: Iterable[Word]) -> tuple[str, ...]:
    return tuple(word.plain for word in words)


def _read(language: Language) -> InteractionModel:
    samples: list[_Sample] = []
    by_first_word: dict[str, list[_Sample]] = {_SLOT_FIRST: []}
    answers: dict[tuple[str, str], tuple[_Sample, ...]] = {}
    for intent in language["intents"]:
        name, slots = intent["name"], intent.get("slots", [])
        types = {slot["name"]: slot["type"] for slot in slots}
        samples += (_Sample(name, _plain(words_of(phrase)), types) for phrase in intent["samples"])
        for slot in slots:
            bare = f"{{{slot['name']}}}"
            answers[name, slot["name"]] = tuple(
                _Sample(name, _plain(words_of(phrase)), types, elicited=True)
                for phrase in dict.fromkeys([*slot["samples"], bare])
            )
    for sample in samples:
        first = sample.words[0]
        by_first_word.setdefault(_SLOT_FIRST if first[0] == "{" else first, []).append(sample)
    return InteractionModel(
        invocation=" ".join(_plain(words_of(language["invocationName"]))),
        samples=tuple(samples),
        by_first_word={word: tuple(begun) for word, begun in by_first_word.items()},
        answers=answers,
        values={kind["name"]: _values(kind["name"], kind["values"]) for kind in language["types"]},
    )


def _values(type_name: str, values: Iterable[ListedValue]) -> dict[tuple[str, ...], Resolution]:
    """Return a slot type's values, each by the words of its name and of its synonyms."""
    return {
        _plain(words_of(phrase)): Resolution(type_name, value["id"], value["name"]["value"])
        for value in values
        for phrase in (value["name"]["value"], *value["name"]["synonyms"])
    }
