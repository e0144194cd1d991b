"""Guided practices by voice, turn by turn, and the pause that is offered after a setback."""

from typing import Final

from shared.content.practices import Keeps, Practice, WaitsFor
from shared.rules.programme import week_of
from shared.rules.replies import read_reply
from shared.rules.vocabulary import Expects
from shared.services import journal, progress
from shared.services.steps import open_gates
from shared.storage.states import Channel, EntryKind
from voice_skill import guide
from voice_skill.guide import Guidance, Said
from voice_skill.handlers import places, showing
from voice_skill.handlers.turn import Pending, Place, Reply, Turn, ask, tell

# After so many misses in a row somebody may go, with their place kept.
_PATIENT_FOR: Final = 2
_SHORTEST: Final = "patience_60"
# The practice for so many minutes, and for more.
_MINUTES: Final = {1: _SHORTEST, 2: "patience", 3: "patience_240"}
PENDING: Final = {
    WaitsFor.READY: Pending.GUIDED,
    WaitsFor.WISH: Pending.GUIDED,
    WaitsFor.RATING: Pending.GUIDED_RATING,
    WaitsFor.WORDS: Pending.GUIDED_WORDS,
}


def start(turn: Turn, name: str, at: int = 0) -> Reply:
    """Begin a practice, or the one instead of it where a gate is closed; from a turn, if given."""
    gates = open_gates(turn.session, turn.content, turn.participant)
    practice = turn.content.practice(name, gates)
    return _reply(turn, practice, guide.begin(practice, at if practice.name == name else 0))


def answer(turn: Turn, said: Said, words: str = "") -> Reply:
    """Go on in the practice that waits: keep what is to be kept, and say what follows."""
    place = turn.place
    practice = turn.content.practices.get(place.name) if place else None
    if place is None or practice is None or place.turn >= len(practice.turns):
        places.forget(turn)  # the practice was rewritten while somebody was in it
        return ask(turn.say("fallback"), Pending.STEP)
    guidance = guide.go_on(practice, place.turn, said)
    _keep(turn, practice, guidance.kept, words)
    if guidance.at == place.turn and turn.missed() >= _PATIENT_FOR:
        return pause(turn)
    return _reply(turn, practice, guidance)


def leave(turn: Turn) -> Reply:
    """Leave the practice that waits, with a kind word; it is not offered again."""
    return answer(turn, Said.STOP)


def pause(turn: Turn) -> Reply:
    """Break off for now: the place is kept, for a voice that we know."""
    found_again = turn.opened or not turn.guided
    return tell(turn.say("paused" if found_again else "goodbye"))


def unclear(turn: Turn) -> Reply:
    """Ask for the same thing more gently."""
    return answer(turn, Said.UNCLEAR)


def number(turn: Turn, heard: str) -> Reply:
    """Take a number as the answer to a turn; it is for the person alone, and is not kept."""
    rated = read_reply(heard, Expects.RATING).rating is not None
    return answer(turn, Said.NUMBER if rated else Said.UNCLEAR)


def patience(turn: Turn) -> Reply:
    """Guide the pause to breathe, or ask how long it may be where that was not said."""
    minutes = turn.heard.get("minutes")
    return patience_for(turn, minutes) if minutes else ask_minutes(turn)


def ask_minutes(turn: Turn) -> Reply:
    """Ask how long the pause to breathe may be."""
    return ask(turn.say("patience_minutes"), Pending.MINUTES)


def patience_for(turn: Turn, minutes: str) -> Reply:
    """Guide the pause of so many minutes; of two, where the number makes no sense."""
    wanted = int(minutes) if minutes.isdecimal() else 2
    return start(turn, _MINUTES[min(max(wanted, 1), max(_MINUTES))])


def two_minutes(turn: Turn) -> Reply:
    """Guide the pause of middle length."""
    return start(turn, _MINUTES[2])


def short_pause(turn: Turn) -> Reply:
    """Guide the shortest pause."""
    return start(turn, _SHORTEST)


def forgiveness(turn: Turn) -> Reply:
    """Guide the practice of setting something down, or what stands in for it."""
    return start(turn, "forgiveness")


def slip(turn: Turn) -> Reply:
    """Meet a setback: it is counted, nothing is reset, and a pause is offered."""
    again = progress.standing_of(turn.session, turn.participant).after_slip
    progress.keep_entry(
        turn.session,
        turn.participant,
        EntryKind.SLIP,
        "slip",
        channel=Channel.VOICE,
        now=turn.now,
    )
    return ask(turn.say("slip_again" if again else "slip"), Pending.PATIENCE)


def offer_of_the_week(turn: Turn, step: int) -> Reply | None:
    """Return the offer of the practice that goes with a step's week, if one does."""
    role = progress.role_of(turn.participant)
    name = turn.content.practice_of(week_of(step), role)
    if name is None:
        return None
    gates = open_gates(turn.session, turn.content, turn.participant)
    practice = turn.content.practice(name, gates)
    offer = turn.say("practice_offer", title=practice.title)
    return ask(offer, Pending.PRACTICE_OFFER, about=practice.name)


def offered(turn: Turn) -> Reply:
    """Begin the practice that was offered."""
    known = turn.about in turn.content.practices
    return start(turn, turn.about if known and turn.about else _SHORTEST)


def take_up(turn: Turn, place: Place) -> Reply:
    """Go on in a practice where it was broken off: its waiting turn is said once more."""
    return start(turn, place.name, place.turn)


def _reply(turn: Turn, practice: Practice, guidance: Guidance) -> Reply:
    if guidance.at is None:
        places.forget(turn)
        return tell(guidance.speech)
    pending = PENDING[practice.turns[guidance.at].waits_for]
    if pending is Pending.GUIDED_WORDS and practice.makes_a_promise:
        pending = Pending.GUIDED_PROMISE
    place = str(Place(practice.name, guidance.at))
    screen = showing.breath(turn) if practice.name in _MINUTES.values() else None
    return Reply(guidance.speech, pending, guidance.reprompt, place=place, screen=screen)


def _keep(turn: Turn, practice: Practice, keeps: Keeps, words: str) -> None:
    """Keep what somebody said, as the turn has it."""
    if keeps is Keeps.MORE and practice.makes_a_promise:
        journal.add_to_promise(turn.session, turn.participant, words)
    elif keeps is Keeps.MORE:
        journal.add_to_gratitude(turn.session, turn.participant, words, Channel.VOICE)
    elif keeps is Keeps.PROMISE:
        progress.keep_promise(turn.session, turn.participant, words, turn.now)
    elif keeps in _ENTRIES:
        progress.keep_entry(
            turn.session,
            turn.participant,
            _ENTRIES[keeps],
            words,
            channel=Channel.VOICE,
            now=turn.now,
        )


_ENTRIES: Final = {Keeps.GRATITUDE: EntryKind.GRATITUDE, Keeps.NOTE: EntryKind.NOTE}
