"""What a text asks for in words that no table has, learned from ways of saying it.

`said.json` holds what was learned from `shared/content/en/ways/said.yaml` (`steady content learn`).
It is asked only where the tables found nothing, and believed only where it is sure: the surer, the
more freely the prompt lets people write.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from shared.rules.reading.learned import Learned
from shared.rules.reading.normal_form import Plain
from shared.rules.reading.stop_words import is_meant_for_us
from shared.rules.vocabulary import Command, Expects

SAID: Final = Learned(Path(__file__).with_name("said.json"))
# Texts that ask for nothing; `ask` are questions about trust.
NOTHING: Final = frozenset({"other", "ask"})
OUTCOMES: Final = frozenset({"kept", "partly", "not_yet", "skip"})
# What people also write when they are asked for words of their own.
_IN_ONES_OWN_WORDS: Final = frozenset({"gratitude", "goal", "slip", "progress", "step", "snooze"})

_OF_NUMBER_OR_LETTER: Final = frozenset({Expects.RATING, Expects.CHOICE})

_RATHER_SURE, _SURE, _QUITE_SURE, _VERY_SURE, CERTAIN = 0.35, 0.5, 0.6, 0.85, 0.9
_NEVER = 2.0


@dataclass(frozen=True)
class FoundWay:
    """A label of `said.yaml`, how sure it is (0 to 1), and the signs that spoke for it."""

    label: str
    share: float
    why: str


def find_way(read: Plain, expects: Expects) -> FoundWay | None:
    """Return what a text asks for or answers, or None where it is nothing or not sure enough."""
    shares = SAID.shares(read)
    label = max(shares, key=shares.__getitem__)
    if label in NOTHING or shares[label] < _needed(label, expects):
        return None
    if label == "opt_out" and not is_meant_for_us(read):
        return None
    signs = ", ".join(f"'{sign}'" for sign, _ in SAID.why(read, label)[:3])
    return FoundWay(label, shares[label], f"learned {label} ({shares[label]:.2f}): {signs}")


def _needed(label: str, expects: Expects) -> float:
    """Return how sure one must be of a label after such a prompt."""
    if label in OUTCOMES:
        if expects in {Expects.KEPT, Expects.DONE}:
            return _RATHER_SURE
        return _SURE if label == "skip" and expects in _OF_NUMBER_OR_LETTER else _NEVER
    if label == "opt_out":
        return {Expects.NONE: _SURE, Expects.TEXT: CERTAIN}.get(expects, _QUITE_SURE)
    if expects is Expects.NONE:
        return _RATHER_SURE
    if expects is Expects.TEXT:
        return _NEVER if label in _IN_ONES_OWN_WORDS else _VERY_SURE
    return _QUITE_SURE


def what_of(text: str, command: Command) -> str | None:
    """Return what such a text wants kept or set: all of it, what follows a colon, or nothing.

    Without it the person is asked for it, so that no request is kept in place of what it is about.
    """
    after = text.partition(":")[2].strip()
    if command in {Command.SLIP, Command.TIME}:
        return text.strip()
    if command in {Command.GRATITUDE, Command.GOAL}:
        return after or None
    return None
