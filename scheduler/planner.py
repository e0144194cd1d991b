"""The planner: who is due gets a slot, a text and a next instant, in one transaction."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, time
from typing import Final

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from shared.content import Content, for_locale
from shared.rules.cadence import Due, Lateness, lateness, next_due
from shared.rules.sending_window import at_local, local_day, window_of
from shared.rules.vocabulary import Expects, SlotKind
from shared.services import outbox, people, progress
from shared.services.steps import StepText, open_gates, text_of, words_of
from shared.storage.models import Participant, Slot
from shared.storage.states import Status

BATCH: Final = 200


@dataclass(frozen=True)
class Planned:
    """What one round did: people looked at, texts written, texts too late to write."""

    looked_at: int = 0
    written: int = 0
    skipped: int = 0

    def __add__(self, other: "Planned") -> "Planned":
        """Add two rounds."""
        return Planned(
            self.looked_at + other.looked_at,
            self.written + other.written,
            self.skipped + other.skipped,
        )


def plan(
    session: Session,
    content: Content,
    now: datetime,
    *,
    new_id: Callable[[], str] = lambda: str(uuid.uuid4()),
    limit: int = BATCH,
) -> Planned:
    """Plan up to `limit` people who are due at `now`, leaving alone those another worker holds."""
    due = session.scalars(
        select(Participant)
        .where(Participant.next_due_at <= now)
        .order_by(Participant.next_due_at)
        .limit(limit)
        .with_for_update(skip_locked=True),
    ).all()
    written = skipped = 0
    for participant in due:
        slot = _slot(participant, now)
        if slot is None:
            people.schedule_next(participant, now)
        elif lateness(slot, now, people.zone_of(participant)) is Lateness.SKIP:
            skipped += 1
            people.schedule_next(participant, now)
        else:
            written += _write(session, content, participant, slot, now=now, message_id=new_id())
    session.flush()
    return Planned(len(due), written, skipped)


def _slot(participant: Participant, now: datetime) -> Due | None:
    """Return the text that is due by the rules, which may have changed since it was foreseen.

    Of several missed in a downtime it is the newest: the days before today are over.
    """
    rhythm = people.rhythm_of(participant)
    if rhythm is None or participant.next_due_at is None:
        return None
    due = next_due(rhythm, participant.next_due_at)
    today = at_local(local_day(now, rhythm.tz), time(0), rhythm.tz)
    if due is not None and due.at < today:
        newer = next_due(rhythm, today)
        due = newer if newer is not None and newer.at <= now else due
    return due if due is not None and due.at <= now else None


def _write(
    session: Session,
    content: Content,
    participant: Participant,
    due: Due,
    *,
    now: datetime,
    message_id: str,
) -> int:
    """Write slot, check-in and outbox rows; return 0 when the slot was there already."""
    if participant.status is Status.PAUSED:
        people.activate(participant, now)
    slot = Slot(
        participant_id=participant.id,
        local_date=due.day,
        kind=due.kind,
        step=participant.step,
        planned_at=now,
    )
    try:
        with session.begin_nested():
            session.add(slot)
    except IntegrityError:
        participant.last_slot_on = due.day
        people.schedule_next(participant, now)
        return 0
    text = _text(session, for_locale(content, participant.locale), participant, due)
    if text.expects is not Expects.NONE:
        progress.open_check_in(
            session,
            participant,
            day=due.day,
            step=participant.step,
            expects=text.expects,
            light=text.light,
            now=now,
        )
    outbox.enqueue(
        session,
        participant,
        text.body,
        message_id=message_id,
        now=now,
        not_before=due.at,
        expires_at=window_of(due.day, people.zone_of(participant)).closes,
        slot_id=slot.id,
    )
    participant.last_slot_on = due.day
    participant.silent_days += 1
    participant.prompts_sent += due.kind is SlotKind.PROMPT
    participant.paused_until = None
    people.schedule_next(participant, now)
    return 1


def _text(session: Session, content: Content, participant: Participant, due: Due) -> StepText:
    """Return the words of a due text as this person gets them today."""
    rhythm = people.rhythm_of(participant)
    if rhythm is None:
        raise AssertionError("Only who gets texts is due.")
    text = text_of(
        content,
        due,
        rhythm,
        progress.role_of(participant),
        open_gates(session, content, participant),
        private=participant.private,
    )
    asked = progress.check_in_on(session, participant, due.day)
    known = progress.awaits_answer(participant, asked, due.day)
    if due.kind is SlotKind.PROMPT and known and not participant.private:
        # They asked for today's step themselves: the same words again would look like a mistake.
        nudge = words_of(session, content, participant, participant.step).answers["silence"]
        return replace(text, body=nudge)
    return text
