"""The day's question answered by voice: numbers, letters, yes and no, and whole sentences."""

import pytest

from shared.content import load_content
from shared.rules.vocabulary import FaqTopic, Intent, Role
from shared.services import progress
from shared.storage.database import Database
from shared.storage.models import CheckIn, JournalEntry
from tests.clocks import MovableClock
from tests.voice_skill.conversation import Speaker

CONTENT = load_content()


@pytest.fixture
def speaker(sqlite_database: Database, clock: MovableClock) -> Speaker:
    """A speaker that nobody has used yet."""
    return Speaker(sqlite_database, clock)


def stand_at(speaker: Speaker, step: int, role: Role | None = None) -> None:
    """Let this speaker's person be at a step."""
    speaker.open()
    with speaker.database.begin() as session:
        person = speaker.participant_in(session)
        person.step, person.role = step, role
    speaker.session = None


def check_in_of(speaker: Speaker) -> CheckIn:
    """Return the newest check-in."""
    with speaker.database.begin() as session:
        found = progress.latest_check_in(session, speaker.participant_in(session))
        assert found is not None
        return found


def test_a_second_rating_corrects_the_first(speaker: Speaker) -> None:
    """The day keeps one number, and the programme moves once."""
    speaker.say("check in with a seven")
    speaker.say("check in with a four")
    assert check_in_of(speaker).rating == 4
    assert speaker.participant().step == 2


@pytest.mark.parametrize(("said", "kept"), [("0", 1), ("1", 1), ("9", 9)])
def test_a_rating_is_read_as_everywhere(speaker: Speaker, said: str, kept: int) -> None:
    """Ratings are 1 to 9, and 0 reads as 1."""
    speaker.intend("CheckInIntent", rating=said)
    assert check_in_of(speaker).rating == kept


@pytest.mark.parametrize("said", ["10", "77", "?"])
def test_a_number_off_the_scale_is_asked_for_again(speaker: Speaker, said: str) -> None:
    """Nothing is recorded; the microphone stays open for a number."""
    heard = speaker.intend("CheckInIntent", rating=said)
    assert heard.elicits == ("CheckInIntent", "rating")
    assert speaker.participant().step == 1
    speaker.say("eight")
    assert check_in_of(speaker).rating == 8


def test_a_check_in_without_a_number_asks_for_one(speaker: Speaker) -> None:
    """On a day with a rating the day's own question is asked."""
    heard = speaker.say("check in")
    assert heard.speech.endswith(str(CONTENT.step(1).for_role(Role.SELF).question))
    assert heard.elicits == ("CheckInIntent", "rating")


def test_a_rating_counts_on_a_day_that_asks_something_else(speaker: Speaker) -> None:
    """Whoever checks in with a number has taken part, whatever the step asked."""
    stand_at(speaker, 3)
    assert "how are you today?" in speaker.say("check in").speech
    heard = speaker.say("eight")
    assert CONTENT.speak("check_in_thanks_high") in heard.ssml
    assert speaker.participant().step == 4
    assert "already" in speaker.open().speech


@pytest.mark.parametrize(
    ("step", "said", "outcome"),
    [
        (2, "b", Intent.CHOICE),
        (2, "bee", Intent.CHOICE),
        (2, "a mistake", Intent.CHOICE),
        (3, "yes", Intent.DONE),
        (3, "kept", Intent.DONE),
        (4, "partly", Intent.PARTLY),
        (4, "yes", Intent.KEPT),
        (5, "i cooked instead of arguing", Intent.NOTE),
    ],
)
def test_each_kind_of_question_can_be_answered(
    speaker: Speaker, step: int, said: str, outcome: Intent
) -> None:
    """Letters, words of an option, yes, kept, and a sentence all move the programme on."""
    stand_at(speaker, step)
    speaker.hear_step()
    heard = speaker.say(said)
    assert check_in_of(speaker).outcome is outcome
    assert speaker.participant().step == step + 1
    assert "opens tomorrow" in heard.speech


@pytest.mark.parametrize("step", range(1, 8))
def test_no_leaves_the_step_where_it_is(speaker: Speaker, step: int) -> None:
    """The programme waits: a "no" is heard kindly and moves nothing."""
    stand_at(speaker, step)
    speaker.hear_step()
    heard = speaker.say("no")
    assert not heard.listens
    assert speaker.participant().step == step


def test_words_told_of_the_day_are_kept_encrypted(speaker: Speaker) -> None:
    """A sentence asked for goes to the journal, and is read nowhere else."""
    stand_at(speaker, 5)
    speaker.hear_step()
    heard = speaker.say("i cooked instead of arguing")
    assert "cooked" not in heard.ssml
    with speaker.database.begin() as session:
        assert [entry.text for entry in session.query(JournalEntry)] == [
            "i cooked instead of arguing"
        ]


def test_an_answer_that_fits_no_option_is_asked_for_again(speaker: Speaker) -> None:
    """Nothing is guessed."""
    stand_at(speaker, 2)
    speaker.hear_step()
    heard = speaker.say("the weather is fine outside")
    assert heard.elicits == ("GratitudeIntent", "gratitude")
    assert speaker.participant().step == 2


def test_a_question_in_place_of_an_answer_is_answered(speaker: Speaker) -> None:
    """Whoever asks how long it takes hears that; the step waits."""
    stand_at(speaker, 2)
    speaker.hear_step()
    heard = speaker.intend("GratitudeIntent", gratitude="how long does it take?")
    assert CONTENT.faq(FaqTopic.HOW_LONG).spoken in heard.ssml
    assert speaker.participant().step == 2


def test_a_sentence_that_says_skip_skips(speaker: Speaker) -> None:
    """What means skip by text means it by voice, in whatever slot it comes."""
    stand_at(speaker, 2)
    speaker.hear_step()
    speaker.intend("GratitudeIntent", gratitude="skip")
    assert check_in_of(speaker).outcome is Intent.SKIP


def test_the_kind_step_can_be_left_out(speaker: Speaker) -> None:
    """Someone who may be in danger is pressed to nothing."""
    stand_at(speaker, 2)
    speaker.say("i'm grateful for he hits me")
    speaker.say("skip this step")
    assert check_in_of(speaker).outcome is Intent.SKIP


def test_a_no_to_letting_go_is_its_option_not_now(speaker: Speaker) -> None:
    """Where the choice offers "not now", a no chooses it, and opens no gate."""
    stand_at(speaker, 43)
    speaker.hear_step()
    speaker.say("not now")
    assert (check_in_of(speaker).outcome, check_in_of(speaker).choice) == (Intent.CHOICE, "B")
