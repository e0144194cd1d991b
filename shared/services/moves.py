"""The hour or the zone changed in the middle of a day: it brings neither two texts nor none."""

from datetime import date, datetime, time, timedelta
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from shared.rules.cadence import (
    Due,
    Lateness,
    first_day_after,
    lateness,
    next_of_a_day,
)
from shared.rules.sending_window import at_local
from shared.rules.vocabulary import SlotKind
from shared.services import people
from shared.storage.models import CheckIn, Participant, Slot

_A_DAY: Final = timedelta(days=1)
_NOT_A_DAYS_OWN: Final = (SlotKind.REMINDER, SlotKind.SNOOZED)


def move_hour(participant: Participant, hour: time, now: datetime) -> None:
    """Choose another hour; a day that had its text gets no second one.

    Where today's text was still to come and the new hour has gone by, it comes at once, as a late
    one does: inside the window or not at all.
    """
    owed, today = _owed(participant, now), people.today_of(participant, now)
    participant.prompt_time = hour
    _schedule(participant, owed, today, now)


def move_zone(session: Session, participant: Participant, name: str, now: datetime) -> None:
    """Let a person live by another IANA zone.

    Their days are counted by its calendar from now on. Where its date is behind, the day of their
    last text is the one it was there, so that the same date can come twice and have its text.
    """
    owed, left = _owed(participant, now), people.today_of(participant, now)
    participant.timezone = name
    free_from = people.today_of(participant, now) + _A_DAY
    rested = _rested_on(session, participant)
    _free(session, participant, min(free_from, rested or free_from))
    if rested is not None:
        participant.last_slot_on = max(participant.last_slot_on or date.min, rested - _A_DAY)
    _schedule(participant, owed, left, now)


def _owed(participant: Participant, now: datetime) -> Due | None:
    """Return the day's text that is next by the old hour and zone, one that is late included."""
    rhythm = people.rhythm_of(participant)
    since = min(participant.next_due_at or now, now)
    return next_of_a_day(rhythm, since) if rhythm is not None else None


def _schedule(participant: Participant, owed: Due | None, left: date, now: datetime) -> None:
    """Schedule by the new hour and zone; `left` is the day it was by the old ones."""
    people.schedule_next(participant, now)
    rhythm, today = people.rhythm_of(participant), people.today_of(participant, now)
    if owed is None or rhythm is None or owed.day > max(today, left):
        return
    missed = next_of_a_day(rhythm, at_local(today, time(0), rhythm.tz))
    if missed is None or missed.day != today or missed.at > now:
        return
    if lateness(missed, now, rhythm.tz) is Lateness.SEND:
        participant.next_due_at = missed.at


def _rested_on(session: Session, participant: Participant) -> date | None:
    """Return the first day that may have a text after the last one, None where there was none."""
    sent_at = session.scalars(
        select(Slot.planned_at)
        .where(Slot.participant_id == participant.id, Slot.kind.not_in(_NOT_A_DAYS_OWN))
        .order_by(Slot.planned_at.desc())
        .limit(1)
    ).one_or_none()
    last, hour = participant.last_slot_on, participant.prompt_time
    if sent_at is None or last is None or hour is None:
        return None
    return first_day_after(last, sent_at, hour, people.zone_of(participant))


def _free(session: Session, participant: Participant, first: date) -> None:
    """Move what stands on days from the `first` on that must be free back before it.

    The days before it that are in the way move by as much. A date is the key of a slot and of a
    check-in, so the second third of March could otherwise have neither.
    """
    marks = (participant.last_slot_on, participant.last_step_on)
    by = max([timedelta(0), *(mark - first + _A_DAY for mark in marks if mark is not None)])
    if not by:
        return
    lowest = first
    for day in _days_lived(session, participant):
        if day < lowest - by:
            break
        lowest = min(lowest, day)
    slots = select(Slot).where(Slot.participant_id == participant.id, Slot.local_date >= lowest)
    check_ins = select(CheckIn).where(
        CheckIn.participant_id == participant.id, CheckIn.local_date >= lowest
    )
    rows: list[Slot | CheckIn] = [*session.scalars(slots), *session.scalars(check_ins)]
    for row in sorted(rows, key=lambda row: row.local_date):
        row.local_date -= by
        session.flush()  # one by one, the oldest first: each moves to a day that is free
    last_slot_on, last_step_on = (
        mark - by if mark is not None and mark >= lowest else mark for mark in marks
    )
    participant.last_slot_on, participant.last_step_on = last_slot_on, last_step_on


def _days_lived(session: Session, participant: Participant) -> list[date]:
    """Return the days that have a slot or a check-in, the newest first."""
    days: set[date] = set()
    for table in (Slot, CheckIn):
        mine = select(table.local_date).where(table.participant_id == participant.id)
        days.update(session.scalars(mine))
    return sorted(days, reverse=True)
