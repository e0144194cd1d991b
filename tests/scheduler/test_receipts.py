"""Delivery receipts: late, twice, out of order or made up, they never say less than is known."""

import itertools

import pytest

from scheduler.dispatcher import Dispatched
from shared.services import receipts
from shared.services.receipts import Told
from shared.storage.models import Consent, OutboxText, Receipt
from shared.storage.states import ConsentKind, Status, TextStatus
from sms.carrier_contract import OutgoingText
from sms.carrier_errors import failure_of
from sms.local_carrier import magic
from tests.scheduler import sending as on_their_way
from tests.scheduler.sending import NINE, Meanwhile, Sending
from tests.scheduler.someone import PHONE, only_text, participant, rows, someone

sending, setting, gateway = on_their_way.sending, on_their_way.setting, on_their_way.gateway

SID = "SM" + "0123456789abcdef" * 2
OTHER_SID = "SM" + "f" * 32


def told(
    sending: Sending, status: str, *, code: str | None = None, sid: str = SID, text: str = ""
) -> bool:
    """Take one receipt, of the one text unless another is named."""
    message_id = text or only_text(sending.database).message_id
    with sending.database.begin() as session:
        return receipts.record_receipt(
            session,
            message_id,
            Told(sid, status, code, failure_of(code) if code else None),
            now=sending.clock.now,
            new_id=lambda: f"again-of-{message_id}"[:36],
        )


def take_what_came(sending: Sending) -> list[str]:
    """Let the carrier send its receipts, take each as it came, and return their states."""
    sending.setting.carrier.deliver_due(sending.clock.now)
    for heard in sending.setting.listener.heard:
        told(
            sending,
            heard.form["MessageStatus"],
            code=heard.form.get("ErrorCode"),
            sid=heard.form["MessageSid"],
            text=heard.path.removeprefix("sms/status/"),
        )
    return sending.setting.listener.statuses()


@pytest.mark.parametrize(
    ("phone", "came", "delivery", "error"),
    [
        (PHONE, ["sent", "delivered"], "delivered", None),
        (magic.DUPLICATE_RECEIPTS, ["sent", "sent", "delivered", "delivered"], "delivered", None),
        (magic.REORDERED_RECEIPTS, ["delivered", "sent"], "delivered", None),
        (magic.UNREACHABLE, ["sent", "undelivered"], "undelivered", "30003"),
        (magic.EXPIRED, ["failed"], "failed", "30036"),
        (magic.NO_RECEIPTS, [], None, None),
    ],
)
def test_the_receipts_of_a_carrier_end_in_what_became_of_the_text(
    sending: Sending, phone: str, came: list[str], delivery: str | None, error: str | None
) -> None:
    """In order, doubled, swapped or none at all; each state is kept once."""
    sending.someone_due(phone)
    assert sending.dispatch() == Dispatched(accepted=1)
    assert take_what_came(sending) == came
    (text,) = [one for one in rows(sending.database, OutboxText) if not one.again]
    assert (text.status, text.delivery, text.error) == (TextStatus.ACCEPTED, delivery, error)
    kept = [receipt.status for receipt in rows(sending.database, Receipt)]
    assert sorted(kept) == sorted(set(came))


STEPS = ["accepted", "queued", "sending", "sent", "undelivered", "delivered", "read"]


def test_the_higher_rank_stays_whichever_comes_first(sending: Sending) -> None:
    """From accepted to read, any two in any order: a late receipt takes nothing back."""
    owner = someone(sending.database, NINE)
    for number, pair in enumerate(itertools.permutations(STEPS, 2)):
        text = sending.queue(owner, "One small step.")
        for status in pair:
            assert told(sending, status, sid=f"SM{number:032}", text=text)
        assert sending.text(text).delivery == max(pair, key=STEPS.index), pair


def test_the_same_receipt_twice_changes_nothing(sending: Sending) -> None:
    """Twilio sends again what it believes lost."""
    sending.someone_due()
    assert told(sending, "delivered")
    before = only_text(sending.database)
    sending.clock.advance(60)
    assert not told(sending, "delivered", code="30003")
    after = only_text(sending.database)
    assert (after.delivery, after.error) == (before.delivery, before.error)
    (kept,) = rows(sending.database, Receipt)
    assert (kept.received_at, kept.error_code) == (NINE, None)


def test_a_status_nobody_knows_is_kept_and_changes_nothing(sending: Sending) -> None:
    """The carrier may have new words; the old state stands, and the word can be looked up."""
    sending.someone_due()
    told(sending, "sent")
    assert told(sending, "teleported", code="99999")
    text = only_text(sending.database)
    assert (text.delivery, text.error) == ("sent", None)
    assert [receipt.status for receipt in rows(sending.database, Receipt)] == ["sent", "teleported"]


@pytest.mark.parametrize("sid", [OTHER_SID, ""])
def test_a_receipt_with_a_wrong_sid_is_ignored(sending: Sending, sid: str) -> None:
    """Our id in the address is not enough: the carrier's own name must be the one it gave."""
    sending.someone_due()
    told(sending, "sent")
    assert not told(sending, "failed", code="30003", sid=sid)
    text = only_text(sending.database)
    assert (text.carrier_sid, text.delivery, text.error) == (SID, "sent", None)
    assert len(rows(sending.database, Receipt)) == 1


def test_a_receipt_for_a_text_nobody_knows_is_ignored(sending: Sending) -> None:
    """An id that is not ours, or of someone who has been erased."""
    assert not told(sending, "delivered", text="no-such-text")
    assert rows(sending.database, Receipt) == []


def test_a_receipt_that_comes_before_the_answer_settles_the_text(sending: Sending) -> None:
    """The carrier is sometimes quicker with its receipt than with its answer; both agree."""
    sending.someone_due(magic.BROKEN)
    quick = Meanwhile(sending.gateway, before_send=lambda _text: told(sending, "sent"))
    assert sending.dispatch(quick) == Dispatched(unknown=1)
    text = only_text(sending.database)
    assert (text.status, text.carrier_sid, text.delivery) == (TextStatus.ACCEPTED, SID, "sent")


def test_a_receipt_for_a_text_that_is_queued_again_keeps_it_from_being_sent_twice(
    sending: Sending,
) -> None:
    """The carrier had it after all, its receipt being an hour late."""
    sending.someone_due()
    message_id = only_text(sending.database).message_id
    assert told(sending, "delivered", text=message_id)
    assert sending.dispatch() == Dispatched()
    assert only_text(sending.database).status is TextStatus.ACCEPTED


def test_a_receipt_wakes_no_cancelled_text(sending: Sending) -> None:
    """Someone stopped while the text was on its way: what is known is written, nothing is sent."""
    sending.someone_due()

    def stop(_text: OutgoingText) -> None:
        sending.says("STOP")

    sending.dispatch(Meanwhile(sending.gateway, before_send=stop))
    take_what_came(sending)
    text = only_text(sending.database)
    assert (text.status, text.delivery) == (TextStatus.ACCEPTED, "delivered")
    assert sending.dispatch() == Dispatched()


def test_an_opt_out_told_in_a_receipt_stops_the_person(sending: Sending) -> None:
    """21610 comes as a failed text: they told the carrier, and so us, with the proof kept."""
    owner = sending.someone_due()
    assert told(sending, "failed", code="21610")
    text = only_text(sending.database)
    assert (text.status, text.delivery, text.error) == (TextStatus.ACCEPTED, "failed", "21610")
    assert participant(sending.database, owner).status is Status.STOPPED
    (proof,) = rows(sending.database, Consent)
    assert (proof.kind, proof.source) == (ConsentKind.OPT_OUT, "carrier: 21610")


def test_the_receipts_of_two_texts_do_not_touch_each_other(sending: Sending) -> None:
    """Each is found by our id, whatever else went to the same phone."""
    owner = sending.someone_due()
    sending.clock.advance(1)
    second = sending.queue(owner, "An answer that came late.")
    told(sending, "delivered", sid=OTHER_SID, text=second)
    found = {text.message_id: text.delivery for text in rows(sending.database, OutboxText)}
    assert found.pop(second) == "delivered"
    assert list(found.values()) == [None]
