"""What follows from a failed text: once more, never again, the operator told, or nothing."""

from datetime import timedelta

import pytest

from scheduler.dispatcher import Dispatched
from shared.services import people, receipts
from shared.services.receipts import Told
from shared.storage.models import CarrierAlert, OutboxText, Participant, Receipt
from shared.storage.states import Status, TextStatus
from sms.carrier_errors import CARRIER_ERRORS, failure_of
from sms.local_carrier import magic
from tests.scheduler import sending as on_their_way
from tests.scheduler.sending import NINE, Meanwhile, Sending
from tests.scheduler.someone import PHONE, due_at, only_text, participant, planned, rows, someone

sending, setting, gateway = on_their_way.sending, on_their_way.setting, on_their_way.gateway

DAY = timedelta(days=1)


def told(sending: Sending, text: OutboxText, status: str, code: str | None = None) -> None:
    """Take one receipt of a text."""
    receipt = Told(
        text.carrier_sid or "SM1", status, code, failure_of(code) if code is not None else None
    )
    with sending.database.begin() as session:
        receipts.record_receipt(
            session,
            text.message_id,
            receipt,
            now=sending.clock.now,
            new_id=lambda: f"again {text.message_id[:24]}",
        )


def newest(sending: Sending) -> OutboxText:
    """Return the text written last."""
    return max(rows(sending.database, OutboxText), key=lambda text: text.created_at)


def a_day_that_ends(sending: Sending, owner: int, status: str, code: str | None = None) -> None:
    """Let the next text go out and end as told, with its second sending if there is one.

    Then the person speaks by another channel, so that no silence ends the texts.
    """
    sending.clock.now = due_at(sending.database, owner)
    assert planned(sending.database, sending.content, sending.clock.now).written == 1
    sending.dispatch()
    told(sending, newest(sending), status, code)
    sending.clock.advance(3600)
    if sending.dispatch() == Dispatched(accepted=1):
        told(sending, newest(sending), status, code)
    with sending.database.begin() as session:
        people.note_a_sign_of_life(session.get_one(Participant, owner), sending.clock.now)


def alerts(sending: Sending) -> dict[str, int]:
    """Return how often the operator was told of each code."""
    return {alert.code: alert.times for alert in rows(sending.database, CarrierAlert)}


@pytest.mark.parametrize("code", ["30001", "30003", "30008"])
def test_a_passing_failure_is_sent_once_more_in_its_window_and_never_twice(
    sending: Sending, code: str
) -> None:
    """After half an hour; when that fails too, or the receipt comes again, the day is over."""
    sending.someone_due()
    sending.dispatch()
    first = only_text(sending.database)
    told(sending, first, "undelivered", code)
    told(sending, first, "undelivered", code)
    told(sending, first, "failed", code)
    assert sending.dispatch() == Dispatched()
    sending.clock.advance(1800)
    assert sending.dispatch() == Dispatched(accepted=1)
    told(sending, newest(sending), "undelivered", code)
    sending.clock.advance(7200)
    assert sending.dispatch() == Dispatched()
    assert sending.arrived() == [sending.prompt] * 2


@pytest.mark.parametrize("code", ["30006", "30007", "30034", "30036", "12345"])
def test_a_lasting_failure_is_not_sent_again(sending: Sending, code: str) -> None:
    """Whatever the code says of the number or of us, another try would only cost."""
    sending.someone_due()
    sending.dispatch()
    told(sending, only_text(sending.database), "undelivered", code)
    sending.clock.advance(1800)
    assert sending.dispatch() == Dispatched()


def test_nothing_is_sent_once_more_past_the_window(sending: Sending) -> None:
    """Half an hour before eight in the evening it is too late."""
    sending.someone_due()
    sending.clock.advance(10.5 * 3600)
    sending.dispatch()
    told(sending, only_text(sending.database), "undelivered", "30003")
    assert only_text(sending.database).again is False


@pytest.mark.parametrize("words", ["STOP", "PAUSE", "7"])
def test_a_text_that_is_no_longer_wanted_is_not_sent_once_more(
    sending: Sending, words: str
) -> None:
    """They spoke before the second try, or before the failure was told: it is taken back."""
    for phone, spoken_first in ((PHONE, True), ("+12125550199", False)):
        sending.someone_due(phone)
        sending.dispatch()
        first = newest(sending)
        if spoken_first:
            sending.says(words, phone)
        told(sending, first, "undelivered", "30003")
        if not spoken_first:
            sending.says(words, phone)
        sending.clock.advance(1800)
        assert sending.dispatch() == Dispatched()
        sending.clock.now = NINE


def test_a_text_that_arrives_after_all_is_not_sent_once_more(sending: Sending) -> None:
    """The receipts came in the wrong order."""
    sending.someone_due()
    sending.dispatch()
    first = only_text(sending.database)
    told(sending, first, "undelivered", "30003")
    told(sending, first, "delivered")
    sending.clock.advance(1800)
    assert sending.dispatch() == Dispatched()
    assert newest(sending).again is False or newest(sending).status is TextStatus.CANCELLED


@pytest.mark.parametrize("phone", [magic.INVALID, magic.NOT_MOBILE])
def test_a_number_refused_as_no_mobile_gets_nothing_more(sending: Sending, phone: str) -> None:
    """The person stays, where they were; no text is planned that would only cost."""
    owner = sending.someone_due(phone)
    sending.clock.advance(1)
    sending.queue(owner, "One more thing.")
    assert sending.dispatch() == Dispatched(rejected=1)
    found = participant(sending.database, owner)
    assert (found.status, found.step, found.next_due_at) == (Status.ACTIVE, 1, None)
    assert found.unreachable in {"21211", "21614"}
    assert {text.status for text in rows(sending.database, OutboxText)} == {
        TextStatus.REJECTED,
        TextStatus.CANCELLED,
    }


@pytest.mark.parametrize(("code", "days"), [("30006", 1), ("30005", 3), ("30003", 5)])
def test_a_number_that_fails_so_often_in_a_row_gets_nothing_more_until_it_texts(
    sending: Sending, code: str, days: int
) -> None:
    """A landline at once, an unknown number after three days, a phone that is off after five."""
    owner = someone(sending.database, NINE)
    for day in range(days):
        assert participant(sending.database, owner).unreachable is None, day
        a_day_that_ends(sending, owner, "undelivered", code)
    found = participant(sending.database, owner)
    assert (found.unreachable, found.next_due_at, found.status) == (code, None, Status.ACTIVE)
    sending.says("GRATITUDE the first coffee")
    back = participant(sending.database, owner)
    assert (back.unreachable, back.step) == (None, found.step)
    assert back.next_due_at is not None
    assert back.next_due_at > sending.clock.now


def test_a_text_that_arrives_begins_the_count_anew(sending: Sending) -> None:
    """Four days out of reach, one at home, four days out of reach: nothing is taken away."""
    owner = someone(sending.database, NINE)
    for status in [*["undelivered"] * 4, "delivered", *["undelivered"] * 4]:
        a_day_that_ends(sending, owner, status, "30003" if status == "undelivered" else None)
    assert participant(sending.database, owner).unreachable is None


def test_another_failure_begins_the_count_anew(sending: Sending) -> None:
    """Three of the same are wanted, one after the other."""
    owner = someone(sending.database, NINE)
    for code in ("30005", "30005", "30036", "30005", "30005"):
        a_day_that_ends(sending, owner, "undelivered", code)
    assert participant(sending.database, owner).unreachable is None


def test_a_text_from_the_number_begins_the_count_anew(sending: Sending) -> None:
    """Resting, then heard from: one more failure is one, not the sixth."""
    owner = someone(sending.database, NINE)
    for _ in range(3):
        a_day_that_ends(sending, owner, "undelivered", "30005")
    sending.says("GRATITUDE the rain")
    for _ in range(2):
        a_day_that_ends(sending, owner, "undelivered", "30005")
    assert participant(sending.database, owner).unreachable is None


@pytest.mark.parametrize(
    ("status", "code", "expected"),
    [
        ("undelivered", "30007", {"30007": 1}),
        ("failed", "30034", {"30034": 1}),
        ("failed", "98765", {"98765": 1}),
        ("failed", '"} 1', {"other": 1}),
        ("undelivered", "30003", {}),
        ("sent", "30007", {}),
    ],
)
def test_the_operator_is_told_of_what_only_they_can_mend(
    sending: Sending, caplog: pytest.LogCaptureFixture, status: str, code: str, expected: object
) -> None:
    """Filtered, unregistered, or a code nobody knows: a constant event, the code, a count."""
    sending.someone_due()
    sending.dispatch()
    told(sending, only_text(sending.database), status, code)
    assert alerts(sending) == expected
    logged = [record for record in caplog.records if record.msg == "carrier.alert"]
    assert [vars(record)["code"] for record in logged] == list(alerts(sending))
    assert rows(sending.database, Receipt)[-1].error_code == code


def test_refusals_are_counted_by_code(sending: Sending) -> None:
    """Two texts to a country that is not allowed: one row, twice."""
    owner = sending.someone_due(magic.NOT_ALLOWED)
    sending.dispatch()
    sending.queue(owner, "Once more.")
    sending.dispatch()
    assert alerts(sending) == {"21408": 2}


def test_the_days_limit_of_the_account_is_no_reason_to_try_all_day(sending: Sending) -> None:
    """63038 lasts for a rolling day; the text waits that long, and so is too late, untried."""
    failure = CARRIER_ERRORS["63038"]
    assert (failure.wait, failure.tells_operator) == (DAY, True)
    sending.someone_due()
    sending.dispatch()
    told(sending, only_text(sending.database), "failed", "63038")
    sending.clock.advance(1800)
    assert sending.dispatch() == Dispatched()


def test_every_code_has_a_meaning_and_only_numbers_lead_to_silence() -> None:
    """The table is whole: it names nobody, and what is said of a number has its count."""
    wanted = """429 20003 20404 20429 21211 21408 21604 21606 21610 21611 21612 21614 21617 30001
    30002 30003 30004 30005 30006 30007 30008 30022 30023 30034 30036 30410 63017 63038"""
    assert set(wanted.split()) <= set(CARRIER_ERRORS)
    assert all(failure.meaning for failure in CARRIER_ERRORS.values())
    resting = {code: one.in_a_row for code, one in CARRIER_ERRORS.items() if one.in_a_row}
    assert resting == {"21211": 1, "21614": 1, "30003": 5, "30005": 3, "30006": 1}


def test_a_stop_while_a_text_is_claimed_and_unsent_keeps_it_unsent(sending: Sending) -> None:
    """The process dies before the call, they stop, and start again: the old text stays unsent."""
    owner = sending.someone_due()

    def die(_text: object) -> None:
        raise SystemExit

    with pytest.raises(SystemExit):
        sending.dispatch(Meanwhile(sending.gateway, before_send=die))
    sending.says("STOP")
    assert only_text(sending.database).status is TextStatus.CLAIMED
    sending.clock.advance(30)
    sending.says("START")
    assert participant(sending.database, owner).status is Status.ACTIVE
    sending.clock.advance(60)
    sending.reconcile()
    assert sending.dispatch() == Dispatched()
    assert sending.arrived() == []
    assert only_text(sending.database).status is TextStatus.EXPIRED


@pytest.mark.parametrize("status", ["sent", "delivered", "undelivered"])
def test_a_receipt_for_a_text_that_was_cancelled_changes_only_the_record(
    sending: Sending, status: str
) -> None:
    """It was claimed when they stopped; whatever the carrier then says, nobody is texted."""
    owner = sending.someone_due(magic.THROTTLED)
    sending.dispatch(
        Meanwhile(sending.gateway, before_send=lambda _text: sending.says("STOP", magic.THROTTLED))
    )
    before = participant(sending.database, owner)
    told(sending, only_text(sending.database), status, "30003" if status[0] == "u" else None)
    text = only_text(sending.database)
    assert (text.status, text.delivery) == (TextStatus.CANCELLED, status)
    after = participant(sending.database, owner)
    assert (after.status, after.next_due_at) == (before.status, None) == (Status.STOPPED, None)
    sending.clock.advance(3600)
    assert sending.dispatch() == Dispatched()


def test_a_refusal_told_after_they_came_back_stops_nobody(sending: Sending) -> None:
    """21610 of a text sent while they were stopped at the carrier, and START has come since."""
    owner = sending.someone_due()
    sending.dispatch()
    text = only_text(sending.database)
    sending.clock.advance(60)
    sending.says("STOP")
    sending.clock.advance(60)
    sending.says("START")
    told(sending, text, "undelivered", "21610")
    assert participant(sending.database, owner).status is Status.ACTIVE
    sending.clock.now = due_at(sending.database, owner)
    planned(sending.database, sending.content, sending.clock.now)
    sending.dispatch()
    told(sending, newest(sending), "undelivered", "21610")
    assert participant(sending.database, owner).status is Status.STOPPED
