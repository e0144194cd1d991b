"""Whatever bytes arrive, the skill answers what Alexa takes, or refuses; it never breaks."""

import pytest

from shared.storage.database import Database
from tests.clocks import MovableClock
from tests.voice_skill.conversation import Speaker
from tests.voice_skill.fuzz import fuzz
from voice_skill.utterances import SessionState


def test_mutated_requests_are_answered_or_refused(sqlite_database: Database) -> None:
    """Signed ones get 200 within every limit, or 400; forged ones 400; no 500 for anybody."""
    statuses, wrong = fuzz(sqlite_database, times=300, seed=7)
    assert wrong == []
    assert set(statuses) == {"signed 200", "signed 400", "forged 400"}
    assert statuses["forged 400"] == 150
    assert statuses["signed 200"] >= 50


@pytest.mark.parametrize("last", [7, None, []])
def test_what_was_said_last_is_not_made_up(
    sqlite_database: Database, clock: MovableClock, last: object
) -> None:
    """A session that has lost the last question, or holds something odd, is asked a new one."""
    speaker = Speaker(sqlite_database, clock)
    attributes = {"pending": "practice_offer", "last": last}
    speaker.session = SessionState("s", new=False, attributes=attributes)
    assert speaker.intend("AMAZON.FallbackIntent").listens
