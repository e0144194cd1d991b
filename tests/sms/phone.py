"""A person with a phone, texting the real application over its signed webhooks."""

import itertools
import xml.etree.ElementTree as ET
from dataclasses import dataclass, field
from datetime import timedelta

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select

from scheduler.planner import plan
from shared.services import people
from shared.storage.models import OutboxText, Participant
from sms.inbound import TextService
from sms.signature import sign
from sms.webhooks import make_webhooks
from tests.clocks import MovableClock

BASE = "https://steady.example"
TOKEN = "token-of-the-tests"
PHONE = "+12125550123"

_sids = itertools.count(1)


@dataclass
class Phone:
    """One phone; `says` returns the answers to a text."""

    client: FlaskClient
    number: str = PHONE
    sent: list[str] = field(default_factory=list)

    def says(self, body: str, **more: str) -> list[str]:
        """Text something and return what comes back."""
        status, answers = self.posts(body, **more)
        assert status == 200
        return answers

    def posts(
        self, body: str, *, sid: str | None = None, signature: str | None = None, **more: str
    ) -> tuple[int, list[str]]:
        """Post one inbound webhook; return its status and the answers in its TwiML."""
        params = {
            "MessageSid": sid or f"SM{next(_sids):032x}",
            "From": self.number,
            "To": "+15005550006",
            "Body": body,
            **more,
        }
        signed = sign(f"{BASE}/sms/inbound", params, TOKEN) if signature is None else signature
        answer = self.client.post(
            "/sms/inbound", data=params, headers={"X-Twilio-Signature": signed}
        )
        if answer.status_code != 200:
            return answer.status_code, []
        texts = [node.text or "" for node in ET.fromstring(answer.data)]  # noqa: S314 - our own
        return 200, texts

    def joins(self, hour: str = "9am", role: str = "A") -> list[str]:
        """Go through joining and return the last answer."""
        self.says("JOIN")
        self.says(role)
        self.says(hour)
        return self.says("ok")


def texting_app(service: TextService) -> Flask:
    """Return an application with the carrier's two doors."""
    app = Flask("texting")
    app.register_blueprint(make_webhooks(service, base_url=BASE, auth_token=TOKEN))
    return app


def person(service: TextService) -> Participant:
    """The person with the phone, as the database has them."""
    with service.database.begin() as session:
        found = people.find_by_phone(session, PHONE)
        assert found is not None
        return found


def prompt(service: TextService, clock: MovableClock, **by: float) -> str:
    """Move the clock to the next prompt and return its text; a reminder before it is none."""
    written = 0
    while not written:
        due = person(service).next_due_at
        assert due is not None
        clock.now = due + timedelta(**by)
        with service.database.begin() as session:
            written = plan(session, service.content, clock()).written
    with service.database.begin() as session:
        newest = select(OutboxText).order_by(OutboxText.created_at.desc()).limit(1)
        return session.scalars(newest).one().body


def count(service: TextService, table: type) -> int:
    """Count the rows of a table."""
    with service.database.begin() as session:
        return session.scalar(select(func.count()).select_from(table)) or 0


def stand_at(service: TextService, step: int) -> None:
    """Put the person with the phone before a step."""
    someone = person(service).id
    with service.database.begin() as session:
        session.get_one(Participant, someone).step = step
