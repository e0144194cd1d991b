"""A storm: workers killed with -9 at random instants, frozen, cut off from their database.

At the end everybody must have got exactly one text for their slot, and exactly one answer.
"""

import multiprocessing
import os
import random
import signal
import sqlite3
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import time as hour
from datetime import timedelta
from multiprocessing.context import ForkServerContext
from pathlib import Path
from typing import Final

from sqlalchemy import func, select, text

from shared.rules.vocabulary import Role
from shared.services import inbound, people
from shared.storage.database import Database, open_database
from shared.storage.models import InboundText, JournalEntry, OutboxText, Participant
from shared.storage.states import Status, TextStatus
from tests.crash import carrier
from tests.crash.carrier import NINE, SPEED
from tests.crash.worker import work
from tests.databases import KEY

_PATIENCE_SECONDS: Final = 120
_FROZEN_SECONDS: Final = 5.0  # longer than a claim's lease on the fast clock
_UNDER_WAY: Final = (TextStatus.QUEUED, TextStatus.CLAIMED, TextStatus.UNKNOWN)


@dataclass(frozen=True)
class Plan:
    """What the storm does: how many kills, workers and people, and for how long people fall due."""

    kills: int
    workers: int
    people: int
    due_for_seconds: float
    freezes: int = 0
    seed: int = 20260302


@dataclass(frozen=True)
class Aftermath:
    """What was found at the end; `lost` and `twice` count texts and answers."""

    people: int
    kills: int
    arrived: int
    twice: int
    lost: int
    held: int
    kept: int
    deadlocks: int
    seconds: float


def storm(
    url: str, folder: Path, plan: Plan, meanwhile: Callable[[], None] | None = None
) -> Aftermath:
    """Let it rage over one database, and count what is left; `meanwhile` happens in the midst."""
    began = time.time()
    database = open_database(url, [KEY])
    phones = _enrol(database, plan)
    forks = multiprocessing.get_context("forkserver")
    forks.set_forkserver_preload(["tests.crash.worker"])
    with _carrier(forks, folder, began, plan.seed) as api_url:

        def start() -> multiprocessing.Process:
            """Start one, and again while the database is away, as a supervisor does."""
            while True:
                ours, theirs = forks.Pipe()
                process = forks.Process(target=work, args=(url, KEY, api_url, began, theirs))
                process.start()
                theirs.close()
                with closing(ours), suppress(EOFError):
                    ours.recv()
                    return process
                process.join()

        with ThreadPoolExecutor(plan.workers + 1) as threads:
            share, more = divmod(plan.kills, plan.workers)
            shares = [share + (number < more) for number in range(plan.workers)]
            lives = [
                threads.submit(_live_and_die, start, kills, plan, number)
                for number, kills in enumerate(shares)
            ]
            if meanwhile is not None:
                threads.submit(meanwhile).result()
            survivors = [life.result() for life in lives]
        try:
            _until(lambda: _is_calm(database, plan))
        finally:
            for process in survivors:
                process.kill()
                process.join()
    found = _aftermath(database, folder / "carrier.db", phones, plan, time.time() - began)
    database.close()
    return found


def _live_and_die(
    start: Callable[[], multiprocessing.Process], kills: int, plan: Plan, number: int
) -> multiprocessing.Process:
    """Start a worker and kill it, so many times; freeze it before, now and then. One survives."""
    chance = random.Random(plan.seed + number)  # noqa: S311 - no secret, only moments
    process = start()
    for kill in range(kills):
        # What must be left to chance in real time: the moment of the kill.
        time.sleep(chance.uniform(0.02, 0.5))
        process.kill()
        process.join()
        process = start()
        if number == 0 and kill < plan.freezes:
            time.sleep(chance.uniform(0.02, 0.5))
            os.kill(process.pid or 0, signal.SIGSTOP)
            time.sleep(_FROZEN_SECONDS)
            os.kill(process.pid or 0, signal.SIGCONT)
    return process


def _enrol(database: Database, plan: Plan) -> list[str]:
    """Add people who fall due one after the other, each with a text of theirs to be answered."""
    phones = [f"+1212{2_000_000 + number}" for number in range(plan.people)]
    minutes = max(plan.due_for_seconds * SPEED / 60, 1)
    before = NINE - timedelta(hours=1)
    with database.begin() as session:
        for number, phone in enumerate(phones):
            person = people.add_participant(session, now=before, status=Status.ACTIVE, phone=phone)
            at = int(number * minutes / plan.people)
            person.role, person.timezone = Role.HURT, "America/New_York"
            person.prompt_time = hour(9 + at // 60, at % 60)
            people.schedule_next(person, before)
            if number % 10 == 0:
                sid, words = f"SM{number}", "GRATITUDE for the quiet morning"
                inbound.store(session, sid, phone=phone, body=words, now=before)
    return phones


@contextmanager
def _carrier(forks: ForkServerContext, folder: Path, began: float, seed: int) -> Iterator[str]:
    ours, theirs = forks.Pipe()
    arguments = (str(folder / "carrier.db"), began, seed, theirs)
    process = forks.Process(target=carrier.serve, args=arguments)
    process.start()
    theirs.close()
    try:
        yield f"http://127.0.0.1:{ours.recv()}"
    finally:
        process.kill()
        process.join()


def _is_calm(database: Database, plan: Plan) -> bool:
    with database.begin() as session:
        prompts = (
            select(func.count()).select_from(OutboxText).where(OutboxText.slot_id.is_not(None))
        )
        waiting = select(InboundText.message_sid).where(InboundText.handled_at.is_(None))
        under_way = select(OutboxText.message_id).where(OutboxText.status.in_(_UNDER_WAY))
        return (
            not session.scalars(under_way.limit(1)).all()
            and (session.scalar(prompts) or 0) >= plan.people
            and not session.scalars(waiting).all()
        )


def _aftermath(
    database: Database, carriers: Path, phones: list[str], plan: Plan, seconds: float
) -> Aftermath:
    with closing(sqlite3.connect(carriers)) as file:
        query = "SELECT recipient, body, count(*) FROM messages GROUP BY recipient, body"
        arrived = Counter({(to, body): count for to, body, count in file.execute(query)})
    with database.begin() as session:
        rows = select(OutboxText, Participant.phone).join(
            Participant, Participant.id == OutboxText.participant_id
        )
        written = {(phone, one.body): one.status for one, phone in session.execute(rows).all()}
        kept = Counter(session.scalars(select(JournalEntry.participant_id)))
        deadlocks = 0
        if session.get_bind().dialect.name == "postgresql":
            counted = "SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()"
            deadlocks = session.scalar(text(counted)) or 0
    held = {key for key, status in written.items() if status is TextStatus.HELD}
    got = {to for to, _body in arrived} | {to for to, _body in held}
    missing = [key for key in written if key not in arrived and key not in held]
    return Aftermath(
        people=plan.people,
        kills=plan.kills,
        arrived=sum(arrived.values()),
        twice=sum(count - 1 for count in arrived.values()),
        lost=len(missing) + len(set(phones) - got),
        held=len(held),
        kept=kept.total(),
        deadlocks=deadlocks,
        seconds=round(seconds, 1),
    )


def _until(done: Callable[[], bool]) -> None:
    until = time.monotonic() + _PATIENCE_SECONDS
    while not done():
        if time.monotonic() > until:
            raise AssertionError("The texts did not settle.")
        time.sleep(0.2)
