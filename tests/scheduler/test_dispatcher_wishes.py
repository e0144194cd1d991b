"""What is looked at again at the moment of sending: the person's wishes, and the hour."""

from datetime import timedelta

import pytest

from scheduler.dispatcher import Dispatched
from shared.rules.vocabulary import Intent, Role
from shared.services import people, progress
from shared.services.progress import Answer
from shared.storage.models import OutboxText, Participant
from shared.storage.states import Channel, Status, TextStatus
from sms.local_carrier import magic
from tests.scheduler import sending as on_their_way
from tests.scheduler.sending import NINE, Meanwhile, Sending
from tests.scheduler.someone import only_text, participant, rows, someone

sending, setting, gateway = on_their_way.sending, on_their_way.setting, on_their_way.gateway

EIGHT_IN_THE_EVENING = NINE + timedelta(hours=11)


def at_once(sending: Sending) -> TextStatus:
    """Send, and return what became of the one text; nothing may have arrived."""
    assert sending.dispatch() == Dispatched()
    assert sending.arrived() == []
    return only_text(sending.database).status


@pytest.mark.parametrize("words", ["STOP", "please stop texting me", "PAUSE", "he hit me again"])
def test_a_wish_between_planning_and_sending_cancels_the_text(sending: Sending, words: str) -> None:
    """Stopping, pausing, or asking for help against someone who may be reading: nothing goes."""
    sending.someone_due()
    sending.says(words)
    assert at_once(sending) is TextStatus.CANCELLED


def do_the_step_by_voice(sending: Sending, owner: int) -> None:
    """Let a person tell their speaker that today's step is done."""
    now = sending.clock.now
    with sending.database.begin() as session:
        person = session.get_one(Participant, owner)
        expects = sending.content.step(1).for_role(Role.HURT).expects
        today = people.today_of(person, now)
        opened = progress.open_check_in(
            session, person, day=today, step=1, expects=expects, now=now
        )
        done = Answer(Intent.DONE)
        progress.record_answer(session, person, opened, done, channel=Channel.VOICE, now=now)


def test_a_step_done_by_voice_between_planning_and_sending_cancels_the_text(
    sending: Sending,
) -> None:
    """One progress, every channel: what was done is not asked again."""
    owner = sending.someone_due()
    do_the_step_by_voice(sending, owner)
    assert at_once(sending) is TextStatus.CANCELLED


@pytest.mark.parametrize("words", ["he hit me again", "PAUSE", "7"])
def test_a_reminder_that_was_asked_for_is_taken_back_as_well(sending: Sending, words: str) -> None:
    """Asked to come later, then danger, a pause or the answer: the step is not asked again."""
    someone(sending.database, NINE)
    sending.says("STEP")
    sending.says("later")
    sending.clock.advance(600)
    sending.says(words)
    sending.clock.advance(7200)
    assert at_once(sending) is TextStatus.CANCELLED


def test_a_step_done_by_voice_takes_the_reminder_back(sending: Sending) -> None:
    """The same by the other channel."""
    owner = someone(sending.database, NINE)
    sending.says("later")
    do_the_step_by_voice(sending, owner)
    sending.clock.advance(7200)
    assert at_once(sending) is TextStatus.CANCELLED


def test_a_slip_or_a_gratitude_takes_no_text_away(sending: Sending) -> None:
    """Whoever only writes something to keep still gets today's question."""
    sending.someone_due()
    sending.says("GRATITUDE the first coffee")
    sending.says("SLIP")
    assert sending.dispatch() == Dispatched(accepted=1)


def test_a_text_written_for_someone_who_has_stopped_is_never_sent(sending: Sending) -> None:
    """Whichever way it got into the outbox."""
    owner = someone(sending.database, NINE)
    sending.says("STOP")
    sending.queue(owner, "One more thing.")
    assert at_once(sending) is TextStatus.CANCELLED


@pytest.mark.parametrize("words", ["STOP", "PAUSE"])
def test_a_wish_during_the_call_keeps_a_refused_text_from_going_back(
    sending: Sending, words: str
) -> None:
    """The carrier says 429 while they say stop: what was claimed is cancelled, not queued."""
    sending.someone_due(magic.THROTTLED)
    carrier = Meanwhile(
        sending.gateway, before_send=lambda _text: sending.says(words, magic.THROTTLED)
    )
    sending.dispatch(carrier)
    assert only_text(sending.database).status is TextStatus.CANCELLED


def test_an_answer_to_someone_who_pauses_still_goes_out_after_a_429(sending: Sending) -> None:
    """A pause keeps away what we start, not the lines for help that somebody asked for."""
    owner = someone(sending.database, NINE, phone=magic.THROTTLED)
    sending.says("PAUSE", magic.THROTTLED)
    sending.queue(owner, "You can call this line.")
    for _ in range(3):
        sending.dispatch()
        sending.clock.advance(20)
    assert only_text(sending.database).status is TextStatus.ACCEPTED
    assert sending.arrived(magic.THROTTLED) == ["You can call this line."]
    assert participant(sending.database, owner).status is Status.PAUSED


@pytest.mark.parametrize(
    ("hours", "status"),
    [
        (-0.1, TextStatus.EXPIRED),  # six minutes before nine: should never be due, and yet
        (0, TextStatus.ACCEPTED),
        (10.9, TextStatus.ACCEPTED),
        (11, TextStatus.EXPIRED),
        (14, TextStatus.EXPIRED),
    ],
)
def test_outside_the_sending_window_nothing_goes_out(
    sending: Sending, hours: float, status: TextStatus
) -> None:
    """From nine to eight in the evening on their own wall, looked at again at the last moment."""
    owner = someone(sending.database, NINE)
    sending.clock.now = NINE + timedelta(hours=hours)
    sending.queue(owner, "One small step.")
    sending.dispatch()
    assert only_text(sending.database).status is status
    assert len(sending.arrived()) == (status is TextStatus.ACCEPTED)


def test_on_a_sunday_the_window_opens_at_noon(sending: Sending) -> None:
    """At half past eleven nothing goes out that would on any other day."""
    owner = someone(sending.database, NINE)
    sending.clock.now = NINE + timedelta(days=6, hours=1, minutes=30)  # summer time has begun
    sending.queue(owner, "Too early.")
    sending.dispatch()
    sending.clock.advance(1800)
    sending.queue(owner, "In time.")
    sending.dispatch()
    assert sending.arrived() == ["In time."]


@pytest.mark.parametrize(("late", "state"), [(-1, "delivered"), (0, "failed")])
def test_validity_ends_with_the_window(sending: Sending, late: int, state: str) -> None:
    """What the carrier has not got out at eight in the evening never arrives."""
    sending.someone_due()
    sending.clock.now = EIGHT_IN_THE_EVENING - timedelta(minutes=5)
    assert sending.dispatch() == Dispatched(accepted=1)
    sending.clock.now = EIGHT_IN_THE_EVENING + timedelta(seconds=late)
    sending.setting.carrier.deliver_due(sending.clock.now)
    ((_, _, found),) = sending.setting.thread("+12125550123")
    assert found == state


def test_a_text_with_less_than_a_minute_to_arrive_is_not_sent(sending: Sending) -> None:
    """A minute before the end it still goes; a second later it is given up."""
    owner = someone(sending.database, NINE)
    sending.clock.now = EIGHT_IN_THE_EVENING - timedelta(seconds=60)
    sending.queue(owner, "In time.")
    sending.dispatch()
    sending.clock.advance(1)
    sending.queue(owner, "Too late.")
    sending.dispatch()
    assert [text.status for text in rows(sending.database, OutboxText)] == [
        TextStatus.ACCEPTED,
        TextStatus.EXPIRED,
    ]
    assert sending.arrived() == ["In time."]


def test_a_text_for_later_today_waits_for_its_time(sending: Sending) -> None:
    """Snoozed for two hours, it comes then, and not before."""
    someone(sending.database, NINE)
    sending.says("later")
    sending.clock.advance(7199)
    assert sending.dispatch() == Dispatched()
    sending.clock.advance(1)
    assert sending.dispatch() == Dispatched(accepted=1)
    assert sending.arrived() == [sending.prompt]


def test_what_is_put_off_is_moved_while_it_waits_and_comes_once_more_a_day(
    sending: Sending,
) -> None:
    """The day's text comes at the second hour named; put off again it comes once more, no more."""
    someone(sending.database, NINE)
    sending.says("later")
    sending.clock.advance(3600)
    sending.says("later")
    for _ in range(9):
        sending.clock.advance(3600)
        if sending.dispatch() == Dispatched(accepted=1):
            sending.says("later")
    assert sending.arrived() == [sending.prompt] * 2
    settled = [text.settled_at for text in rows(sending.database, OutboxText)]
    assert set(settled) == {NINE + timedelta(hours=3), NINE + timedelta(hours=5)}


def test_a_zone_changed_after_planning_counts_at_sending(sending: Sending) -> None:
    """Nine in New York is one in the morning in Auckland: a person who moved is not woken."""
    owner = sending.someone_due()
    with sending.database.begin() as session:
        person = session.get_one(Participant, owner)
        person.timezone = "Pacific/Auckland"
        people.schedule_next(person, NINE)
    assert at_once(sending) is TextStatus.EXPIRED
