"""The planner: who is due gets a slot, a text and a next instant, in one transaction."""

import uuid
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from scheduler.due_words import DueWords
from shared.content import Content
from shared.rules import daily_cap as cap
from shared.rules.cadence import (
    Due,
    Lateness,
    Rhythm,
    after_slot,
    due_now,
    ends_at,
    lateness,
    next_due,
    reminds_of,
)
from shared.rules.spread import own_moment
from shared.rules.vocabulary import SlotKind
from shared.services import daily_cap, people, slots
from shared.services.outbox import SHORTEST_VALIDITY
from shared.services.slots import SlotText
from shared.storage import bulk
from shared.storage.models import Participant
from shared.storage.states import Status
from shared.storage.types import AnyRow

BATCH: Final = 1_000
_AT_THE_HOUR: Final = timedelta(0)


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


@dataclass
class _Look:
    """One person who is due, and what becomes of it; who gets no texts has no `rhythm`."""

    person: AnyRow
    rhythm: Rhythm | None
    due: Due | None
    slot: SlotText | None = None
    after: Rhythm | None = None


def plan(
    session: Session,
    content: Content,
    now: datetime,
    *,
    new_id: Callable[[], str] = lambda: str(uuid.uuid4()),
    limit: int = BATCH,
    spread: timedelta = _AT_THE_HOUR,
) -> Planned:
    """Plan up to `limit` people who are due at `now`, leaving alone those another worker holds.

    Their texts go out at their hour, or with a `spread` at a moment of their own that long after
    it. All are looked at together: the number of statements does not grow with them.
    """
    looks = [_look(person, now) for person in _due(session, now, limit)]
    if not looks:
        return Planned()
    asking = [look for look in looks if look.due is not None]
    asked = _decide(session, content, asking, now=now, spread=spread)
    wanted = [look.slot for look in asking if look.slot is not None]
    new = slots.write(session, wanted, asked, now=now, new_id=new_id)
    bulk.update_many(session, Participant, [_moved(look, new, now) for look in looks])
    skipped = sum(slot.too_late for slot in wanted)
    written = sum(slot.participant_id in new and not slot.too_late for slot in wanted)
    return Planned(len(looks), written, skipped)


def _due(session: Session, now: datetime, limit: int) -> Sequence[AnyRow]:
    """Return who is due, locked: only what the rules look at, and nothing sealed."""
    return session.execute(
        select(
            *(Participant.id, Participant.next_due_at, Participant.role, Participant.locale),
            *people.RHYTHM,
        )
        .where(Participant.next_due_at <= now)
        .order_by(Participant.next_due_at)
        .limit(limit)
        .with_for_update(skip_locked=True)
    ).all()


def _look(person: AnyRow, now: datetime) -> _Look:
    rhythm = people.rhythm_of(person)
    if rhythm is None:
        return _Look(person, None, None)
    due = due_now(rhythm, person.next_due_at, now)
    return _Look(person, rhythm, due, after=rhythm)


def _decide(
    session: Session, content: Content, asking: list[_Look], *, now: datetime, spread: timedelta
) -> dict[int, AnyRow]:
    """Give each look the slot it is to have; return the check-ins there are for those days.

    What is too late, or would be the fourth text in 24 hours and finds no later moment that day,
    becomes a slot whose text has expired. A reminder of a prompt that is late itself, or did not
    go out, has none: it is one with the prompt.
    """
    days = {look.person.id: look.due.day for look in asking if look.due}
    asked = slots.asked_on(session, days, days)
    started = daily_cap.started(session, days, now)
    reminders = {
        owner: days[owner]
        for owner, due in ((look.person.id, look.due) for look in asking)
        if due and due.kind is SlotKind.REMINDER
    }
    sent_at = slots.prompts_sent_at(session, reminders, reminders) if reminders else {}
    words = DueWords(
        session, content, [(look.person, look.due) for look in asking if look.due], asked
    )
    for look in asking:
        owner, rhythm, due = look.person.id, look.rhythm, look.due
        if rhythm is None or due is None:
            continue
        if due.kind is SlotKind.REMINDER and not reminds_of(sent_at.get(owner), now):
            look.after = replace(rhythm, remind_at=None)
            continue
        free_at = cap.free_from(started.get(owner, []))
        moment = timedelta(0) if due.kind is SlotKind.REMINDER else own_moment(owner, spread)
        at = max(due.at + moment, free_at or due.at)
        ends = ends_at(due, rhythm.tz)
        late = lateness(due, now, rhythm.tz) is Lateness.SKIP or at > ends - SHORTEST_VALIDITY
        look.slot = SlotText(
            participant_id=owner,
            day=due.day,
            kind=due.kind,
            step=rhythm.step,
            text=words.of(look.person, rhythm, due),
            not_before=at,
            expires_at=ends,
            too_late=late,
        )
        look.after = after_slot(rhythm, due, max(at, now))
    return asked


def _moved(look: _Look, new: Collection[int], now: datetime) -> dict[str, Any]:
    """Return what changes in a person's row.

    A text that was too late, or whose slot was there already, is not one that nobody answered.
    """
    person, slot, after = look.person, look.slot, look.after
    goes = slot is not None and not slot.too_late and slot.participant_id in new
    if slot is not None and look.rhythm is not None and not goes:
        after = replace(look.rhythm, last_slot_on=slot.day, remind_at=None)
    due = next_due(after, now) if after is not None else None
    facts = after if after is not None else person
    resumes = goes and person.status is Status.PAUSED
    return {
        "id": person.id,
        "status": Status.ACTIVE if resumes else person.status,
        "silent_days": facts.silent_days,
        "prompts_sent": facts.prompts_sent,
        "last_slot_on": facts.last_slot_on,
        "paused_until": facts.paused_until,
        "remind_at": facts.remind_at,
        "next_due_at": due.at if due is not None else None,
    }
