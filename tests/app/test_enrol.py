"""Enrolling from a file: every bad row is named, no good row is lost, nobody is enrolled twice."""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import select

from app.enrol import EnrolError, enrol
from shared.rules.vocabulary import Role
from shared.services import people
from shared.storage.database import Database
from shared.storage.models import Consent, Participant
from shared.storage.states import Channel, ConsentKind, Status

NOW = datetime(2026, 3, 2, 15, tzinfo=UTC)
HEAD = "phone,timezone,prompt_time,role,locale,consent_source,started_on\n"
GOOD = "{phone},America/New_York,09:30,hurt,en-US,paper form 12,\n"

_BAD = {
    "banana,America/New_York,09:00,hurt,,,\n": "phone is no number",
    ",America/New_York,09:00,hurt,,,\n": "phone is empty",
    "+12125559990,Mars/Base,09:00,hurt,,,\n": "timezone: 'Mars/Base' is no time zone",
    "+12125559991,,09:00,hurt,,,\n": "timezone is empty",
    "+12125559992,America/New_York,25:00,hurt,,,\n": "prompt_time is '25:00'",
    "+12125559993,America/New_York,,hurt,,,\n": "prompt_time is empty",
    "+12125559994,America/New_York,09:00,king,,,\n": "role is 'king'",
    "+12125559995,America/New_York,09:00,,,,\n": "role is empty",
    "+12125559996,America/New_York,09:00,hurt,,,tomorrow\n": "started_on is 'tomorrow'",
    "+12125559997,America/New_York,09:00,hurt,fr-FR,,\n": "locale is 'fr-FR'",
    GOOD.format(phone="(212) 555-0000"): "this phone stands on line 2 already",
}


def _people(database: Database) -> list[Participant]:
    with database.begin() as session:
        return list(session.scalars(select(Participant).order_by(Participant.id)))


def test_a_thousand_rows_with_eleven_bad_ones(database: Database) -> None:
    """Each is named by line and reason, wherever they stand; the 990 are active at once."""
    rows = [GOOD.format(phone=f"+1212555{number:04}") for number in range(990)]
    for place, bad in enumerate(_BAD):
        rows.insert(90 * place + 50, bad)
    seen: list[None] = []
    done = enrol(database, [HEAD, *rows], now=NOW, done=lambda: seen.append(None))
    assert done.added == 990
    assert len(seen) == 1001
    named = {remark.line: remark.reason for remark in done.remarks}
    assert list(named) == [90 * place + 52 for place in range(11)]
    for reason, expected in zip(named.values(), _BAD.values(), strict=True):
        assert expected in reason
    everyone = _people(database)
    assert len(everyone) == 990
    assert {(one.status, one.role) for one in everyone} == {(Status.ACTIVE, Role.HURT)}
    assert {one.next_due_at for one in everyone} == {datetime(2026, 3, 3, 14, 30, tzinfo=UTC)}


def test_the_consent_source_is_kept(database: Database) -> None:
    """Where each person's consent comes from stands in the append-only record."""
    enrol(database, [HEAD, GOOD.format(phone="+12125550123")], now=NOW)
    with database.begin() as session:
        consent = session.scalars(select(Consent)).one()
    assert (consent.kind, consent.channel) == (ConsentKind.OPT_IN, Channel.CSV)
    assert consent.source == "paper form 12"


def test_the_same_file_again_changes_nothing(database: Database) -> None:
    """Everybody is known already, and says so; whoever said stop stays stopped."""
    rows = [HEAD, *(GOOD.format(phone=f"+1212555000{number}") for number in range(3))]
    assert enrol(database, rows, now=NOW).added == 3
    with database.begin() as session:
        stopped = people.find_by_phone(session, "+12125550001")
        assert stopped is not None
        people.stop(session, stopped, channel=Channel.SMS, source="text", now=NOW)
    again = enrol(database, rows, now=NOW + timedelta(days=1))
    assert again.added == 0
    assert [remark.reason for remark in again.remarks] == [
        "this phone is known already (active)",
        "this phone is known already (stopped)",
        "this phone is known already (active)",
    ]
    assert [one.status for one in _people(database)] == [
        Status.ACTIVE,
        Status.STOPPED,
        Status.ACTIVE,
    ]


def test_a_start_in_the_future_waits_for_its_day(database: Database) -> None:
    """The first text comes on `started_on`, at the hour chosen."""
    row = "+12125550123,Europe/London,18:00,self,en-GB,,2026-04-01\n"
    enrol(database, [HEAD, row], now=NOW)
    (one,) = _people(database)
    assert one.paused_until == date(2026, 4, 1)
    assert one.next_due_at == datetime(2026, 4, 1, 17, tzinfo=UTC)
    assert one.locale == "en-GB"


def test_an_hour_outside_the_window_is_moved_and_said(database: Database) -> None:
    """The row is enrolled, and the operator hears which hour it got."""
    row = "+12125550123,America/New_York,6:15,self,,,\n"
    done = enrol(database, [HEAD, row], now=NOW)
    assert done.added == 1
    (remark,) = done.remarks
    assert not remark.refused
    assert str(remark) == "line 2: 6:15 am is outside the hours we text: 9 am"


def test_files_as_spreadsheets_write_them(database: Database) -> None:
    """A mark at the beginning, capitals, blank lines, quotes and CRLF are no fault."""
    lines = [
        "\ufeffPhone,TimeZone,Prompt_Time,Role\r\n",
        "\r\n",
        '"+1 (212) 555-0123","America/New_York","9:05","self"\r\n',
        ",,,\r\n",
    ]
    done = enrol(database, lines, now=NOW)
    assert (done.added, done.remarks) == (1, ())


@pytest.mark.parametrize("lines", [[], ["phone;timezone\n"], ["phone,timezone,role\n"]])
def test_a_file_of_another_shape_is_refused_whole(database: Database, lines: list[str]) -> None:
    """The error names the columns and which is missing."""
    with pytest.raises(EnrolError, match=r"phone, timezone, prompt_time.*missing"):
        enrol(database, lines, now=NOW)
    assert _people(database) == []
