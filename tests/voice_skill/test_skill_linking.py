"""A speaker joined to a phone by a spoken code, and the texts paused and resumed from it."""

import pytest

from shared.services import people, progress
from shared.services.linking import LOCKED_FOR, TRIES, issue_code
from shared.storage.database import Database
from shared.storage.models import Participant
from shared.storage.states import Channel, Status
from tests.clocks import MovableClock
from tests.voice_skill.conversation import Speaker

CODE = "042711"


@pytest.fixture
def speaker(sqlite_database: Database, clock: MovableClock) -> Speaker:
    """A speaker that nobody has used yet."""
    return Speaker(sqlite_database, clock)


def someone_by_text(speaker: Speaker, status: Status = Status.ACTIVE) -> int:
    """Add a person with a phone who was just texted a code; return their id."""
    with speaker.database.begin() as session:
        person = people.add_participant(
            session, now=speaker.clock(), status=status, phone="+12025550143"
        )
        issue_code(session, person, CODE, speaker.clock())
        return person.id


def status_of(speaker: Speaker, person: int) -> Status:
    """Return where someone stands with the texts."""
    with speaker.database.begin() as session:
        return session.get_one(Participant, person).status


def test_the_right_code_links_the_speaker(speaker: Speaker) -> None:
    """The code is asked for digit by digit; then both keep one progress."""
    person = someone_by_text(speaker)
    asked = speaker.say("link my phone")
    assert asked.elicits == ("LinkPhoneIntent", "code")
    heard = speaker.say("zero four two seven one one")
    assert "share one progress" in heard.speech
    assert not heard.listens
    assert speaker.participant().id == person


def test_a_code_that_lost_its_zero_still_links(speaker: Speaker) -> None:
    """Alexa hears a number, and numbers have no zero in front."""
    person = someone_by_text(speaker)
    speaker.intend("LinkPhoneIntent", code="42711")
    assert speaker.participant().id == person


def test_what_was_done_by_voice_counts_after_linking(speaker: Speaker) -> None:
    """The step done by voice is done by text as well, and none is asked twice that day."""
    person = someone_by_text(speaker)
    speaker.say("done")
    speaker.say(f"my code is {CODE}")
    with speaker.database.begin() as session:
        assert progress.today(session.get_one(Participant, person), speaker.clock()).done
    assert "already" in speaker.open().speech


def test_wrong_codes_lock_linking_until_later(speaker: Speaker) -> None:
    """Every miss says how many tries are left; the last closes linking, even to the right code."""
    someone_by_text(speaker)
    for left in range(TRIES - 1, 0, -1):
        heard = speaker.say("my code is 999999")
        assert f"{left} more tries" in heard.speech
        assert heard.elicits == ("LinkPhoneIntent", "code")
    locked = speaker.say("999998")
    assert "linking is closed" in locked.speech
    assert not locked.listens
    assert "linking is closed" in speaker.say(f"my code is {CODE}").speech
    speaker.clock.now += LOCKED_FOR
    assert "more tries" in speaker.say("my code is 999999").speech


def test_a_used_code_links_nobody_else(speaker: Speaker) -> None:
    """A code works once."""
    someone_by_text(speaker)
    speaker.say(f"my code is {CODE}")
    other = Speaker(speaker.database, speaker.clock, user_id="amzn1.ask.account.ben")
    assert "did not match" in other.say(f"my code is {CODE}").speech


@pytest.mark.parametrize("said", ["?", "soon"])
def test_a_code_nobody_understood_costs_no_try(speaker: Speaker, said: str) -> None:
    """What is no number is asked for again."""
    speaker.intend("LinkPhoneIntent", code=said)
    with speaker.database.begin() as session:
        assert speaker.account(session).failed_codes == 0
    assert speaker.session is not None
    assert speaker.session.eliciting == ("LinkPhoneIntent", "code")


def test_digits_taken_for_a_rating_are_still_the_code(speaker: Speaker) -> None:
    """A number said after the question for the code is never a check-in."""
    person = someone_by_text(speaker)
    speaker.say("link my phone")
    speaker.intend("CheckInIntent", rating=CODE)
    assert speaker.participant().id == person


@pytest.mark.parametrize("words", ["pause my texts", "resume my texts"])
def test_an_unlinked_speaker_offers_linking(speaker: Speaker, words: str) -> None:
    """It knows no phone whose texts it could pause."""
    heard = speaker.say(words)
    assert heard.speech.endswith("Shall we link the two?")
    assert speaker.say("yes").elicits == ("LinkPhoneIntent", "code")


def test_texts_of_a_linked_phone_are_paused_and_resumed(speaker: Speaker) -> None:
    """By voice as by text; the place is kept."""
    person = someone_by_text(speaker)
    speaker.say(f"my code is {CODE}")
    assert "paused" in speaker.say("pause my texts").speech
    assert status_of(speaker, person) is Status.PAUSED
    assert "on again" in speaker.say("resume my texts").speech
    assert status_of(speaker, person) is Status.ACTIVE


def test_a_voice_does_not_re_enrol_who_stopped_the_texts(speaker: Speaker) -> None:
    """Only a START by text does; the speaker says so."""
    person = someone_by_text(speaker)
    speaker.say(f"my code is {CODE}")
    with speaker.database.begin() as session:
        people.stop(
            session,
            session.get_one(Participant, person),
            channel=Channel.SMS,
            source="test",
            now=speaker.clock(),
        )
    for words in ("resume my texts", "pause my texts", "set a reminder"):
        assert "text the word start" in speaker.say(words).speech
    assert status_of(speaker, person) is Status.STOPPED


def test_texts_that_never_began_are_not_begun_by_voice(speaker: Speaker) -> None:
    """Someone who has not finished joining finishes it by text."""
    person = someone_by_text(speaker, Status.JOINING)
    speaker.say(f"my code is {CODE}")
    assert "have not begun" in speaker.say("resume my texts").speech
    assert status_of(speaker, person) is Status.JOINING


def test_reminders_are_the_texts_work(speaker: Speaker) -> None:
    """The speaker says honestly that it cannot ring, and how to be texted."""
    assert "Text the word join" in speaker.say("remind me every day").speech
    someone_by_text(speaker)
    speaker.say(f"my code is {CODE}")
    assert "at the hour you chose" in speaker.say("remind me every day").speech
