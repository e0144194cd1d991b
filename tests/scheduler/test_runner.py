"""The process that keeps ticking: it begins, survives a tick that fails, and ends in order."""

import logging
import threading
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

import pytest

from scheduler import runner
from scheduler.duties import DUTIES, Post
from shared.storage.models import Heartbeat, OutboxText
from shared.storage.states import TextStatus
from sms.carrier_contract import OutgoingText
from tests.scheduler import sending as on_their_way
from tests.scheduler.sending import NINE, Meanwhile, Sending
from tests.scheduler.someone import PHONE, rows, someone

sending, setting, gateway = on_their_way.sending, on_their_way.setting, on_their_way.gateway

OFTEN = 0.01  # seconds
PATIENCE = 30  # seconds, after which something is wrong


@dataclass
class CountedClock:
    """A clock that stands still, counts who asks, and fails as often as it is told to."""

    failures: int = 0
    asked: int = 0
    changed: threading.Condition = field(default_factory=threading.Condition)

    def __call__(self) -> datetime:
        """Give nine o'clock, or fail with somebody's number in the words."""
        with self.changed:
            self.asked += 1
            self.changed.notify_all()
            if self.asked <= self.failures:
                raise RuntimeError(PHONE)
        return NINE

    def wait_for(self, times: int) -> bool:
        """Wait until it was asked so many times; False when it was not."""
        with self.changed:
            return self.changed.wait_for(lambda: self.asked >= times, timeout=PATIENCE)


@contextmanager
def running(post: Post, duties: Collection[str] = DUTIES) -> Iterator[runner.Running]:
    """Do some duties often while the block lasts, all unless told."""
    started = runner.start(post, every_seconds=dict.fromkeys(duties, OFTEN))
    try:
        yield started
    finally:
        started.stop()


def seen(sign: Callable[[], bool]) -> bool:
    """Look again and again until there is a sign; False when none came."""
    return any(sign() or threading.Event().wait(0.05) for _ in range(PATIENCE * 20))


def with_clock(post: Post, clock: Callable[[], datetime]) -> Post:
    """Give a post another clock."""
    return replace(post, service=replace(post.service, clock=clock))


def test_it_ticks_again_and_again_and_sends_a_text_once(sending: Sending) -> None:
    """What is due goes out without anybody asking, and goes out once."""
    someone(sending.database, NINE - timedelta(hours=1))
    clock = CountedClock()
    with running(with_clock(sending.post, clock)):
        assert seen(lambda: bool(sending.arrived()))
        assert clock.wait_for(clock.asked + 20)
    assert sending.arrived() == [sending.prompt]
    assert rows(sending.database, Heartbeat) == []  # it has ended in order


def test_while_it_works_each_duty_has_its_heartbeat(sending: Sending) -> None:
    """So that one which is stuck can be told from one that has nothing to do."""
    clock = CountedClock()
    with running(with_clock(replace(sending.post, worker="one"), clock)):
        assert seen(lambda: len(rows(sending.database, Heartbeat)) == len(DUTIES))
        beats = rows(sending.database, Heartbeat)
    assert {(beat.worker, beat.duty, beat.at) for beat in beats} == {
        ("one", duty, NINE) for duty in DUTIES
    }


def test_a_duty_that_fails_does_not_end_it_and_says_nothing_private(
    sending: Sending, caplog: pytest.LogCaptureFixture
) -> None:
    """Three turns break off; the next one does the work, and the log names the error's kind."""
    someone(sending.database, NINE - timedelta(hours=1))
    clock = CountedClock(failures=3)
    with caplog.at_level(logging.INFO), running(with_clock(sending.post, clock)):
        assert seen(lambda: bool(sending.arrived()))
    assert sending.arrived() == [sending.prompt]
    failed = [record for record in caplog.records if record.message == "duty.failed"]
    assert [record.__dict__["error"] for record in failed] == ["RuntimeError"] * 3
    assert PHONE[1:] not in caplog.text + "".join(str(one.__dict__) for one in caplog.records)


def test_stopping_finishes_the_call_at_work_and_puts_back_what_it_has_not_sent(
    sending: Sending,
) -> None:
    """Of two texts claimed together one is with the carrier, and the other is left to others."""
    for phone in (PHONE, "+12125550199"):
        sending.someone_due(phone)
    reached, go_on = threading.Event(), threading.Event()

    def hold(_text: OutgoingText) -> None:
        reached.set()
        assert go_on.wait(PATIENCE)

    post = sending.post_by(Meanwhile(sending.gateway, before_send=hold))
    started = runner.start(post, every_seconds={"dispatch": OFTEN})
    assert reached.wait(PATIENCE)
    stopping = threading.Thread(target=started.stop)
    stopping.start()
    stopping.join(timeout=0.2)
    assert stopping.is_alive()
    texts = rows(sending.database, OutboxText)
    assert {text.status for text in texts} == {TextStatus.CLAIMED}
    go_on.set()
    stopping.join(PATIENCE)
    left = {(text.status, text.attempts) for text in rows(sending.database, OutboxText)}
    assert left == {(TextStatus.ACCEPTED, 1), (TextStatus.QUEUED, 0)}


def test_no_duty_runs_beside_itself_and_none_waits_for_another(sending: Sending) -> None:
    """While sending is held up in a call to the carrier, planning goes on, and no call begins."""
    sending.someone_due()
    at_work, intruder, planned = threading.Lock(), threading.Event(), threading.Event()

    def hold(_text: OutgoingText) -> None:
        if not at_work.acquire(blocking=False):
            intruder.set()
            return
        someone(sending.database, NINE - timedelta(hours=1), phone="+12125550199")
        if seen(lambda: len(rows(sending.database, OutboxText)) == 2):
            planned.set()
        at_work.release()

    post = sending.post_by(Meanwhile(sending.gateway, before_send=hold))
    with running(post, {"plan", "dispatch"}):
        assert planned.wait(PATIENCE)
    assert not intruder.is_set()
    assert max(text.attempts for text in rows(sending.database, OutboxText)) == 1


def test_after_stopping_nothing_goes_out(sending: Sending) -> None:
    """What is due then waits in the database for the next process."""
    clock = CountedClock()
    with running(with_clock(sending.post, clock)):
        assert clock.wait_for(2)
    someone(sending.database, NINE - timedelta(hours=1))
    asked = clock.asked
    with clock.changed:
        assert not clock.changed.wait_for(lambda: clock.asked > asked, timeout=10 * OFTEN)
    assert rows(sending.database, OutboxText) == []
