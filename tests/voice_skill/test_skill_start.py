"""The skill starts by itself on Lambda, and holds up when two requests come at once."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from cryptography.fernet import Fernet

from shared.storage.database import Database
from shared.storage.models import JournalEntry, Participant, VoiceAccount
from shared.storage.vault import VaultError
from tests.clocks import MovableClock
from tests.voice_skill.conversation import SKILL_ID, Speaker
from voice_skill.skill import build_skill_from_environment
from voice_skill.utterances import Match, SessionState, build_request


def test_one_request_on_four_threads_is_answered_once(
    database: Database, clock: MovableClock
) -> None:
    """On either database one person is met once, one good thing is kept, one answer is given."""
    speaker = Speaker(database, clock)
    request = build_request(
        Match("GratitudeIntent", slots={"gratitude": "tea"}, declared=("gratitude",)),
        skill_id=SKILL_ID,
        user_id=speaker.user_id,
        device_id="device",
        session=SessionState("s"),
        request_id="at-once",
        now=clock(),
    )
    with ThreadPoolExecutor(4) as threads:
        heard = [one.envelope for one in threads.map(speaker.send, [request] * 4)]
    assert all(envelope == heard[0] for envelope in heard)
    assert "kept" in speaker.send(request).speech
    with database.begin() as session:
        for table in (JournalEntry, Participant, VoiceAccount):
            assert session.query(table).count() == 1


def test_the_environment_says_where_progress_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On Lambda the skill opens its database by itself, with keys separated by commas."""
    keys = [Fernet.generate_key().decode() for _ in range(2)]
    monkeypatch.setenv("STEADY_DATABASE_URL", f"sqlite:///{tmp_path}/own.db")
    monkeypatch.setenv("STEADY_ENCRYPTION_KEYS", ", ".join(keys))
    assert callable(build_skill_from_environment().invoke)
    monkeypatch.setenv("STEADY_ENCRYPTION_KEYS", "")
    with pytest.raises(VaultError, match="STEADY_ENCRYPTION_KEYS"):
        build_skill_from_environment()


def test_the_skill_loads_neither_flask_nor_twilio() -> None:
    """A cold start pays for the skill and the core alone."""
    code = (
        "import sys, voice_skill.skill\n"
        "print(sorted({'flask', 'twilio', 'apscheduler', 'boto3'} & set(sys.modules)))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (run.returncode, run.stdout) == (0, "[]\n"), run.stderr
