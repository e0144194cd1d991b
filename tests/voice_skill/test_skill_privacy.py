"""What a speaker says only to a known voice or for the PIN, and how all is erased."""

import json

import pytest

from shared.content import load_content
from shared.services import people, pins
from shared.services.linking import issue_code
from shared.services.tries import PINS
from shared.storage.database import Database
from shared.storage.models import JournalEntry, Participant
from shared.storage.states import Status
from tests.clocks import MovableClock
from tests.voice_skill.conversation import Speaker

CONTENT = load_content()
PIN = "0481"


@pytest.fixture
def speaker(sqlite_database: Database, clock: MovableClock) -> Speaker:
    """A speaker whose voice is not known."""
    return Speaker(sqlite_database, clock, person_id=None)


def link(speaker: Speaker, pin: str | None = None) -> int:
    """Link the speaker to a phone, perhaps with a PIN and one step done; return whose it is."""
    with speaker.database.begin() as session:
        person = people.add_participant(
            session, now=speaker.clock(), status=Status.ACTIVE, phone="+12025550143"
        )
        if pin is not None:
            pins.set_pin(session, person, pin, bytes(16))
        issue_code(session, person, "042711", speaker.clock())
        person.step = 5
        found = person.id
    speaker.say("my code is 042711")
    speaker.session = None
    return found


def spoken_digits(pin: str) -> str:
    """Return a PIN as it is said."""
    return " ".join(pin)


def test_figures_are_told_for_the_pin(speaker: Speaker) -> None:
    """The PIN is asked for, and then what was wished is said."""
    link(speaker, PIN)
    assert speaker.say("my progress").elicits == ("PrivacyIntent", "pin")
    heard = speaker.say(spoken_digits(PIN))
    assert "You are at step 5" in heard.speech
    assert not heard.listens
    assert "PIN" in speaker.say("my progress").speech


def test_three_wrong_pins_mean_a_quarter_of_an_hour(speaker: Speaker) -> None:
    """Not even the right one is taken before that, by whatever speaker."""
    link(speaker, PIN)
    speaker.say("my progress")
    for _ in range(PINS.tries - 1):
        assert speaker.say("1 1 1 1").elicits == ("PrivacyIntent", "pin")
    assert speaker.say("1 1 1 1").speech == CONTENT.say("voice.pin_locked")
    assert speaker.say("my progress").speech == CONTENT.say("voice.pin_locked")
    speaker.clock.now += PINS.wait
    speaker.say("my progress")
    assert "step 5" in speaker.say(spoken_digits(PIN)).speech


def test_digits_taken_for_a_rating_are_still_the_pin(speaker: Speaker) -> None:
    """Alexa may hand them to the check-in; no day is answered by a PIN."""
    link(speaker, PIN)
    speaker.say("my progress")
    assert "step 5" in speaker.intend("CheckInIntent", rating="481").speech
    assert speaker.participant().step == 5


def test_a_known_voice_needs_no_pin(speaker: Speaker) -> None:
    """The voice that linked the phone is enough."""
    speaker.person_id = "amzn1.ask.person.anna"
    link(speaker, PIN)
    assert "You are at step 5" in speaker.say("my progress").speech


def test_without_a_pin_a_strange_voice_hears_the_step_and_no_figures(speaker: Speaker) -> None:
    """The step of the day is for everybody; for figures it says what to do."""
    link(speaker)
    assert speaker.say("today's step").speech.startswith("Step 5.")
    heard = speaker.say("my progress")
    assert heard.speech == CONTENT.say("voice.pin_by_text")
    assert not heard.listens


def test_an_unlinked_speaker_tells_a_strange_voice_nothing_either(speaker: Speaker) -> None:
    """It offers the link, by which a PIN can be chosen."""
    speaker.say("i'm grateful for tea")
    assert speaker.say("my progress").speech == CONTENT.say("voice.pin_link_first")
    assert speaker.say("yes").elicits == ("LinkPhoneIntent", "code")


def test_who_has_just_linked_may_choose_a_pin(speaker: Speaker) -> None:
    """The code has proved who it is; the PIN is kept as a hash, and sealed."""
    link(speaker)
    with speaker.database.begin() as session:
        issue_code(session, speaker.participant_in(session), "222222", speaker.clock())
    assert speaker.say("my code is 222222").speech.endswith("Would you like to choose one?")
    assert speaker.say("yes").elicits == ("PrivacyIntent", "pin")
    assert speaker.say("1 2 3 4 5").elicits == ("PrivacyIntent", "pin")
    assert speaker.say("1 2 3 4").speech == CONTENT.say("voice.pin_kept")
    kept = speaker.participant().pin
    assert kept is not None
    assert "1234" not in kept
    speaker.say("my progress")
    assert "step 5" in speaker.say("1 2 3 4").speech


def test_a_pin_is_changed_for_the_old_one_only(speaker: Speaker) -> None:
    """A stranger cannot choose the digits that open somebody's history."""
    link(speaker, PIN)
    assert speaker.say("change my pin").speech == CONTENT.say("voice.pin_ask")
    assert speaker.say(spoken_digits(PIN)).speech == CONTENT.say("voice.pin_new")
    speaker.say("7 7 7 7")
    speaker.say("my progress")
    assert "step 5" in speaker.say("7 7 7 7").speech


@pytest.mark.parametrize("linked", [True, False])
def test_a_stranger_chooses_no_pin(speaker: Speaker, linked: bool) -> None:  # noqa: FBT001 - a case
    """Neither on a linked speaker nor on one that keeps a history of its own."""
    if linked:
        link(speaker)
    else:
        speaker.say("i'm grateful for tea")
    key = "pin_by_text" if linked else "pin_link_first"
    assert speaker.say("set a pin").speech == CONTENT.say(f"voice.{key}")
    assert speaker.participant().pin is None


def test_who_begins_without_a_phone_may_choose_a_pin_first(speaker: Speaker) -> None:
    """It opens what is kept from then on; with a history there already it is too late."""
    assert speaker.say("set a pin").elicits == ("PrivacyIntent", "pin")
    speaker.say("1 2 3 4")
    speaker.say("i'm grateful for tea")
    speaker.session = None
    assert speaker.say("my progress").elicits == ("PrivacyIntent", "pin")
    assert "1 good thing" in speaker.say("1 2 3 4").speech


def test_a_practice_broken_off_is_offered_to_a_known_voice_only(speaker: Speaker) -> None:
    """That somebody was in one is personal."""
    speaker.person_id = "amzn1.ask.person.anna"
    speaker.say("gratitude practice")
    speaker.person_id = None
    offers = CONTENT.variants("voice.take_up_practice")
    assert speaker.open().speech not in offers
    speaker.person_id = "amzn1.ask.person.anna"
    assert speaker.open().speech in offers


def test_no_pin_is_in_what_the_conversation_remembers(speaker: Speaker) -> None:
    """Session attributes travel; the digits do not."""
    link(speaker, PIN)
    speaker.say("change my pin")
    heard = speaker.say(spoken_digits(PIN))
    assert "481" not in json.dumps(heard.envelope["sessionAttributes"])


def test_all_is_erased_after_one_question(speaker: Speaker) -> None:
    """A known voice says so, is asked once, and nothing is left; another word begins anew."""
    speaker.person_id = "amzn1.ask.person.anna"
    person = link(speaker)
    speaker.say("i'm grateful for tea")
    speaker.session = None
    assert speaker.say("delete my data").speech.endswith("Shall I erase all of it?")
    assert speaker.say("yes").speech == CONTENT.say("voice.erased")
    with speaker.database.begin() as session:
        assert session.get(Participant, person) is None
        assert session.query(JournalEntry).count() == 0
    assert speaker.participant().step == 1


def test_nothing_is_erased_at_a_no(speaker: Speaker) -> None:
    """Everything but a yes leaves all as it was."""
    speaker.say("i'm grateful for tea")
    speaker.session = None
    assert speaker.say("delete my data").listens
    speaker.say("no")
    with speaker.database.begin() as session:
        assert session.query(JournalEntry).count() == 1


def test_a_stranger_erases_nothing_of_a_linked_phone(speaker: Speaker) -> None:
    """Without the PIN or the voice it is not even asked."""
    person = link(speaker)
    assert "Shall I erase" not in speaker.say("delete my data").speech
    with speaker.database.begin() as session:
        assert session.get(Participant, person) is not None


def test_it_is_told_what_is_stored(speaker: Speaker) -> None:
    """Plainly, and without a word of anybody's own."""
    assert speaker.say("what do you store").speech == CONTENT.say("voice.stored")
