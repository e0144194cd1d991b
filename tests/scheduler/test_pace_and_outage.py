"""Answers first, the sender's pace kept by all workers together, and a carrier that is down."""

import logging
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta

import pytest
from flask import Flask

from scheduler.dispatcher import Dispatched, dispatch
from scheduler.duties import dispatch_all
from shared.rules.pace import Pace
from shared.services import outbox
from shared.storage.models import Participant, Sender
from sms.carrier_contract import Outcome, OutgoingText, Unknown
from sms.gateway import TwilioGateway
from sms.local_carrier import LocalCarrier, magic
from tests.scheduler import sending as on_their_way
from tests.scheduler.sending import NINE, Sending
from tests.scheduler.someone import only_text, rows, someone
from tests.sms.carrier_fixtures import ACCOUNT, TOKEN, US, serving

sending, setting, gateway = on_their_way.sending, on_their_way.setting, on_their_way.gateway

OTHER = "+12025550199"


class Down:
    """A carrier that answers nothing, and counts who asks."""

    def __init__(self) -> None:
        self.asked = 0

    def send(self, text: OutgoingText) -> Outcome:
        """Give no answer."""
        del text
        self.asked += 1
        return Unknown("no answer")

    def find(self, *_args: object) -> list[object]:
        """Know nothing."""
        return []


def crowd(sending: Sending, size: int) -> list[str]:
    """Queue a text for each of so many people; return their numbers."""
    phones = [f"+1212555{2000 + number}" for number in range(size)]
    for phone in phones:
        sending.queue(someone(sending.database, NINE, phone=phone), "One small step.")
    return phones


def answer(sending: Sending, owner: int) -> None:
    """Queue an answer to a text of theirs."""
    with sending.database.begin() as session:
        outbox.enqueue(
            session,
            session.get_one(Participant, owner),
            "An answer.",
            message_id=f"answer-{owner}",
            now=sending.clock.now,
            not_before=sending.clock.now,
            expires_at=sending.clock.now + timedelta(hours=1),
            started_by_us=False,
        )


def test_an_answer_goes_before_everything_that_waits_and_at_any_hour(sending: Sending) -> None:
    """Queued last, sent first; at midnight it goes, and the others have to wait."""
    crowd(sending, 3)
    owner = someone(sending.database, NINE, phone=OTHER)
    sending.clock.advance(60)
    answer(sending, owner)
    how = sending.by(sending.gateway)
    assert dispatch(sending.database, sending.clock, how, limit=1) == Dispatched(accepted=1)
    assert sending.arrived(OTHER) == ["An answer."]
    sending.clock.advance(14 * 3600)
    answer(sending, someone(sending.database, NINE, phone="+12125550111"))
    assert sending.dispatch() == Dispatched(accepted=1)
    assert sending.arrived("+12125550111") == ["An answer."]


def test_several_workers_keep_one_pace_together(sending: Sending) -> None:
    """Three a second: four at once send three, a second later three more, and so on."""
    phones = crowd(sending, 8)
    how = sending.by(sending.gateway, Pace(3))
    for expected in (3, 6, 8):
        with ThreadPoolExecutor(4) as workers:
            list(workers.map(lambda _n: dispatch(sending.database, sending.clock, how), range(4)))
        assert sum(len(sending.arrived(phone)) for phone in phones) == expected
        sending.clock.advance(1)


def test_a_turn_waits_for_the_pace_where_it_may(sending: Sending) -> None:
    """Each second one more, until all have gone."""
    crowd(sending, 4)

    def pause(seconds: float) -> bool:
        sending.clock.advance(seconds)
        return True

    post = replace(sending.post, sending=sending.by(sending.gateway, Pace(1)), pause=pause)
    assert dispatch_all(post, NINE) == Dispatched(accepted=4)
    assert sending.clock.now - NINE == timedelta(seconds=3)


def test_a_full_day_keeps_texts_for_tomorrow_but_no_answer(
    sending: Sending, caplog: pytest.LogCaptureFixture
) -> None:
    """The cap counts both, the operator is told once, and nobody waits for the next day."""
    crowd(sending, 4)
    how = sending.by(sending.gateway, Pace(100, 2))
    with caplog.at_level(logging.ERROR):
        assert dispatch(sending.database, sending.clock, how) == Dispatched(accepted=2)
        assert dispatch(sending.database, sending.clock, how) == Dispatched()
        answer(sending, someone(sending.database, NINE, phone=OTHER))
        assert dispatch(sending.database, sending.clock, how) == Dispatched(accepted=1)
    assert [record.message for record in caplog.records] == ["sender.day_is_full"]
    assert rows(sending.database, Sender)[0].sent_today == 3
    sending.clock.advance(8 * 3600)  # still the same day in California
    assert dispatch(sending.database, sending.clock, how) == Dispatched()


def test_an_outage_pauses_sending_until_one_text_has_tried(sending: Sending) -> None:
    """After five calls without an answer no other is made; half a minute later one tries."""
    crowd(sending, 9)
    down = Down()
    assert sending.dispatch(down) == Dispatched(unknown=5)  # type: ignore[arg-type] # it finds nothing
    assert sending.dispatch(down) == Dispatched()  # type: ignore[arg-type]
    for rest in (300, 300):
        sending.clock.advance(rest)
        asked = down.asked
        sending.dispatch(down)  # type: ignore[arg-type]
        assert down.asked <= asked + 1
    sending.clock.advance(300)
    assert sending.dispatch() == Dispatched(accepted=2)
    (row,) = rows(sending.database, Sender)
    assert (row.failed_in_a_row, row.rests_until) == (0, None)


def test_single_failures_among_answers_pause_nothing(sending: Sending) -> None:
    """A carrier that refuses, or fails for one number, is not down."""
    for number in (magic.BROKEN, magic.NO_ROUTE, magic.THROTTLED):
        sending.queue(someone(sending.database, NINE, phone=number), "One small step.")
    crowd(sending, 3)
    assert sending.dispatch() == Dispatched(accepted=3, rejected=1, put_off=1, unknown=1)
    assert {row.rests_until for row in rows(sending.database, Sender)} == {None}


def test_while_the_carrier_is_down_one_worker_tries_for_all(sending: Sending) -> None:
    """Four begin together when the pause ends, and one call is made."""
    crowd(sending, 9)
    down = Down()
    sending.dispatch(down)  # type: ignore[arg-type]
    sending.clock.advance(400)
    asked = down.asked
    with ThreadPoolExecutor(4) as workers:
        list(workers.map(lambda _n: sending.dispatch(down), range(4)))  # type: ignore[arg-type]
    assert down.asked == asked + 1


@pytest.fixture
def another_number(sending: Sending) -> Iterator[str]:
    """A carrier that owns another number than ours; give its address."""
    path = sending.setting.store_path.with_name("another.sqlite")
    carrier = LocalCarrier(path, ACCOUNT, TOKEN, OTHER, "http://127.0.0.1:9/", sending.clock)
    app = Flask(__name__)
    app.register_blueprint(carrier.blueprint())
    with serving(app) as url:
        yield url


def test_a_second_sender_takes_what_the_first_is_refused_for_its_own_sake(
    sending: Sending, another_number: str
) -> None:
    """Our number is not this account's; the other one is, and the text goes by it, once."""
    sending.someone_due()
    with TwilioGateway(ACCOUNT, TOKEN, US, another_number, second_sender=OTHER) as both:
        assert sending.dispatch(both) == Dispatched(accepted=1)
        text = only_text(sending.database)
        found = both.find("+12125550123", text.body, NINE.date(), NINE)
    assert [one.sid for one in found] == [text.carrier_sid]


def test_a_second_sender_is_not_asked_about_a_person(sending: Sending) -> None:
    """Whoever told the carrier to stop is not written to from another number."""
    sending.someone_due(magic.BLOCKED)
    with TwilioGateway(ACCOUNT, TOKEN, US, sending.setting.api_url, second_sender=OTHER) as both:
        assert sending.dispatch(both) == Dispatched(rejected=1)
    assert only_text(sending.database).error is not None
