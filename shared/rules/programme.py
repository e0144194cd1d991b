"""The shape of the programme: eight weeks of seven steps, then short notes, weekly and monthly."""

from datetime import date
from typing import Final

WEEKS: Final = 8
STEPS_A_WEEK: Final = 7
LAST_STEP: Final = WEEKS * STEPS_A_WEEK
# What a step or a practice may need of a person before it fits: that it is safe, that amends were
# made, that they want it.
GATES: Final = frozenset({"safe", "amends", "wants"})

_WEEKLY_NOTES: Final = 4
_DAYS_A_MONTH: Final = 30


def is_over(step: int) -> bool:
    """Tell whether somebody whose next step this is has done the last one."""
    return step > LAST_STEP


def week_of(step: int) -> int:
    """Return the week a step belongs to, from 1; past the end it is the last one."""
    return min((step - 1) // STEPS_A_WEEK + 1, WEEKS)


def ends_a_week(step: int) -> bool:
    """Tell whether a step is the seventh of its week."""
    return step % STEPS_A_WEEK == 0


def step_to_revisit(day: date) -> int:
    """Return the step offered on a day to whom the programme is over: another one each day."""
    return day.toordinal() % LAST_STEP + 1


def note_due(ended_on: date, day: date) -> int | None:
    """Return which note after the end is due on a day, counted from 1, or None.

    Four at weekly distance, then one every thirty days.
    """
    days = (day - ended_on).days
    weeks, rest = divmod(days, 7)
    if 1 <= weeks <= _WEEKLY_NOTES and rest == 0:
        return weeks
    months, rest = divmod(days - _WEEKLY_NOTES * 7, _DAYS_A_MONTH)
    return _WEEKLY_NOTES + months if months >= 1 and rest == 0 else None


def is_weekly(note: int) -> bool:
    """Tell whether a note after the end is one of the weekly ones."""
    return note <= _WEEKLY_NOTES
