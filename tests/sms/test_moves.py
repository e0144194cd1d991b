"""Hour and zone changed, and the step put off, in the middle of a day: one prompt, always."""

import itertools
from collections import Counter
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, select

from scheduler.planner import plan
from shared.content import Content
from shared.rules.vocabulary import SlotKind
from shared.rules.zones import zone
from shared.services import moves, people
from shared.services.steps import ask_again
from shared.storage.database import Database
from shared.storage.models import CheckIn, OutboxText, Participant, Slot
from sms.inbound import TextService
from tests.clocks import MovableClock
from tests.scheduler.someone import participant, planned, rows, someone
from tests.sms.phone import Phone, person

KIRITIMATI, HONOLULU = "Pacific/Kiritimati", "Pacific/Honolulu"
FAR = [KIRITIMATI, HONOLULU, "Pacific/Auckland", "America/New_York", "Asia/Tokyo", "Europe/London"]


def prompts(database: Database) -> list[OutboxText]:
    """Return the texts that were a day's own, in the order of their instants."""
    with database.begin() as session:
        own = select(OutboxText).join(Slot, Slot.id == OutboxText.slot_id)
        wanted = own.where(Slot.kind.not_in([SlotKind.REMINDER, SlotKind.SNOOZED]))
        return list(session.scalars(wanted.order_by(OutboxText.not_before)))


def live(database: Database, content: Content, since: datetime, until: datetime) -> None:
    """Let time go by, planning every hour."""
    while since <= until:
        planned(database, content, since)
        since += timedelta(hours=1)


def test_back_across_the_date_line_no_day_is_lost(database: Database, content: Content) -> None:
    """Nine o'clock in Kiritimati is nine in Honolulu a date earlier: the same date comes again."""
    nine = datetime(2026, 3, 2, 19, tzinfo=UTC)  # Tuesday the third in Kiritimati
    start = nine - timedelta(days=3, hours=1)
    owner = someone(database, start, timezone=KIRITIMATI)
    live(database, content, start, nine + timedelta(minutes=30))
    assert [text.not_before for text in prompts(database)][-1] == nine
    with database.begin() as session:
        traveller = session.get_one(Participant, owner)
        moves.move_zone(session, traveller, HONOLULU, nine + timedelta(hours=2))
    live(database, content, nine + timedelta(hours=3), nine + timedelta(days=2, minutes=30))
    instants = [text.not_before for text in prompts(database)]
    assert instants[-3:] == [nine, nine + timedelta(days=1), nine + timedelta(days=2)]
    days = [slot.local_date for slot in rows(database, Slot)]
    assert len(days) == len(set(days))
    assert {one.local_date for one in rows(database, CheckIn)} <= set(days)
    newest = participant(database, owner)
    assert newest.last_slot_on == days[-1] == date(2026, 3, 4)


def test_forth_across_the_date_line_no_second_text_comes_at_once(
    database: Database, content: Content
) -> None:
    """It is nine in Honolulu, and a moment later nine of the next date in Kiritimati."""
    nine = datetime(2026, 3, 2, 19, tzinfo=UTC)
    owner = someone(database, nine - timedelta(hours=1), timezone=HONOLULU)
    planned(database, content, nine)
    with database.begin() as session:
        traveller = session.get_one(Participant, owner)
        moves.move_zone(session, traveller, KIRITIMATI, nine + timedelta(minutes=5))
    live(database, content, nine + timedelta(minutes=6), nine + timedelta(hours=25))
    instants = [text.not_before for text in prompts(database)]
    assert instants == [nine, nine + timedelta(days=1)]


def test_an_hour_that_has_gone_by_brings_todays_text_at_once(
    database: Database, content: Content
) -> None:
    """Six in the evening, changed to nine in the morning at ten: today is not left without."""
    ten = datetime(2026, 3, 3, 15, tzinfo=UTC)
    owner = someone(database, ten - timedelta(days=1), hour=time(18))
    live(database, content, ten - timedelta(days=1), ten - timedelta(minutes=1))
    with database.begin() as session:
        moves.move_hour(session.get_one(Participant, owner), time(9), ten)
    assert planned(database, content, ten).written == 1
    live(database, content, ten, ten + timedelta(hours=22, minutes=59))
    days = [slot.local_date for slot in rows(database, Slot)]
    assert days == [date(2026, 3, 2), date(2026, 3, 3)]


@settings(
    max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    journey=st.lists(
        st.tuples(
            st.integers(1, 60),
            st.sampled_from(FAR) | st.times(time(9), time(19, 30)),
        ),
        max_size=4,
    ),
    hour=st.times(time(9), time(19, 30)),
)
def test_however_somebody_travels_no_date_has_two_and_no_two_days_have_none(
    sqlite_database: Database,
    content: Content,
    journey: list[tuple[int, str | time]],
    hour: time,
) -> None:
    """Zones and hours changed at any time: texts four hours to two days apart, each date once."""
    database, now = sqlite_database, datetime(2026, 3, 2, 6, tzinfo=UTC)
    with database.begin() as session:
        session.execute(delete(Participant))
    owner = someone(database, now, hour=hour)
    for hours, change in [*journey, (72, hour)]:
        until = now + timedelta(hours=hours)
        while now < until:
            planned(database, content, now)
            with database.begin() as session:
                people.note_a_sign_of_life(session.get_one(Participant, owner), now)
            now += timedelta(hours=1)
        with database.begin() as session:
            person = session.get_one(Participant, owner)
            if isinstance(change, str):
                moves.move_zone(session, person, change, now)
            else:
                moves.move_hour(person, change, now)
    planned_at = sorted(slot.planned_at for slot in rows(database, Slot))
    gaps = [later - one for one, later in itertools.pairwise(planned_at)]
    assert all(timedelta(hours=3) <= gap <= timedelta(hours=52) for gap in gaps)
    days = Counter(slot.local_date for slot in rows(database, Slot))
    assert set(days.values()) <= {1}


@pytest.mark.parametrize(("text", "at"), [("ask me at noon", 12), ("LATER", 10)])
def test_later_before_the_days_text_moves_it(
    phone: Phone,
    service: TextService,
    clock: MovableClock,
    content: Content,
    text: str,
    at: int,
) -> None:
    """Said at eight, of the prompt at nine: one text comes, then, and none at nine."""
    phone.joins()
    clock.now = datetime(2026, 3, 4, 13, tzinfo=UTC)  # eight on Wednesday in New York
    phone.says(text)
    for _ in range(14):
        with service.database.begin() as session:
            plan(session, service.content, clock())
        clock.move(hours=1)
    (only,) = [one for one in prompts(service.database) if one.not_before.day == 4]
    assert only.body == content.step(1).for_role(person(service).role).prompt  # type: ignore[arg-type]
    assert only.not_before.astimezone(zone("America/New_York")).hour == at
    days = [slot.local_date for slot in rows(service.database, Slot)]
    assert days.count(date(2026, 3, 4)) == 1


def test_later_twice_before_the_days_text_moves_it_twice(
    database: Database, content: Content
) -> None:
    """The second wish holds, and there is still one text."""
    eight = datetime(2026, 3, 4, 13, tzinfo=UTC)
    owner = someone(database, eight)
    for hours in (3, 5):
        with database.begin() as session:
            asking = session.get_one(Participant, owner)
            at = eight + timedelta(hours=hours)
            assert ask_again(session, content, asking, at, message_id=f"m{hours}", now=eight)
    (text,) = rows(database, OutboxText)
    assert text.not_before == eight + timedelta(hours=5)
    moved = participant(database, owner)
    assert (moved.last_slot_on, moved.silent_days, moved.remind_at) == (date(2026, 3, 4), 1, None)
    assert moved.next_due_at == eight + timedelta(days=1, hours=1)
