"""A tick: plans, settles and delivers once, and is safe at any time and any number of times."""

from dataclasses import replace
from datetime import timedelta

import pytest

from scheduler.dispatcher import Dispatched
from scheduler.duties import DUTIES, Post, Ticked, beat, dispatch_all, tick
from scheduler.planner import Planned
from scheduler.reconciler import Reconciled
from shared.services import inbound
from shared.storage.database import Database
from shared.storage.models import Heartbeat, InboundText, OutboxText, Participant
from shared.storage.states import Status, TextStatus
from sms.carrier_contract import OutgoingText
from sms.gateway import TwilioGateway
from sms.inbound import finish_interrupted
from sms.local_carrier import magic
from tests.scheduler import sending as on_their_way
from tests.scheduler.sending import A_LEASE, NINE, Meanwhile, Sending
from tests.scheduler.someone import PHONE, row_counts, rows, someone
from tests.sms.carrier_fixtures import ACCOUNT, TOKEN, US, closed_port

sending, setting, gateway = on_their_way.sending, on_their_way.setting, on_their_way.gateway

NOTHING = Ticked(Planned(), Dispatched(), Reconciled(), finished_late=0)
MIDNIGHT = NINE + timedelta(hours=15)


def due(sending: Sending, phone: str = PHONE) -> int:
    """Add someone whose text is due at nine and not planned yet."""
    return someone(sending.database, NINE - timedelta(hours=1), phone=phone)


def left_unhandled(sending: Sending, *bodies: str, phone: str = PHONE) -> None:
    """Store texts as they came in, and handle none: the process died."""
    with sending.database.begin() as session:
        for number, body in enumerate(bodies):
            sid = f"SM-{phone}-{number}"
            sending.clock.advance(1)
            inbound.store(session, sid, phone=phone, body=body, now=sending.clock.now)


def everything(database: Database) -> list[tuple[object, ...]]:
    """Return what may differ from tick to tick: every text, person and inbound text."""
    return [
        *((t.message_id, t.status, t.attempts, t.carrier_sid) for t in rows(database, OutboxText)),
        *((p.id, p.next_due_at, p.step, p.silent_days) for p in rows(database, Participant)),
        *((i.message_sid, i.handled_at, i.answer) for i in rows(database, InboundText)),
        *row_counts(database).items(),
    ]


def test_a_whole_tick_plans_settles_and_sends(sending: Sending) -> None:
    """Of four people one is due, one's text is unsettled, one's answer is late, one is refused."""
    sending.someone_due(magic.BROKEN_AFTER_ACCEPTING)
    assert sending.dispatch() == Dispatched(unknown=1)
    due(sending)
    due(sending, magic.INVALID)
    someone(sending.database, NINE, phone="+12125550199")
    left_unhandled(sending, "GRATITUDE the first coffee", phone="+12125550199")
    sending.clock.now += A_LEASE
    assert tick(sending.post, sending.clock.now) == Ticked(
        Planned(looked_at=3, written=3),
        Dispatched(accepted=3, rejected=1),
        Reconciled(found=1),
        finished_late=1,
    )
    for phone, texts in ((PHONE, 1), (magic.BROKEN_AFTER_ACCEPTING, 1), ("+12125550199", 2)):
        assert len(sending.arrived(phone)) == texts


def test_a_second_tick_changes_nothing(sending: Sending) -> None:
    """At the same instant, or a moment later."""
    due(sending)
    due(sending, magic.BROKEN)
    left_unhandled(sending, "HELP")
    tick(sending.post, sending.clock.now)
    sending.clock.now += A_LEASE
    tick(sending.post, sending.clock.now)
    before = everything(sending.database)
    for seconds in (0, 1):
        sending.clock.advance(seconds)
        assert tick(sending.post, sending.clock.now) == NOTHING
        assert everything(sending.database) == before


@pytest.mark.parametrize("ago", [timedelta(minutes=1), timedelta(hours=3), timedelta(days=2)])
def test_a_tick_of_an_instant_gone_by_sends_nothing_again(sending: Sending, ago: timedelta) -> None:
    """Replayed by hand, as of an hour ago or of another day: what was done stays done."""
    due(sending)
    tick(sending.post, NINE)
    before = everything(sending.database)
    assert tick(sending.post, NINE - ago) == NOTHING
    assert everything(sending.database) == before
    assert sending.arrived() == [sending.prompt]


def test_a_tick_tells_that_it_was_done(sending: Sending) -> None:
    """One heartbeat for each duty of each worker, with the instant it was done last."""
    for minutes in range(3):
        sending.clock.now = NINE + timedelta(minutes=minutes)
        tick(sending.post, NINE)
    beat(replace(sending.post, worker="another"), "plan")
    beats = {(row.worker, row.duty): row.at for row in rows(sending.database, Heartbeat)}
    last = NINE + timedelta(minutes=2)
    assert beats == {**{("tick", duty): last for duty in DUTIES}, ("another", "plan"): last}


@pytest.mark.parametrize("words", ["HELP", "i want to kill myself", "he hit me again", "7"])
def test_the_answer_to_a_text_cut_off_at_night_comes_at_once(sending: Sending, words: str) -> None:
    """The process died at midnight; whoever texted then is awake, and may be in danger."""
    someone(sending.database, NINE)
    sending.clock.now = MIDNIGHT
    left_unhandled(sending, words)
    sending.clock.advance(120)
    assert tick(sending.post, sending.clock.now).finished_late == 1
    assert len(sending.arrived()) >= 1
    answers = [text for text in rows(sending.database, OutboxText) if not text.started_by_us]
    assert {text.status for text in answers} == {TextStatus.ACCEPTED}


def test_danger_told_by_someone_who_is_stopped_is_answered_late_as_well(sending: Sending) -> None:
    """They stopped the texts, not the answers to their own; the stop itself gets no late word."""
    someone(sending.database, NINE)
    left_unhandled(sending, "STOP", "i want to kill myself")
    sending.clock.advance(61)
    tick(sending.post, sending.clock.now)
    assert len(sending.arrived()) >= 1
    assert sending.content.say("stopped") not in sending.arrived()
    (person,) = rows(sending.database, Participant)
    assert person.status is Status.STOPPED


def test_a_text_that_is_being_handled_is_left_alone(sending: Sending) -> None:
    """For a minute the webhook itself may still answer."""
    someone(sending.database, NINE)
    left_unhandled(sending, "HELP")
    sending.clock.advance(59)
    assert finish_interrupted(sending.post.service, sending.clock.now) == 0


def test_a_late_stop_is_obeyed_before_todays_text_is_planned(sending: Sending) -> None:
    """Stored at a minute to nine by a process that died: no prompt at nine."""
    due(sending)
    sending.clock.now = NINE - timedelta(minutes=2)
    left_unhandled(sending, "STOP")
    sending.clock.now = NINE
    tick(sending.post, NINE)
    assert sending.arrived() == []
    (person,) = rows(sending.database, Participant)
    assert (person.status, person.next_due_at) == (Status.STOPPED, None)


def test_a_late_erasure_leaves_nothing_and_stops_nothing(sending: Sending) -> None:
    """Every row is gone, with the texts that were stored after it, and the tick goes on."""
    person = someone(sending.database, NINE)
    with sending.database.begin() as session:
        asked = session.get_one(Participant, person)
        asked.last_answer, asked.last_answer_at = "delete_info", NINE
    left_unhandled(sending, "DELETE EVERYTHING", "HELP")
    sending.clock.advance(61)
    assert tick(sending.post, sending.clock.now).dispatched == Dispatched()
    counts = row_counts(sending.database)
    assert {name for name, count in counts.items() if count} <= {"secrets", "heartbeats", "senders"}


def test_one_text_that_cannot_be_handled_holds_nobody_up(sending: Sending) -> None:
    """It stays for later; the next one is answered, and everybody gets their text of the day."""
    due(sending)
    due(sending, "+12125550199")
    left_unhandled(sending, "LINK")
    left_unhandled(sending, "HELP", phone="+12125550199")
    sending.clock.advance(61)
    service = replace(sending.post.service, draw_code=no_code)
    done = tick(replace(sending.post, service=service), sending.clock.now)
    assert (done.planned.written, done.dispatched.accepted, done.finished_late) == (2, 3, 1)
    tick(sending.post, sending.clock.now)
    assert "4 8 3 9 2 0" in sending.arrived()[-1]


def no_code() -> str:
    """Fail, with somebody's words in the error."""
    raise RuntimeError(PHONE)


def test_with_the_carrier_out_of_reach_a_tick_plans_and_ends(sending: Sending) -> None:
    """One text finds the door shut and the others are not tried; all arrive when it opens."""
    phones = [f"+1212555010{number}" for number in range(5)]
    for phone in phones:
        due(sending, phone)
    tries: list[OutgoingText] = []
    with TwilioGateway(ACCOUNT, TOKEN, US, f"http://127.0.0.1:{closed_port()}") as nobody:
        shut = sending.post_by(Meanwhile(nobody, before_send=tries.append))
        done = tick(shut, NINE)
    assert (done.planned.written, done.dispatched) == (5, Dispatched(put_off=1, out_of_reach=True))
    assert len(tries) == 1
    assert {text.status for text in rows(sending.database, OutboxText)} == {TextStatus.QUEUED}
    assert {row.duty for row in rows(sending.database, Heartbeat)} == set(DUTIES)
    sending.clock.advance(10)
    assert tick(sending.post, sending.clock.now).dispatched == Dispatched(accepted=5)
    assert [sending.arrived(phone) for phone in phones] == [[sending.prompt]] * 5


def test_a_tick_ends_although_the_carrier_takes_long_to_be_out_of_reach(sending: Sending) -> None:
    """Each try waits ten seconds, longer than the first back-off, and still there is an end."""
    for number in range(30):
        due(sending, f"+121255501{number:02}")

    with TwilioGateway(ACCOUNT, TOKEN, US, f"http://127.0.0.1:{closed_port()}") as nobody:
        slow = Meanwhile(nobody, before_send=lambda _text: sending.clock.advance(10))
        done = tick(sending.post_by(slow), NINE)
    assert done.dispatched == Dispatched(put_off=1, out_of_reach=True)


def test_time_goes_by_while_a_tick_sends(sending: Sending) -> None:
    """A tick as of an earlier instant keeps to the window, however long its sends take."""
    last_minutes = NINE + timedelta(hours=10, minutes=57)
    for number in range(5):
        due(sending, f"+1212555010{number}")
    slow = Meanwhile(sending.gateway, before_send=lambda _text: sending.clock.advance(50))
    assert dispatch_all(sending.post_by(slow), last_minutes) == Dispatched()  # nothing is planned
    done = tick(sending.post_by(slow), last_minutes)
    assert done.dispatched == Dispatched(accepted=3)
    statuses = sorted(text.status for text in rows(sending.database, OutboxText))
    assert statuses == [TextStatus.ACCEPTED] * 3 + [TextStatus.EXPIRED] * 2


def test_more_than_one_batch_goes_out_in_one_tick(sending: Sending) -> None:
    """Forty-five texts, twenty to a round."""
    for number in range(45):
        due(sending, f"+121255501{number:02}")
    assert tick(sending.post, NINE).dispatched == Dispatched(accepted=45)


def test_a_post_has_the_database_of_its_service(sending: Sending) -> None:
    """One of each, whichever way it is asked for."""
    post: Post = sending.post
    assert post.database is post.service.database
