"""A practice, turn by turn: where somebody is and what they said, to what is said and kept next."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from shared.content.practices import Keeps, Practice, Turn, WaitsFor
from shared.content.speech import calm, ssml


class Said(StrEnum):
    """What somebody did when a turn waited for them."""

    YES = "yes"
    NO = "no"
    GO_ON = "go_on"
    NUMBER = "number"
    WORDS = "words"
    UNCLEAR = "unclear"
    STOP = "stop"


@dataclass(frozen=True)
class Guidance:
    """What comes of it.

    `speech` and `reprompt` are the inside of a <speak> element. `at` is the turn that now waits,
    counted from 0, and None once the practice is over. `kept` is what to keep of the words, and
    `finished` tells an end from a leaving.
    """

    speech: str
    reprompt: str = ""
    at: int | None = None
    kept: Keeps = Keeps.NOTHING
    finished: bool = False


def begin(practice: Practice, at: int = 0) -> Guidance:
    """Return the beginning of a practice, or of what is left of it from a turn on."""
    return _said_from(practice, at)


def go_on(practice: Practice, at: int, said: Said) -> Guidance:
    """Return what follows in a practice; nothing is read from or written to anywhere.

    `at` is the turn that waited. What does not fit it is met with the turn's words for silence, and
    the turn waits on.
    """
    turn = practice.turns[at]
    move = _MOVES[turn.waits_for].get(said, _Move.WAIT)
    match move:
        case _Move.LEAVE:
            return Guidance(ssml(practice.leave))
        case _Move.WAIT:
            again = _gently(turn)
            return Guidance(again, again, at)
        case _Move.NEXT:
            kept = turn.keeps if said is Said.WORDS else Keeps.NOTHING
            return _said_from(practice, at + 1, kept)
        case _Move.PASS:
            return _said_from(practice, _after_passing(practice, at))


class _Move(StrEnum):
    NEXT = "next"
    PASS = "pass"  # noqa: S105 - to pass over something, and no password
    WAIT = "wait"
    LEAVE = "leave"


# What a turn makes of what somebody did; anything else is waited for once more.
_MOVES: Final[dict[WaitsFor, dict[Said, _Move]]] = {
    WaitsFor.NOTHING: {},
    WaitsFor.READY: {
        Said.YES: _Move.NEXT,
        Said.GO_ON: _Move.NEXT,
        Said.NO: _Move.LEAVE,
        Said.STOP: _Move.LEAVE,
    },
    WaitsFor.WISH: {
        Said.YES: _Move.NEXT,
        Said.NO: _Move.PASS,
        Said.GO_ON: _Move.PASS,
        Said.STOP: _Move.LEAVE,
    },
    WaitsFor.RATING: {
        Said.NUMBER: _Move.NEXT,
        Said.NO: _Move.PASS,
        Said.GO_ON: _Move.PASS,
        Said.STOP: _Move.LEAVE,
    },
    WaitsFor.WORDS: {
        Said.WORDS: _Move.NEXT,
        Said.NO: _Move.PASS,
        Said.GO_ON: _Move.PASS,
        Said.STOP: _Move.LEAVE,
    },
}


def _after_passing(practice: Practice, at: int) -> int:
    """Return the turn after one that was passed over, and after what only it would lead to."""
    passed, following = practice.turns[at], at + 1
    if passed.waits_for is WaitsFor.WISH:
        return following + 1
    while practice.turns[following].keeps is Keeps.MORE:
        following += 1
    return following


def _said_from(practice: Practice, at: int, kept: Keeps = Keeps.NOTHING) -> Guidance:
    """Return what is said from a turn on, up to the first one that waits."""
    spoken: list[str] = []
    for number, turn in enumerate(practice.turns[at:], start=at):
        spoken.append(turn.spoken)
        if turn.waits_for is not WaitsFor.NOTHING:
            speech = calm(" ".join(spoken))
            return Guidance(speech, _gently(turn), number, kept)
    return Guidance(calm(" ".join(spoken)), kept=kept, finished=True)


def _gently(turn: Turn) -> str:
    return ssml(turn.on_silence or turn.say)
