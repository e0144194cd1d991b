"""What is worth a sentence of its own: the first kept promise, seven days, a week, the end."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from shared.rules.programme import ends_a_week, is_over

_DAYS_TO_NOTE: Final = 7


class Milestone(StrEnum):
    """What somebody has come to; each is said once, the gravest where there are several."""

    END = "end"
    FIRST_PROMISE = "first_promise"
    SEVEN_DAYS = "7_days"
    BACK_AFTER_SLIP = "slip"
    WEEK = "week"


@dataclass(frozen=True)
class Standing:
    """How far somebody is: their next step, days of practice, promises kept, a slip just before."""

    step: int
    days: int
    promises_kept: int
    after_slip: bool = False


def milestone(before: Standing, after: Standing) -> Milestone | None:
    """Return what an answer has brought somebody to, or None on an ordinary day."""
    moved = after.step > before.step
    if moved and is_over(after.step):
        return Milestone.END
    if before.promises_kept == 0 and after.promises_kept > 0:
        return Milestone.FIRST_PROMISE
    if before.days < _DAYS_TO_NOTE <= after.days:
        return Milestone.SEVEN_DAYS
    if moved and before.after_slip:
        return Milestone.BACK_AFTER_SLIP
    return Milestone.WEEK if moved and ends_a_week(before.step) else None
