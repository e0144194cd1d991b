"""The shape of the programme, what comes after it, and what is worth a sentence on the way."""

from datetime import date, timedelta

import pytest

from shared.rules.milestones import Milestone, Standing, milestone
from shared.rules.programme import LAST_STEP, ends_a_week, note_due, step_to_revisit, week_of

DAY = date(2026, 3, 2)


def test_fifty_six_steps_make_eight_weeks() -> None:
    """Seven steps a week; past the end it stays the eighth."""
    assert LAST_STEP == 56
    assert [week_of(step) for step in (1, 7, 8, 50, 56, 57, 90)] == [1, 1, 2, 8, 8, 8, 8]
    assert [step for step in range(1, 22) if ends_a_week(step)] == [7, 14, 21]


def test_notes_come_four_weeks_long_and_then_each_thirty_days() -> None:
    """No note on the last day itself, and none twice."""
    days = {ahead: note_due(DAY, DAY + timedelta(days=ahead)) for ahead in range(120)}
    due = {ahead: note for ahead, note in days.items() if note is not None}
    assert due == {7: 1, 14: 2, 21: 3, 28: 4, 58: 5, 88: 6, 118: 7}


def test_every_step_can_be_had_again() -> None:
    """Another one each day, until all have come round."""
    steps = {step_to_revisit(DAY + timedelta(days=ahead)) for ahead in range(LAST_STEP)}
    assert steps == set(range(1, LAST_STEP + 1))


@pytest.mark.parametrize(
    ("before", "after", "reached"),
    [
        (Standing(1, 0, 0), Standing(2, 1, 0), None),
        (Standing(4, 3, 0), Standing(5, 4, 1), Milestone.FIRST_PROMISE),
        (Standing(5, 4, 1), Standing(6, 5, 2), None),
        (Standing(9, 6, 1), Standing(10, 7, 1), Milestone.SEVEN_DAYS),
        (Standing(7, 5, 1), Standing(8, 6, 1), Milestone.WEEK),
        (Standing(7, 5, 1), Standing(7, 5, 1), None),
        (Standing(9, 7, 1, after_slip=True), Standing(10, 8, 1), Milestone.BACK_AFTER_SLIP),
        (Standing(56, 40, 1), Standing(57, 41, 1), Milestone.END),
        (Standing(57, 41, 1), Standing(57, 42, 1), None),
    ],
)
def test_each_milestone_is_said_when_it_is_reached(
    before: Standing, after: Standing, reached: Milestone | None
) -> None:
    """Once, at the answer that brought it; the gravest where there are several."""
    assert milestone(before, after) is reached
