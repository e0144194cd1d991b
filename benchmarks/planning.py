"""How fast the planner plans on PostgreSQL, and whether its cost follows who is due.

(a) Slots planned a second with one and two workers, beside a bare loop that only claims the same
    rows (UPDATE ... SKIP LOCKED ... RETURNING), with as many workers.
(b) One tick's planning with nothing due and with 1,000 due, among few and among many enrolled.
(e) The memory of a worker that does so, and the bytes a participant's year takes in the database.

Usage: python -m benchmarks.planning [--enrolled 1000000 --due 50000]
"""

import argparse
import multiprocessing
import resource
import time
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import (
    Insert,
    Integer,
    Select,
    Text,
    cast,
    column,
    func,
    insert,
    literal,
    select,
    text,
)

from benchmarks.databases import databases
from scheduler.planner import BATCH, plan
from shared.content import load_content
from shared.rules.vocabulary import Expects, Role, SlotKind
from shared.storage.database import Database, open_database
from shared.storage.models import Base, CheckIn, OutboxText, Participant, Slot
from shared.storage.states import Status, TextStatus

_KEY = f"{'A' * 43}="
_NOW = datetime(2026, 3, 2, 14, tzinfo=UTC)  # nine on Monday in New York
_TOMORROW = _NOW + timedelta(days=1)
_DUE_TOGETHER, _DAYS = 1_000, 5
_MAKE_DUE = text("UPDATE participants SET next_due_at = :now WHERE id <= :due")
_CLAIM = text("""
    UPDATE participants SET next_due_at = :later WHERE id IN (
        SELECT id FROM participants WHERE next_due_at <= :now
        ORDER BY next_due_at LIMIT :batch FOR UPDATE SKIP LOCKED)
    RETURNING id
""")
_EMPTY = (
    "DELETE FROM slots WHERE planned_at >= :now",
    "DELETE FROM check_ins WHERE opened_at >= :now",
)


def _fill(database: Database, first: int, last: int) -> None:
    """Enrol people by number, each with yesterday's text: no query is planned for empty tables."""
    numbers = func.generate_series(first, last).table_valued(column("n", Integer))
    number = numbers.render_derived().c.n
    person = {
        "id": number,
        "created_at": literal(_NOW),
        "status": literal(Status.ACTIVE.value),
        "phone": literal(database.vault.seal("+12125550123"), Text()),
        "phone_digest": func.md5(cast(number, Text())),
        "role": literal(Role.HURT.value),
        "timezone": literal("America/New_York"),
        "prompt_time": literal(_NOW.time().replace(hour=9)),
        "step": 1 + number % 14,
        "next_due_at": literal(_TOMORROW),
    }
    then, day = literal(_NOW - timedelta(days=1)), literal(_NOW.date() - timedelta(days=1))
    owner = Participant.id
    slot = {
        "id": -owner,
        "participant_id": owner,
        "local_date": day,
        "kind": literal(SlotKind.PROMPT.value),
        "step": Participant.step,
        "planned_at": then,
    }
    check_in = {
        "participant_id": owner,
        "local_date": day,
        "step": Participant.step,
        "expects": literal(Expects.RATING.value),
        "opened_at": then,
    }
    sent = {
        "message_id": cast(func.gen_random_uuid(), Text()),
        "participant_id": owner,
        "slot_id": -owner,
        "body": literal(database.vault.seal("One small step."), Text()),
        "status": literal(TextStatus.ACCEPTED.value),
        **dict.fromkeys(("created_at", "not_before", "expires_at", "claimed_at"), then),
        "settled_at": then,
    }
    with database.engine.begin() as connection:
        connection.execute(_insert(Participant, person, select(*person.values())))
        for model, values in ((Slot, slot), (CheckIn, check_in), (OutboxText, sent)):
            rows = select(*values.values()).where(owner >= first)
            connection.execute(_insert(model, values, rows))


def _insert(model: type[Base], values: Mapping[str, object], rows: Select[Any]) -> Insert:
    """Insert what a query gives; what it does not name gets the model's own default."""
    return insert(model).from_select(list(values), rows)


def _settle(database: Database, due: int) -> None:
    """Take the last round's rows away, make people due anew, and leave no dead rows behind."""
    with database.engine.begin() as connection:
        for statement in _EMPTY:
            connection.execute(text(statement), {"now": _NOW})
        connection.execute(
            text(
                "UPDATE participants SET silent_days = 0, prompts_sent = 0, last_slot_on = NULL,"
                " remind_at = NULL WHERE last_slot_on IS NOT NULL"
            )
        )
        connection.execute(_MAKE_DUE, {"now": _NOW, "due": due})
    with database.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as alone:
        alone.execute(text("VACUUM ANALYZE"))


def _claim_all(database: Database) -> int:
    claimed = 0
    while True:
        with database.engine.begin() as connection:
            values = {"now": _NOW, "later": _TOMORROW, "batch": BATCH}
            rows = len(connection.execute(_CLAIM, values).all())
        if not rows:
            return claimed
        claimed += rows


def _plan_all(database: Database) -> int:
    written, content = 0, load_content()
    while True:
        with database.begin() as session:
            done = plan(session, content, _NOW)
        if not done.looked_at:
            return written
        written += done.written


def _work(url: str, way: str, gate: object, results: object) -> None:
    database = open_database(url, [_KEY])
    load_content()
    gate.wait()  # type: ignore[attr-defined]
    done = _WAYS[way](database)
    results.put((done, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss))  # type: ignore[attr-defined]


_WAYS: dict[str, Callable[[Database], int]] = {"claim": _claim_all, "plan": _plan_all}


def _rate(url: str, way: str, workers: int, due: int) -> tuple[float, int]:
    """Return rows a second of so many workers together, and the largest memory of one in KiB."""
    spawn = multiprocessing.get_context("spawn")
    gate, results = spawn.Barrier(workers + 1), spawn.Queue()
    processes = [
        spawn.Process(target=_work, args=(url, way, gate, results)) for _ in range(workers)
    ]
    for process in processes:
        process.start()
    gate.wait()
    begun = time.perf_counter()
    found = [results.get() for _ in processes]
    took = time.perf_counter() - begun
    for process in processes:
        process.join()
    if sum(rows for rows, _ in found) != due:
        raise AssertionError(f"{found} instead of {due}.")
    return due / took, max(memory for _, memory in found)


def _rates(database: Database, url: str, enrolled: int, due: int) -> None:
    for workers in (1, 2):
        _settle(database, due)
        base, _ = _rate(url, "claim", workers, due)
        _settle(database, due)
        rate, memory = _rate(url, "plan", workers, due)
        print(
            f"(a) {workers} worker(s), {due:,} due of {enrolled:,}: {rate:,.0f} slots a second; "
            f"{rate / base:.2f} x the bare claim loop ({base:,.0f}); "
            f"(e) {memory / 1024:.0f} MiB each",
            flush=True,
        )


def _tick(database: Database, due: int) -> float:
    """Return the seconds to plan what is due; with nothing due, the shortest of many."""
    content, rounds = load_content(), 1 if due else 300
    _settle(database, due)
    took = []
    for _ in range(rounds):
        begun = time.perf_counter()
        while True:
            with database.begin() as session:
                if not plan(session, content, _NOW).looked_at:
                    break
        took.append(time.perf_counter() - begun)
    return min(took)


def _ticks(database: Database) -> tuple[float, float]:
    nothing = _tick(database, 0)
    return nothing, min(_tick(database, _DUE_TOGETHER) for _ in range(5))


def _bytes(database: Database) -> int:
    with database.engine.connect() as connection:
        names = ("slots", "check_ins", "outbox")
        sizes = [
            connection.execute(text(f"SELECT pg_total_relation_size('{name}')")).scalar_one()
            for name in names
        ]
    return sum(sizes)


def _year(database: Database, people: int) -> None:
    """Print what a year of a text a day takes, from some days of some people."""
    _settle(database, 0)
    with database.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as alone:
        alone.execute(text("VACUUM FULL slots, check_ins, outbox"))
    before, content = _bytes(database), load_content()
    for days in range(_DAYS):
        with database.engine.begin() as connection:
            connection.execute(_MAKE_DUE, {"now": _NOW + timedelta(days=days), "due": people})
            connection.execute(text("UPDATE participants SET silent_days = 0"))
        while True:
            with database.begin() as session:
                if not plan(session, content, _NOW + timedelta(days=days)).looked_at:
                    break
    each = (_bytes(database) - before) / (people * _DAYS)
    print(
        f"(e) {each:,.0f} bytes a text with its slot and check-in; {each * 365 / 1024:,.0f} KiB "
        "a participant-year of one text a day"
    )


def main() -> None:
    """Print the figures, each beside its baseline."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--enrolled", type=int, default=50_000)
    parser.add_argument("--due", type=int, default=5_000)
    options = parser.parse_args()
    few = min(10_000, options.enrolled // 5)
    with databases() as urls:
        url = urls["PostgreSQL"]
        database = open_database(url, [_KEY])
        _fill(database, 1, few)
        nothing, thousand = _ticks(database)
        _year(database, few // 2)
        _fill(database, few + 1, options.enrolled)
        more_nothing, more_thousand = _ticks(database)
        print(
            f"(b) a tick with nothing due: {more_nothing * 1e3:.2f} ms among {options.enrolled:,}, "
            f"{more_nothing / nothing:.2f} x that among {few:,}; with {_DUE_TOGETHER:,} due: "
            f"{more_thousand * 1e3:.0f} ms, {more_thousand / thousand:.2f} x",
            flush=True,
        )
        _rates(database, url, options.enrolled, options.due)
        database.close()


if __name__ == "__main__":
    main()
