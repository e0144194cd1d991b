"""What a phone says about its speakers: linked by a code, parted, and the PIN they ask for."""

from shared.services import linking, pins
from shared.services.linking import CODE_DIGITS, LinkOutcome
from shared.storage.models import Participant
from sms.desk import Desk, Said

_SAID = {
    LinkOutcome.LINKED: "linked_by_text",
    LinkOutcome.WRONG: "link_wrong",
    LinkOutcome.LOCKED: "link_closed",
}


def link(desk: Desk, participant: Participant, text: str) -> Said:
    """Link the speaker that said this code; without one, give a code to say to a speaker."""
    digits = "".join(letter for letter in text if letter.isascii() and letter.isdigit())
    if len(digits) == CODE_DIGITS:
        result = linking.link_by_text(desk.session, participant, digits, desk.now)
        return [desk.say(participant, _SAID[result.outcome])]
    code = desk.draw_code()
    linking.issue_code(desk.session, participant, code, desk.now)
    minutes = int(linking.CODE_LIFE.total_seconds() // 60)
    return [desk.say(participant, "link_code", code=" ".join(code), minutes=minutes)]


def unlink(desk: Desk, participant: Participant) -> Said:
    """Part every speaker from this phone."""
    parted = linking.unlink_all(desk.session, participant)
    return [desk.say(participant, "unlinked" if parted else "unlinked_none")]


def set_pin(desk: Desk, participant: Participant, said: str) -> Said:
    """Keep the four digits that speakers ask for, or none any more."""
    if said == "off":
        pins.forget_pin(desk.session, participant)
        return [desk.say(participant, "pin_off")]
    if len(said) != pins.PIN_DIGITS:
        return [desk.say(participant, "pin_info")]
    pins.set_pin(desk.session, participant, said, desk.new_salt())
    return [desk.say(participant, "pin_set")]
