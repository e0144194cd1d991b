"""Help lines by voice: of the country the device stands in, slowly, twice, and by text if safe."""

import pytest
from sqlalchemy import select

from shared.content import load_content
from shared.services import people
from shared.services.claims import claim
from shared.services.linking import issue_code
from shared.storage.database import Database
from shared.storage.models import JournalEntry, OutboxText
from shared.storage.states import Care, Status
from tests.clocks import MovableClock
from tests.voice_skill.amazon import Amazon
from tests.voice_skill.conversation import Speaker
from voice_skill.handlers.danger import slowly

CONTENT = load_content()
WANTS_TO_DIE = "i want to kill myself"


@pytest.fixture
def speaker(sqlite_database: Database, clock: MovableClock) -> Speaker:
    """A speaker in a kitchen."""
    return Speaker(sqlite_database, clock)


def link(speaker: Speaker) -> None:
    """Link the speaker to a phone in New York, where it is ten in the morning."""
    with speaker.database.begin() as session:
        person = people.add_participant(
            session, now=speaker.clock(), status=Status.ACTIVE, phone="+12025550143"
        )
        issue_code(session, person, "042711", speaker.clock())
    speaker.say("my code is 042711")
    speaker.session = None


def texts_to(speaker: Speaker) -> list[str]:
    """Return what was written to be texted."""
    with speaker.database.begin() as session:
        return [text.body for text in session.scalars(select(OutboxText))]


def test_the_lines_are_said_slowly_and_twice(speaker: Speaker) -> None:
    """Digit by digit, so that they can be kept in mind; and that nobody is listening."""
    heard = speaker.say("i need help now")
    assert heard.ssml.count(slowly(CONTENT.lines("US"))) == 2
    assert '<say-as interpret-as="digits">988</say-as>' in heard.ssml
    assert "I am an automated voice and nobody is listening" in heard.speech


@pytest.mark.parametrize(
    ("country", "status", "line"),
    [
        ("GB", 200, "116 123"),
        ("FR", 200, "local emergency number"),
        (None, 200, "988"),
        ("GB", 403, "988"),
        ("GB", 503, "988"),
    ],
)
def test_the_lines_are_those_of_where_the_device_stands(
    sqlite_database: Database,
    clock: MovableClock,
    country: str | None,
    status: int,
    line: str,
) -> None:
    """If the household allows it to be known; else, or if Amazon fails, the person's own."""
    amazon = Amazon(country=country, status=status)
    speaker = Speaker(sqlite_database, clock, services=amazon)
    assert line in speaker.say("i need help now").speech


def test_a_linked_phone_is_texted_only_after_a_yes_to_safe(speaker: Speaker) -> None:
    """Whether nobody else sees the phone, only the person knows."""
    link(speaker)
    heard = speaker.intend("GratitudeIntent", gratitude=WANTS_TO_DIE)
    assert heard.speech.endswith("Is it safe to text them now?")
    assert texts_to(speaker) == []
    assert not speaker.say("yes").listens
    assert texts_to(speaker) == [CONTENT.say("lines_given", lines=CONTENT.lines("US"))]


def test_nothing_is_texted_after_a_no(speaker: Speaker) -> None:
    """Silence and no are the same."""
    link(speaker)
    speaker.say("i need help now")
    assert not speaker.say("no").listens
    assert texts_to(speaker) == []


def test_no_text_is_offered_where_another_person_is_the_danger(speaker: Speaker) -> None:
    """Neither at once nor when help is asked for later: the phone may be watched."""
    link(speaker)
    assert not speaker.intend("GratitudeIntent", gratitude="he hits me").listens
    assert not speaker.say("i need help now").listens
    assert speaker.participant().care is Care.ASKED_IF_SAFE


def test_whoever_is_awake_at_night_is_texted_too(speaker: Speaker) -> None:
    """The sending window keeps us from waking people; these have just said that they want it."""
    link(speaker)
    speaker.clock.move(hours=12)
    assert speaker.say("i need help now").listens
    speaker.say("yes")
    assert texts_to(speaker) == [CONTENT.say("lines_given", lines=CONTENT.lines("US"))]
    with speaker.database.begin() as session:
        assert len(claim(session, speaker.clock(), 1).texts) == 1


@pytest.mark.parametrize(
    "words", ["he hits me", "i'm scared of my husband", "she's hurting me", "my ex is outside"]
)
def test_of_whom_somebody_is_afraid_may_hear_no_number(speaker: Speaker, words: str) -> None:
    """Said as a call for help as well: no lines aloud, no text, and the gates close."""
    link(speaker)
    heard = speaker.say(words)
    assert heard.speech == CONTENT.say("voice.abuse")
    assert not any(digit in heard.speech for digit in "0123456789")
    assert not heard.listens
    assert speaker.participant().care is Care.ASKED_IF_SAFE


def test_danger_leaves_nothing_for_whoever_speaks_next(speaker: Speaker) -> None:
    """No words, no card, nothing on a screen, and no conversation to be taken up."""
    speaker.screen = True
    speaker.say("gratitude practice")
    for words in (WANTS_TO_DIE, "he hits me"):
        heard = speaker.intend("GratitudeIntent", gratitude=words)
        assert heard.envelope["sessionAttributes"] == {}
        assert "card" not in heard.response
        assert "directives" not in heard.response
    with speaker.database.begin() as session:
        assert session.scalars(select(JournalEntry)).all() == []
    assert "lines" not in speaker.say("repeat").speech
