"""The service behind its HTTP doors as with real accounts: a server, a phone's carrier, an Echo."""

import itertools
import json
import threading
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Any

import requests
from cryptography.fernet import Fernet
from sqlalchemy import text

from app.house import House, build
from app.server import create_app, serving
from app.settings import read_settings
from shared.storage.database import Database
from shared.storage.models import Base
from sms.signature import sign
from tests.clocks import MovableClock
from tests.serving import serve_until_closed
from voice_skill.throwaway_ca import ThrowawayCa
from voice_skill.utterances import InteractionModel, SessionState, build_request

SKILL_ID = "amzn1.ask.skill.0f2c"
TOKEN = "token-of-the-account"
PUBLIC_URL = "https://steady.example"
PHONE = "+12125550123"

_ids = itertools.count(1)


@dataclass
class Doors:
    """A running server and what is needed to knock as the carrier and as Amazon do."""

    url: str
    house: House
    clock: MovableClock
    ca: ThrowawayCa
    session: SessionState | None = None
    model: InteractionModel = field(default_factory=InteractionModel.load)

    def text(self, body: str) -> list[str]:
        """Text something, as the carrier would post it, and return the answers."""
        answer = self.post_text(self.fields(body))
        assert answer.status_code == 200, answer.text
        return [node.text or "" for node in ET.fromstring(answer.content)]  # noqa: S314 - our own

    def fields(self, body: str) -> dict[str, str]:
        """Return the form of one inbound text."""
        sid = f"SM{next(_ids):032x}"
        return {"MessageSid": sid, "From": PHONE, "To": "+15005550006", "Body": body}

    def post_text(self, fields: dict[str, str], *, signature: str | None = None) -> Any:
        """Post an inbound webhook, rightly signed unless a signature is given."""
        return self.post_signed("/sms/inbound", fields, signature=signature)

    def post_signed(
        self, path: str, fields: dict[str, str], *, signature: str | None = None
    ) -> Any:
        """Post a form to one of the carrier's doors."""
        signed = sign(f"{PUBLIC_URL}{path}", fields, TOKEN) if signature is None else signature
        headers = {"X-Twilio-Signature": signed} if signed else {}
        return requests.post(f"{self.url}{path}", data=fields, headers=headers, timeout=10)

    def say(self, words: str) -> str:
        """Say something to the speaker and return what it answers, without tags."""
        body, match = self.spoken(words)
        answer = self.post_alexa(body)
        assert answer.status_code == 200, answer.text
        envelope = answer.json()
        session = self.session or SessionState("session")
        self.session = session.after(match, envelope)
        return str(ET.fromstring(envelope["response"]["outputSpeech"]["ssml"]).text or "")  # noqa: S314

    def spoken(
        self, words: str, *, late: timedelta = timedelta(0), skill_id: str = SKILL_ID
    ) -> tuple[bytes, Any]:
        """Return the bytes of an Alexa request sent `late` before now, and what it matched."""
        session = self.session
        match = self.model.match(words, eliciting=session.eliciting if session else None)
        assert match is not None
        envelope = build_request(
            match,
            skill_id=skill_id,
            user_id="amzn1.ask.account.A",
            device_id="amzn1.ask.device.D",
            session=session or SessionState("session"),
            request_id=f"amzn1.echo-api.request.{next(_ids)}",
            now=self.clock() - late,
            person_id="amzn1.ask.person.A",
        )
        return json.dumps(envelope).encode(), match

    def post_alexa(self, body: bytes, headers: dict[str, str] | None = None) -> Any:
        """Post to the skill's door, signed by the throw-away authority unless headers are given."""
        sent = self.ca.headers(body) if headers is None else headers
        return requests.post(f"{self.url}/alexa", data=body, headers=sent, timeout=10)


@contextmanager
def open_doors(
    database_url: str, clock: MovableClock, *, ca: ThrowawayCa | None = None
) -> Iterator[Doors]:
    """Serve the whole application with a carrier account and a skill id on a free port."""
    settings = read_settings(
        {
            "STEADY_DATABASE_URL": database_url,
            "STEADY_ENCRYPTION_KEYS": Fernet.generate_key().decode(),
            "STEADY_PUBLIC_URL": PUBLIC_URL,
            "STEADY_WEB_SECRET": "secret-of-the-cookies",
            "TWILIO_ACCOUNT_SID": f"AC{0:032x}",
            "TWILIO_AUTH_TOKEN": TOKEN,
            "TWILIO_FROM": "+15005550006",
            "ALEXA_SKILL_ID": SKILL_ID,
        }
    )
    made = build(settings)
    house = replace(made, clock=clock, service=replace(made.service, clock=clock))
    signer = ca or ThrowawayCa.create(clock())
    with serving(create_app(house, ca=signer), "127.0.0.1", 0) as server:
        thread = threading.Thread(target=serve_until_closed, args=(server,), daemon=True)
        thread.start()
        port = getattr(server, "effective_port", None) or server.socket.getsockname()[1]
        yield Doors(f"http://127.0.0.1:{port}", house, clock, signer)
        server.close()
        thread.join(timeout=10)
    house.close()


def everything(database: Database) -> dict[str, list[str]]:
    """Return every row of every table as it stands, to see whether anything moved."""
    with database.engine.connect() as connection:
        return {
            table.name: sorted(
                str(tuple(row))
                for row in connection.execute(text(f"SELECT * FROM {table.name}"))  # noqa: S608
            )
            for table in Base.metadata.sorted_tables
        }
