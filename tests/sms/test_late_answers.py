"""An answer that takes longer than the carrier waits still comes, once, by the outbox."""

import threading
from collections.abc import Sequence
from datetime import timedelta

import pytest
from sqlalchemy import select

from shared.content import Content
from shared.rules.vocabulary import Role
from shared.services import people
from shared.storage.database import Database
from shared.storage.models import InboundText, LinkCode, OutboxText
from shared.storage.states import Status, TextStatus
from sms.conversation import Heard
from sms.inbound import TextService, finish_interrupted, take
from tests.clocks import MovableClock
from tests.sms.phone import PHONE

SID = "SM" + "7" * 32
LINK = Heard(PHONE, "LINK")


class SlowHand:
    """A service whose handler takes so long: drawing a code moves the clock.

    `meanwhile` are the answers to the same webhook, sent again while the first is being handled.
    """

    def __init__(
        self, database: Database, content: Content, clock: MovableClock, seconds: float
    ) -> None:
        self.clock, self.seconds = clock, seconds
        self.service = TextService(database, content, clock, draw_code=self._draw)
        self.meanwhile: list[Sequence[str]] = []
        self.again: threading.Thread | None = None

    def _draw(self) -> str:
        self.clock.move(seconds=self.seconds)
        if self.again is not None:
            self.again.start()
        return "483920"

    def retried(self) -> None:
        """Let the carrier send the webhook again in the midst of the handling."""
        self.again = threading.Thread(
            target=lambda: self.meanwhile.append(take(self.service, SID, LINK)), daemon=True
        )

    def wait(self) -> None:
        """Wait for the second webhook's answer."""
        assert self.again is not None
        self.again.join(timeout=30)
        assert not self.again.is_alive()


@pytest.fixture
def joined(database: Database, clock: MovableClock) -> Database:
    """A database with one person in New York, where it is ten in the morning."""
    with database.begin() as session:
        made = people.add_participant(session, now=clock(), status=Status.ACTIVE, phone=PHONE)
        made.role, made.timezone = Role.HURT, "America/New_York"
    return database


def queued(database: Database) -> list[str]:
    """Return the words of what waits in the outbox."""
    with database.begin() as session:
        waiting = select(OutboxText).where(OutboxText.status == TextStatus.QUEUED)
        return [text.body for text in session.scalars(waiting)]


def code_text(content: Content) -> str:
    """Return the answer to LINK."""
    return content.say("link_code", code="4 8 3 9 2 0", minutes=10)


def test_an_answer_in_time_is_given_at_once(
    joined: Database, content: Content, clock: MovableClock
) -> None:
    """Eleven seconds are not too long."""
    slow = SlowHand(joined, content, clock, 11)
    assert take(slow.service, SID, LINK) == [code_text(content)]
    assert queued(joined) == []


@pytest.mark.parametrize("seconds", [12, 20, 300])
def test_an_answer_too_late_goes_by_the_outbox_once(
    joined: Database, content: Content, clock: MovableClock, seconds: float
) -> None:
    """The carrier has given up; neither the same webhook again nor the next tick repeats it."""
    slow = SlowHand(joined, content, clock, seconds)
    assert take(slow.service, SID, LINK) == []
    assert queued(joined) == [code_text(content)]
    assert take(slow.service, SID, LINK) == []
    assert finish_interrupted(slow.service, clock.move(minutes=2)) == 0
    assert queued(joined) == [code_text(content)]


@pytest.mark.parametrize(("seconds", "by_outbox"), [(8, False), (20, True)])
def test_a_retry_while_the_first_is_being_handled_gets_no_second_answer(
    joined: Database, content: Content, clock: MovableClock, seconds: float, *, by_outbox: bool
) -> None:
    """It waits for the first, does nothing of its own, and hears the same: the answer comes once.

    In time, the carrier takes the answer from whichever of the two it still listens to.
    """
    slow = SlowHand(joined, content, clock, seconds)
    slow.retried()
    said = take(slow.service, SID, LINK)
    slow.wait()
    assert slow.meanwhile == [said]
    assert list(said) == ([] if by_outbox else [code_text(content)])
    assert queued(joined) == ([code_text(content)] if by_outbox else [])
    with joined.begin() as session:
        assert len(session.scalars(select(LinkCode)).all()) == 1
        assert session.scalars(select(InboundText)).one().handled_at is not None


def test_a_late_answer_comes_at_once_whatever_the_hour(
    joined: Database, content: Content, clock: MovableClock
) -> None:
    """A text at eleven at night that took too long is answered then: they are awake."""
    clock.move(hours=13)
    slow = SlowHand(joined, content, clock, 20)
    assert take(slow.service, SID, LINK) == []
    with joined.begin() as session:
        text = session.scalars(select(OutboxText)).one()
    assert (text.not_before, text.started_by_us) == (clock(), False)
    assert text.expires_at == text.not_before + timedelta(hours=10)


def test_a_slow_erasure_leaves_nothing_to_answer(
    joined: Database, content: Content, clock: MovableClock
) -> None:
    """Whoever has everything erased is not texted afterwards, however long it took."""
    service = SlowHand(joined, content, clock, 0).service
    take(service, "SM1", Heard(PHONE, "DELETE"))
    ticks = iter([clock(), clock() + timedelta(seconds=20)])
    slow = TextService(joined, content, lambda: next(ticks))
    assert take(slow, SID, Heard(PHONE, "DELETE EVERYTHING")) == []
    assert queued(joined) == []
    with joined.begin() as session:
        assert session.scalars(select(InboundText)).all() == []
