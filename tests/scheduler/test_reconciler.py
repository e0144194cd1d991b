"""Settling what nobody knows: by the carrier's list, by a receipt, never by a guess."""

from datetime import timedelta

import pytest

from scheduler.dispatcher import Dispatched
from scheduler.reconciler import Reconciled
from shared.services import claims, outbox, receipts
from shared.services.claims import ClaimedText
from shared.services.receipts import Told
from shared.storage.models import OutboxText
from shared.storage.presence import Presence
from shared.storage.states import TextStatus
from sms.carrier_contract import OutgoingText
from sms.gateway import TwilioGateway
from sms.local_carrier import magic
from tests.scheduler import sending as on_their_way
from tests.scheduler.sending import A_LEASE, NINE, Meanwhile, Sending, carrier_that_drops
from tests.scheduler.someone import PHONE, only_text, rows, someone
from tests.sms.carrier_fixtures import ACCOUNT, TOKEN, US, closed_port

sending, setting, gateway = on_their_way.sending, on_their_way.setting, on_their_way.gateway

SENT_ALTHOUGH_BROKEN = magic.BROKEN_AFTER_ACCEPTING


def lose_the_answer(sending: Sending, phone: str) -> str:
    """Send the text of the day to a number whose outcome nobody knows; return our id of it."""
    sending.someone_due(phone)
    assert sending.dispatch() == Dispatched(unknown=1)
    return only_text(sending.database).message_id


def lose_the_text(sending: Sending) -> None:
    """Send what is due by a connection that breaks before anything is read."""
    with carrier_that_drops() as dropping:
        assert sending.dispatch(dropping) == Dispatched(unknown=1)


def claim(sending: Sending) -> ClaimedText:
    """Claim the one text, as a process does that then dies."""
    with sending.database.begin() as session:
        (claimed,) = claims.claim(session, sending.clock.now, 1).texts
    return claimed


def receipt(sending: Sending, message_id: str, sid: str) -> bool:
    """Take the receipt that the carrier sends for a text it has."""
    with sending.database.begin() as session:
        return receipts.record_receipt(
            session, message_id, Told(sid, "sent"), now=sending.clock.now, new_id=lambda: "unused"
        )


@pytest.mark.parametrize("delivered", [False, True])
def test_a_text_in_the_carriers_list_is_accepted_and_not_sent_again(
    sending: Sending, *, delivered: bool
) -> None:
    """Whether it has left the carrier or is still queued there."""
    lose_the_answer(sending, SENT_ALTHOUGH_BROKEN)
    if delivered:
        sending.setting.carrier.deliver_due(sending.clock.now)
    sending.clock.now += A_LEASE
    assert sending.reconcile() == Reconciled(found=1)
    text = only_text(sending.database)
    assert (text.status, text.settled_at) == (TextStatus.ACCEPTED, sending.clock.now)
    assert text.carrier_sid == sending.sid(SENT_ALTHOUGH_BROKEN)
    assert sending.dispatch() == Dispatched()
    assert sending.arrived(SENT_ALTHOUGH_BROKEN) == [sending.prompt]


def test_a_text_the_carrier_surely_has_not_is_sent_again_once(sending: Sending) -> None:
    """The connection broke before anything was read: absent from the list, so queued again."""
    sending.someone_due()
    lose_the_text(sending)
    sending.clock.now += A_LEASE
    assert sending.reconcile() == Reconciled(requeued=1)
    assert sending.dispatch() == Dispatched(accepted=1)
    assert sending.arrived() == [sending.prompt]
    text = only_text(sending.database)
    assert (text.status, text.attempts) == (TextStatus.ACCEPTED, 2)


def test_nothing_is_settled_before_the_lease_is_over(sending: Sending) -> None:
    """The list lags behind, and the worker may still be waiting for its answer."""
    lose_the_answer(sending, magic.BROKEN)
    sending.clock.advance(59)
    assert sending.reconcile() == Reconciled()
    assert only_text(sending.database).status is TextStatus.UNKNOWN


def test_while_the_list_cannot_be_had_a_text_waits_and_after_half_a_day_a_person_looks(
    sending: Sending,
) -> None:
    """Neither found nor absent: it is not sent again, and in the end it is held."""
    lose_the_answer(sending, SENT_ALTHOUGH_BROKEN)
    with TwilioGateway(ACCOUNT, "wrong", US, sending.setting.api_url) as locked_out:
        for hours in (1, 6, 11.9):
            sending.clock.now = NINE + timedelta(hours=hours)
            assert sending.reconcile(locked_out) == Reconciled()
            assert only_text(sending.database).status is TextStatus.UNKNOWN
            assert sending.dispatch() == Dispatched()
        sending.clock.now = NINE + timedelta(hours=12)
        assert sending.reconcile(locked_out) == Reconciled(held=1)
    text = only_text(sending.database)
    assert (text.status, text.error) == (TextStatus.HELD, "the carrier's list cannot be had")
    assert sending.dispatch() == Dispatched()


def test_once_the_list_is_out_of_reach_nobody_else_waits_for_it(sending: Sending) -> None:
    """One question without an answer ends the round; in the end each text is held all the same."""
    for number in range(5):
        sending.someone_due(f"+1212555010{number}")
        claim(sending)
    asked: list[int] = []
    with TwilioGateway(ACCOUNT, TOKEN, US, f"http://127.0.0.1:{closed_port()}") as nobody:
        counting = Meanwhile(nobody, before_find=lambda: asked.append(1))
        sending.clock.now += A_LEASE
        assert sending.reconcile(counting) == Reconciled()
        assert len(asked) == 1
        sending.clock.now = NINE + timedelta(hours=13)
        assert [sending.reconcile(counting).held for _ in range(6)] == [1, 1, 1, 1, 1, 0]


@pytest.mark.parametrize("reached_the_carrier", [True, False])
def test_a_claim_left_by_a_dead_process_is_settled(
    sending: Sending, *, reached_the_carrier: bool
) -> None:
    """Killed after the call or before it: in both cases one text arrives."""
    sending.someone_due()
    claimed = claim(sending)
    if reached_the_carrier:
        sending.gateway.send(
            OutgoingText(claimed.to, claimed.body, claimed.message_id, "http://127.0.0.1/", 3600)
        )
    assert sending.dispatch() == Dispatched()
    sending.clock.now += A_LEASE
    settled = Reconciled(found=1) if reached_the_carrier else Reconciled(requeued=1)
    assert sending.reconcile() == settled
    assert sending.dispatch().accepted == (not reached_the_carrier)
    assert sending.arrived() == [sending.prompt]


def test_a_receipt_settles_a_text_before_the_list_is_asked(sending: Sending) -> None:
    """It proves that the carrier has the text, so nothing is left to look up."""
    message_id = lose_the_answer(sending, SENT_ALTHOUGH_BROKEN)
    assert receipt(sending, message_id, sending.sid(SENT_ALTHOUGH_BROKEN))
    sending.clock.now += A_LEASE
    assert sending.reconcile() == Reconciled()
    text = only_text(sending.database)
    assert (text.status, text.settled_at) == (TextStatus.ACCEPTED, NINE)
    assert sending.dispatch() == Dispatched()


def test_a_receipt_that_comes_while_the_list_is_asked_counts(sending: Sending) -> None:
    """An answer that was out of date when it came sends nothing again."""
    message_id = lose_the_answer(sending, magic.BROKEN)
    sid = "SM" + "a" * 32
    late = Meanwhile(sending.gateway, before_find=lambda: receipt(sending, message_id, sid))
    sending.clock.now += A_LEASE
    assert sending.reconcile(late) == Reconciled()
    text = only_text(sending.database)
    assert (text.status, text.carrier_sid) == (TextStatus.ACCEPTED, sid)


def test_an_answer_that_comes_after_a_text_was_queued_again_is_believed(sending: Sending) -> None:
    """A worker that hung for longer than anybody waits: accepted, and not sent twice."""
    sending.someone_due()

    def hang(_text: OutgoingText) -> None:
        sending.clock.now += outbox.LONGEST_HELD_UP
        assert sending.reconcile() == Reconciled(requeued=1)

    assert sending.dispatch(Meanwhile(sending.gateway, before_send=hang)) == Dispatched(accepted=1)
    assert only_text(sending.database).status is TextStatus.ACCEPTED
    assert sending.arrived() == [sending.prompt]


@pytest.mark.parametrize("alive", [True, False])
def test_a_process_that_is_seen_to_live_keeps_its_claim(sending: Sending, *, alive: bool) -> None:
    """Held up before the call, it may yet make it when it wakes; once it is gone, it will not.

    On SQLite one process sends, and nothing is seen of it: the lease alone counts.
    """
    sending.someone_due()
    frozen = Presence(sending.database.engine)
    worker = frozen.show()
    with sending.database.begin() as session:
        assert claims.claim(session, sending.clock.now, 1, worker=worker).texts
    if not alive:
        frozen.close()
    waits = alive and worker is not None
    sending.clock.now += A_LEASE
    assert sending.reconcile() == Reconciled(requeued=0 if waits else 1)
    sending.clock.now += outbox.LONGEST_HELD_UP
    assert sending.reconcile() == Reconciled(requeued=1 if waits else 0)
    frozen.close()


@pytest.mark.parametrize("words", ["STOP", "PAUSE", "he hit me again"])
def test_an_unsettled_text_of_someone_who_stopped_is_not_sent_again(
    sending: Sending, words: str
) -> None:
    """Absent from the list, and no longer wanted."""
    sending.someone_due()
    lose_the_text(sending)
    sending.says(words)
    sending.clock.now += A_LEASE
    sending.reconcile()
    assert sending.dispatch() == Dispatched()
    assert only_text(sending.database).status is TextStatus.CANCELLED
    assert sending.arrived() == []


def test_a_text_that_crossed_midnight_is_found(sending: Sending) -> None:
    """Taken in the last second of one UTC day and sent in the first of the next."""
    sending.clock.now = NINE.replace(hour=23, minute=59, second=59)  # 18:59:59 in New York
    lose_the_answer(sending, SENT_ALTHOUGH_BROKEN)
    sending.setting.carrier.deliver_due(sending.clock.advance(2))
    sending.clock.now += A_LEASE
    assert sending.reconcile() == Reconciled(found=1)


def test_an_earlier_text_of_the_same_words_is_not_taken_for_it(sending: Sending) -> None:
    """The first of two equal texts arrived; the second never did, and is sent."""
    owner = someone(sending.database, NINE)
    sending.queue(owner, "You can do this.")
    assert sending.dispatch() == Dispatched(accepted=1)
    sending.clock.advance(2)
    second = sending.queue(owner, "You can do this.")
    lose_the_text(sending)
    sending.clock.now += A_LEASE
    assert sending.reconcile() == Reconciled(requeued=1)
    assert sending.dispatch() == Dispatched(accepted=1)
    assert sending.text(second).status is TextStatus.ACCEPTED
    assert sending.arrived() == ["You can do this."] * 2


def test_what_went_to_the_phone_before_the_claim_proves_nothing(sending: Sending) -> None:
    """The same words a minute earlier, of which our outbox knows nothing."""
    sending.gateway.send(OutgoingText(PHONE, sending.prompt, "m-0", "http://127.0.0.1/", 3600))
    sending.clock.advance(60)
    sending.someone_due()
    lose_the_text(sending)
    sending.clock.now += A_LEASE
    assert sending.reconcile() == Reconciled(requeued=1)


@pytest.mark.parametrize("receipt_first", [True, False])
def test_of_two_equal_unknown_texts_each_is_sent_once(
    sending: Sending, *, receipt_first: bool
) -> None:
    """The first was lost, the second taken: whatever tells of it, two arrive and not three."""
    owner, body = someone(sending.database, NINE, phone=SENT_ALTHOUGH_BROKEN), "You can do this."
    sending.queue(owner, body)
    lose_the_text(sending)
    sending.clock.advance(1)
    second = sending.queue(owner, body)
    assert sending.dispatch() == Dispatched(unknown=1)
    sid = sending.sid(SENT_ALTHOUGH_BROKEN)
    if receipt_first:
        receipt(sending, second, sid)
    sending.clock.now += A_LEASE
    sending.reconcile()
    assert receipt(sending, second, sid) is not receipt_first
    sending.dispatch()
    sending.clock.now += A_LEASE
    sending.reconcile()
    assert sending.dispatch() == Dispatched()
    statuses = [text.status for text in rows(sending.database, OutboxText)]
    assert statuses == [TextStatus.ACCEPTED] * 2
    assert sending.arrived(SENT_ALTHOUGH_BROKEN) == [body] * 2
