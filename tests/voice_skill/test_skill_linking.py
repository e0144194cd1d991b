"""A speaker joined to a phone by a spoken code, and the texts paused and resumed from it."""

import re

import pytest

from shared.services import people, progress
from shared.services.linking import LinkOutcome, issue_code, link_by_text
from shared.services.tries import LINK_CODES
from shared.storage.database import Database
from shared.storage.models import Participant, Tries, VoiceAccount
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
    for left in range(LINK_CODES.tries - 1, 0, -1):
        heard = speaker.say("my code is 999999")
        assert f"{left} more tries" in heard.speech
        assert heard.elicits == ("LinkPhoneIntent", "code")
    locked = speaker.say("999998")
    assert "linking is closed" in locked.speech
    assert not locked.listens
    assert "linking is closed" in speaker.say(f"my code is {CODE}").speech
    speaker.clock.now += LINK_CODES.wait
    assert "more tries" in speaker.say("my code is 999999").speech


def test_a_used_code_links_nobody_else(speaker: Speaker) -> None:
    """A code works once."""
    someone_by_text(speaker)
    speaker.say(f"my code is {CODE}")
    other = Speaker(
        speaker.database, speaker.clock, user_id="amzn1.ask.account.ben", person_id=None
    )
    assert "did not match" in other.say(f"my code is {CODE}").speech


@pytest.mark.parametrize("said", ["?", "soon"])
def test_a_code_nobody_understood_costs_no_try(speaker: Speaker, said: str) -> None:
    """What is no number is asked for again."""
    speaker.intend("LinkPhoneIntent", code=said)
    with speaker.database.begin() as session:
        assert session.query(Tries).count() == 0
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


def test_who_has_no_code_is_given_one_to_text(speaker: Speaker) -> None:
    """The other way round: the speaker says the code, twice, and the phone texts it."""
    speaker.say("done")
    speaker.say("link my phone")
    told = speaker.say("no")
    assert not told.listens
    code, again = ("".join(one.split(", ")) for one in re.findall(r"(?:\d, ){5}\d", told.speech))
    assert code == again
    with speaker.database.begin() as session:
        person = people.add_participant(
            session, now=speaker.clock(), status=Status.ACTIVE, phone="+12025550143"
        )
        result = link_by_text(session, person, code, speaker.clock())
        assert result.outcome is LinkOutcome.LINKED
        assert person.step == 2
    assert speaker.participant().phone == "+12025550143"
    assert "paused" in speaker.say("pause my texts").speech


def test_a_code_goes_one_way_only(speaker: Speaker) -> None:
    """What was texted is not to be texted back: a code read on a screen links no other phone."""
    someone_by_text(speaker)
    with speaker.database.begin() as session:
        other = people.add_participant(
            session, now=speaker.clock(), status=Status.ACTIVE, phone="+12025550199"
        )
        result = link_by_text(session, other, CODE, speaker.clock())
        assert (result.outcome, result.tries_left) == (LinkOutcome.WRONG, LINK_CODES.tries - 1)


def test_two_people_share_one_echo(speaker: Speaker) -> None:
    """Each known voice has the progress of its own phone; any other speaks for the first."""
    anna = someone_by_text(speaker)
    speaker.say(f"my code is {CODE}")
    ben = Speaker(speaker.database, speaker.clock, person_id="amzn1.ask.person.ben")
    with speaker.database.begin() as session:
        other = people.add_participant(
            session, now=speaker.clock(), status=Status.ACTIVE, phone="+12025550199"
        )
        issue_code(session, other, "111111", speaker.clock())
        bens = other.id
    ben.say("my code is 111111")
    ben.say("today's step")
    ben.say("done")
    assert (speaker.participant().id, ben.participant().id) == (anna, bens)
    assert (speaker.participant().step, ben.participant().step) == (1, 2)
    anyone = Speaker(speaker.database, speaker.clock, person_id=None)
    assert anyone.participant().id == anna


def test_a_stranger_to_the_voice_cannot_take_its_history_along(speaker: Speaker) -> None:
    """What was begun by a known voice stays its own when somebody else links the account."""
    speaker.say("i'm grateful for tea")
    begun = speaker.participant().id
    person = someone_by_text(speaker)
    anyone = Speaker(speaker.database, speaker.clock, person_id=None)
    anyone.say(f"my code is {CODE}")
    assert (anyone.participant().id, speaker.participant().id) == (person, begun)


def test_a_speaker_is_unlinked_after_one_question(speaker: Speaker) -> None:
    """What was done stays with the phone, and the speaker begins anew."""
    person = someone_by_text(speaker)
    speaker.say(f"my code is {CODE}")
    speaker.say("done")
    assert speaker.say("unlink my phone").speech.endswith("Shall I part the two?")
    assert not speaker.say("yes").listens
    with speaker.database.begin() as session:
        assert session.query(VoiceAccount).count() == 0
        assert session.get_one(Participant, person).step == 2
    assert speaker.participant().step == 1


def test_an_unlinked_speaker_has_nothing_to_unlink(speaker: Speaker) -> None:
    """It says so, and offers the link."""
    assert speaker.say("unlink my phone").speech.endswith("Shall we link the two?")
