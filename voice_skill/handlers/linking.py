"""This speaker joined to a phone by a one-time code, spoken or texted, and parted from it."""

from shared.services import linking
from shared.services.linking import CODE_DIGITS, LinkOutcome
from shared.storage.models import Participant
from voice_skill.handlers import showing
from voice_skill.handlers.turn import Pending, Reply, Turn, ask, joined, tell


def link_phone(turn: Turn) -> Reply:
    """Link with the code that was said, or ask for it."""
    heard = turn.heard.get("code")
    return link_with(turn, heard) if heard is not None else ask_code(turn)


def ask_code(turn: Turn) -> Reply:
    """Ask for the six digits."""
    return ask(turn.say("link_ask"), Pending.CODE)


def give_code(turn: Turn) -> Reply:
    """Say a code for the phone to text, to whoever has none of the phone's."""
    while True:
        code = "".join(str(turn.chance.randrange(10)) for _ in range(CODE_DIGITS))
        try:
            linking.issue_code(turn.session, turn.participant, code, turn.now, speaker=turn.speaker)
        except ValueError:
            continue  # somebody else holds this very code just now
        minutes = int(linking.CODE_LIFE.total_seconds() // 60)
        said = turn.say("link_give", code=", ".join(code), minutes=minutes)
        return Reply(said, screen=showing.code(turn, code))


def link_with(turn: Turn, heard: str) -> Reply:
    """Try a code; Alexa gives it as a number, so zeros in front may be lost."""
    digits = digits_in(heard)
    if not digits:
        return ask_code(turn)
    result = linking.link(turn.session, turn.speaker, digits.zfill(CODE_DIGITS), turn.now)
    match result.outcome:
        case LinkOutcome.LINKED:
            return _linked(turn)
        case LinkOutcome.WRONG:
            return ask(turn.say("link_failed", tries=result.tries_left), Pending.CODE)
        case LinkOutcome.LOCKED:
            return tell(turn.say("link_locked"))


def ask_unlink(turn: Turn) -> Reply:
    """Ask once before this speaker and the phone are parted."""
    if turn.speaker.account.linked_at is None:
        return ask(turn.say("not_linked"), Pending.LINKING)
    return ask(turn.say("unlink_ask"), Pending.UNLINK)


def unlink(turn: Turn) -> Reply:
    """Part this speaker from the phone; what was done stays with the phone."""
    linking.unlink(turn.session, turn.speaker)
    return tell(turn.say("unlinked"))


def digits_in(heard: str) -> str:
    """Return the digits among what was heard."""
    return "".join(letter for letter in heard if letter.isascii() and letter.isdigit())


def _linked(turn: Turn) -> Reply:
    """Say so; a voice that is not known is offered a PIN, as the code has proved who it is."""
    texted = turn.session.get_one(Participant, turn.speaker.account.participant_id)
    if turn.speaker.voice is not None or texted.pin is not None:
        return tell(turn.say("linked"))
    turn.attributes["opened"] = True
    return ask(joined(turn.say("linked"), turn.say("pin_offer")), Pending.SET_PIN)
