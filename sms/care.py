"""Danger: what is answered to it, when numbers may be sent, and the lines of a country named."""

import json

from sqlalchemy import select

from shared.rules.countries import read_country
from shared.rules.phone import country_of
from shared.rules.vocabulary import Risk
from shared.services import people
from shared.storage.database import vault_of
from shared.storage.models import InboundText, Participant
from shared.storage.states import Care
from sms.desk import Desk, Said

_SAFE = frozenset({"safe", "ok safe", "it is safe", "it's safe", "yes safe", "i'm safe"})
_NOWHERE = "ZZ"


def meet_danger(desk: Desk, participant: Participant | None, risk: Risk, phone: str) -> Said:
    """Answer danger; no lesson, and no numbers where another person may be reading."""
    country = participant.country if participant else country_of(phone)
    if risk is Risk.ABUSE:
        if participant is not None:
            participant.care = participant.care or Care.ASKED_IF_SAFE
            people.schedule_next(participant, desk.now)
        return [desk.say(participant, "abuse")]
    lines = desk.content.lines(country)
    return [desk.say(participant, risk.value, lines=lines)]


def say_safe(desk: Desk, participant: Participant, text: str) -> Said | None:
    """Send the lines to someone who says that it is safe; None for any other text."""
    if participant.care is not Care.ASKED_IF_SAFE or text.strip(" .!\n").casefold() not in _SAFE:
        return None
    participant.care = Care.SAFETY_TRACK
    people.note_a_sign_of_life(participant, desk.now)
    lines = desk.content.lines(participant.country, "abuse_lines")
    return [desk.say(participant, "abuse_safe", lines=lines)]


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


def _asked_for(desk: Desk, phone: str) -> str | None:
    """Return which lines our last answer to this phone asked a country for, or None."""
    last = desk.session.scalars(
        select(InboundText.answer)
        .where(
            InboundText.phone_digest == vault_of(desk.session).digest(phone),
            InboundText.handled_at.is_not(None),
        )
        .order_by(InboundText.received_at.desc(), InboundText.handled_at.desc())
        .limit(1),
    ).one_or_none()
    said: list[str] = json.loads(last or "[]")
    for kind in ("abuse_lines", "lines"):
        if any(desk.content.lines(_NOWHERE, kind) in answer for answer in said):
            return kind
    return None
