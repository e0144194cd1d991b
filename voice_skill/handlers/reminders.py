"""The day's hook: a reminder that is agreed to each time, or a routine."""

from datetime import datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from shared.rules.sending_window import at_local, local_day
from shared.rules.spoken_hours import read_hour, say_hour
from shared.services import people
from shared.storage.states import Status
from voice_skill.device import REMINDERS, Reminded
from voice_skill.handlers.turn import Connection, Pending, Reply, Turn, ask, tell

# Amazon, "Set Up Voice Permissions for Reminders".
ASK_FOR: Final = "AskFor"
# Amazon, "Pre-Built Routine API Reference".
OFFER_ROUTINE: Final = "connection://AMAZON.OfferAutomation/1"
# What Alexa makes of a part of the day (Amazon, "Slot Type Reference", AMAZON.TIME).
_PARTS: Final = {"MO": time(9), "AF": time(14), "EV": time(19), "NI": time(21)}
_ALREADY_THERE: Final = frozenset({"200", "AUTOMATION_ALREADY_ENABLED"})
_OPERATION: Final = "todays-step"


def set_reminder(turn: Turn) -> Reply:
    """Ask whether to remind at the hour that was said, or for the hour; texts may do it already."""
    heard = turn.heard.get("time")
    if heard is None:
        return _texts_do_it(turn) or ask_hour(turn)
    hour = _PARTS.get(heard) or read_hour(heard)
    if hour is None:
        return ask_hour(turn)
    turn.attributes["hour"] = hour.isoformat("minutes")
    label = turn.content.say("voice.reminder_label")
    return ask(turn.say("reminder_ask", hour=say_hour(hour), label=label), Pending.REMINDER)


def ask_hour(turn: Turn) -> Reply:
    """Ask at what time of day."""
    return ask(turn.say("reminder_hour"), Pending.HOUR)


def remind(turn: Turn) -> Reply:
    """Set the reminder just agreed to; Alexa asks for its permission first, where it has none."""
    hour = str(turn.attributes.get("hour", ""))
    if not hour:
        return ask_hour(turn)
    if (reply := _set(turn, time.fromisoformat(hour))) is not None:
        return reply
    scope = {
        "@type": "AskForPermissionsConsentRequest",
        "@version": "1",
        "permissionScope": REMINDERS,
    }
    return Reply(turn.say("alexa_asks"), connection=Connection(ASK_FOR, scope, hour))


def permission_answered(turn: Turn) -> Reply:
    """Go on from Alexa's own question: set the reminder, or leave it, by voice and by card."""
    returned = turn.returned
    if returned is None or returned.status == "DENIED":
        return tell(turn.say("reminder_denied"))
    hour = read_hour(returned.token) if returned.status == "ACCEPTED" else None
    reply = _set(turn, hour) if hour is not None else None
    consent = () if returned.card_shown else (REMINDERS,)
    return reply or Reply(turn.say("reminder_permission"), consent=consent)


def offer_routine(turn: Turn) -> Reply:
    """Offer a routine to somebody who wants no reminder."""
    return ask(turn.say("routine_offer"), Pending.ROUTINE)


def start_routine(turn: Turn) -> Reply:
    """Let Alexa suggest a routine: a few words of their own, and today's step opens."""
    skill = turn.device.skill_id
    task = {
        "uri": f"connection://{skill}.TodaysStep/1?provider={skill}",
        "input": {},
    }
    operation = {
        "type": "Alexa.Automation.Operation.Skill.StartConnection",
        "version": "1.0",
        "operationId": _OPERATION,
        "payload": {"connectionRequest": task},
    }
    trigger = {
        "type": "Alexa.Automation.Trigger.Voice.CustomUtterance",
        "version": "1.0",
        "payload": {
            "utterances": list(turn.content.variants("voice.routine_words")),
            "locale": turn.locale,
        },
    }
    offer = {
        "automation": {"trigger": trigger, "operations": {"serial": [{"operation": operation}]}},
        "renderingData": {
            "operations": {_OPERATION: {"descriptionPrompt": turn.say("routine_label")}}
        },
    }
    return Reply(turn.say("alexa_asks"), connection=Connection(OFFER_ROUTINE, offer, _OPERATION))


def routine_answered(turn: Turn) -> Reply:
    """Say what came of the suggestion."""
    there = turn.returned is not None and turn.returned.status in _ALREADY_THERE
    return tell(turn.say("routine_set" if there else "routine_not"))


def _texts_do_it(turn: Turn) -> Reply | None:
    if not turn.linked:
        return None
    if turn.participant.status is Status.STOPPED:
        return tell(turn.say("stopped_texts"))
    if turn.participant.prompt_time is None:
        return None
    return ask(turn.say("reminder_linked"), Pending.RING)


def _set(turn: Turn, hour: time) -> Reply | None:
    """Set the reminder and say what came of it; None where Alexa has no permission for it."""
    zone = turn.device.zone() or people.zone_of(turn.participant)
    label = turn.content.say("voice.reminder_label")
    first = _next(hour, zone, turn.now)
    match turn.device.remind(first, zone, now=turn.now, label=label, locale=turn.locale):
        case Reminded.SET:
            return tell(turn.say("reminder_set", hour=say_hour(hour)))
        case Reminded.FORBIDDEN:
            return None
        case Reminded.FAILED:
            return tell(turn.say("reminder_failed"))


def _next(hour: time, zone: ZoneInfo, now: datetime) -> datetime:
    """Return the next instant at which it is this hour in a zone."""
    today = at_local(local_day(now, zone), hour, zone)
    if today > now:
        return today
    return at_local(local_day(now, zone) + timedelta(days=1), hour, zone)
