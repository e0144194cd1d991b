"""Texts on their way: a database, the local carrier behind real HTTP, and one clock for both."""

import itertools
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

import pytest
from flask import Flask

from scheduler import dispatcher
from scheduler.dispatcher import Dispatched, dispatch
from scheduler.duties import Post
from scheduler.reconciler import Reconciled, reconcile
from shared.content import Content
from shared.rules.pace import UNLIMITED, Pace, PacedSender
from shared.rules.vocabulary import Role
from shared.services import outbox
from shared.storage.database import Database
from shared.storage.models import OutboxText, Participant
from sms.carrier_contract import Carrier, FoundMessage, Outcome, OutgoingText
from sms.conversation import Heard
from sms.gateway import TwilioGateway
from sms.inbound import TextService, take
from tests.scheduler.someone import PHONE, planned, someone
from tests.sms import carrier_fixtures
from tests.sms.carrier_fixtures import ACCOUNT, TOKEN, US, Clock, Setting, drop_connection, serving

setting, gateway = carrier_fixtures.setting, carrier_fixtures.gateway

NINE = datetime(2026, 3, 2, 14, tzinfo=UTC)  # Monday in New York, in winter
A_LEASE = timedelta(seconds=61)

_numbers = itertools.count(1)


@dataclass
class Meanwhile:
    """A carrier in front of a real one: something happens before it sends, or before it looks."""

    carrier: Carrier
    before_send: Callable[[OutgoingText], object] | None = None
    before_find: Callable[[], object] | None = None

    def send(self, text: OutgoingText) -> Outcome:
        """Let it happen, then send."""
        if self.before_send:
            self.before_send(text)
        return self.carrier.send(text)

    def find(self, to: str, body: str, sent_on: date, not_before: datetime) -> list[FoundMessage]:
        """Let it happen, then look."""
        if self.before_find:
            self.before_find()
        return self.carrier.find(to, body, sent_on, not_before)


@dataclass(frozen=True)
class Sending:
    """What gets texts out, and what people find on their phones."""

    database: Database
    content: Content
    setting: Setting
    gateway: TwilioGateway

    @property
    def clock(self) -> Clock:
        """The clock of our side and of the carrier's."""
        return self.setting.clock

    @property
    def prompt(self) -> str:
        """The words of the first step."""
        return self.content.step(1).for_role(Role.HURT).prompt

    @property
    def post(self) -> Post:
        """What the scheduler's duties need."""
        return self.post_by(self.gateway)

    def post_by(self, carrier: Carrier) -> Post:
        """Return what the duties need to send by another carrier."""
        service = TextService(self.database, self.content, self.clock, lambda: "483920")
        return Post(service, self.by(carrier))

    def by(self, carrier: Carrier, pace: Pace = UNLIMITED) -> dispatcher.Sending:
        """Say how texts go out by a carrier, with no luck in it."""
        sender = PacedSender("our sender", pace)
        return dispatcher.Sending(carrier, self.status_url, sender, chance=lambda: 0.5)

    def status_url(self, message_id: str) -> str:
        """Say where receipts go."""
        return f"{self.setting.webhooks_url}/sms/status/{message_id}"

    def someone_due(self, phone: str = PHONE) -> int:
        """Add someone in New York whose text of today is written; return their id."""
        number = someone(self.database, NINE - timedelta(hours=1), phone=phone)
        assert planned(self.database, self.content, NINE).written == 1
        return number

    def queue(self, owner: int, body: str, *, answer: bool = False) -> str:
        """Queue a text that belongs to no slot, to go out from now on; return its id."""
        message_id = f"m-{next(_numbers)}"
        with self.database.begin() as session:
            outbox.enqueue(
                session,
                session.get_one(Participant, owner),
                body,
                message_id=message_id,
                now=self.clock.now,
                not_before=self.clock.now,
                expires_at=self.clock.now + timedelta(hours=8),
                started_by_us=not answer,
            )
        return message_id

    def text(self, message_id: str) -> OutboxText:
        """Return one text as the database has it."""
        with self.database.begin() as session:
            return session.get_one(OutboxText, message_id)

    def dispatch(self, carrier: Carrier | None = None) -> Dispatched:
        """Send what may go out now."""
        return dispatch(self.database, self.clock, self.by(carrier or self.gateway))

    def reconcile(self, carrier: Carrier | None = None) -> Reconciled:
        """Settle what is unsettled now."""
        return reconcile(self.database, carrier or self.gateway, self.clock.now)

    def says(self, body: str, phone: str = PHONE) -> None:
        """Let a person text us, of which the carrier knows nothing."""
        take(self.post.service, f"SM{next(_numbers)}", Heard(phone, body))

    def arrived(self, phone: str = PHONE) -> list[str]:
        """List the texts a phone got, and is yet to get, oldest first."""
        return [one.body for one in self.setting.carrier.phone_view(phone) if one.from_us]

    def sid(self, phone: str = PHONE) -> str:
        """Return the carrier's name of the one text to a phone."""
        (only,) = self.setting.carrier.phone_view(phone)
        return only.id


@pytest.fixture
def sending(
    database: Database, content: Content, setting: Setting, gateway: TwilioGateway
) -> Sending:
    """Texts on their way on each database, at nine on Monday in New York."""
    setting.clock.now = NINE
    return Sending(database, content, setting, gateway)


@contextmanager
def carrier_that_drops() -> Iterator[TwilioGateway]:
    """Give a gateway to a server that ends every connection without an answer."""
    app = Flask(__name__)
    methods = ["GET", "POST"]
    app.add_url_rule("/<path:_path>", "any", lambda _path: drop_connection(), methods=methods)
    with serving(app) as base, TwilioGateway(ACCOUNT, TOKEN, US, base) as dropping:
        yield dropping
