"""Practices at a speaker: guided turn by turn, broken off and taken up, offered and asked for."""

import pytest

from shared.content import load_content
from shared.rules.vocabulary import Role
from shared.storage.database import Database
from shared.storage.models import CheckIn, JournalEntry, Promise
from shared.storage.states import Care, EntryKind
from tests.clocks import MovableClock
from tests.voice_skill.conversation import Speaker
from tests.voice_skill.spoken import is_turn

CONTENT = load_content()


@pytest.fixture
def speaker(sqlite_database: Database, clock: MovableClock) -> Speaker:
    """A speaker that nobody has used yet."""
    return Speaker(sqlite_database, clock)


def entries_of(speaker: Speaker) -> list[tuple[EntryKind, str]]:
    """Return the journal, oldest first."""
    with speaker.database.begin() as session:
        return [(entry.kind, entry.text) for entry in session.query(JournalEntry)]


def promises_of(speaker: Speaker) -> list[str]:
    """Return the promises, oldest first."""
    with speaker.database.begin() as session:
        return [promise.text for promise in session.query(Promise)]


def stand_at(speaker: Speaker, step: int, role: Role | None = None) -> None:
    """Let this speaker's person be at a step."""
    speaker.open()
    with speaker.database.begin() as session:
        person = speaker.participant_in(session)
        person.step, person.role = step, role
    speaker.session = None


def open_the_gates(speaker: Speaker) -> None:
    """Let somebody have told of amends, and wished for the practice of setting something down."""
    with speaker.database.begin() as session:
        person = speaker.participant_in(session)
        for number, step in CONTENT.steps.items():
            letters = {gate: letter for letter, gate in step.for_role(Role.SELF).opens.items()}
            for gate, letter in letters.items():
                del gate
                session.add(
                    CheckIn(
                        participant_id=person.id,
                        local_date=speaker.clock().date().replace(year=2025, day=1 + number % 28),
                        step=number,
                        expects="choice",
                        opened_at=speaker.clock(),
                        choice=letter,
                    ),
                )


def test_three_good_things_and_why_go_to_the_journal(speaker: Speaker) -> None:
    """Each is asked for in turn, kept sealed with where it came from, and never said back."""
    assert speaker.say("gratitude practice").elicits == ("GratitudeIntent", "gratitude")
    said = ("a quiet morning", "i got up early", "warm bread", "the baker", "i called", "i dared")
    heard = [speaker.say(words) for words in said]
    assert not heard[-1].listens
    assert not any("bread" in one.ssml for one in heard)
    assert entries_of(speaker) == [
        (EntryKind.GRATITUDE, "a quiet morning, i got up early"),
        (EntryKind.GRATITUDE, "warm bread, the baker"),
        (EntryKind.GRATITUDE, "i called, i dared"),
    ]
    with speaker.database.engine.connect() as connection:
        stored = connection.exec_driver_sql("SELECT text FROM journal_entries").all()
    assert not any("bread" in text for (text,) in stored)


def test_what_was_said_before_leaving_stays_kept(speaker: Speaker) -> None:
    """Stop ends the practice with its own kind word; a good thing told by then is there."""
    speaker.say("gratitude practice")
    speaker.say("a quiet morning")
    assert speaker.say("stop").speech == CONTENT.practice("gratitude").leave
    assert entries_of(speaker) == [(EntryKind.GRATITUDE, "a quiet morning")]
    assert "exercise" not in speaker.open().speech


@pytest.mark.parametrize("words", ["next", "nothing", "I don't know.", "Thank you"])
def test_words_that_steer_are_nobodys_good_thing(speaker: Speaker, words: str) -> None:
    """Alexa may put them into the slot for free words; they are not kept."""
    speaker.say("gratitude practice")
    speaker.intend("GratitudeIntent", gratitude=words)
    assert entries_of(speaker) == []


def test_stop_in_a_free_slot_stops(speaker: Speaker) -> None:
    """Whatever slot it was heard in."""
    speaker.say("make a promise")
    heard = speaker.intend("SetGoalIntent", promise="stop")
    assert heard.speech == CONTENT.practice("promise").leave
    assert promises_of(speaker) == []


@pytest.mark.parametrize(
    ("said", "name"), [("one", "patience_60"), ("two", "patience"), ("four", "patience_240")]
)
def test_a_pause_to_breathe_of_one_two_or_four_minutes(
    speaker: Speaker, said: str, name: str
) -> None:
    """The length is asked for, and then the breath is paced by breaks."""
    assert speaker.say("patience practice").elicits == ("PatiencePracticeIntent", "minutes")
    assert is_turn(speaker.say(said), name, 0)
    assert '<break time="6000ms"/>' in speaker.say("yes").ssml


def test_a_number_given_in_a_practice_is_not_kept(speaker: Speaker) -> None:
    """It is for the person alone: no check-in, no step."""
    for words in ("patience practice", "one", "yes", "yes"):
        speaker.say(words)
    heard = speaker.say("seven")
    assert is_turn(heard, "patience_60", 3)
    assert not heard.listens
    assert speaker.participant().step == 1
    with speaker.database.begin() as session:
        assert session.query(CheckIn).count() == 0


def test_a_number_off_the_scale_is_asked_for_again(speaker: Speaker) -> None:
    """Gently, and the turn waits on."""
    for words in ("patience practice", "one", "yes", "yes"):
        speaker.say(words)
    assert speaker.say("seventy").elicits == ("CheckInIntent", "rating")


def test_setting_something_down_waits_for_its_gates(speaker: Speaker) -> None:
    """Another practice stands in for it, without a word about it, until all gates are open."""
    assert is_turn(speaker.say("help me forgive"), "self_compassion", 0)
    open_the_gates(speaker)
    assert is_turn(speaker.say("help me forgive"), "forgiveness", 0)
    with speaker.database.begin() as session:
        speaker.participant_in(session).care = Care.SAFETY_TRACK
    assert is_turn(speaker.say("help me forgive"), "self_compassion", 0)


def test_of_a_draft_only_the_line_asked_for_is_kept(speaker: Speaker) -> None:
    """A yes and the line; before it nothing, after it nothing."""
    speaker.intend("FaqIntent", topic="apology")
    for words in (*["yes"] * 4, "seven"):
        speaker.say(words)
    assert entries_of(speaker) == []
    speaker.say("yes")
    assert not speaker.say("i will be home by six").listens
    assert entries_of(speaker) == [(EntryKind.NOTE, "i will be home by six")]


def test_a_small_promise_is_tied_to_something_and_asked_about(speaker: Speaker) -> None:
    """What was promised is kept at once, what it is tied to is joined to it."""
    assert speaker.say("make a promise").elicits == ("SetGoalIntent", "promise")
    speaker.say("i will drink a glass of water")
    speaker.say("brushing my teeth")
    assert promises_of(speaker) == ["drink a glass of water, brushing my teeth"]
    for words in ("eight", "yes"):
        speaker.say(words)
    assert speaker.say("partly").speech in CONTENT.variants("voice.promise_partly")


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("apology", "apology"),
        ("neutral observer", "observer"),
        ("boundaries", "limit"),
        ("kind to myself", "self_compassion"),
    ],
)
def test_practices_without_an_intent_answer_to_their_names(
    speaker: Speaker, words: str, name: str
) -> None:
    """After help, a bare name is enough."""
    assert speaker.say("help").elicits == ("FaqIntent", "topic")
    assert is_turn(speaker.say(words), name, 0)


def test_asking_for_exercises_lists_them(speaker: Speaker) -> None:
    """And any of them may be named then."""
    heard = speaker.intend("FaqIntent", topic="which exercises are there")
    assert heard.speech == CONTENT.say("voice.practices")
    assert is_turn(speaker.intend("FaqIntent", topic="the calm limit"), "limit", 0)


@pytest.mark.parametrize(
    ("step", "role", "name"),
    [
        (10, Role.HURT, "limit"),
        (24, Role.BROKE_TRUST, "apology"),
        (24, Role.HURT, "self_compassion"),
        (45, Role.SELF, "self_compassion"),
    ],
)
def test_the_day_that_rehearses_ends_with_the_weeks_practice(
    speaker: Speaker, step: int, role: Role, name: str
) -> None:
    """It is offered once, by its title, and fits the role and the gates."""
    stand_at(speaker, step, role)
    heard = speaker.say("done")
    assert str(CONTENT.practice(name).title) in heard.speech
    assert heard.listens
    assert is_turn(speaker.say("yes"), name, 0)


def test_the_last_week_is_part_of_the_progress(speaker: Speaker) -> None:
    """What was done eight days ago counts in all, and no longer in the week."""
    speaker.say("done")
    speaker.clock.move(days=8)
    speaker.say("i'm grateful for tea")
    told = speaker.say("my progress").speech
    assert "2 days" in told
    assert "1 day" in told


def test_wordings_take_turns(speaker: Speaker) -> None:
    """Tomorrow's goodbye is another one."""
    said = []
    for _ in range(3):
        speaker.open()
        said.append(speaker.say("stop").speech)
        speaker.clock.move(days=1)
    assert len(set(said)) == 3
