"""The skill's own events: silence, and what disabling it leaves behind."""

import pytest
from sqlalchemy import select

from shared.storage.database import Database
from shared.storage.models import Participant, VoiceAccount
from tests.clocks import MovableClock
from tests.voice_skill.conversation import SKILL_ID, Speaker
from voice_skill.entry import APOLOGY, answer

EVENTS = (
    "AlexaSkillEvent.SkillEnabled",
    "AlexaSkillEvent.SkillDisabled",
    "AlexaSkillEvent.SkillAccountLinked",
    "AlexaSkillEvent.SkillAccountUnlinked",  # not in the kit: it arrives all the same
    "AlexaSkillEvent.SkillPermissionAccepted",
    "AlexaSkillEvent.SkillPermissionChanged",
    "AlexaSkillEvent.ProactiveSubscriptionChanged",
    "Reminders.ReminderStarted",
)


@pytest.fixture
def speaker(sqlite_database: Database, clock: MovableClock) -> Speaker:
    """A speaker that was used once, for the day's step."""
    speaker = Speaker(sqlite_database, clock)
    speaker.say("done")
    return speaker


def event(speaker: Speaker, kind: str, number: int = 1) -> dict[str, object]:
    """Send an event about this account, as Alexa does outside of any session."""
    system = {
        "application": {"applicationId": SKILL_ID},
        "user": {"userId": speaker.user_id},
        "apiEndpoint": "https://api.amazonalexa.com",
    }
    request = {"type": kind, "requestId": f"event-{number}", "timestamp": "2026-03-02T15:00:00Z"}
    envelope = {"version": "1.0", "context": {"System": system}, "request": request}
    return answer(speaker.skill, envelope, apology=APOLOGY)


@pytest.mark.parametrize("kind", EVENTS)
def test_events_are_met_with_silence(speaker: Speaker, kind: str) -> None:
    """Nobody hears an answer; only disabling changes anything."""
    assert event(speaker, kind)["response"] == {}
    with speaker.database.begin() as session:
        left = len(session.scalars(select(Participant)).all())
    assert left == (0 if kind.endswith("Disabled") else 1)


def test_disabling_twice_is_as_once_and_the_next_word_begins_anew(speaker: Speaker) -> None:
    """Alexa repeats an event for an hour; whoever enables the skill again is somebody new."""
    for number in range(2):
        assert event(speaker, "AlexaSkillEvent.SkillDisabled", number)["response"] == {}
    with speaker.database.begin() as session:
        assert session.scalars(select(VoiceAccount)).all() == []
    speaker.user_id = "amzn1.ask.account.anna-again"
    speaker.session = None
    assert speaker.open().speech.startswith("Welcome to Steady Steps.")


def test_an_event_of_an_account_nobody_knows_changes_nothing(speaker: Speaker) -> None:
    """It may be older than the skill."""
    stranger = Speaker(speaker.database, speaker.clock, user_id="amzn1.ask.account.nobody")
    assert event(stranger, "AlexaSkillEvent.SkillDisabled")["response"] == {}
    assert speaker.participant().step == 2
