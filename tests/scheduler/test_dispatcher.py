"""Dispatching: claimed, sent once, and the outcome written, whatever the carrier answers."""

import itertools
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from threading import Barrier

import pytest
from sqlalchemy import select

from scheduler.dispatcher import Dispatched, dispatch, wait_after
from shared.services import claims, outbox
from shared.storage.models import Consent, OutboxText
from shared.storage.states import Channel, ConsentKind, Status, TextStatus
from sms.carrier_contract import OutgoingText
from sms.gateway import TwilioGateway
from sms.local_carrier import magic
from tests.scheduler import sending as on_their_way
from tests.scheduler.sending import NINE, Meanwhile, Sending, carrier_that_drops
from tests.scheduler.someone import only_text, participant, planned, rows, someone
from tests.sms.carrier_fixtures import ACCOUNT, TOKEN, US, closed_port

sending, setting, gateway = on_their_way.sending, on_their_way.setting, on_their_way.gateway

WORKERS, CROWD = 4, 24


def test_an_accepted_text_arrives_and_is_not_sent_again(sending: Sending) -> None:
    """The carrier's name for it and its segments are kept, and a second round finds nothing."""
    sending.someone_due()
    assert sending.dispatch() == Dispatched(accepted=1)
    assert sending.dispatch() == Dispatched()
    text = only_text(sending.database)
    assert (text.status, text.segments, text.attempts) == (TextStatus.ACCEPTED, 1, 1)
    assert text.carrier_sid == sending.sid()
    assert (text.claimed_at, text.settled_at) == (NINE, NINE)
    assert sending.arrived() == [sending.prompt]


@pytest.mark.parametrize("phone", [magic.NO_ROUTE, magic.NOT_ALLOWED])
def test_a_text_refused_for_good_is_left_and_the_person_stays(sending: Sending, phone: str) -> None:
    """A fault of ours is no wish to stop; the next day, when it may be mended, is tried again."""
    owner = sending.someone_due(phone)
    assert sending.dispatch() == Dispatched(rejected=1)
    text = only_text(sending.database)
    assert (text.status, text.settled_at) == (TextStatus.REJECTED, NINE)
    assert phone not in (text.error or "")
    assert participant(sending.database, owner).status is Status.ACTIVE
    assert sending.dispatch() == Dispatched()
    tomorrow = NINE + timedelta(days=1)
    assert planned(sending.database, sending.content, tomorrow).written == 1


def test_a_text_put_back_by_429_waits_longer_each_time_and_is_sent_once(sending: Sending) -> None:
    """Five seconds, then ten, then it is taken; before its time no round touches it."""
    sending.someone_due(magic.THROTTLED)
    for attempts, wait in ((1, 5), (2, 10)):
        assert sending.dispatch() == Dispatched(put_off=1)
        text = only_text(sending.database)
        assert (text.status, text.attempts) == (TextStatus.QUEUED, attempts)
        assert text.not_before == sending.clock.now + timedelta(seconds=wait)
        sending.clock.advance(wait - 1)
        assert sending.dispatch() == Dispatched()
        sending.clock.advance(1)
    assert sending.dispatch() == Dispatched(accepted=1)
    assert sending.arrived(magic.THROTTLED) == [sending.prompt]


def test_the_back_off_doubles_and_ends_at_ten_minutes() -> None:
    """However often the carrier says so, a text waits no longer than that."""
    attempts = (1, 2, 3, 7, 8, 9, 10_000)
    seconds = [wait_after(number, 0.5).total_seconds() for number in attempts]
    assert seconds == [5, 10, 20, 320, 600, 600, 600]


def test_those_refused_together_do_not_come_back_together() -> None:
    """Chance makes a wait up to a tenth shorter or longer."""
    waits = [wait_after(1, chance).total_seconds() for chance in (0, 0.25, 0.5, 1)]
    assert waits == [4.5, 4.75, 5, 5.5]


def test_a_carrier_that_cannot_be_reached_is_tried_again_later(sending: Sending) -> None:
    """No connection, so surely not processed: the text goes back, and arrives once."""
    sending.someone_due()
    with TwilioGateway(ACCOUNT, TOKEN, US, f"http://127.0.0.1:{closed_port()}") as nobody:
        assert sending.dispatch(nobody) == Dispatched(put_off=1, out_of_reach=True)
    assert only_text(sending.database).status is TextStatus.QUEUED
    sending.clock.advance(5)
    assert sending.dispatch() == Dispatched(accepted=1)
    assert sending.arrived() == [sending.prompt]


@pytest.mark.parametrize(
    ("phone", "taken"),
    [(magic.HANGS, 1), (magic.BROKEN, 0), (magic.BROKEN_AFTER_ACCEPTING, 1)],
)
def test_an_outcome_nobody_knows_is_never_sent_again_on_a_guess(
    sending: Sending, phone: str, taken: int
) -> None:
    """A time-out after accepting and a 5xx look alike: the text is left to be looked up."""
    sending.someone_due(phone)
    with TwilioGateway(ACCOUNT, TOKEN, US, sending.setting.api_url, timeout_seconds=0.3) as hurried:
        assert sending.dispatch(hurried) == Dispatched(unknown=1)
    text = only_text(sending.database)
    assert (text.status, text.carrier_sid, text.settled_at) == (TextStatus.UNKNOWN, None, None)
    assert text.error
    sending.clock.advance(3600)
    assert sending.dispatch() == Dispatched()
    assert sending.arrived(phone) == [sending.prompt] * taken


def test_a_dropped_connection_is_unknown(sending: Sending) -> None:
    """The request went out and no answer came: whether it was read, nobody here can say."""
    sending.someone_due()
    with carrier_that_drops() as dropping:
        assert sending.dispatch(dropping) == Dispatched(unknown=1)
    assert only_text(sending.database).status is TextStatus.UNKNOWN
    assert sending.dispatch() == Dispatched()


def test_whoever_told_the_carrier_to_stop_is_stopped(sending: Sending) -> None:
    """21610: the wish is kept with its source, what is queued is cancelled, nothing follows."""
    owner = sending.someone_due(magic.BLOCKED)
    sending.clock.advance(1)
    sending.queue(owner, "An answer that came late.")
    assert sending.dispatch() == Dispatched(rejected=1)
    by_body = {text.body: text.status for text in rows(sending.database, OutboxText)}
    assert by_body == {
        sending.prompt: TextStatus.REJECTED,
        "An answer that came late.": TextStatus.CANCELLED,
    }
    person = participant(sending.database, owner)
    assert (person.status, person.next_due_at) == (Status.STOPPED, None)
    (proof,) = rows(sending.database, Consent)
    assert (proof.kind, proof.channel) == (ConsentKind.OPT_OUT, Channel.SMS)
    assert proof.source == "carrier: 21610"


def test_the_claim_is_committed_before_the_carrier_is_called(sending: Sending) -> None:
    """Whoever looks into the database during the call finds the text claimed."""
    sending.someone_due()
    seen: list[tuple[TextStatus, datetime | None, int]] = []

    def look(text: OutgoingText) -> None:
        row = sending.text(text.message_id)
        seen.append((row.status, row.claimed_at, row.attempts))

    sending.dispatch(Meanwhile(sending.gateway, before_send=look))
    assert seen == [(TextStatus.CLAIMED, NINE, 1)]
    assert only_text(sending.database).status is TextStatus.ACCEPTED


def test_while_a_text_is_being_sent_no_other_worker_has_it(sending: Sending) -> None:
    """A second dispatcher in the midst of the first one's call finds nothing to do."""
    sending.someone_due()
    others: list[Dispatched] = []
    dispatched = sending.dispatch(
        Meanwhile(sending.gateway, before_send=lambda _text: others.append(sending.dispatch()))
    )
    assert (dispatched, others) == (Dispatched(accepted=1), [Dispatched()])
    assert sending.arrived() == [sending.prompt]


def test_a_round_sends_no_more_than_its_limit_and_the_oldest_first(sending: Sending) -> None:
    """The rest is left to the next round, or to another worker."""
    owner = someone(sending.database, NINE)
    for number in range(5):
        sending.clock.advance(1)
        sending.queue(owner, f"Text {number}")
    limited = dispatch(sending.database, sending.clock, sending.by(sending.gateway), limit=3)
    assert limited == Dispatched(accepted=3)
    assert sending.arrived() == ["Text 0", "Text 1", "Text 2"]


def test_many_dispatchers_at_once_send_each_text_once(sending: Sending) -> None:
    """Four threads, each with a gateway of its own, begin together; every phone gets one text."""
    phones = [f"+12125550{index:03}" for index in range(CROWD)]
    for phone in phones:
        someone(sending.database, NINE - timedelta(hours=1), phone=phone)
    assert planned(sending.database, sending.content, NINE).written == CROWD
    start = Barrier(WORKERS)

    def work(_worker: int) -> int:
        with TwilioGateway(ACCOUNT, TOKEN, US, sending.setting.api_url) as own:
            start.wait(timeout=30)
            return sending.dispatch(own).accepted

    with ThreadPoolExecutor(WORKERS) as workers:
        accepted = list(workers.map(work, range(WORKERS)))
    accepted.append(sending.dispatch().accepted)  # whatever one of them had to leave
    assert sum(accepted) == CROWD
    assert Counter(phone for phone in phones for _ in sending.arrived(phone)) == Counter(phones)
    with sending.database.begin() as session:
        found = session.execute(select(OutboxText.status, OutboxText.attempts)).all()
    assert {tuple(row) for row in found} == {(TextStatus.ACCEPTED, 1)}


def freeze(sending: Sending, seconds: float) -> Callable[[], datetime]:
    """Give a clock that jumps when it is looked at the second time, between claim and call."""
    looks = itertools.count(1)

    def look() -> datetime:
        return sending.clock.advance(seconds) if next(looks) == 3 else sending.clock()

    return look


def test_a_process_held_up_between_claim_and_call_sends_nothing(sending: Sending) -> None:
    """Frozen for two minutes, it puts the text back; whoever has it by then sends it, once."""
    sending.someone_due()
    how = sending.by(sending.gateway)
    frozen = freeze(sending, 120)
    assert dispatch(sending.database, frozen, how, limit=1) == Dispatched(accepted=1)
    assert only_text(sending.database).attempts == 1
    assert sending.arrived() == [sending.prompt]


@pytest.mark.parametrize("phone", [magic.THROTTLED, magic.BROKEN, magic.NO_ROUTE])
def test_an_outcome_that_comes_after_another_has_claimed_the_text_changes_nothing(
    sending: Sending, phone: str
) -> None:
    """Frozen in the call; meanwhile the text was looked up, and is claimed by another."""
    sending.someone_due(phone)

    def meanwhile(_text: OutgoingText) -> None:
        sending.clock.now += outbox.LONGEST_HELD_UP
        assert sending.reconcile().requeued == 1
        with sending.database.begin() as session:
            assert claims.claim(session, sending.clock.now, 1).texts

    sending.dispatch(Meanwhile(sending.gateway, before_send=meanwhile))
    text = only_text(sending.database)
    assert (text.status, text.claimed_at) == (TextStatus.CLAIMED, sending.clock.now)


def test_slow_calls_leave_the_rest_of_a_batch_to_others(sending: Sending) -> None:
    """Each takes three seconds: one is sent at a time, and a stop in between is obeyed."""
    for number in range(3):
        sending.someone_due(f"+1212555010{number}")
    stopped: list[str] = []

    def slow(text: OutgoingText) -> None:
        sending.clock.advance(3)
        other = next(one for one in ("+12125550100", "+12125550101") if one != text.to)
        if not stopped:
            stopped.append(other)
            sending.says("STOP", other)

    dispatched = sending.dispatch(Meanwhile(sending.gateway, before_send=slow))
    assert dispatched == Dispatched(accepted=2)
    assert sending.arrived(stopped[0]) == []
