"""What the carrier's tests share: a clock, servers on loopback, and a listener for webhooks."""

import logging
import socket
import threading
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from flask import Flask, Response, request
from werkzeug.serving import make_server

from sms.gateway import OutgoingText, TwilioGateway
from sms.local_carrier import LocalCarrier
from sms.signature import SIGNATURE_HEADER, is_signed

NOW = datetime(2026, 3, 8, 14, 30, tzinfo=UTC)
ACCOUNT = "AC" + "0123456789abcdef" * 2
TOKEN = "not-a-secret"
SERVICE = "MG" + "0123456789abcdef" * 2
US, THEM = "+12025550100", "+12025550123"

logging.getLogger("werkzeug").setLevel(logging.CRITICAL)


class Clock:
    """A clock that stands still until a test moves it."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        """Give the present."""
        return self.now

    def advance(self, seconds: float) -> datetime:
        """Move on and give the new present."""
        self.now += timedelta(seconds=seconds)
        return self.now


@contextmanager
def serving(app: Flask, port: int = 0, *, threaded: bool = True) -> Iterator[str]:
    """Run an application on loopback; gives its base URL."""
    server = make_server("127.0.0.1", port, app, threaded=threaded)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def closed_port() -> int:
    """Give a port on loopback where nobody listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def drop_connection() -> Response:
    """End the connection of the request being handled, without an answer."""
    request.environ["werkzeug.socket"].shutdown(socket.SHUT_RDWR)
    return Response("")


@dataclass(frozen=True)
class Heard:
    """One webhook as it arrived."""

    path: str
    form: dict[str, str]
    signed: bool
    token: str


@dataclass
class Listener:
    """A server that takes webhooks, answers as told, and otherwise with 204."""

    heard: list[Heard] = field(default_factory=list)
    answers: deque[Callable[[], Response]] = field(default_factory=deque)
    changed: threading.Condition = field(default_factory=threading.Condition)

    def app(self) -> Flask:
        """Give the application to serve."""
        app = Flask(__name__)

        @app.post("/<path:path>")
        def hear(path: str) -> Response:
            signature = request.headers.get(SIGNATURE_HEADER, "")
            with self.changed:
                self.heard.append(
                    Heard(
                        path=path,
                        form=request.form.to_dict(),
                        signed=is_signed(request.url, request.form, signature, TOKEN),
                        token=request.headers.get("I-Twilio-Idempotency-Token", ""),
                    )
                )
                self.changed.notify_all()
            return self.answers.popleft()() if self.answers else Response(status=204)

        return app

    def will_answer(self, body: str, status: int = 200, kind: str = "text/xml") -> None:
        """Add one answer to those that come first."""
        self.answers.append(lambda: Response(body, status=status, content_type=kind))

    def statuses(self) -> list[str]:
        """List the states told in receipts, in the order they came."""
        return [one.form["MessageStatus"] for one in self.heard if "MessageStatus" in one.form]

    def wait_for(self, count: int) -> bool:
        """Wait until so many webhooks have come; False when they do not."""
        with self.changed:
            return self.changed.wait_for(lambda: len(self.heard) >= count, timeout=10)


@dataclass
class Setting:
    """A local carrier behind real HTTP, a listener for its webhooks, and a clock."""

    clock: Clock
    listener: Listener
    webhooks_url: str
    carrier: LocalCarrier
    api_url: str
    store_path: Path

    def another_carrier(self, inbound_url: str | None = None) -> LocalCarrier:
        """Open the same file as another process would."""
        return LocalCarrier(
            self.store_path,
            ACCOUNT,
            TOKEN,
            US,
            inbound_url or f"{self.webhooks_url}/sms/inbound",
            self.clock,
        )

    def thread(self, number: str = THEM) -> list[tuple[bool, str, str]]:
        """List whether each text is ours, its words and its state, as the phone shows them."""
        view = self.carrier.phone_view(number)
        return [(one.from_us, one.body, one.status.value) for one in view]

    def text(
        self, body: str = "One small step.", to: str = THEM, valid: int = 3600
    ) -> OutgoingText:
        """Make a text whose receipts come to the listener."""
        return OutgoingText(to, body, "m-1", f"{self.webhooks_url}/sms/status/m-1", valid)


@pytest.fixture
def setting(tmp_path: Path) -> Iterator[Setting]:
    """Serve a carrier under a prefix, with a listener beside it; the background pump is off."""
    clock, listener = Clock(), Listener()
    path = tmp_path / "carrier.sqlite"
    with serving(listener.app()) as webhooks_url:
        inbound = f"{webhooks_url}/sms/inbound"
        carrier = LocalCarrier(path, ACCOUNT, TOKEN, US, inbound, clock, hang_seconds=10)
        app = Flask(__name__)
        app.register_blueprint(carrier.blueprint(), url_prefix="/local-carrier")
        with serving(app) as base:
            yield Setting(clock, listener, webhooks_url, carrier, f"{base}/local-carrier", path)
            carrier.stop()


@pytest.fixture
def gateway(setting: Setting) -> Iterator[TwilioGateway]:
    """Give the gateway, sending from a number, talking to the local carrier."""
    with TwilioGateway(ACCOUNT, TOKEN, US, setting.api_url, timeout_seconds=5) as made:
        yield made
