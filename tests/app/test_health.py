"""What the operator sees: the figures of `/metrics` and the findings of `steady doctor`."""

from collections.abc import Iterator
from contextlib import ExitStack
from datetime import timedelta
from pathlib import Path

import pytest
import requests

from app.doctor import Finding, examine
from app.metrics import metrics
from shared.rules.vocabulary import Role
from shared.services import failures, outbox, people
from shared.storage.models import OutboxText, Participant
from shared.storage.states import Status
from tests.app.doors import PHONE, Doors, open_doors
from tests.clocks import MovableClock
from tests.databases import new_postgres_database, postgres_cluster


@pytest.fixture
def doors(tmp_path: Path) -> Iterator[Doors]:
    """A served application with one person who has joined."""
    with open_doors(f"sqlite:///{tmp_path}/steady.db", MovableClock()) as opened:
        with opened.house.database.begin() as session:
            made = people.add_participant(
                session, now=opened.clock(), status=Status.ACTIVE, phone=PHONE
            )
            made.role, made.timezone = Role.HURT, "America/New_York"
        yield opened


def sent(doors: Doors, message_id: str) -> None:
    """Queue a text and let the carrier have it."""
    with doors.house.database.begin() as session:
        person = people.find_by_phone(session, PHONE)
        assert person is not None
        now = doors.clock()
        outbox.enqueue(
            session,
            person,
            "One small step.",
            message_id=message_id,
            now=now,
            not_before=now,
            expires_at=now + timedelta(hours=1),
        )
    with doors.house.database.begin() as session:
        outbox.claim(session, now, 1)


def receipt(doors: Doors, message_id: str, **more: str) -> int:
    """Post a signed receipt, as the carrier does; return the HTTP status."""
    fields = {"MessageSid": f"SM{message_id}", "MessageStatus": "delivered", **more}
    return int(doors.post_signed(f"/sms/status/{message_id}", fields).status_code)


def figures(doors: Doors) -> list[str]:
    """Return the lines of the metrics."""
    with doors.house.database.begin() as session:
        return metrics(session).splitlines()


def finding(doors: Doors, name: str) -> Finding:
    """Return one thing the doctor looks at."""
    return next(one for one in examine(doors.house) if one.name == name)


def test_segments_and_prices_of_receipts_are_summed_exactly(doors: Doors) -> None:
    """Thrice 0.0079 dollars is 0.0237; a price that is none changes nothing."""
    for number in range(3):
        sent(doors, f"{number}")
        told = receipt(doors, f"{number}", NumSegments="2", Price="-0.00790", PriceUnit="usd")
        assert told == 204
    sent(doors, "4")
    assert receipt(doors, "4", NumSegments="0", Price="null", PriceUnit="USD") == 204
    assert 'steady_outbox_price{unit="USD"} 0.023700' in figures(doors)
    assert "steady_outbox_segments 6" in figures(doors)
    with doors.house.database.begin() as session:
        last = session.get_one(OutboxText, "4")
        assert (last.price_millionths, last.price_unit, last.segments) == (None, None, None)


def test_an_alert_is_counted_and_the_doctor_says_what_to_do(doors: Doors) -> None:
    """For a week it is something to be done; then it is history, and still counted."""
    assert finding(doors, "carrier alerts") == Finding("carrier alerts", "none")
    with doors.house.database.begin() as session:
        for _ in range(2):
            failures.alert(session, "30034", doors.clock())
    assert 'steady_carrier_alerts_total{code="30034"} 2' in figures(doors)
    found = finding(doors, "carrier alerts")
    assert "30034 x 2" in found.says
    assert "register" in found.says
    assert not found.fine
    doors.clock.move(days=8)
    assert finding(doors, "carrier alerts").fine


def test_a_landline_told_by_a_receipt_is_counted_and_the_doctor_is_content(doors: Doors) -> None:
    """One number that rests is a figure, nothing that the operator must mend."""
    sent(doors, "1")
    assert receipt(doors, "1", MessageStatus="undelivered", ErrorCode="30006") == 204
    assert 'steady_participants_unreachable{code="30006"} 1' in figures(doors)
    assert finding(doors, "carrier alerts").fine
    doors.text("GRATITUDE the rain")
    assert not any("unreachable" in line for line in figures(doors))


def test_a_held_text_is_something_for_the_operator(doors: Doors) -> None:
    """Nobody but a person can tell whether it was sent."""
    assert finding(doors, "held texts").fine
    sent(doors, "1")
    with doors.house.database.begin() as session:
        outbox.hold(session, "1", "the carrier's list cannot be had", doors.clock())
    found = finding(doors, "held texts")
    assert not found.fine
    assert "operator.md" in found.says


def test_the_figures_name_nobody(doors: Doors) -> None:
    """Neither a number nor a word of a text."""
    sent(doors, "1")
    with doors.house.database.begin() as session:
        session.get_one(Participant, 1).unreachable = "30006"
    assert not any("555" in line or "small" in line for line in figures(doors))


def test_while_the_database_is_away_nothing_is_lost_and_the_service_says_so(
    tmp_path: Path,
) -> None:
    """Not ready, and a text gets a 5xx, which the carrier tries again; pages still stand."""
    cluster = ExitStack()
    server = cluster.enter_context(postgres_cluster(tmp_path))
    with cluster, open_doors(new_postgres_database(server, "away"), MovableClock()) as doors:
        assert doors.text("JOIN")
        cluster.close()
        ready = requests.get(f"{doors.url}/readyz", timeout=10)
        assert (ready.status_code, ready.json()["database"]) == (503, "away")
        assert doors.post_text(doors.fields("A")).status_code == 500
        assert requests.get(f"{doors.url}/", timeout=10).status_code == 200
