"""What was broken off at a speaker: kept for a day, offered again, and let go of in danger."""

import pytest

from shared.content import load_content
from shared.rules.vocabulary import Role
from shared.storage.database import Database
from shared.storage.models import JournalEntry
from shared.storage.states import Care
from tests.clocks import MovableClock
from tests.voice_skill.conversation import Speaker
from tests.voice_skill.spoken import is_turn

CONTENT = load_content()


@pytest.fixture
def speaker(sqlite_database: Database, clock: MovableClock) -> Speaker:
    """A speaker that nobody has used yet."""
    return Speaker(sqlite_database, clock)


def test_a_pause_keeps_the_place(speaker: Speaker) -> None:
    """Asked to go on, in a new conversation, the waiting turn is said once more."""
    for words in ("patience practice", "four", "yes", "yes"):
        speaker.say(words)
    assert not speaker.say("pause").listens
    assert is_turn(speaker.say("continue"), "patience_240", 2)


def test_a_pause_promises_nothing_to_a_voice_that_is_not_known(speaker: Speaker) -> None:
    """A practice that was broken off is personal, and is not taken up by just anybody."""
    speaker.person_id = None
    speaker.say("gratitude practice")
    assert speaker.say("pause").speech in CONTENT.variants("voice.goodbye")
    assert speaker.say("continue").speech.startswith("Step 1.")


def test_a_dropped_practice_is_offered_without_its_name(speaker: Speaker) -> None:
    """Others may hear the welcome; a yes takes it up where it was, a no lets it go."""
    speaker.intend("FaqIntent", topic="a draft of an apology")
    speaker.say("yes")
    heard = speaker.open()
    assert heard.speech in CONTENT.variants("voice.take_up_practice")
    assert is_turn(speaker.say("yes"), "apology", 1)
    speaker.open()
    speaker.say("no")
    assert speaker.open().speech not in CONTENT.variants("voice.take_up_practice")


def test_what_was_broken_off_is_forgotten_after_a_day(speaker: Speaker) -> None:
    """Nobody is asked about the week before."""
    speaker.say("gratitude practice")
    speaker.clock.move(days=1, minutes=1)
    assert speaker.open().speech not in CONTENT.variants("voice.take_up_practice")


def test_a_step_half_heard_can_be_taken_up_the_same_day(speaker: Speaker) -> None:
    """First its other half, then its question; not once it is done."""
    speaker.say("today's step")
    assert speaker.open().speech in CONTENT.variants("voice.take_up_step")
    question = str(CONTENT.step(1).for_role(Role.SELF).question)
    assert speaker.say("yes").speech.endswith(question)
    speaker.open()
    assert speaker.say("yes").speech == question
    speaker.say("seven")
    assert speaker.open().speech in CONTENT.variants("voice.already_done")


def test_danger_in_a_practice_ends_it_for_good(speaker: Speaker) -> None:
    """The lesson stops, nothing is kept, and nothing is offered to be taken up."""
    speaker.say("gratitude practice")
    heard = speaker.intend("GratitudeIntent", gratitude="he hits me")
    assert heard.speech == CONTENT.say("voice.abuse")
    with speaker.database.begin() as session:
        assert session.query(JournalEntry).count() == 0
    assert speaker.participant().voice_place is None


def test_asking_for_help_ends_a_practice_for_good(speaker: Speaker) -> None:
    """Whoever needed a person is not asked to go on with an exercise."""
    speaker.say("gratitude practice")
    assert "988" in speaker.say("i need help now").speech
    assert speaker.open().speech not in CONTENT.variants("voice.take_up_practice")


def test_a_place_behind_a_gate_that_closed_is_not_offered(speaker: Speaker) -> None:
    """Whoever is in danger since is not led back to the other person."""
    speaker.intend("FaqIntent", topic="neutral observer")
    with speaker.database.begin() as session:
        speaker.participant_in(session).care = Care.SAFETY_TRACK
    assert speaker.open().speech not in CONTENT.variants("voice.take_up_practice")


def test_after_three_misses_a_practice_pauses(speaker: Speaker) -> None:
    """Nobody is asked the same thing for ever, and the place is kept."""
    for words in ("patience practice", "two"):
        speaker.say(words)
    heard = [speaker.say("purple bicycle soup") for _ in range(3)]
    assert [one.listens for one in heard] == [True, True, False]
    assert is_turn(speaker.say("continue"), "patience", 0)
