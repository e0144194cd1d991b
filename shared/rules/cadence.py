"""When a participant's next text is due, and of which kind: pure rules over plain facts."""

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from functools import lru_cache
from typing import Final
from zoneinfo import ZoneInfo

from shared.rules.programme import is_over, note_due, week_of
from shared.rules.sending_window import (
    at_local,
    is_in_time,
    local_day,
    window_of,
    within_window,
)
from shared.rules.vocabulary import SlotKind

_LOOK_AHEAD_DAYS: Final = 90  # longer than between any two texts, days off between them
# Days off that somebody may have ahead of them; who wants more of them pauses.
MOST_DAYS_OFF: Final = 20

# Texts a week started by us, by programme week (the last row goes on for ever): which weekdays,
# Monday 0. Today's step is there on demand on the others.
_TAPER: Final[tuple[frozenset[int], ...]] = (
    frozenset(range(7)),
    frozenset(range(7)),
    frozenset({0, 1, 2, 3, 4, 5}),
    frozenset({0, 1, 3, 4, 5}),
    frozenset({0, 1, 3, 4, 5}),
    frozenset({0, 2, 4, 5}),
    frozenset({0, 2, 4, 5}),
    frozenset({0, 2, 4}),
)

# What silence gets: two days of prompts, three of an easier question, one "pause or stop?", and
# then nothing until the person speaks.
_BY_SILENT_DAYS: Final[tuple[SlotKind, ...]] = (
    *(SlotKind.PROMPT, SlotKind.PROMPT),
    *(SlotKind.EASIER, SlotKind.EASIER, SlotKind.EASIER),
    SlotKind.PAUSE_OR_STOP,
)
FIRST_EASIER_DAY: Final = _BY_SILENT_DAYS.index(SlotKind.EASIER)

# One reminder so long after a prompt that nobody answered; it is of no use much later than that.
_REMINDER_AFTER: Final = timedelta(hours=4)
_REMINDER_KEEPS: Final = timedelta(hours=2)
# Two days' texts are never nearer to each other, however somebody travels.
_BETWEEN_DAYS: Final = timedelta(hours=4)


@dataclass(frozen=True)
class Rhythm:
    """The facts that decide when a participant is due; dates are local to `tz`.

    `silent_days` counts texts in a row that nobody answered, `prompts_sent` the prompts that came
    for this step so far; `last_slot_on` is the day of the last text planned; `last_step_on` the
    day a step was last done or skipped, by any channel; `remind_at` the instant to remind of the
    last prompt, None once they have spoken; who does not want reminders `reminds` not. On
    `days_off`, at most `MOST_DAYS_OFF`, nothing comes and nothing is missed.
    """

    tz: ZoneInfo
    prompt_time: time
    step: int
    silent_days: int = 0
    prompts_sent: int = 0
    last_slot_on: date | None = None
    last_step_on: date | None = None
    paused_until: date | None = None
    remind_at: datetime | None = None
    reminds: bool = True
    days_off: frozenset[date] = frozenset()


@dataclass(frozen=True)
class Due:
    """One text that is due: the instant (UTC), the local day it belongs to, its kind."""

    at: datetime
    day: date
    kind: SlotKind


class Lateness(StrEnum):
    """What to do with a text whose instant has passed."""

    SEND = "send"
    SKIP = "skip"


def next_due(rhythm: Rhythm, after: datetime) -> Due | None:
    """Return the first text due at or after an instant, or None when silence has ended them.

    Once the programme is over a short note comes now and then in place of the day's prompt.
    """
    reminder, own = _reminder(rhythm, after), next_of_a_day(rhythm, after)
    if reminder is not None and (own is None or reminder.at < own.at):
        return reminder
    return own


# Of those who are due together many are alike.
@lru_cache(maxsize=10_000)
def next_of_a_day(rhythm: Rhythm, after: datetime) -> Due | None:
    """Return the first text due at or after an instant that is a day's own, and no reminder."""
    if rhythm.silent_days >= len(_BY_SILENT_DAYS):
        return None
    kind = _BY_SILENT_DAYS[rhythm.silent_days]
    if is_over(rhythm.step) and kind is not SlotKind.PAUSE_OR_STOP:
        kind = SlotKind.BOOSTER
    today = local_day(after, rhythm.tz)
    for ahead in range(_LOOK_AHEAD_DAYS):
        day = max(today, rhythm.paused_until or today) + timedelta(days=ahead)
        if _free(rhythm, day):
            at = at_local(day, within_window(rhythm.prompt_time, day), rhythm.tz)
            if at >= after:
                return Due(at, day, kind)
    if is_over(rhythm.step) and rhythm.last_step_on is None:
        return None
    raise AssertionError("Every week has a day with a text, and every month a note.")


def due_now(rhythm: Rhythm, foreseen: datetime, now: datetime) -> Due | None:
    """Return what is due at `now` of that which was `foreseen` for an instant before it, or None.

    The rules are asked anew, as the facts may have changed since. Of several texts missed in a
    downtime it is the newest: the days before today are over, and never a burst.
    """
    due = next_due(rhythm, foreseen)
    today = at_local(local_day(now, rhythm.tz), time(0), rhythm.tz)
    if due is not None and due.at < today:
        newer = next_due(rhythm, today)
        due = newer if newer is not None and newer.at <= now else due
    return due if due is not None and due.at <= now else None


def lateness(due: Due, now: datetime, tz: ZoneInfo) -> Lateness:
    """Decide about a text that was due at or before `now`.

    A day's own text goes late within its own window, a reminder up to two hours late, or never.
    """
    if due.kind is SlotKind.REMINDER:
        useful = now - due.at <= _REMINDER_KEEPS and is_in_time(now, tz)
        return Lateness.SEND if useful else Lateness.SKIP
    return Lateness.SEND if window_of(due.day, tz).holds(now) else Lateness.SKIP


def ends_at(due: Due, tz: ZoneInfo) -> datetime:
    """Return the instant from which a planned text is no longer worth sending."""
    closes = window_of(due.day, tz).closes
    return min(closes, due.at + _REMINDER_KEEPS) if due.kind is SlotKind.REMINDER else closes


def reminds_of(sent_at: datetime | None, now: datetime) -> bool:
    """Tell whether a reminder is of use of a prompt that went out at an instant; None: it did not.

    One that came late is a reminder by itself.
    """
    return sent_at is not None and now - sent_at >= _REMINDER_AFTER - _REMINDER_KEEPS


def after_slot(rhythm: Rhythm, due: Due, at: datetime) -> Rhythm:
    """Return the facts once a text was planned to go out `at` an instant.

    Until somebody answers, a day's own text counts as silence.
    """
    if due.kind is SlotKind.REMINDER:
        return replace(rhythm, remind_at=None)
    is_prompt = due.kind is SlotKind.PROMPT
    return replace(
        rhythm,
        last_slot_on=due.day,
        silent_days=rhythm.silent_days + 1,
        prompts_sent=rhythm.prompts_sent + is_prompt,
        paused_until=None,
        remind_at=at + _REMINDER_AFTER if is_prompt and rhythm.reminds else None,
    )


def first_day_after(last: date, sent_at: datetime, hour: time, tz: ZoneInfo) -> date:
    """Return the first day of a new zone that may have a text after the `last` day of the old one.

    The last day is that on which its text came, by whichever of the two calendars is behind. Where
    the hour of the next comes within hours of that text, as the date line was crossed, it is left
    out too.
    """
    day = min(last, local_day(sent_at, tz)) + timedelta(days=1)
    is_near = at_local(day, within_window(hour, day), tz) < sent_at + _BETWEEN_DAYS
    return day + timedelta(days=1) if is_near else day


def _reminder(rhythm: Rhythm, after: datetime) -> Due | None:
    at, day, done = rhythm.remind_at, rhythm.last_slot_on, rhythm.last_step_on
    if at is None or day is None or at < after or not is_in_time(at, rhythm.tz):
        return None
    if rhythm.paused_until is not None or (done is not None and done >= day):
        return None
    return Due(at, day, SlotKind.REMINDER)


def _free(rhythm: Rhythm, day: date) -> bool:
    if day in rhythm.days_off:
        return False
    taken = [taken for taken in (rhythm.last_slot_on, rhythm.last_step_on) if taken is not None]
    if any(day <= last for last in taken):
        return False
    if is_over(rhythm.step):
        return rhythm.last_step_on is not None and note_due(rhythm.last_step_on, day) is not None
    return day.weekday() in _TAPER[week_of(rhythm.step) - 1]
