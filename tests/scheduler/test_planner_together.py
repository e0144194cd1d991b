"""Several planners at once: on PostgreSQL any number of workers share the people who are due."""

import threading
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest

from scheduler.dispatcher import Sending
from scheduler.duties import Post, plan_all
from scheduler.planner import Planned, plan
from shared.content import Content
from shared.storage.database import Database
from shared.storage.models import CheckIn, OutboxText, Participant, Slot
from shared.storage.states import TextStatus
from sms.carrier_contract import Accepted, FoundMessage, OutgoingText
from sms.inbound import TextService
from tests.clocks import MovableClock
from tests.databases import empty
from tests.scheduler.someone import planned, rows, someone

NINE = datetime(2026, 3, 2, 14, tzinfo=UTC)
PEOPLE = 60
WORKERS = 4


class NoCarrier:
    """A carrier that nobody should call."""

    def send(self, text: OutgoingText) -> Accepted:
        """Refuse to be called."""
        raise AssertionError(text.message_id)

    def find(self, *about: object) -> list[FoundMessage]:
        """Refuse to be called."""
        raise AssertionError(about)


@pytest.fixture
def crowd(database: Database) -> list[int]:
    """Sixty people who are due at the same instant."""
    before = NINE - timedelta(hours=1)
    return [someone(database, before, phone=f"+12125550{index:03}") for index in range(PEOPLE)]


def assert_everybody_has_one(database: Database, crowd: list[int]) -> None:
    """Check that there is one slot, one check-in and one text for each person."""
    owners = [
        [row.participant_id for row in rows(database, Slot)],
        [row.participant_id for row in rows(database, CheckIn)],
        [row.participant_id for row in rows(database, OutboxText)],
    ]
    for found in owners:
        assert Counter(found) == Counter(crowd)


def test_planners_at_once_never_write_a_slot_twice(
    database: Database, content: Content, crowd: list[int]
) -> None:
    """Four threads begin together, batch after batch; on SQLite they take turns."""
    start = threading.Barrier(WORKERS)

    def work(_worker: int) -> int:
        start.wait(timeout=30)
        written = 0
        for _ in range(PEOPLE):
            with database.begin() as session:
                done = plan(session, content, NINE, limit=5)
            written += done.written
            if done == Planned():
                break
        return written

    with ThreadPoolExecutor(WORKERS) as workers:
        written = list(workers.map(work, range(WORKERS)))
    planned(database, content, NINE)  # whoever was held by another when a thread gave up
    assert sum(written) <= PEOPLE
    assert_everybody_has_one(database, crowd)


def test_a_planner_leaves_alone_those_another_one_holds(
    postgres_database: Database, content: Content
) -> None:
    """It neither waits for them nor plans them, and goes on with the others."""
    before = NINE - timedelta(hours=1)
    for index in range(4):
        someone(postgres_database, before, phone=f"+1212555010{index}")
    with postgres_database.begin() as first:
        assert plan(first, content, NINE, limit=3).written == 3
        with postgres_database.begin() as second:
            assert plan(second, content, NINE) == Planned(looked_at=1, written=1)
    assert planned(postgres_database, content, NINE) == Planned()
    assert len(rows(postgres_database, Slot)) == 4
    empty(postgres_database)


def test_a_planner_that_dies_leaves_its_people_to_the_next(
    database: Database, content: Content, crowd: list[int]
) -> None:
    """Nothing half written stays behind: slot, text and next instant are one transaction."""

    def die() -> None:
        with database.begin() as session:
            plan(session, content, NINE)
            raise ConnectionError

    with pytest.raises(ConnectionError):
        die()
    assert rows(database, Slot) == []
    assert planned(database, content, NINE).written == PEOPLE
    assert_everybody_has_one(database, crowd)


def test_all_batches_are_planned_in_one_go(
    database: Database, content: Content, clock: MovableClock
) -> None:
    """More people than one batch holds, some of them too late for today."""
    east = someone(database, NINE - timedelta(days=1), timezone="Europe/London")
    late = someone(
        database, NINE - timedelta(days=1), phone="+12125550200", timezone="Pacific/Kiritimati"
    )
    post = Post(TextService(database, content, clock), Sending(NoCarrier(), lambda name: name))
    assert plan_all(post, NINE) == Planned(looked_at=2, written=1, skipped=1)
    texts = {text.participant_id: text.status for text in rows(database, OutboxText)}
    assert texts == {east: TextStatus.QUEUED, late: TextStatus.EXPIRED}
    assert plan_all(post, NINE) == Planned()
    with database.begin() as session:
        assert session.get_one(Participant, late).next_due_at is not None
