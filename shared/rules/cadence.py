"""When a participant's next text is due, and of which kind: pure rules over plain facts."""

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from shared.rules.programme import is_over, note_due, week_of
from shared.rules.sending_window import at_local, local_day, window_of, within_window
from shared.rules.vocabulary import SlotKind

_LOOK_AHEAD_DAYS = 40  # longer than between any two texts

# Texts a week started by us, by programme week (the last row goes on for ever): which weekdays,
# Monday 0. Today's step is there on demand on the others.
_TAPER: tuple[frozenset[int], ...] = (
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
_BY_SILENT_DAYS: tuple[SlotKind, ...] = (
    *(SlotKind.PROMPT, SlotKind.PROMPT),
    *(SlotKind.EASIER, SlotKind.EASIER, SlotKind.EASIER),
    SlotKind.PAUSE_OR_STOP,
)
FIRST_EASIER_DAY = _BY_SILENT_DAYS.index(SlotKind.EASIER)


@dataclass(frozen=True)
class Rhythm:
    """The facts that decide when a participant is due; dates are local to `tz`.

    `silent_days` counts texts in a row that nobody answered, `prompts_sent` the prompts that came
    for this step so far; `last_slot_on` is the day of the
    last text planned; `last_step_on` the day a step was last done or skipped, by any channel.
    """

    tz: ZoneInfo
    prompt_time: time
    step: int
    silent_days: int = 0
    prompts_sent: int = 0
    last_slot_on: date | None = None
    last_step_on: date | None = None
    paused_until: date | None = None


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


def lateness(due: Due, now: datetime, tz: ZoneInfo) -> Lateness:
    """Decide about a text that was due at or before `now`: late within its own window, or never."""
    return Lateness.SEND if window_of(due.day, tz).holds(now) else Lateness.SKIP


def after_slot(rhythm: Rhythm, due: Due) -> Rhythm:
    """Return the facts once a text was planned: until somebody answers, it counts as silence."""
    return replace(
        rhythm,
        last_slot_on=due.day,
        silent_days=rhythm.silent_days + 1,
        prompts_sent=rhythm.prompts_sent + (due.kind is SlotKind.PROMPT),
    )


def _free(rhythm: Rhythm, day: date) -> bool:
    taken = [taken for taken in (rhythm.last_slot_on, rhythm.last_step_on) if taken is not None]
    if any(day <= last for last in taken):
        return False
    if is_over(rhythm.step):
        return rhythm.last_step_on is not None and note_due(rhythm.last_step_on, day) is not None
    return day.weekday() in _TAPER[week_of(rhythm.step) - 1]
