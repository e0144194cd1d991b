"""What stays between a person and the speaker: the PIN, what is kept, and its erasure."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final

from shared.services import export, people, pins, tries
from shared.services.pins import PIN_DIGITS, SALT_BYTES, PinOutcome
from shared.services.speakers import is_private_to_a_voice
from voice_skill.handlers import linking, showing, welcome
from voice_skill.handlers.turn import Pending, Reply, Turn, ask, tell

_Answer = Callable[[Turn], Reply]


def tell_progress(turn: Turn) -> Reply:
    """Tell the figures to a known voice, or to whoever gives the PIN."""
    return welcome.tell_progress(turn) if _nothing_yet(turn) else _personal(turn, "progress")


def privacy(turn: Turn) -> Reply:
    """Do what was wished about what is kept; with no wish said, tell who can hear what."""
    wish = _WISHES.get(turn.resolved.get("wish", ""))
    return wish(turn) if wish else tell(turn.say("privacy"))


def digits_first(handler: _Answer) -> _Answer:
    """Take a number said to the question for a code or a PIN as just that, never as an answer."""

    def respond(turn: Turn) -> Reply:
        heard = next((turn.heard[slot] for slot in _NUMBERS if slot in turn.heard), None)
        if heard is None or turn.pending not in _ASKED_DIGITS:
            return handler(turn)
        return _ASKED_DIGITS[turn.pending](turn, heard)

    return respond


def ask_pin(turn: Turn) -> Reply:
    """Ask for the PIN."""
    return ask(turn.say("pin_ask"), Pending.PIN)


def ask_new_pin(turn: Turn) -> Reply:
    """Ask which four digits the PIN is to be.

    Only a known voice may choose, or whoever gave the old PIN or a code just now: a PIN that
    anybody could set would open the history to anybody. Where there is no history, whoever comes
    first may.
    """
    if not _may_choose(turn):
        return _personal(turn, "pin")
    return ask(turn.say("pin_new"), Pending.NEW_PIN)


def ask_erase(turn: Turn) -> Reply:
    """Ask once before all is erased; only whoever may hear personal things is asked."""
    if turn.opened or not _is_guarded(turn):
        return ask(turn.say("erase_ask"), Pending.ERASE)
    return _personal(turn, "erase")


def erase(turn: Turn) -> Reply:
    """Erase everything about the person, the texts included."""
    people.erase(turn.session, turn.participant)
    return tell(turn.say("erased"))


def _personal(turn: Turn, wanted: str) -> Reply:
    """Do something personal for a known voice; ask anyone else for the PIN first."""
    if turn.opened:
        return _PERSONAL[wanted](turn)
    if turn.participant.pin is None:
        return _closed(turn)
    if tries.is_locked(turn.session, turn.participant, tries.PINS, turn.now):
        return tell(turn.say("pin_locked"))
    turn.attributes["wanted"] = wanted
    return ask_pin(turn)


def _closed(turn: Turn) -> Reply:
    """Say how personal things can be heard, to a voice we do not know, where there is no PIN."""
    if turn.linked:
        return tell(turn.say("pin_by_text"))
    return ask(turn.say("pin_link_first"), Pending.LINKING)


def _try_pin(turn: Turn, heard: str) -> Reply:
    digits = linking.digits_in(heard)
    if not digits:
        return ask_pin(turn)
    given = digits.zfill(PIN_DIGITS)
    match pins.try_pin(turn.session, turn.participant, given, turn.now):
        case PinOutcome.LOCKED:
            return tell(turn.say("pin_locked"))
        case PinOutcome.WRONG:
            return ask(turn.say("pin_wrong"), Pending.PIN)
        case PinOutcome.OPEN:
            turn.attributes["opened"] = True
            return _PERSONAL[str(turn.attributes.pop("wanted", "progress"))](turn)


def _keep_pin(turn: Turn, heard: str) -> Reply:
    digits = linking.digits_in(heard)
    if not 0 < len(digits) <= PIN_DIGITS:
        return ask(turn.say("pin_not_four"), Pending.NEW_PIN)
    if not _may_choose(turn):
        return _personal(turn, "pin")
    salt = turn.chance.randbytes(SALT_BYTES)
    pins.set_pin(turn.session, turn.participant, digits.zfill(PIN_DIGITS), salt)
    return tell(turn.say("pin_kept"))


def _may_choose(turn: Turn) -> bool:
    return turn.opened or (not _is_guarded(turn) and _nothing_yet(turn))


def _nothing_yet(turn: Turn) -> bool:
    """Tell whether there is nothing personal to be heard."""
    return turn.participant.step == 1 and not export.things_kept(turn.session, turn.participant)


def _is_guarded(turn: Turn) -> bool:
    """Tell whether there is a phone, a PIN or a known voice to ask before all is erased."""
    person = turn.participant
    return turn.linked or person.pin is not None or is_private_to_a_voice(turn.session, person)


def _figures(turn: Turn) -> Reply:
    """Tell the figures, and show them where there is a screen."""
    return replace(welcome.tell_progress(turn), screen=showing.progress(turn))


def _tell_stored(turn: Turn) -> Reply:
    return tell(turn.say("stored"))


_WISHES: Final[Mapping[str, _Answer]] = {
    "stored": _tell_stored,
    "erase": ask_erase,
    "unlink": linking.ask_unlink,
    "pin": ask_new_pin,
}
_PERSONAL: Final[Mapping[str, _Answer]] = {
    "progress": _figures,
    "pin": ask_new_pin,
    "erase": ask_erase,
}
_NUMBERS: Final = ("pin", "code", "rating")
_ASKED_DIGITS: Final[Mapping[Pending | None, Callable[[Turn, str], Reply]]] = {
    Pending.CODE: linking.link_with,
    Pending.PIN: _try_pin,
    Pending.NEW_PIN: _keep_pin,
}
