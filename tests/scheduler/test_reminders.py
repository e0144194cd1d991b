"""The one reminder: four hours after a prompt that nobody answered, and none besides."""

from collections.abc import Callable
from datetime import UTC, datetime, time, timedelta

import pytest

from scheduler.planner import Planned
from shared.content import Content
from shared.rules.vocabulary import Intent, Role, SlotKind
from shared.services import people, progress
from shared.services.progress import Answer
from shared.storage.database import Database
from shared.storage.models import OutboxText, Participant, Slot
from shared.storage.states import Care, Channel, Status, TextStatus
from tests.scheduler import sending as on_their_way
from tests.scheduler.sending import Sending
from tests.scheduler.someone import due_at, participant, planned, rows, someone, taken

sending, setting, gateway = on_their_way.sending, on_their_way.setting, on_their_way.gateway

NINE = datetime(2026, 3, 2, 14, tzinfo=UTC)  # Monday in New York, in winter
ONE = NINE + timedelta(hours=4)


@pytest.fixture
def asked(database: Database, content: Content) -> int:
    """Someone who got today's prompt at nine."""
    person = someone(database, NINE - timedelta(hours=1))
    planned(database, content, NINE)
    taken(database, NINE)
    return person


def kinds(database: Database) -> list[SlotKind]:
    """Return what was planned so far."""
    return [slot.kind for slot in rows(database, Slot)]


def test_an_unanswered_prompt_is_reminded_of_once(
    database: Database, content: Content, asked: int
) -> None:
    """In the words the step has for silence, the step and the silence staying what they were."""
    assert planned(database, content, ONE - timedelta(seconds=1)) == Planned()
    assert planned(database, content, ONE) == Planned(looked_at=1, written=1)
    text = rows(database, OutboxText)[-1]
    (words,) = {one.body for one in rows(database, OutboxText) if one.not_before == ONE}
    assert words == content.step(1).for_role(Role.HURT).answers["silence"]
    assert text.participant_id == asked
    assert kinds(database) == [SlotKind.PROMPT, SlotKind.REMINDER]
    assert participant(database, asked).silent_days == 1
    assert due_at(database, asked) == NINE + timedelta(days=1)


def answer(session_person: Participant, database: Database) -> None:
    """Answer the prompt by voice an hour after it."""
    with database.begin() as session:
        person = session.get_one(Participant, session_person.id)
        check_in = progress.latest_check_in(session, person)
        assert check_in is not None
        done, at = Answer(Intent.NOT_YET), NINE + timedelta(hours=1)
        progress.record_answer(session, person, check_in, done, channel=Channel.VOICE, now=at)


def speak(person: Participant, database: Database) -> None:
    """Say anything at all an hour after the prompt."""
    with database.begin() as session:
        spoken = session.get_one(Participant, person.id)
        people.note_a_sign_of_life(spoken, NINE + timedelta(hours=1))


def pause(person: Participant, database: Database) -> None:
    """Pause for a week an hour after the prompt."""
    with database.begin() as session:
        until = (NINE + timedelta(days=7)).date()
        people.pause(session, session.get_one(Participant, person.id), until, NINE)


def stop(person: Participant, database: Database) -> None:
    """Stop an hour after the prompt."""
    with database.begin() as session:
        stopping = session.get_one(Participant, person.id)
        people.stop(session, stopping, channel=Channel.SMS, source="test", now=NINE)


@pytest.mark.parametrize("act", [answer, speak, pause, stop])
def test_who_has_answered_or_spoken_or_paused_or_stopped_is_not_reminded(
    database: Database,
    content: Content,
    asked: int,
    act: Callable[[Participant, Database], None],
) -> None:
    """Even "not yet" is an answer."""
    act(participant(database, asked), database)
    for hours in range(11):
        planned(database, content, NINE + timedelta(hours=hours))
    assert kinds(database) == [SlotKind.PROMPT]


@pytest.mark.parametrize("fact", [{"private": True}, {"care": Care.SAFETY_TRACK}])
def test_whose_texts_may_be_seen_gets_no_reminder(
    database: Database, content: Content, fact: dict[str, object]
) -> None:
    """One text fewer for who keeps them private, or has told of danger from another person."""
    person = someone(database, NINE - timedelta(hours=1))
    with database.begin() as session:
        for name, value in fact.items():
            setattr(session.get_one(Participant, person), name, value)
    planned(database, content, NINE)
    taken(database, NINE)
    assert due_at(database, person) == NINE + timedelta(days=1)


@pytest.mark.parametrize("late", [timedelta(hours=2, minutes=1), timedelta(hours=10)])
def test_a_prompt_the_carrier_took_late_is_not_reminded_of(
    database: Database, content: Content, late: timedelta
) -> None:
    """It waited for a carrier that was away: two texts within two hours would be a burst."""
    person = someone(database, NINE - timedelta(hours=1))
    planned(database, content, NINE)
    if NINE + late < ONE:
        taken(database, NINE + late)
    assert planned(database, content, ONE) == Planned(looked_at=1)
    assert kinds(database) == [SlotKind.PROMPT]
    assert due_at(database, person) == NINE + timedelta(days=1)


def test_a_prompt_written_late_is_reminded_of_four_hours_after_it_went(
    database: Database, content: Content
) -> None:
    """After a downtime until half past ten, at half past two."""
    person = someone(database, NINE - timedelta(hours=1))
    back = NINE + timedelta(minutes=90)
    planned(database, content, back)
    assert due_at(database, person) == back + timedelta(hours=4)


def test_a_reminder_missed_by_hours_is_given_up_and_tomorrow_comes_alone(
    database: Database, content: Content, asked: int
) -> None:
    """The worker was away from noon to four: no reminder then, and one text the next morning."""
    assert planned(database, content, ONE + timedelta(hours=3)) == Planned(1, skipped=1)
    assert [text.status for text in rows(database, OutboxText)].count(TextStatus.QUEUED) == 0
    assert due_at(database, asked) == NINE + timedelta(days=1)


def test_after_a_night_away_the_prompt_comes_without_yesterdays_reminder(
    database: Database, content: Content, asked: int
) -> None:
    """The two are one."""
    assert planned(database, content, NINE + timedelta(days=1, hours=1)).written == 1
    assert kinds(database) == [SlotKind.PROMPT, SlotKind.PROMPT]
    assert participant(database, asked).silent_days == 2


def test_no_reminder_in_the_evening(database: Database, content: Content) -> None:
    """A prompt at six has four hours later no window left."""
    person = someone(database, NINE, hour=time(18))
    planned(database, content, due_at(database, person))
    assert due_at(database, person) == NINE + timedelta(days=1, hours=9)


def test_a_reminder_that_waits_is_taken_back_by_any_word(sending: Sending) -> None:
    """Planned at one, the carrier away until two; meanwhile they have written."""
    sending.someone_due()
    sending.dispatch()
    assert planned(sending.database, sending.content, ONE).written == 1
    sending.clock.now = ONE + timedelta(minutes=30)
    sending.says("GRATITUDE the first coffee")
    sending.clock.advance(1800)
    sending.dispatch()
    assert sending.arrived() == [sending.prompt]
    statuses = {text.not_before: text.status for text in rows(sending.database, OutboxText)}
    assert statuses[ONE] is TextStatus.CANCELLED


def test_an_answer_to_the_reminder_is_the_answer_to_the_prompt(sending: Sending) -> None:
    """The day's step is done by it, and the programme goes on."""
    owner = sending.someone_due()
    sending.dispatch()
    planned(sending.database, sending.content, ONE)
    sending.clock.now = ONE
    sending.dispatch()
    assert len(sending.arrived()) == 2
    sending.says("7")
    person = participant(sending.database, owner)
    assert (person.step, person.status) == (2, Status.ACTIVE)
