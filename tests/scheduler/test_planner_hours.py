"""Planning by the clock on the wall: the chosen hour is kept through every clock change."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from scheduler.planner import plan
from shared.content import Content
from shared.rules.zones import zone
from shared.storage.database import Database
from shared.storage.models import OutboxText, Slot
from tests.scheduler.someone import due_at, participant, planned, rows, someone

# The zone, the first day of five around a clock change of 2026 (none in Kathmandu), and the
# instant of 13:15 on the wall on the first and on the last of them, in UTC.
CHANGES = [
    ("America/New_York", date(2026, 3, 6), "2026-03-06T18:15", "2026-03-10T17:15"),
    ("America/New_York", date(2026, 10, 30), "2026-10-30T17:15", "2026-11-03T18:15"),
    ("Europe/London", date(2026, 3, 27), "2026-03-27T13:15", "2026-03-31T12:15"),
    ("Europe/London", date(2026, 10, 23), "2026-10-23T12:15", "2026-10-27T13:15"),
    ("Australia/Lord_Howe", date(2026, 4, 3), "2026-04-03T02:15", "2026-04-07T02:45"),
    ("Australia/Lord_Howe", date(2026, 10, 2), "2026-10-02T02:45", "2026-10-06T02:15"),
    ("Asia/Kathmandu", date(2026, 3, 27), "2026-03-27T07:30", "2026-03-31T07:30"),
    ("Asia/Kathmandu", date(2026, 10, 30), "2026-10-30T07:30", "2026-11-03T07:30"),
]
QUARTER = timedelta(minutes=15)


@pytest.mark.parametrize(("timezone", "first", "begins", "ends"), CHANGES)
def test_the_hour_on_the_wall_stays_through_a_clock_change(
    database: Database, content: Content, timezone: str, first: date, begins: str, ends: str
) -> None:
    """Looked at every quarter of an hour, the text of each day comes at 13:15 local and once."""
    tz = zone(timezone)
    now = datetime.combine(first, time(0), tz).astimezone(UTC)
    someone(database, now, timezone=timezone, hour=time(13, 15))
    written = []
    while now.astimezone(tz).date() < first + timedelta(days=5):
        if planned(database, content, now).written:
            written.append(now)
        now += QUARTER
    texts = [instant.astimezone(tz) for instant in written]
    assert [text.date() for text in texts] == [first + timedelta(days=ahead) for ahead in range(5)]
    assert {text.time() for text in texts} == {time(13, 15)}
    assert written[0] == datetime.fromisoformat(f"{begins}+00:00")
    assert written[-1] == datetime.fromisoformat(f"{ends}+00:00")
    assert [slot.local_date for slot in rows(database, Slot)] == [text.date() for text in texts]


def test_each_person_is_due_by_the_clock_on_their_own_wall(
    database: Database, content: Content
) -> None:
    """Nine o'clock comes four times in a day, and nobody gets another's."""
    start = datetime(2026, 3, 1, 21, tzinfo=UTC)
    zones = ["Australia/Lord_Howe", "Asia/Kathmandu", "Europe/London", "America/New_York"]
    made = [
        someone(database, start, phone=f"+1212555010{index}", timezone=timezone)
        for index, timezone in enumerate(zones)
    ]
    dues = [due_at(database, number) for number in made]
    assert dues == sorted(dues)
    for done, due in enumerate(dues, start=1):
        assert planned(database, content, due).written == 1
        assert len(rows(database, OutboxText)) == done
        assert participant(database, made[done - 1]).last_slot_on == date(2026, 3, 2)


def test_on_sunday_an_early_hour_waits_for_noon(database: Database, content: Content) -> None:
    """The window opens at twelve, and the hour of Monday is the chosen one again."""
    night = datetime(2026, 3, 15, 5, tzinfo=UTC)
    person = someone(database, night)
    assert due_at(database, person) == datetime(2026, 3, 15, 16, tzinfo=UTC)
    planned(database, content, due_at(database, person))
    planned(database, content, due_at(database, person))  # no reminder: the prompt did not go out
    assert due_at(database, person) == datetime(2026, 3, 16, 13, tzinfo=UTC)


@pytest.mark.parametrize(
    ("now", "written"),
    [("2026-03-08T23:59:59", 1), ("2026-03-09T00:00:00", 0)],
)
def test_the_window_of_a_changed_day_ends_by_the_new_clock(
    database: Database, content: Content, now: str, written: int
) -> None:
    """Eight in the evening in New York is midnight UTC from 8 March on, to the second."""
    someone(database, datetime(2026, 3, 8, 6, tzinfo=UTC))
    assert planned(database, content, datetime.fromisoformat(f"{now}+00:00")).written == written


def test_with_a_spread_each_text_goes_out_at_a_moment_of_its_own(
    database: Database, content: Content
) -> None:
    """Planned together at nine, sent over ten minutes, the next day at the same moments."""
    nine = datetime(2026, 3, 2, 14, tzinfo=UTC)
    for number in range(20):
        someone(database, nine - QUARTER, phone=f"+121255501{number:02}")
    moments = []
    for days in range(2):
        now = nine + timedelta(days=days)
        with database.begin() as session:
            planned_now = plan(session, content, now, spread=timedelta(minutes=10))
        assert planned_now.written == 20
        texts = [text for text in rows(database, OutboxText) if text.not_before >= now]
        moments.append({text.participant_id: text.not_before - now for text in texts})
    assert moments[0] == moments[1]
    assert len(set(moments[0].values())) == 20
    assert max(moments[0].values()) < timedelta(minutes=10)
