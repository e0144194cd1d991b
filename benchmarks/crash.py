"""What is lost and what is doubled when workers are killed with -9 at random instants.

The tests' storm, larger: 2, 4 and 8 workers on PostgreSQL, which is itself broken off in the midst,
workers frozen for longer than a claim's lease, one worker on SQLite, and a carrier that drops
connections before and after accepting, answers 500 after accepting, answers 429, and is slow.
"""

import argparse
import tempfile
import time
from functools import partial
from pathlib import Path

from tests.crash.storm import Aftermath, Plan, storm
from tests.databases import new_postgres_database, postgres_cluster, restart_postgres

_KILLS_A_SECOND_OF_ONE_WORKER = 1.5


def main() -> None:
    """Print what each storm left."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=1000, help="in all, over the four storms")
    parser.add_argument("--people", type=int, default=2000, help="in all, over the four storms")
    given = parser.parse_args()
    for workers in (2, 4, 8):
        _rage(given.kills // 4, given.people // 4, workers, sqlite=False)
    _rage(given.kills // 4, given.people // 4, 1, sqlite=True)


def _rage(kills: int, people: int, workers: int, *, sqlite: bool) -> None:
    lasts = kills / workers / _KILLS_A_SECOND_OF_ONE_WORKER
    plan = Plan(kills, workers, people, lasts, freezes=0 if sqlite else 2)
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        if sqlite:
            _tell("SQLite", workers, storm(f"sqlite:///{folder}/steady.db", folder, plan))
            return
        with postgres_cluster(folder) as server:
            url = new_postgres_database(server, "crash")
            cut_off = partial(_cut_off, folder, lasts / 2)
            _tell("PostgreSQL", workers, storm(url, folder, plan, cut_off))


def _cut_off(folder: Path, after_seconds: float) -> None:
    time.sleep(after_seconds)
    restart_postgres(folder)


def _tell(kind: str, workers: int, found: Aftermath) -> None:
    print(
        f"{kind}, {workers} worker(s): {found.kills} kills, {found.people} people, "
        f"{found.arrived} texts; {found.twice} twice, {found.lost} lost, {found.held} held; "
        f"{found.deadlocks} deadlocks; {found.seconds:.0f} s",
        flush=True,
    )


if __name__ == "__main__":
    main()
