"""Day after day at a speaker: the step is heard, answered, and the next one opens tomorrow."""

import pytest

from shared.content import load_content
from shared.content.speech import halves, ssml
from shared.rules.programme import LAST_STEP, step_to_revisit
from shared.rules.vocabulary import Expects, Intent, Role
from shared.services import people, progress
from shared.storage.database import Database
from shared.storage.models import CheckIn
from shared.storage.states import Channel, Status
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


def test_a_newcomer_hears_what_this_is(speaker: Speaker) -> None:
    """The first welcome says that it is automated and no therapy, and asks something."""
    heard = speaker.open()
    assert "not therapy" in heard.speech
    assert heard.speech.endswith("?")
    assert heard.listens


def test_yes_to_the_welcome_reads_the_first_step(speaker: Speaker) -> None:
    """It is read in two calm halves, its question asked, and the card shows its title alone."""
    speaker.open()
    heard = speaker.say("yes")
    step = CONTENT.step(1)
    words = step.for_role(Role.SELF)
    first, second = (ssml(half) for half in halves(words.written))
    assert first in heard.ssml
    assert heard.listens
    assert heard.response["card"] == {"type": "Simple", "title": step.title}
    heard = speaker.say("yes")
    assert second in heard.ssml
    assert heard.speech.endswith(str(words.question))
    assert heard.elicits == ("CheckInIntent", "rating")
    assert words.question in heard.response["reprompt"]["outputSpeech"]["ssml"]


def test_a_returning_person_hears_the_title_of_the_day(speaker: Speaker) -> None:
    """The welcome is shorter, and names the step that waits."""
    speaker.say("done")
    speaker.clock.move(days=1)
    heard = speaker.open()
    assert str(CONTENT.step(2).title) in heard.speech
    assert heard.listens


def test_a_step_done_opens_the_next_one_tomorrow(speaker: Speaker) -> None:
    """One step a day: today it is done, tomorrow the next one is read."""
    speaker.say("today's step")
    done = speaker.say("i did it")
    assert "The next one opens tomorrow" in done.speech
    assert not done.listens
    assert "already" in speaker.say("done").speech
    assert "Step 1." in speaker.say("today's step").speech
    assert speaker.participant().step == 2
    speaker.clock.move(days=1)
    speaker.session = None
    assert speaker.say("today's step").speech.startswith("Step 2.")


def test_a_step_already_done_can_be_heard_again(speaker: Speaker) -> None:
    """The recap asks nothing and changes nothing."""
    speaker.say("done")
    offered = speaker.say("today's step")
    assert "already" in offered.speech
    words = CONTENT.step(1).for_role(Role.SELF)
    first, second = (ssml(half) for half in halves(words.written))
    assert first in speaker.say("yes").ssml
    again = speaker.say("yes")
    assert second in again.ssml
    assert not again.listens
    assert speaker.participant().step == 2


def test_after_midnight_the_recap_is_the_new_days_step(speaker: Speaker) -> None:
    """An offer made yesterday is answered with what holds today."""
    speaker.say("done")
    speaker.say("today's step")
    speaker.clock.move(days=1)
    assert speaker.say("yes").speech.startswith("Step 2.")


def test_a_check_in_of_seven_moves_the_programme(speaker: Speaker) -> None:
    """The rating is kept with the day, by voice, and counts as today's step."""
    heard = speaker.say("check in with a seven")
    check_in = check_in_of(speaker)
    assert (check_in.outcome, check_in.rating) == (Intent.RATING, 7)
    assert check_in.channel is Channel.VOICE
    assert CONTENT.step(1).for_role(Role.SELF).answer("rating", 7) in heard.speech
    assert speaker.participant().step == 2


def test_next_skips_todays_step(speaker: Speaker) -> None:
    """A skipped step is recorded as one, and the next comes tomorrow."""
    speaker.hear_step()
    heard = speaker.say("skip this step")
    assert not heard.listens
    assert check_in_of(speaker).outcome is Intent.SKIP
    assert "already" in speaker.say("today's step").speech
    speaker.clock.move(days=1)
    assert speaker.say("yes").speech.startswith("Step 2.")


def test_after_the_last_step_an_earlier_one_can_be_had_again(speaker: Speaker) -> None:
    """The end is said once; from then on each day offers a step of the programme again."""
    stand_at(speaker, LAST_STEP)
    assert str(CONTENT.say("voice.celebration_end"))[:40] in speaker.say("skip this step").speech
    speaker.clock.move(days=1)
    speaker.session = None
    number = step_to_revisit(speaker.clock().date())
    heard = speaker.say("today's step")
    assert f"Step {number}." in heard.speech
    assert heard.listens
    speaker.say("skip this step")
    assert speaker.participant().step == LAST_STEP + 1


def test_the_role_chosen_by_text_is_spoken_to(speaker: Speaker) -> None:
    """Who was hurt hears the words for someone who was hurt."""
    stand_at(speaker, 1, Role.HURT)
    _, own = halves(CONTENT.step(1).for_role(Role.HURT).written)
    assert ssml(own) in speaker.hear_step().ssml


def test_a_check_in_that_yesterdays_answer_overtook_is_about_todays_step(speaker: Speaker) -> None:
    """A check-in opened this morning for step 1 does not hold up step 2."""
    stand_at(speaker, 2)
    with speaker.database.begin() as session:
        person = speaker.participant_in(session)
        progress.open_check_in(
            session,
            person,
            day=people.today_of(person, speaker.clock()),
            step=1,
            expects=Expects.RATING,
            now=speaker.clock(),
        )
    speaker.say("done")
    assert speaker.participant().step == 3


def test_speaking_ends_the_silence(speaker: Speaker) -> None:
    """Hearing today's step by voice is a sign of life for the texts as well."""
    stand_at(speaker, 1)
    with speaker.database.begin() as session:
        speaker.participant_in(session).silent_days = 4
    speaker.say("today's step")
    assert speaker.participant().silent_days == 0
    assert speaker.participant().status is Status.ACTIVE
