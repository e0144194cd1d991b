"""The clocks: the machine's, and the sandbox's, which can be moved forward and remembers it."""

import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path


def wall_clock() -> datetime:
    """Return the present (aware, UTC)."""
    return datetime.now(UTC)


class SandboxClock:
    """The machine's clock plus an offset kept in a file; it goes forward only."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()
        written = path.read_text(encoding="ascii") if path.exists() else "0"
        self._offset = timedelta(seconds=float(written))

    def __call__(self) -> datetime:
        """Return the sandbox's present (aware, UTC)."""
        return wall_clock() + self._offset

    def move_to(self, instant: datetime) -> None:
        """Move on to an instant; an earlier one is ignored."""
        with self._lock:
            self._offset = max(self._offset, instant - wall_clock())
            self._path.parent.mkdir(parents=True, exist_ok=True)
            fresh = self._path.with_suffix(".new")
            fresh.write_text(str(self._offset.total_seconds()), encoding="ascii")
            fresh.replace(self._path)
