"""What people ask about their own words: neutral texts, a copy, everything erased."""

import re
from typing import Final

from shared.services import export, people
from shared.storage.models import Participant
from sms.desk import Desk, Said

_OFF: Final = re.compile(r"\b(?:off|no|not|disable|normal)\b", re.IGNORECASE)
_ON: Final = re.compile(
    r"\b(?:on|enable|go|make|keep|be|use|set|start|activate|hide|please)\b", re.IGNORECASE
)
_ASKS: Final = re.compile(
    r"\?|\bpolicy\b|^\W*(?:is|are|who|can|could|will|does|do|how|what)\b", re.IGNORECASE
)


def switch_private(desk: Desk, participant: Participant, text: str) -> Said:
    """Switch neutral texts on or off, by name or to the other way; a question is answered."""
    if _ASKS.search(text):
        return [desk.say(participant, "private_info")]
    if _OFF.search(text):
        participant.private = False
    elif _ON.search(text):
        participant.private = True
    else:
        participant.private = not participant.private
    return [desk.say(participant, "private_on" if participant.private else "private_off")]


def say_how_to_export(desk: Desk, participant: Participant, text: str) -> Said:
    """Say how much is kept and who can give a copy: a text may be read by somebody else."""
    del text
    things = desk.content.count("count_things", export.things_kept(desk.session, participant))
    return [desk.say(participant, "export_info", things=things)]


def erase(desk: Desk, participant: Participant, text: str) -> Said:
    """Erase everything, once it was asked about and confirmed in the word we asked for."""
    confirmed = "everything" in text.casefold()
    if not confirmed or desk.open_question(participant) != "delete_info":
        return [desk.say(participant, "delete_info")]
    people.erase(desk.session, participant)
    return [desk.content.say("erased")]
