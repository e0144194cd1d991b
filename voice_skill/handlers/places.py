"""Where somebody broke off by voice, kept for a day, so that it can be taken up again."""

from datetime import timedelta
from typing import Final

from shared.services import progress
from shared.services.steps import open_gates
from voice_skill.handlers.turn import Place, Turn

_KEPT_FOR: Final = timedelta(days=1)


def left_at(turn: Turn) -> Place | None:
    """Return where to go on, or None: nothing was broken off, or it no longer fits.

    A step that has been done meanwhile does not, nor does a practice that would be another one by
    now. That somebody was in a practice is personal: a voice we do not know is not told.
    """
    person = turn.participant
    place, at = Place.read(person.voice_place), person.voice_place_at
    if place is None or at is None or turn.now - at > _KEPT_FOR:
        return None
    if place.name.isdecimal():
        fits = _step_waits(turn, place)
    else:
        fits = turn.opened and _practice_fits(turn, place)
    return place if fits else None


def keep(turn: Turn, place: str) -> None:
    """Keep where somebody is, as of now."""
    turn.participant.voice_place, turn.participant.voice_place_at = place, turn.now


def forget(turn: Turn) -> None:
    """Forget it: what was broken off is over, or is not to be offered again."""
    turn.participant.voice_place = turn.participant.voice_place_at = None


def _step_waits(turn: Turn, place: Place) -> bool:
    today = progress.today(turn.participant, turn.now)
    return not today.done and place.name == str(today.step)


def _practice_fits(turn: Turn, place: Place) -> bool:
    if place.name not in turn.content.practices:
        return False
    gates = open_gates(turn.session, turn.content, turn.participant)
    practice = turn.content.practice(place.name, gates)
    return practice.name == place.name and place.turn < len(practice.turns)
