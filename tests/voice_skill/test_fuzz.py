"""Whatever bytes arrive, the skill answers what Alexa takes, or refuses; it never breaks."""

from shared.storage.database import Database
from tests.voice_skill.fuzz import fuzz


def test_mutated_requests_are_answered_or_refused(sqlite_database: Database) -> None:
    """Signed ones get 200 within every limit, or 400; forged ones 400; no 500 for anybody."""
    statuses, wrong = fuzz(sqlite_database, times=300, seed=7)
    assert wrong == []
    assert set(statuses) == {"signed 200", "signed 400", "forged 400"}
    assert statuses["forged 400"] == 150
    assert statuses["signed 200"] >= 50
