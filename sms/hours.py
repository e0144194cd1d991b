"""When texts come, as people ask for it: another hour, another zone, a pause, later today."""

from datetime import date, timedelta

from shared.rules.sending_window import window_of, within_window
from shared.rules.spoken_hours import read_hour, read_zone, say_hour
from shared.rules.spoken_waits import read_day, read_later, read_pause_end
from shared.services import moves, people, progress
from shared.services.steps import ask_again
from shared.storage.models import Participant
from shared.storage.states import Status
from sms.desk import Desk, Said

_PAUSE_DAYS = 7
_MONTH_FIRST = frozenset({"US"})  # who writes 6/4 for the fourth of June


def move_hour(desk: Desk, participant: Participant, note: str) -> Said:
    """Set another hour, or ask for one."""
    wanted = read_hour(note)
    if wanted is None and not note.strip():
        return [desk.say(participant, "time_ask")]
    if wanted is None:
        return [desk.say_differently(participant, "time_unclear")]
    hour = within_window(wanted, _a_monday(people.today_of(participant, desk.now)))
    moves.move_hour(participant, hour, desk.now)
    key = "time_moved" if hour == wanted else "hour_moved"
    return [desk.say(participant, key, hour=say_hour(hour))]


def move_zone(desk: Desk, participant: Participant, place: str) -> Said:
    """Set another zone and say what time it is there, or ask for a city."""
    named = read_zone(place)
    if named is None and not place.strip():
        return [desk.say(participant, "zone_ask")]
    if named is None:
        return [desk.say_differently(participant, "zone_unclear")]
    moves.move_zone(desk.session, participant, named, desk.now)
    there = desk.now.astimezone(people.zone_of(participant)).time()
    hour = participant.prompt_time
    return [
        desk.say(
            participant,
            "zone_moved",
            zone=city(named),
            time=say_hour(there),
            hour=say_hour(hour) if hour else "your usual time",
        )
    ]


def city(zone_name: str) -> str:
    """Return the city of an IANA zone name as people write it."""
    return zone_name.rpartition("/")[2].replace("_", " ")


def pause(desk: Desk, participant: Participant, text: str) -> Said:
    """Pause until the day that was named, a week where none was; the day is said back."""
    today = people.today_of(participant, desk.now)
    until = read_pause_end(text, today, day_first=participant.country not in _MONTH_FIRST)
    until = until or today + timedelta(days=_PAUSE_DAYS)
    people.pause(desk.session, participant, until, desk.now)
    return [desk.say(participant, "paused", date=_in_words(until, today))]


def day_off(desk: Desk, participant: Participant, note: str) -> Said:
    """Let one day go by without a text, or ask which; the day is said back."""
    today = people.today_of(participant, desk.now)
    day = read_day(note, today, day_first=participant.country not in _MONTH_FIRST)
    if day is None:
        return [desk.say_differently(participant, "day_off_ask")]
    if not people.take_day_off(desk.session, participant, day, desk.now):
        return [desk.say(participant, "day_off_many")]
    return [desk.say(participant, "day_off", date=_in_words(day, today))]


def resume(desk: Desk, participant: Participant, text: str) -> Said:
    """Go on after a pause."""
    del text
    people.activate(participant, desk.now)
    return [desk.say(participant, "resumed")]


def join_again(desk: Desk, participant: Participant, text: str) -> Said:
    """Meet a second wish to join: a pause ends by it, and otherwise nothing changes."""
    if participant.status is Status.PAUSED:
        return resume(desk, participant, text)
    hour = say_hour(participant.prompt_time) if participant.prompt_time else "your usual time"
    return [desk.say(participant, "already_joined", hour=hour)]


def later(desk: Desk, participant: Participant, text: str) -> Said:
    """Ask again when it was asked for, once a day and by day; past that, the step just waits."""
    if progress.today(participant, desk.now).done:
        return [desk.say(participant, "already_done_today")]
    tz = people.zone_of(participant)
    today = people.today_of(participant, desk.now)
    window = window_of(today, tz)
    at = read_later(text, desk.now.astimezone(tz))
    if at.date() > today:
        return [desk.say(participant, "not_yet")]
    if at <= desk.now or at >= window.closes:
        return [desk.say(participant, "snooze_past")]
    at = max(at, window.opens)
    if not ask_again(
        desk.session, desk.content, participant, at, message_id=desk.new_id(), now=desk.now
    ):
        return [desk.say(participant, "not_yet")]
    return [desk.say(participant, "snoozed", hour=say_hour(at.astimezone(tz).time()))]


def _in_words(day: date, today: date) -> str:
    words = f"{day:%A}, {day:%B} {day.day}"
    return words if day.year == today.year else f"{words}, {day.year}"


def _a_monday(day: date) -> date:
    return day - timedelta(days=day.weekday())
