"""What a text asks for or answers in words that no table has, learned from ways of saying it.

The examples stand in `shared/content/en/ways/said.yaml`. What was learned is believed only where it
is sure enough: the surer, the more it would put aside, a table's answer or words of one's own.
"""

from dataclasses import dataclass
from functools import lru_cache
from math import exp
from typing import Final

from shared.rules.reading.learned import LEARNED
from shared.rules.reading.normal_form import Plain
from shared.rules.reading.signs import signs_in
from shared.rules.reading.stop_words import asks_to_go_on, is_meant_for_us
from shared.rules.vocabulary import Command, Expects, Intent, Risk

_ASKS = "ask"  # questions about trust, which `topics` reads
OUTCOMES: Final = ("kept", "partly", "not_yet", "skip")
WISHES: Final = (
    *Command,
    *(Intent.PAUSE, Intent.RESUME, Intent.SNOOZE, Intent.HELP, Intent.OPT_OUT, Intent.OPT_IN),
    *OUTCOMES,
    _ASKS,
)
# What people also write when they are asked for words of their own.
_IN_ONES_OWN_WORDS: Final = frozenset({"gratitude", "goal", "slip", "progress", "step", "snooze"})
# What is also asked for with "stop", "off" and "out" in it.
_NO_STOP: Final = frozenset({"pause", "resume", "opt_in", "time", "export", "private", "snooze"})
# What nobody writes as an answer.
OF_THE_SERVICE: Final = (_NO_STOP | {"delete", "link", "help"}) - {"snooze"}
_BY_NUMBER_OR_LETTER: Final = frozenset({Expects.RATING, Expects.CHOICE})

# How likely a label must be, from 0 to 1, to be believed; docs/reading.md says how they were found.
CERTAIN: Final = 0.8  # before a table of answers is asked
_ANSWER, _OTHER_ANSWER = 0.15, 0.45  # where no table has one; where a table has another
_WISH, _WISH_BESIDE_A_PROMPT = 0.2, 0.35
_QUESTION = 0.5
_STOP, _STOP_IN_TWO_WORDS, _STOP_AS_IF_OF_OTHERS, _STOP_IN_DESPAIR = 0.3, 0.5, 0.6, 0.7
# A phrase that sounds like a stop is none where another wish is so likely, or a stop so unlikely.
_OTHER_WISH, _NO_STOP_AT_ALL = 0.6, 0.02
_NEVER = 2.0
_FEWEST = 3  # words; fewer are what they are
_AT_ONCE = 16  # texts that are weighed at a time; each is asked of by several readers


@dataclass(frozen=True)
class FoundWay:
    """A label of `said.yaml`, how likely it is (0 to 1), and the signs that spoke for it."""

    label: str
    share: float
    why: str


def find_way(read: Plain, expects: Expects) -> FoundWay | None:
    """Return what a text asks for or answers, but for a stop; None where one cannot be sure."""
    found = _likeliest(read)
    if found.label in {_ASKS, Intent.OPT_OUT}:
        return None
    return found if found.share >= _needed(found.label, expects) else None


def speaks_otherwise(found: FoundWay, intent: Intent) -> bool:
    """Tell whether the signs say surely that it went otherwise than a phrase says."""
    by_phrase = Intent.KEPT if intent is Intent.DONE else intent
    return found.label in OUTCOMES and found.label != by_phrase and found.share >= _OTHER_ANSWER


def find_way_of_stopping(
    read: Plain, risk: Risk, *, beside_an_answer: bool = False
) -> FoundWay | None:
    """Return by which signs a text asks for no more texts, or None where it does not, or may not.

    Whoever cannot go on must say it more surely: "make it stop" may not be about texts. So must
    who uses words in which others are told to stop.
    """
    needed = max(
        _STOP,
        _STOP_IN_DESPAIR if risk is Risk.SELF_HARM else 0,
        _OTHER_ANSWER if beside_an_answer else 0,
        _STOP_IN_TWO_WORDS if len(read.words) < _FEWEST else 0,
    )
    if _chance_of_stop(read) < needed:
        return None
    found = _likeliest(read)
    if found.label != Intent.OPT_OUT or asks_to_go_on(read):
        return None
    return found if found.share >= _STOP_AS_IF_OF_OTHERS or is_meant_for_us(read) else None


def asks_for_something_else(read: Plain) -> bool:
    """Tell whether the signs all but rule a stop out, though a phrase sounds like one."""
    if len(read.words) < _FEWEST:
        return False
    found = _likeliest(read)
    surely_other = found.label in _NO_STOP and found.share >= _OTHER_WISH
    return surely_other or _chance_of_stop(read) < _NO_STOP_AT_ALL


def asks_about_trust(read: Plain) -> bool:
    """Tell whether a text puts one of the questions about trust, with its mark or without."""
    found = _likeliest(read)
    return found.label == _ASKS and found.share >= _QUESTION


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


def _needed(label: str, expects: Expects) -> float:
    """Return how sure one must be of a label after such a prompt."""
    if label in OUTCOMES:
        if expects in {Expects.KEPT, Expects.DONE}:
            return _ANSWER
        return _WISH if label == "skip" and expects in _BY_NUMBER_OR_LETTER else _NEVER
    if expects is Expects.NONE:
        return _WISH
    if expects is Expects.TEXT and label in _IN_ONES_OWN_WORDS:
        return _NEVER
    return _WISH_BESIDE_A_PROMPT


@lru_cache(maxsize=_AT_ONCE)
def _likeliest(read: Plain) -> FoundWay:
    signs = signs_in(read.words)
    odds = LEARNED.weigh(signs, WISHES)
    label = max(WISHES, key=odds.__getitem__)
    share = _chance(odds[label])
    why = ", ".join(f"'{sign}'" for sign in LEARNED.why(signs, label))
    return FoundWay(label, share, f"learned {label} ({share:.2f}): {why}")


@lru_cache(maxsize=_AT_ONCE)
def _chance_of_stop(read: Plain) -> float:
    return _chance(LEARNED.weigh(signs_in(read.words), (Intent.OPT_OUT,))[Intent.OPT_OUT])


def _chance(odds: float) -> float:
    """Return log-odds as a share from 0 to 1."""
    return 1 / (1 + exp(-odds))
