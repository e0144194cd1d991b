"""Joining by text: confirmation, role, hour, time zone, and the way back after a stop."""

import re
from datetime import timedelta

from shared.rules.phone import zone_of_area
from shared.rules.replies import Reading, read_reply
from shared.rules.sending_window import within_window
from shared.rules.spoken_hours import read_hour, read_zone, say_hour
from shared.rules.vocabulary import Expects, Intent, Role
from shared.rules.zones import zone
from shared.services import people
from shared.storage.models import Participant
from shared.storage.states import Channel, ConsentKind, Joining, Status
from sms.desk import Desk, Said
from sms.hours import city

_ROLES = {"a": Role.HURT, "b": Role.BROKE_TRUST, "c": Role.SELF}
_AGREED = frozenset(
    "ok okay k yes y yep yeah right correct that thats is its it sure good fine please".split()
)


def begin(desk: Desk, participant: Participant, words: str) -> Said:
    """Confirm a wish to join, keep its proof, and ask the first question."""
    confirmation = desk.content.say("join_confirm")
    _agree(desk, participant, words, confirmation)
    return [confirmation, _ask(desk, participant, Joining.ROLE, "ask_role")]


def come_back(desk: Desk, participant: Participant, words: str) -> Said:
    """Let someone who had stopped, or was invited, on again, where they were."""
    if participant.role is None or participant.prompt_time is None or participant.timezone is None:
        return begin(desk, participant, words)
    invited = participant.status is Status.INVITED
    confirmation = desk.content.say(
        "join_confirm" if invited else "welcome_back", hour=_hour(participant)
    )
    _agree(desk, participant, words, confirmation)
    return _start(desk, participant, "joined" if invited else "welcome_back")


def take(desk: Desk, participant: Participant, reading: Reading) -> Said:
    """Take the answer to what was last asked of someone who is joining; a question is answered."""
    stage = participant.joining or Joining.ROLE
    if reading.intent is Intent.OPT_IN and stage is not Joining.CONFIRM_ZONE:
        return [_ask(desk, participant, stage, f"ask_{stage.value}")]
    said = _STAGES[stage](desk, participant, reading.text)
    if reading.intent is Intent.QUESTION and reading.faq is not None and participant.joining:
        return [desk.content.faq(reading.faq).text, *said]
    return said


def _take_role(desk: Desk, participant: Participant, text: str) -> Said:
    choice = read_reply(text, Expects.CHOICE).choice
    if choice not in _ROLES:
        return [desk.say_differently(participant, "ask_role_again")]
    participant.role = _ROLES[choice]
    return [_ask(desk, participant, Joining.HOUR, "ask_hour")]


def _take_hour(desk: Desk, participant: Participant, text: str) -> Said:
    wanted = read_hour(text)
    if wanted is None:
        return [desk.say_differently(participant, "ask_hour_again")]
    monday = people.today_of(participant, desk.now)
    monday -= timedelta(days=monday.weekday())
    hour = within_window(wanted, monday)
    participant.prompt_time = hour
    moved = [desk.content.say("hour_moved", hour=say_hour(hour))] if hour != wanted else []
    participant.timezone = zone_of_area(participant.phone or "")
    if participant.timezone is None:
        return [*moved, _ask(desk, participant, Joining.ZONE, "ask_zone")]
    time = say_hour(desk.now.astimezone(zone(participant.timezone)).time())
    participant.joining = Joining.CONFIRM_ZONE
    place = city(participant.timezone)
    return [*moved, desk.say(participant, "ask_zone_confirm", zone=place, time=time)]


def _take_confirmation(desk: Desk, participant: Participant, text: str) -> Said:
    words = re.findall(r"[a-z]+", text.casefold().replace("'", ""))
    if words and _AGREED.issuperset(words):
        return _start(desk, participant, "joined")
    return _take_zone(desk, participant, text)


def _take_zone(desk: Desk, participant: Participant, text: str) -> Said:
    named = read_zone(text)
    if named is not None:
        participant.timezone = named
        return _start(desk, participant, "joined")
    if participant.timezone is None:
        return [desk.say_differently(participant, "ask_zone_again")]
    place = city(participant.timezone)
    return [desk.say_differently(participant, "ask_zone_confirm_again", zone=place)]


_STAGES = {
    Joining.ROLE: _take_role,
    Joining.HOUR: _take_hour,
    Joining.CONFIRM_ZONE: _take_confirmation,
    Joining.ZONE: _take_zone,
}


def _start(desk: Desk, participant: Participant, key: str) -> Said:
    people.activate(participant, desk.now)
    return [desk.say(participant, key, hour=_hour(participant))]


def _ask(desk: Desk, participant: Participant, stage: Joining, key: str) -> str:
    participant.joining = stage
    return desk.say(participant, key)


def _agree(desk: Desk, participant: Participant, words: str, confirmation: str) -> None:
    participant.status = Status.JOINING
    people.record_consent(
        desk.session,
        participant,
        ConsentKind.OPT_IN,
        channel=Channel.SMS,
        source=f"text message: {words.strip()[:40]}",
        wording=confirmation,
        now=desk.now,
    )


def _hour(participant: Participant) -> str:
    return say_hour(participant.prompt_time) if participant.prompt_time else ""
