"""Words added to what a person told us just before, and the figures of their last seven days."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import func, select, union
from sqlalchemy.orm import Session

from shared.rules.vocabulary import Intent
from shared.services.people import today_of
from shared.services.progress import MOVES_ON, open_promise
from shared.storage.models import CheckIn, JournalEntry, Participant, Promise
from shared.storage.states import Channel, EntryKind

_WEEK: Final = timedelta(days=7)


@dataclass(frozen=True)
class LastWeek:
    """Of the last seven local days, today included: days with a practice, and promises kept."""

    days: int
    promises_kept: int


def add_to_gratitude(
    session: Session, participant: Participant, more: str, channel: Channel
) -> None:
    """Join why a good thing came about to the newest one of this channel; without one, to none."""
    newest = session.scalars(
        select(JournalEntry)
        .where(
            JournalEntry.participant_id == participant.id,
            JournalEntry.kind == EntryKind.GRATITUDE,
            JournalEntry.channel == channel,
        )
        .order_by(JournalEntry.at.desc(), JournalEntry.id.desc())
        .limit(1),
    ).one_or_none()
    if newest is not None:
        newest.text = f"{newest.text}, {more}"


def add_to_promise(session: Session, participant: Participant, more: str) -> None:
    """Join what a promise is tied to, to the newest one that is open; without one, to none."""
    newest = open_promise(session, participant)
    if newest is not None:
        newest.text = f"{newest.text}, {more}"


def last_week(session: Session, participant: Participant, now: datetime) -> LastWeek:
    """Count a person's last seven local days; a skipped step is no day of practice."""
    after = today_of(participant, now) - _WEEK
    answered = select(CheckIn).where(
        CheckIn.participant_id == participant.id, CheckIn.local_date > after
    )
    practised = answered.where(CheckIn.outcome.in_(MOVES_ON - {Intent.SKIP}))
    grateful = select(JournalEntry.local_date).where(
        JournalEntry.participant_id == participant.id,
        JournalEntry.kind == EntryKind.GRATITUDE,
        JournalEntry.local_date > after,
    )
    days = union(practised.with_only_columns(CheckIn.local_date), grateful).subquery()
    kept = answered.where(CheckIn.outcome == Intent.KEPT)
    promised = select(func.count(Promise.id)).where(
        Promise.participant_id == participant.id,
        Promise.outcome == Intent.KEPT,
        Promise.outcome_at > now - _WEEK,
    )
    figures = select(
        select(func.count()).select_from(days).scalar_subquery(),
        promised.scalar_subquery()
        + kept.with_only_columns(func.count(CheckIn.id)).scalar_subquery(),
    )
    return LastWeek(*session.execute(figures).one())
