"""What was due and did not go is counted, by reason and age; what was taken back is not."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner

from app.behind import behind as command
from app.opening import opened_house
from shared.content import Content
from shared.services import inbound, outbox
from shared.services.behind import Age, Behind, Reason, behind
from shared.storage.database import Database
from shared.storage.models import OutboxText, Participant
from shared.storage.states import TextStatus
from tests.scheduler.someone import planned, someone, taken

NINE = datetime(2026, 3, 2, 14, tzinfo=UTC)  # Monday in New York, in winter
HALF_AN_HOUR = timedelta(minutes=30)


def counted(database: Database, now: datetime) -> list[Behind]:
    """Count what is behind."""
    with database.begin() as session:
        return behind(session, now)


def test_nothing_is_behind_while_all_is_on_its_way(database: Database, content: Content) -> None:
    """Due a minute ago and not planned, or planned and not sent: in the next tick it is."""
    someone(database, NINE - timedelta(hours=1))
    assert counted(database, NINE + timedelta(seconds=59)) == []
    planned(database, content, NINE)
    assert counted(database, NINE + timedelta(seconds=59)) == []
    taken(database, NINE)
    assert counted(database, NINE + HALF_AN_HOUR) == []


def test_what_was_not_planned_or_not_sent_is_behind_from_its_hour_on(
    database: Database, content: Content
) -> None:
    """One reason after the other for the same text, of the same age."""
    someone(database, NINE - timedelta(hours=1))
    now = NINE + HALF_AN_HOUR
    assert counted(database, now) == [Behind(Reason.NOT_PLANNED, Age.HOUR, 1)]
    planned(database, content, now)
    assert counted(database, now) == [Behind(Reason.NOT_SENT, Age.HOUR, 1)]


@pytest.mark.parametrize(
    ("status", "reason"),
    [
        (TextStatus.CLAIMED, Reason.NOT_SETTLED),
        (TextStatus.UNKNOWN, Reason.NOT_SETTLED),
        (TextStatus.HELD, Reason.HELD),
        (TextStatus.REJECTED, Reason.REFUSED),
        (TextStatus.CANCELLED, None),
        (TextStatus.ACCEPTED, None),
    ],
)
def test_each_outcome_has_its_reason(
    database: Database, content: Content, status: TextStatus, reason: Reason | None
) -> None:
    """What arrived, or was taken back, is none."""
    someone(database, NINE - timedelta(hours=1))
    planned(database, content, NINE)
    with database.begin() as session:
        (text,) = session.query(OutboxText).all()
        text.status, text.claimed_at, text.settled_at = status, NINE, NINE
    expected = [Behind(reason, Age.HOURS, 1)] if reason else []
    assert counted(database, NINE + timedelta(hours=2)) == expected


def test_what_was_given_up_counts_for_a_day(database: Database, content: Content) -> None:
    """The window had closed before anybody planned: known the next morning, forgotten after it."""
    someone(database, NINE - timedelta(hours=1))
    closed = NINE + timedelta(hours=11)
    planned(database, content, closed)
    missed = [Behind(Reason.TOO_LATE, Age.DAY, 1)]
    assert counted(database, closed) == missed
    assert counted(database, closed + timedelta(hours=12)) == missed
    later = counted(database, closed + timedelta(hours=25))
    assert Reason.TOO_LATE not in {one.reason for one in later}


def test_a_text_of_theirs_that_nobody_handled_is_behind(database: Database) -> None:
    """The process died over it; a minute is left to the webhook itself."""
    with database.begin() as session:
        inbound.store(session, "SM1", phone="+12125550123", body="STEP", now=NINE)
    assert counted(database, NINE + timedelta(seconds=59)) == []
    expected = [Behind(Reason.NOT_ANSWERED, Age.MINUTES, 1)]
    assert counted(database, NINE + timedelta(minutes=2)) == expected


@pytest.mark.parametrize(("limit", "status"), [(None, 0), ("2", 0), ("1", 1)])
def test_the_command_counts_and_exits_with_1_past_the_limit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limit: str | None, status: int
) -> None:
    """Two texts late since this year began; as JSON each line has reason, age and texts."""
    monkeypatch.chdir(tmp_path)
    for name in ("STEADY_DATABASE_URL", "TWILIO_ACCOUNT_SID", "TWILIO_AUTH_TOKEN"):
        monkeypatch.delenv(name, raising=False)
    words = [] if limit is None else ["--limit", limit]
    assert CliRunner().invoke(command, words).output == "0 behind.\n"
    with opened_house() as house:
        person = someone(house.database, datetime(2096, 3, 2, 14, tzinfo=UTC))
        with house.database.begin() as session:
            for number in range(2):
                outbox.enqueue(
                    session,
                    session.get_one(Participant, person),
                    "One small step.",
                    message_id=f"m{number}",
                    now=NINE,
                    not_before=NINE,
                    expires_at=NINE + timedelta(hours=1),
                )
    done = CliRunner().invoke(command, words)
    assert done.output == "     2  not sent, 1 day or more\n2 behind.\n"
    assert done.exit_code == status
    as_json = CliRunner().invoke(command, [*words, "--json"])
    line = {"reason": "not sent", "age": "1 day or more", "texts": 2}
    assert [json.loads(one) for one in as_json.output.splitlines()] == [line]
