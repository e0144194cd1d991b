"""How long a tick takes with 200 people due, among few and among many who are not."""

import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography.fernet import Fernet

from app.enrol import enrol
from scheduler.planner import plan
from shared.content import load_content
from shared.storage.database import open_database

_DUE, _FEW, _MANY = 200, 0, 5_000
_NOW = datetime(2026, 3, 2, 13, tzinfo=UTC)


def seconds(idle: int) -> float:
    """Plan the people who are due among `idle` others; return the seconds it took."""
    with tempfile.TemporaryDirectory() as folder:
        database = open_database(
            f"sqlite:///{Path(folder) / 'b.db'}", [Fernet.generate_key().decode()]
        )
        head = "phone,timezone,prompt_time,role\n"
        due = [f"+1212555{n:04},America/New_York,09:00,hurt\n" for n in range(_DUE)]
        others = [
            f"+1213{n:07},America/New_York,18:00,hurt\n" for n in range(2_000_000, 2_000_000 + idle)
        ]
        enrol(database, [head, *due, *others], now=_NOW)
        begun = time.perf_counter()
        with database.begin() as session:
            done = plan(session, load_content(), _NOW + timedelta(hours=1, seconds=1), limit=_DUE)
        taken = time.perf_counter() - begun
        database.close()
        if done.written != _DUE:
            raise AssertionError(f"{done.written} planned instead of {_DUE}.")
        return taken


def main() -> None:
    """Print the ratio: the cost follows who is due, not who is enrolled."""
    few, many = seconds(_FEW), seconds(_MANY)
    print(
        f"{_DUE} due among {_DUE + _MANY}: {many / few:.2f} x the time among {_DUE} ({few:.2f} s)"
    )


if __name__ == "__main__":
    main()
