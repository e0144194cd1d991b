"""At most three texts that we start in 24 hours, when planned and again when sent."""

from datetime import UTC, date, datetime, timedelta

import pytest

from scheduler.planner import Planned
from shared.content import Content
from shared.rules.daily_cap import free_from
from shared.rules.vocabulary import SlotKind
from shared.storage.database import Database
from shared.storage.models import OutboxText, Participant, Slot
from shared.storage.states import TextStatus
from tests.scheduler import sending as on_their_way
from tests.scheduler.sending import Sending
from tests.scheduler.someone import planned, rows, someone

sending, setting, gateway = on_their_way.sending, on_their_way.setting, on_their_way.gateway

NINE = datetime(2026, 3, 2, 14, tzinfo=UTC)  # Monday in New York, in winter
DAY = timedelta(hours=24)


def had(database: Database, person: int, *at: datetime, answers: bool = False) -> None:
    """Let somebody have had texts at some instants, started by us or as answers."""
    with database.begin() as session:
        for number, instant in enumerate(at):
            slot = Slot(
                participant_id=person,
                local_date=date(2026, 2, 1 + number),
                kind=SlotKind.EASIER,
                step=1,
                planned_at=instant,
            )
            session.add(slot)
            session.flush()
            session.add(
                OutboxText(
                    message_id=f"{person}-{number}",
                    participant_id=person,
                    slot_id=None if answers else slot.id,
                    started_by_us=not answers,
                    body="One small step.",
                    status=TextStatus.ACCEPTED,
                    created_at=instant,
                    not_before=instant,
                    expires_at=instant + timedelta(hours=2),
                    attempts=1,
                    claimed_at=instant,
                )
            )


def hours_ago(*hours: float) -> list[datetime]:
    """Return instants before nine on Monday."""
    return [NINE - timedelta(hours=one) for one in hours]


@pytest.mark.parametrize(
    ("started", "expected"),
    [
        ([], None),
        (hours_ago(1, 2), None),
        (hours_ago(1, 2, 23), NINE + timedelta(hours=1)),
        (hours_ago(20, 1, 23, 2), NINE + timedelta(hours=4)),
    ],
)
def test_the_fourth_waits_until_the_third_newest_is_a_day_old(
    started: list[datetime], expected: datetime | None
) -> None:
    """Of however many, in any order."""
    assert free_from(started) == expected


def prompt(database: Database) -> OutboxText:
    """Return the text of the day's prompt."""
    (slot,) = [slot for slot in rows(database, Slot) if slot.kind is SlotKind.PROMPT]
    (text,) = [text for text in rows(database, OutboxText) if text.slot_id == slot.id]
    return text


def test_a_fourth_text_is_planned_for_when_it_may_go(database: Database, content: Content) -> None:
    """The third newest of the last day came at eleven: so does today's, not at nine."""
    person = someone(database, NINE - timedelta(hours=1))
    had(database, person, *hours_ago(22, 3, 2))
    assert planned(database, content, NINE) == Planned(1, written=1)
    assert prompt(database).not_before == NINE + timedelta(hours=2)


def test_a_fourth_text_that_finds_no_moment_that_day_is_given_up(
    database: Database, content: Content
) -> None:
    """Three came this morning: there is no text today, and tomorrow's is due."""
    person = someone(database, NINE - timedelta(hours=1))
    had(database, person, *hours_ago(3, 2, 1))
    assert planned(database, content, NINE) == Planned(1, skipped=1)
    assert prompt(database).status is TextStatus.EXPIRED
    assert planned(database, content, NINE + DAY).written == 1


@pytest.mark.parametrize("answers", [True, False])
def test_answers_do_not_count(database: Database, content: Content, *, answers: bool) -> None:
    """Who has asked a lot today still gets their step, at once."""
    person = someone(database, NINE - timedelta(hours=1))
    had(database, person, *hours_ago(*((3, 2, 1) if answers else (24, 2, 1))), answers=answers)
    assert planned(database, content, NINE).written == 1
    assert prompt(database).not_before == NINE


def test_when_sent_it_is_counted_again(sending: Sending) -> None:
    """Planned while two had gone, a third goes meanwhile: this one waits for its time."""
    owner = sending.someone_due()
    had(sending.database, owner, *hours_ago(22, 2, 1))
    assert sending.dispatch().accepted == 0
    (waiting,) = [one for one in rows(sending.database, OutboxText) if one.body == sending.prompt]
    assert (waiting.status, waiting.not_before) == (TextStatus.QUEUED, NINE + timedelta(hours=2))
    sending.clock.now = NINE + timedelta(hours=2)
    assert sending.dispatch().accepted == 1


def test_when_sent_one_that_may_no_longer_go_today_expires(sending: Sending) -> None:
    """It is not kept for the night."""
    owner = sending.someone_due()
    had(sending.database, owner, *hours_ago(3, 2, 1))
    assert sending.dispatch().accepted == 0
    (gone,) = [one for one in rows(sending.database, OutboxText) if one.body == sending.prompt]
    assert gone.status is TextStatus.EXPIRED


def test_an_answer_goes_however_many_were_started(sending: Sending) -> None:
    """Whoever writes gets their answer."""
    owner = someone(sending.database, NINE)
    had(sending.database, owner, *hours_ago(3, 2, 1))
    sending.queue(owner, "Here are the lines.", answer=True)
    assert sending.dispatch().accepted == 1
    with sending.database.begin() as session:
        assert session.get_one(Participant, owner).silent_days == 0
