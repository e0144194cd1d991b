"""What danger changes: the lesson stops, a person is needed, an unsafe phone gets nothing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from shared.rules.sending_window import local_day, next_open, window_of
from shared.rules.vocabulary import Risk
from shared.services import outbox, people
from shared.storage.models import Participant
from shared.storage.states import Care, Status

# At the hour at which they said that it was safe, one day later.
_LOOKS_IN_AFTER: Final = timedelta(days=1)


@dataclass(frozen=True)
class InNeed:
    """Somebody who needs a person: since when (UTC), and whether their phone may be written to."""

    participant_id: int
    since: datetime
    may_be_contacted: bool


def meet(session: Session, participant: Participant, risk: Risk, now: datetime) -> None:
    """Let the lesson stop, and note that a person is needed; which risk it was is kept nowhere.

    Danger from another person stops every text until it is said to be safe. Any other stops the
    lesson for today and tomorrow.
    """
    participant.needs_person_since = participant.needs_person_since or now
    if risk is Risk.ABUSE:
        participant.care = Care.ASKED_IF_SAFE
        outbox.cancel_waiting(session, participant.id, now)
        people.schedule_next(participant, now)
    else:
        people.rest(session, participant, now)


def is_safe(
    session: Session, participant: Participant, looks_in: str, *, message_id: str, now: datetime
) -> None:
    """Let texts go on, on the safety track, and look in a day later with the words `looks_in`.

    Only here, where somebody has just said that nobody else sees the phone, is anything sent
    afterwards, and once; told to stop, to pause, or of danger again, it is cancelled like any
    queued text.
    """
    asked = participant.care is Care.ASKED_IF_SAFE
    participant.care = Care.SAFETY_TRACK
    people.note_a_sign_of_life(participant, now)
    if not asked or participant.status is not Status.ACTIVE:
        return
    tz = people.zone_of(participant)
    at = next_open(now + _LOOKS_IN_AFTER, tz)
    outbox.enqueue(
        session,
        participant,
        looks_in,
        message_id=message_id,
        now=now,
        not_before=at,
        expires_at=window_of(local_day(at, tz), tz).closes,
    )


def in_need(session: Session) -> Sequence[InNeed]:
    """Return who needs a person and has not been looked after, longest first."""
    waiting = (
        select(Participant)
        .where(Participant.needs_person_since.is_not(None))
        .order_by(Participant.needs_person_since, Participant.id)
    )
    return [
        InNeed(person.id, person.needs_person_since, may_be_contacted(person))
        for person in session.scalars(waiting)
        if person.needs_person_since is not None
    ]


def may_be_contacted(participant: Participant) -> bool:
    """Tell whether a person of the service may write or call: not where another may see it."""
    wants = participant.status is not Status.STOPPED
    return wants and participant.phone is not None and participant.care is not Care.ASKED_IF_SAFE


def looked_after(participant: Participant) -> None:
    """Take the note away: somebody has seen to it."""
    participant.needs_person_since = None
