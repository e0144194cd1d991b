"""This speaker joined to a phone by a code that was texted to it."""

from shared.services.linking import CODE_DIGITS, LinkOutcome, link
from voice_skill.handlers.turn import Pending, Reply, Turn, ask, tell


def link_phone(turn: Turn) -> Reply:
    """Link with the code that was said, or ask for it."""
    heard = turn.heard.get("code")
    return link_with(turn, heard) if heard is not None else ask_code(turn)


def ask_code(turn: Turn) -> Reply:
    """Ask for the six digits."""
    return ask(turn.say("link_ask"), Pending.CODE)


def link_with(turn: Turn, heard: str) -> Reply:
    """Try a code; Alexa gives it as a number, so zeros in front may be lost."""
    digits = "".join(letter for letter in heard if letter.isascii() and letter.isdigit())
    if not digits:
        return ask_code(turn)
    result = link(turn.session, turn.account, digits.zfill(CODE_DIGITS), turn.now)
    match result.outcome:
        case LinkOutcome.LINKED:
            return tell(turn.say("linked"))
        case LinkOutcome.WRONG:
            return ask(turn.say("link_failed", tries=result.tries_left), Pending.CODE)
        case LinkOutcome.LOCKED:
            return tell(turn.say("link_locked"))
