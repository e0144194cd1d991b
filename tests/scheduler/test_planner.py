"""Planning: whoever is due gets one slot, one check-in and one text, and nobody anything twice."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from scheduler.planner import Planned
from shared.content import Content
from shared.rules.programme import LAST_STEP
from shared.rules.vocabulary import Intent, Role, SlotKind
from shared.services import moves, people, progress
from shared.services.progress import Answer
from shared.storage.database import Database
from shared.storage.models import CheckIn, OutboxText, Participant, Slot
from shared.storage.states import Channel, Status, TextStatus
from tests.clocks import MovableClock
from tests.scheduler.someone import due_at, only_text, participant, planned, rows, someone

MONDAY = date(2026, 3, 2)
NINE = datetime(2026, 3, 2, 14, tzinfo=UTC)  # in New York, in winter
LONG_SILENCE = 12


@pytest.fixture
def person(database: Database) -> int:
    """Someone in New York whose first text is due on Monday 2 March at nine."""
    return someone(database, NINE - timedelta(hours=1))


def test_who_is_due_gets_one_slot_one_check_in_and_one_text(
    database: Database, content: Content, person: int
) -> None:
    """All three belong together; four hours later comes the reminder, if nobody answers."""
    assert planned(database, content, NINE) == Planned(looked_at=1, written=1)
    (slot,), (check_in,), text = rows(database, Slot), rows(database, CheckIn), only_text(database)
    step = content.step(1).for_role(Role.HURT)
    assert (slot.participant_id, slot.local_date, slot.kind) == (person, MONDAY, SlotKind.PROMPT)
    assert (check_in.local_date, check_in.step, check_in.expects) == (MONDAY, 1, step.expects)
    assert (text.slot_id, text.body, text.status) == (slot.id, step.prompt, TextStatus.QUEUED)
    assert text.not_before == NINE
    assert text.expires_at == datetime(2026, 3, 3, 1, tzinfo=UTC)
    assert due_at(database, person) == NINE + timedelta(hours=4)


def test_planning_again_at_the_same_instant_writes_nothing(
    database: Database, content: Content, person: int
) -> None:
    """However often it is run, the day has one text."""
    planned(database, content, NINE)
    assert planned(database, content, NINE) == Planned()
    assert only_text(database).participant_id == person


def test_a_slot_that_is_there_already_is_not_written_again(
    database: Database, content: Content, person: int
) -> None:
    """The unique row decides, whatever the person's own row says."""
    planned(database, content, NINE)
    with database.begin() as session:
        row = session.get_one(Participant, person)
        row.last_slot_on, row.next_due_at, row.silent_days = None, NINE, 0
    assert planned(database, content, NINE) == Planned(looked_at=1)
    assert len(rows(database, Slot)) == len(rows(database, OutboxText)) == 1
    assert due_at(database, person) == NINE + timedelta(days=1)


def test_a_minute_early_nobody_is_due(database: Database, content: Content, person: int) -> None:
    """Nothing is written ahead of its hour."""
    early = NINE - timedelta(minutes=1)
    assert planned(database, content, early) == Planned()
    assert due_at(database, person) == NINE


def test_late_the_same_day_is_sent(database: Database, content: Content, person: int) -> None:
    """After a downtime of ten hours, the window still being open, today's text goes out."""
    assert planned(database, content, NINE + timedelta(hours=10)).written == 1
    assert participant(database, person).last_slot_on == MONDAY


def test_after_the_window_it_is_skipped(database: Database, content: Content, person: int) -> None:
    """At eight in the evening today's text is given up, which can be seen; tomorrow's is due."""
    assert planned(database, content, NINE + timedelta(hours=11)) == Planned(1, skipped=1)
    assert only_text(database).status is TextStatus.EXPIRED
    assert rows(database, CheckIn) == []
    assert participant(database, person).silent_days == 0
    assert due_at(database, person) == NINE + timedelta(days=1)


@pytest.mark.parametrize("days", [1, 3, 9])
def test_after_days_of_downtime_the_days_text_still_goes_out(
    database: Database, content: Content, person: int, days: int
) -> None:
    """Missed days are gone without counting as silence; today's, an hour late, is sent."""
    assert planned(database, content, NINE + timedelta(days=days, hours=1)).written == 1
    someone_back = participant(database, person)
    assert someone_back.last_slot_on == MONDAY + timedelta(days=days)
    assert someone_back.silent_days == 1
    assert len(rows(database, Slot)) == 1


def test_silence_gets_easier_questions_then_one_last_text_then_nothing(
    database: Database, content: Content, person: int
) -> None:
    """Two prompts, three easier questions, "pause or stop?", and nothing until they speak."""
    for day in range(LONG_SILENCE):
        planned(database, content, NINE + timedelta(days=day))
    step = content.step(1).for_role(Role.HURT)
    texts = sorted(rows(database, OutboxText), key=lambda text: text.not_before)
    assert [text.body for text in texts] == [
        *[step.prompt] * 2,
        step.easier,
        content.say("easier_again", variant=4),
        content.say("easier_again", variant=5),
        content.say("pause_or_stop"),
    ]
    assert participant(database, person).next_due_at is None


def test_a_sign_of_life_begins_the_texts_again(
    database: Database, content: Content, person: int
) -> None:
    """Whoever speaks after a long silence gets the step they stood at, the next day."""
    for day in range(LONG_SILENCE):
        planned(database, content, NINE + timedelta(days=day))
    spoken = NINE + timedelta(days=LONG_SILENCE, minutes=1)
    with database.begin() as session:
        people.note_a_sign_of_life(session.get_one(Participant, person), spoken)
    assert due_at(database, person) > spoken
    assert planned(database, content, due_at(database, person)).written == 1
    assert rows(database, Slot)[-1].kind is SlotKind.PROMPT
    assert rows(database, Slot)[-1].step == 1


def test_a_paused_person_resumes_on_the_day(
    database: Database, content: Content, clock: MovableClock, person: int
) -> None:
    """Not a text before it; on it, at their hour, they are active again."""
    clock.now = NINE - timedelta(minutes=30)
    back = MONDAY + timedelta(days=7)
    with database.begin() as session:
        people.pause(session, session.get_one(Participant, person), back, clock())
    due = datetime(2026, 3, 9, 13, tzinfo=UTC)  # summer time has begun in between
    while clock() < due:
        assert planned(database, content, clock()).written == 0
        clock.move(hours=6)
    assert due_at(database, person) == due
    assert planned(database, content, due).written == 1
    back_again = participant(database, person)
    assert (back_again.status, back_again.paused_until) == (Status.ACTIVE, None)
    assert planned(database, content, due + timedelta(days=1)).written == 1


def test_a_stopped_person_gets_nothing(database: Database, content: Content, person: int) -> None:
    """Not even when a row elsewhere still says that a text is due."""
    with database.begin() as session:
        row = session.get_one(Participant, person)
        people.stop(session, row, channel=Channel.SMS, source="test", now=NINE)
        row.next_due_at = NINE
    assert planned(database, content, NINE) == Planned(looked_at=1)
    assert participant(database, person).next_due_at is None
    assert rows(database, Slot) == []


def test_past_the_last_step_a_note_comes_that_asks_for_no_step(
    database: Database, content: Content
) -> None:
    """A week after the end, once, and no check-in stands open for it."""
    person = someone(database, NINE - timedelta(hours=1), step=LAST_STEP + 1)
    with database.begin() as session:
        ended = session.get_one(Participant, person)
        ended.last_step_on = MONDAY
        people.schedule_next(ended, NINE)
    assert due_at(database, person) == datetime(2026, 3, 9, 13, tzinfo=UTC)
    assert planned(database, content, due_at(database, person)).written == 1
    assert only_text(database).body == content.say("booster")
    assert rows(database, CheckIn) == []
    assert due_at(database, person) == datetime(2026, 3, 16, 13, tzinfo=UTC)


@pytest.mark.parametrize("hour", [time(9), time(11), time(19, 30)])
def test_a_changed_hour_after_todays_text_gives_no_second_one(
    database: Database, content: Content, person: int, hour: time
) -> None:
    """Earlier or later, the new hour holds from tomorrow on."""
    planned(database, content, NINE)
    with database.begin() as session:
        moves.move_hour(session.get_one(Participant, person), hour, NINE + timedelta(minutes=5))
    for minutes in range(0, 60 * 11, 30):
        planned(database, content, NINE + timedelta(minutes=minutes))
    assert only_text(database).not_before == NINE
    tomorrow = due_at(database, person) - NINE
    assert tomorrow == timedelta(days=1, hours=hour.hour - 9, minutes=hour.minute)


def test_a_step_done_by_voice_today_is_not_asked_again(
    database: Database, content: Content, person: int
) -> None:
    """Done at half past eight, no text at nine; the next step comes tomorrow."""
    early = NINE - timedelta(minutes=30)
    with database.begin() as session:
        row = session.get_one(Participant, person)
        expects = content.step(1).for_role(Role.HURT).expects
        opened = progress.open_check_in(
            session, row, day=MONDAY, step=1, expects=expects, now=early
        )
        done = Answer(Intent.DONE)
        progress.record_answer(session, row, opened, done, channel=Channel.VOICE, now=early)
    for hours in range(11):
        assert planned(database, content, NINE + timedelta(hours=hours)).written == 0
    assert planned(database, content, NINE + timedelta(days=1)).written == 1
    assert only_text(database).body == content.step(2).for_role(Role.HURT).prompt
