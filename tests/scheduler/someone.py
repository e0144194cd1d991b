"""People for the scheduler's tests, and what the database holds about them."""

from datetime import datetime, time
from typing import TypeVar

from sqlalchemy import func, select, update

from scheduler.planner import Planned, plan
from shared.content import Content
from shared.rules.vocabulary import Role
from shared.services import people
from shared.storage.database import Database
from shared.storage.models import Base, OutboxText, Participant
from shared.storage.states import Status, TextStatus

NEW_YORK = "America/New_York"
PHONE = "+12125550123"

_Row = TypeVar("_Row", bound=Base)


def someone(
    database: Database,
    now: datetime,
    *,
    phone: str = PHONE,
    timezone: str = NEW_YORK,
    hour: time = time(9),
    step: int = 1,
) -> int:
    """Add an active person who is hurt; return their id."""
    with database.begin() as session:
        made = people.add_participant(session, now=now, status=Status.ACTIVE, phone=phone)
        made.role, made.timezone, made.prompt_time, made.step = Role.HURT, timezone, hour, step
        people.schedule_next(made, now)
        return made.id


def participant(database: Database, number: int) -> Participant:
    """Return a person as the database has them."""
    with database.begin() as session:
        return session.get_one(Participant, number)


def due_at(database: Database, number: int) -> datetime:
    """Return when a person's next text is due."""
    due = participant(database, number).next_due_at
    assert due is not None
    return due


def planned(database: Database, content: Content, now: datetime) -> Planned:
    """Plan once, in a transaction of its own."""
    with database.begin() as session:
        return plan(session, content, now)


def taken(database: Database, at: datetime) -> None:
    """Let the carrier take everything that may go out at an instant."""
    with database.begin() as session:
        session.execute(
            update(OutboxText)
            .where(OutboxText.status == TextStatus.QUEUED, OutboxText.not_before <= at)
            .values(status=TextStatus.ACCEPTED, claimed_at=at, settled_at=at)
        )


def rows(database: Database, table: type[_Row]) -> list[_Row]:
    """Return every row of a table, oldest first."""
    with database.begin() as session:
        return list(session.scalars(select(table).order_by(*table.__table__.primary_key)))


def only_text(database: Database) -> OutboxText:
    """Return the one text there is."""
    (text,) = rows(database, OutboxText)
    return text


def row_counts(database: Database) -> dict[str, int]:
    """Count the rows of every table."""
    with database.begin() as session:
        return {
            table.name: session.scalar(select(func.count()).select_from(table)) or 0
            for table in Base.metadata.sorted_tables
        }
