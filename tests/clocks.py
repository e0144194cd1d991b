"""A clock for tests: it stands still until it is moved."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta


@dataclass
class MovableClock:
    """Called, it gives its instant (aware, UTC): Monday 2 March 2026, 15:00."""

    now: datetime = datetime(2026, 3, 2, 15, tzinfo=UTC)

    def __call__(self) -> datetime:
        """Return the instant it stands at."""
        return self.now

    def move(self, **by: float) -> datetime:
        """Move forward by so many days, hours, minutes or seconds."""
        self.now += timedelta(**by)
        return self.now
