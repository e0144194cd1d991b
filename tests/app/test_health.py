"""What the operator sees: the figures of `/metrics` and the findings of `steady doctor`."""

from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
import requests

from app.doctor import Finding, examine
from app.metrics import metrics
from scheduler.duties import DUTIES, beat, purge
from shared.rules.pace import PacedSender
from shared.rules.vocabulary import Role
from shared.services import claims, failures, outbox, people, senders
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
        claims.claim(session, now, 1)


def receipt(doors: Doors, message_id: str, **more: str) -> int:
    """Post a signed receipt, as the carrier does; return the HTTP status."""
    fields = {"MessageSid": f"SM{message_id}", "MessageStatus": "delivered", **more}
    return int(doors.post_signed(f"/sms/status/{message_id}", fields).status_code)


def figures(doors: Doors) -> list[str]:
    """Return the lines of the metrics."""
    with doors.house.database.begin() as session:
        return metrics(session, doors.clock()).splitlines()


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
    assert "steady reconcile" in found.says


def ready(doors: Doors) -> tuple[int, list[str]]:
    """Ask whether the service is ready; return the HTTP status and the duties that are late."""
    answer = requests.get(f"{doors.url}/readyz", timeout=10)
    return answer.status_code, answer.json()["late"]


def beats(doors: Doors, worker: str, duties: Iterable[str] = DUTIES) -> None:
    """Let a worker have done some duties now."""
    post = replace(doors.house.post(doors.house.gateway()), worker=worker)
    for duty in duties:
        beat(post, duty)


def test_a_duty_that_nobody_does_makes_it_not_ready(doors: Doors) -> None:
    """One is stuck although the others go on: nobody sends, and the doctor says which it is."""
    assert ready(doors)[0] == 503
    beats(doors, "one")
    assert ready(doors) == (200, [])
    assert finding(doors, "duties").fine
    doors.clock.move(minutes=3)
    beats(doors, "one", set(DUTIES) - {"dispatch"})
    assert ready(doors) == (503, ["dispatch"])
    assert "dispatch" in finding(doors, "duties").says
    assert 'steady_duty_seconds_ago{duty="dispatch"} 180' in figures(doors)


def test_one_of_two_workers_that_is_stuck_is_named(doors: Doors) -> None:
    """The other keeps the service ready; after an hour the lost one is forgotten."""
    beats(doors, "lost")
    doors.clock.move(minutes=3)
    beats(doors, "well")
    assert ready(doors) == (200, [])
    found = finding(doors, "workers")
    assert not found.fine
    assert "lost silent for 0:03:00" in found.says
    assert "well" not in found.says
    doors.clock.move(minutes=60)
    beats(doors, "well")
    purge(doors.house.post(doors.house.gateway()), doors.clock())
    assert finding(doors, "workers").fine


def test_a_carrier_that_does_not_answer_is_seen(doors: Doors) -> None:
    """While sending is paused, and no longer."""
    assert "steady_carrier_answers 1" in figures(doors)
    with doors.house.database.begin() as session:
        sender = PacedSender("our sender")
        senders.grant(session, sender, doors.clock())
        senders.note(session, sender.name, [False] * 5, doors.clock())
    assert "steady_carrier_answers 0" in figures(doors)
    assert not finding(doors, "sending").fine
    doors.clock.move(minutes=1)
    assert finding(doors, "sending").fine


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
