"""Guided practices by voice, and the pause that is offered after a setback."""

from typing import Final

from shared.content.model import WaitsFor
from shared.content.speech import ssml
from voice_skill.handlers import showing
from voice_skill.handlers.turn import Pending, Reply, Turn, ask

# Seconds of quiet after each part: the practice is one answer, its questions are for oneself.
_QUIET: Final = {
    WaitsFor.NOTHING: 1,
    WaitsFor.READY: 2,
    WaitsFor.RATING: 4,
    WaitsFor.WORDS: 6,
}


def patience(turn: Turn) -> Reply:
    """Guide the whole patience practice in one answer, with pauses in it."""
    turns = turn.content.practice("patience").turns
    *before, last = turns
    written = "".join(f"{one.say} [pause {_QUIET[one.waits_for]}s] " for one in before)
    return Reply(ssml(written + last.say), screen=showing.breath(turn))


def forgiveness(turn: Turn) -> Reply:
    """Say that this practice is not there yet, and offer one that is."""
    return ask(turn.say("forgiveness"), Pending.PATIENCE)


def slip(turn: Turn) -> Reply:
    """Meet a setback: nothing is reset, and a pause is offered."""
    return ask(turn.say("slip"), Pending.PATIENCE)
