"""Many people due together: our planner beside one APScheduler job a person in a job store.

The other build is what its manual leads to: one recurring job for each person in a SQLAlchemy job
store, default settings. Its jobs do nothing but count; ours are written to the outbox with slot and
check-in. Both on SQLite. Usage: python -m benchmarks.job_per_person [--due 10000]
"""

import argparse
import logging
import multiprocessing
import resource
import tempfile
import time
from datetime import UTC, datetime, timedelta
from multiprocessing.queues import Queue
from pathlib import Path

from apscheduler.events import EVENT_JOB_EXECUTED, EVENT_JOB_MISSED, JobExecutionEvent
from apscheduler.jobstores.sqlalchemy import SQLAlchemyJobStore
from apscheduler.schedulers.background import BackgroundScheduler
from sqlalchemy import func, select

from scheduler.planner import plan
from shared.content import load_content
from shared.rules.vocabulary import Role
from shared.services import people
from shared.storage.database import open_database
from shared.storage.models import OutboxText
from shared.storage.states import Status

_KEY = f"{'A' * 43}="
_NOW = datetime(2026, 3, 2, 14, tzinfo=UTC)  # nine on Monday in New York
_LONGEST_WAIT = 600.0
_TO_ADD = 0.02  # seconds to add one job to the store, at most

Measured = tuple[float, float, int]  # seconds, MiB more than before, texts lost


def send(person: int) -> None:
    """Stand for the sending of a text: it costs nothing."""
    del person


def _memory() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _a_job_each(due: int, results: "Queue[Measured]") -> None:
    logging.getLogger("apscheduler").setLevel(logging.CRITICAL)
    ends = {EVENT_JOB_EXECUTED: 0, EVENT_JOB_MISSED: 0}

    def count(event: JobExecutionEvent) -> None:
        ends[event.code] += 1

    with tempfile.TemporaryDirectory() as folder:
        scheduler = BackgroundScheduler(
            jobstores={"default": SQLAlchemyJobStore(f"sqlite:///{folder}/jobs.db")},
            timezone="UTC",
        )
        scheduler.add_listener(count, EVENT_JOB_EXECUTED | EVENT_JOB_MISSED)
        scheduler.start(paused=True)
        due_at = datetime.now(UTC) + timedelta(seconds=2 + due * _TO_ADD)
        for person in range(due):
            scheduler.add_job(send, "interval", days=1, args=[person], next_run_time=due_at)
        before = _memory()
        time.sleep(max(0.0, (due_at - datetime.now(UTC)).total_seconds()))
        begun = time.perf_counter()
        scheduler.resume()
        while sum(ends.values()) < due and time.perf_counter() - begun < _LONGEST_WAIT:
            time.sleep(0.05)
        took = time.perf_counter() - begun
        scheduler.shutdown()
    results.put((took, _memory() - before, due - ends[EVENT_JOB_EXECUTED]))


def _planner(due: int, results: "Queue[Measured]") -> None:
    content = load_content()
    with tempfile.TemporaryDirectory() as folder:
        database = open_database(f"sqlite:///{Path(folder) / 'steady.db'}", [_KEY])
        with database.begin() as session:
            for number in range(due):
                person = people.add_participant(
                    session, now=_NOW, status=Status.ACTIVE, phone=f"+1212{2_000_000 + number}"
                )
                person.role, person.timezone = Role.HURT, "America/New_York"
                person.prompt_time, person.next_due_at = _NOW.time().replace(hour=9), _NOW
        before, begun = _memory(), time.perf_counter()
        while True:
            with database.begin() as session:
                if not plan(session, content, _NOW).looked_at:
                    break
        took = time.perf_counter() - begun
        with database.begin() as session:
            written = session.scalar(select(func.count()).select_from(OutboxText)) or 0
        database.close()
    results.put((took, _memory() - before, due - written))


def main() -> None:
    """Print time, memory and texts lost of both."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--due", type=int, default=1_000)
    due = parser.parse_args().due
    spawn = multiprocessing.get_context("spawn")
    found: dict[str, Measured] = {}
    for name, build in (("a job each", _a_job_each), ("planner", _planner)):
        results: Queue[Measured] = spawn.Queue()
        process = spawn.Process(target=build, args=(due, results))
        process.start()
        found[name] = took, memory, lost = results.get()
        process.join()
        print(f"{name}: {due:,} due in {took:.1f} s, {memory:.0f} MiB, {lost:,} lost", flush=True)
    ratio = found["planner"][0] / found["a job each"][0]
    print(f"(d) the planner takes {ratio:.2f} x the time of a job each")


if __name__ == "__main__":
    main()
