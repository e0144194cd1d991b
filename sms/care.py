"""Danger: what is answered to it, when numbers may be sent, and the lines of a country named."""

import re
from datetime import datetime, timedelta
from typing import Final

from shared.rules.countries import read_country
from shared.rules.phone import country_of
from shared.rules.replies import Reading
from shared.rules.vocabulary import Command, Intent, Risk
from shared.services import care, inbound
from shared.storage.models import Participant
from shared.storage.states import Care
from sms.desk import OPEN_FOR, Desk, Said

_NOWHERE: Final = "ZZ"
_ASKS_IF_SAFE: Final = ("abuse", "abuse_again")
# How long we remember having asked a number that is not signed up.
_REMEMBERED: Final = timedelta(days=1)
_AGREES: Final = frozenset(
    "yes y yeah yep ok okay sure it is its i am im now here to text this the phone mine only me "
    "sees see uses use please it's i'm that's that fine reply alone all".split()
)


def meet_danger(desk: Desk, participant: Participant | None, risk: Risk, phone: str) -> Said:
    """Answer danger; no lesson, and no numbers where another person may be reading."""
    if participant is not None:
        care.meet(desk.session, participant, risk, desk.now)
    if risk is Risk.ABUSE:
        return [desk.say(participant, "abuse")]
    lines = desk.content.lines(participant.country if participant else country_of(phone))
    return [desk.say(participant, risk.value, lines=lines)]


def say_safe(desk: Desk, participant: Participant | None, phone: str, text: str) -> Said | None:
    """Send the lines to someone who says that it is safe; None for any other text.

    Half an hour after we asked, somebody else may hold the phone: a later SAFE is asked for again,
    and so is one that is only half said.
    """
    says_safe, agrees = _says_safe(text)
    if not says_safe and not agrees:
        return None
    asked_at = _asked_if_safe(desk, phone)
    is_open = asked_at is not None and desk.now - asked_at < OPEN_FOR
    if participant is None:
        waits = asked_at is not None
    elif participant.care is Care.SAFETY_TRACK:  # "safe" may well be the answer to a step
        waits = says_safe and (is_open or "now" in text.casefold())
    else:
        waits = participant.care is Care.ASKED_IF_SAFE
    if not waits or (agrees and not is_open):
        return None
    if not says_safe or not is_open:
        return [desk.say(participant, "abuse_again")]
    country = country_of(phone)
    if participant is not None:
        country = participant.country
        looks_in = desk.content.say("looking_in")
        care.is_safe(desk.session, participant, looks_in, message_id=desk.new_id(), now=desk.now)
    lines = desk.content.lines(country, "abuse_lines")
    return [desk.say(participant, "abuse_safe", lines=lines)]


def let_texts_go_on(participant: Participant, reading: Reading) -> None:
    """Take a wish for the step as leave to text again; the safety track holds from then on."""
    wants = (
        reading.command is Command.STEP
        or reading.intent is Intent.RESUME
        or (reading.intent is Intent.OPT_IN and not _says_safe(reading.text)[1])
    )
    if wants and participant.care is Care.ASKED_IF_SAFE:
        participant.care = Care.SAFETY_TRACK


def name_country(desk: Desk, participant: Participant | None, phone: str, text: str) -> Said | None:
    """Send the lines of the country somebody names; None where none was asked for."""
    country = read_country(text)
    if country is None:
        return None
    kind = _asked_for(desk, phone)
    if kind is None:
        return None
    if participant is not None:
        participant.country = country
    if f"{kind}_{country}" not in desk.content.messages:
        return [desk.say(participant, "lines_unknown")]
    return [desk.say(participant, "lines_given", lines=desk.content.lines(country, kind))]


def _says_safe(text: str) -> tuple[bool, bool]:
    """Tell whether a text says that it is safe, and whether it only agrees ("yes")."""
    words = set(re.findall(r"[a-z']+", text.casefold().replace("\u2019", "'")))
    if not words or "?" in text or len(text) > len("yes it is safe to text this phone now " * 2):
        return False, False
    plain = words - {"safe"} <= _AGREES
    return plain and "safe" in words, plain and "safe" not in words


def _asked_if_safe(desk: Desk, phone: str) -> datetime | None:
    """Return when we last asked this phone whether it is safe to text, within a day."""
    questions = {desk.content.say(key) for key in _ASKS_IF_SAFE}
    for text in inbound.lately(desk.session, phone, desk.now - _REMEMBERED):
        if questions.intersection(inbound.answer_of(text)):
            return text.handled_at
    return None


def _asked_for(desk: Desk, phone: str) -> str | None:
    """Return which lines our last answer to this phone asked a country for, or None."""
    for text in inbound.lately(desk.session, phone, desk.now - OPEN_FOR)[:1]:
        said = inbound.answer_of(text)
        for kind in ("abuse_lines", "lines"):
            if any(desk.content.lines(_NOWHERE, kind) in answer for answer in said):
                return kind
    return None
