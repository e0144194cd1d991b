"""Guided exercises: what they are made of, and their file read into them."""

import re
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

from shared.content.document import Collector, Entry, Written, read_document
from shared.content.speech import ssml
from shared.rules.programme import GATES
from shared.rules.vocabulary import Role

_FIELDS: Final = (
    "title", "called", "weeks", "roles", "gates", "instead", "text", "leave", "turns",
)  # fmt: skip
_TURN_FIELDS: Final = ("say", "waits_for", "keeps", "on_silence")


class WaitsFor(StrEnum):
    """What a turn of a practice waits for before the next one."""

    NOTHING = "nothing"
    READY = "ready"
    RATING = "rating"
    WORDS = "words"
    WISH = "wish"


class Keeps(StrEnum):
    """What becomes of the words a turn waits for; `more` joins what was kept just before."""

    NOTHING = "nothing"
    GRATITUDE = "gratitude"
    NOTE = "note"
    PROMISE = "promise"
    MORE = "more"


@dataclass(frozen=True)
class Turn:
    """One thing a guided practice says, what it then waits for, and what it says to silence.

    `keeps` tells what becomes of the words it waits for. A turn that waits for a wish is followed
    by the turn that is for those who say yes; one that keeps `more` is left out for whoever gave no
    words to the one before.
    """

    say: Written
    spoken: str
    waits_for: WaitsFor
    on_silence: Written | None
    keeps: Keeps = Keeps.NOTHING


@dataclass(frozen=True)
class Practice:
    """A guided exercise: turn by turn by voice, in one short text by phone.

    `leave` is said to whoever stops half way; `instead` names the exercise for whom one of the
    `gates` is closed to. `called` are words it may be asked for by; it goes with the `weeks` of
    the programme, for these `roles`.
    """

    name: str
    title: Written
    turns: tuple[Turn, ...]
    text: Written
    leave: Written
    gates: frozenset[str]
    instead: str | None
    called: tuple[Written, ...] = ()
    weeks: frozenset[int] = frozenset()
    roles: frozenset[Role] = frozenset(Role)

    @property
    def makes_a_promise(self) -> bool:
        """Whether the words it asks for become a promise."""
        return any(turn.keeps is Keeps.PROMISE for turn in self.turns)

    def called_in(self, words: str) -> int:
        """Return the length of the longest of its names that stands in somebody's words, or 0."""
        said = f" {_bare(words)} "
        return max(
            (len(call) for call in map(_bare, self.called) if f" {call} " in said), default=0
        )


def read_practices(
    path: Path, spelling: dict[str, str], collector: Collector
) -> dict[str, Practice]:
    """Return the practices of a file by name; every problem met on the way is gathered."""
    practices: dict[str, Practice] = {}
    with collector.gather():
        for name, entry in read_document(path, spelling).fields().items():
            with collector.gather():
                practices[name] = _practice(name, entry)
        for practice in practices.values():
            if practice.gates and practice.instead not in practices:
                known = ", ".join(practices)
                problem = practice.title.problem(f"`instead` must name one of: {known}")
                collector.found.append(problem)
    return practices


def _practice(name: str, entry: Entry) -> Practice:
    fields = entry.fields(_FIELDS)
    turns = tuple(_turn(one) for one in entry.required("turns").listed())
    if not turns:
        raise entry.error(f"{name} has no turns; add at least one")
    gates = frozenset(entry.required("gates").known_texts(GATES, "gate"))
    if bool(gates) != ("instead" in fields):
        raise entry.error("an exercise with gates names another `instead`; without, it names none")
    roles = fields["roles"].known_texts(list(Role), "role") if "roles" in fields else list(Role)
    return Practice(
        name,
        title=entry.required("title").text(),
        turns=turns,
        text=entry.required("text").text(),
        leave=entry.required("leave").text(),
        gates=gates,
        instead=str(fields["instead"].text()) if gates else None,
        called=entry.required("called").texts(),
        weeks=frozenset(one.number() for one in fields["weeks"].listed())
        if "weeks" in fields
        else frozenset(),
        roles=frozenset(map(Role, roles)),
    )


def _turn(entry: Entry) -> Turn:
    fields = entry.fields(_TURN_FIELDS)
    say = entry.required("say").text()
    waits_for = WaitsFor(entry.required("waits_for").one_of([one.value for one in WaitsFor]))
    if waits_for is WaitsFor.NOTHING and "on_silence" in fields:
        raise entry.error("a turn that waits for nothing meets no silence; drop on_silence")
    if waits_for is not WaitsFor.WORDS and "keeps" in fields:
        raise entry.error("only a turn that waits for words has any to keep; drop keeps")
    if waits_for is WaitsFor.NOTHING:
        return Turn(say, ssml(say), waits_for, None)
    keeps = fields["keeps"].one_of([one.value for one in Keeps]) if "keeps" in fields else "nothing"
    return Turn(say, ssml(say), waits_for, entry.required("on_silence").text(), Keeps(keeps))


def _bare(words: str) -> str:
    """Return words in small letters with single spaces, and no other sign."""
    return " ".join(re.findall(r"[^\W_]+", words.casefold().replace("'", "")))
