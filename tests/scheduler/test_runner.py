"""The process that keeps ticking: it begins, survives a tick that fails, and ends in order."""

import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

import pytest

from scheduler import runner
from scheduler.duties import Post
from shared.storage.models import Heartbeat, OutboxText
from shared.storage.states import TextStatus
from sms.carrier_contract import OutgoingText
from tests.scheduler import sending as on_their_way
from tests.scheduler.sending import NINE, Meanwhile, Sending
from tests.scheduler.someone import PHONE, only_text, rows, someone

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
def running(post: Post) -> Iterator[runner.Running]:
    """Tick often while the block lasts."""
    started = runner.start(post, every_seconds=OFTEN)
    try:
        yield started
    finally:
        started.stop()


def with_clock(post: Post, clock: Callable[[], datetime]) -> Post:
    """Give a post another clock."""
    return replace(post, service=replace(post.service, clock=clock))


def test_it_ticks_again_and_again_and_sends_a_text_once(sending: Sending) -> None:
    """What is due goes out without anybody asking, and goes out once."""
    someone(sending.database, NINE - timedelta(hours=1))
    clock = CountedClock()
    with running(with_clock(sending.post, clock)):
        assert clock.wait_for(10)
    assert sending.arrived() == [sending.prompt]
    (beat,) = rows(sending.database, Heartbeat)
    assert (beat.name, beat.at) == ("tick", NINE)


def test_a_tick_that_fails_does_not_end_it_and_says_nothing_private(
    sending: Sending, caplog: pytest.LogCaptureFixture
) -> None:
    """Three ticks break off; the next one does the work, and the log names the error's kind."""
    someone(sending.database, NINE - timedelta(hours=1))
    clock = CountedClock(failures=3)
    with caplog.at_level(logging.INFO), running(with_clock(sending.post, clock)):
        assert clock.wait_for(10)
    assert sending.arrived() == [sending.prompt]
    failed = [record for record in caplog.records if record.message == "tick.failed"]
    assert [record.__dict__["error"] for record in failed] == ["RuntimeError"] * 3
    assert PHONE[1:] not in caplog.text + "".join(str(one.__dict__) for one in caplog.records)


def test_stopping_waits_for_the_tick_at_work(sending: Sending) -> None:
    """A text that is with the carrier gets its outcome written before the process ends."""
    someone(sending.database, NINE - timedelta(hours=1))
    reached, go_on = threading.Event(), threading.Event()

    def hold(_text: OutgoingText) -> None:
        reached.set()
        assert go_on.wait(PATIENCE)

    started = runner.start(
        sending.post_by(Meanwhile(sending.gateway, before_send=hold)), every_seconds=OFTEN
    )
    assert reached.wait(PATIENCE)
    stopping = threading.Thread(target=started.stop)
    stopping.start()
    stopping.join(timeout=0.2)
    assert stopping.is_alive()
    assert only_text(sending.database).status is TextStatus.CLAIMED
    go_on.set()
    stopping.join(PATIENCE)
    assert only_text(sending.database).status is TextStatus.ACCEPTED
    assert [row.name for row in rows(sending.database, Heartbeat)] == ["tick"]


def test_never_two_ticks_at_once(sending: Sending) -> None:
    """While one is held up in a call to the carrier no other begins, however many come due."""
    for number in range(3):
        someone(sending.database, NINE - timedelta(hours=1), phone=f"+1212555010{number}")
    at_work, intruder = threading.Lock(), threading.Event()

    def hold(_text: OutgoingText) -> None:
        if not at_work.acquire(blocking=False):
            intruder.set()
            return
        intruder.wait(10 * OFTEN)  # ten more ticks come due meanwhile
        at_work.release()

    clock = CountedClock()
    post = sending.post_by(Meanwhile(sending.gateway, before_send=hold))
    with running(with_clock(post, clock)):
        assert clock.wait_for(20)
    assert not intruder.is_set()
    assert {text.attempts for text in rows(sending.database, OutboxText)} == {1}


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
