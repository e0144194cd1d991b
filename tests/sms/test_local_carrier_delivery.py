"""Receipts are signed, in order, tried until taken, and outlive the process that owes them."""

import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import requests
from flask import Response

from sms.gateway import Accepted, OutgoingText, TwilioGateway
from sms.local_carrier import LocalCarrier, magic
from sms.local_carrier.delivery import LEASE, pause_after
from sms.local_carrier.store import CarrierStore
from tests.sms import carrier_fixtures
from tests.sms.carrier_fixtures import (
    ACCOUNT,
    NOW,
    THEM,
    TOKEN,
    US,
    Clock,
    Listener,
    Setting,
    closed_port,
    drop_connection,
    serving,
)

setting, gateway = carrier_fixtures.setting, carrier_fixtures.gateway


def test_receipts_come_signed_and_in_order(setting: Setting, gateway: TwilioGateway) -> None:
    """A text is told sent, then delivered, to its own callback, signed, with Twilio's fields."""
    outcome = gateway.send(setting.text())
    assert isinstance(outcome, Accepted)
    assert setting.listener.heard == []
    setting.carrier.deliver_due(NOW)
    assert setting.listener.statuses() == ["sent", "delivered"]
    for heard in setting.listener.heard:
        assert heard.signed
        assert heard.path == "sms/status/m-1"
        assert heard.form["MessageSid"] == outcome.sid
        assert heard.form["AccountSid"] == ACCOUNT
        assert (heard.form["To"], heard.form["From"]) == (THEM, US)
        assert "ErrorCode" not in heard.form
    assert setting.thread() == [(True, "One small step.", "delivered")]


@pytest.mark.parametrize(
    ("to", "told", "ends"),
    [
        (magic.UNREACHABLE, ["sent", "undelivered"], "undelivered"),
        (magic.EXPIRED, ["failed"], "failed"),
        (magic.DUPLICATE_RECEIPTS, ["sent", "sent", "delivered", "delivered"], "delivered"),
        (magic.REORDERED_RECEIPTS, ["delivered", "sent"], "delivered"),
        (magic.NO_RECEIPTS, [], "delivered"),
    ],
)
def test_magic_numbers_tell_their_own_story(
    setting: Setting, gateway: TwilioGateway, to: str, told: list[str], ends: str
) -> None:
    """Each magic number has its receipts; the message itself never moves backwards."""
    gateway.send(setting.text(to=to))
    setting.carrier.deliver_due(NOW)
    assert setting.listener.statuses() == told
    assert setting.carrier.phone_view(to)[0].status.value == ends


def test_a_failed_text_says_why(setting: Setting, gateway: TwilioGateway) -> None:
    """The last receipt of an unreachable phone carries the error code."""
    gateway.send(setting.text(to=magic.UNREACHABLE))
    setting.carrier.deliver_due(NOW)
    assert [one.form.get("ErrorCode") for one in setting.listener.heard] == [None, "30003"]


def test_a_text_held_past_its_validity_fails(setting: Setting, gateway: TwilioGateway) -> None:
    """What has not left the carrier when its validity ends is never delivered: 30036."""
    gateway.send(setting.text(valid=60))
    setting.carrier.deliver_due(setting.clock.advance(60))
    assert setting.listener.statuses() == ["failed"]
    assert setting.listener.heard[0].form["ErrorCode"] == "30036"
    assert setting.thread() == [(True, "One small step.", "failed")]


@pytest.mark.parametrize("failure", [lambda: Response(status=503), drop_connection])
def test_a_receipt_that_was_not_taken_comes_again_before_the_next(
    setting: Setting, gateway: TwilioGateway, failure: object
) -> None:
    """After a 5xx or a dropped connection the same receipt is repeated, and only then the next."""
    assert callable(failure)
    setting.listener.answers.append(failure)
    gateway.send(setting.text())
    setting.carrier.deliver_due(NOW)
    assert setting.listener.statuses() == ["sent"]
    setting.carrier.deliver_due(setting.clock.advance(1))
    assert setting.listener.statuses() == ["sent", "sent", "delivered"]
    assert setting.listener.heard[0].token == setting.listener.heard[1].token


def test_a_receipt_that_was_refused_is_not_repeated(
    setting: Setting, gateway: TwilioGateway
) -> None:
    """A 4xx is an answer: the carrier goes on to the next receipt."""
    setting.listener.will_answer("", status=403)
    gateway.send(setting.text())
    setting.carrier.deliver_due(NOW)
    assert setting.listener.statuses() == ["sent", "delivered"]


def test_receipts_are_given_up_after_a_day(setting: Setting, gateway: TwilioGateway) -> None:
    """A callback that fails for a whole day is let go, and nothing is owed any more."""
    for _ in range(3):
        setting.listener.will_answer("", status=500)
    gateway.send(setting.text())
    setting.carrier.deliver_due(NOW)
    setting.carrier.deliver_due(setting.clock.advance(24 * 3600))
    assert setting.carrier.deliver_due(setting.clock.advance(24 * 3600)) == 0
    assert setting.listener.statuses() == ["sent", "sent", "delivered"]


def test_the_pause_doubles_up_to_a_minute() -> None:
    """Retries come after 1, 2, 4 seconds and so on, never more than a minute apart."""
    pauses = [pause_after(attempts).total_seconds() for attempts in (1, 2, 3, 7, 100_000)]
    assert pauses == [1, 2, 4, 60, 60]


def test_a_killed_process_leaves_its_debts_to_the_next(setting: Setting) -> None:
    """After kill -9 right behind `receive`, another process posts the text."""
    program = (
        "import os, pathlib, sys\n"
        "from tests.sms.carrier_fixtures import ACCOUNT, NOW, THEM, TOKEN, US\n"
        "from sms.local_carrier import LocalCarrier\n"
        "path, inbound = pathlib.Path(sys.argv[1]), sys.argv[2]\n"
        "carrier = LocalCarrier(path, ACCOUNT, TOKEN, US, inbound, lambda: NOW)\n"
        "carrier.receive(THEM, '7')\n"
        "os.kill(os.getpid(), 9)\n"
    )
    inbound = f"{setting.webhooks_url}/sms/inbound"
    ended = subprocess.run(
        [sys.executable, "-c", program, str(setting.store_path), inbound],
        cwd=Path(__file__).parents[2],
        check=False,
    )
    assert ended.returncode == -9
    setting.another_carrier().deliver_due(NOW)
    assert [one.form["Body"] for one in setting.listener.heard] == ["7"]


def test_a_webhook_claimed_by_a_dead_process_is_taken_over(
    setting: Setting, gateway: TwilioGateway
) -> None:
    """A claim holds for half a minute at most; then another process sends the receipt."""
    gateway.send(setting.text())
    assert CarrierStore(setting.store_path).claim(NOW, LEASE) is not None
    assert setting.carrier.deliver_due(NOW) == 0
    setting.carrier.deliver_due(setting.clock.advance(30))
    assert setting.listener.statuses() == ["sent", "delivered"]


def test_the_background_sends_by_itself_and_stops(setting: Setting, gateway: TwilioGateway) -> None:
    """Once started, receipts and inbound texts leave without being asked for; stop ends it."""
    gateway.send(setting.text("before the start"))
    setting.carrier.start()
    setting.carrier.start()
    assert setting.listener.wait_for(2)
    setting.carrier.receive(THEM, "7")
    assert setting.listener.wait_for(3)
    setting.carrier.stop()
    names = [thread.name for thread in threading.enumerate()]
    assert "local-carrier" not in names
    gateway.send(setting.text("after the stop"))
    setting.carrier.start()
    assert setting.listener.wait_for(5)


def test_one_server_with_one_thread_takes_its_own_webhooks(tmp_path: Path) -> None:
    """Sending and receiving on a server's only thread never waits for that server."""
    listener, port = Listener(), closed_port()
    base = f"http://127.0.0.1:{port}"
    path = tmp_path / "carrier.sqlite"
    carrier = LocalCarrier(path, ACCOUNT, TOKEN, US, f"{base}/sms/inbound", Clock())
    app = listener.app()
    app.register_blueprint(carrier.blueprint(), url_prefix="/local-carrier")
    app.add_url_rule("/say", "say", lambda: carrier.receive(THEM, "7"))
    text = OutgoingText(THEM, "One small step.", "m-1", f"{base}/sms/status/m-1", 60)
    with serving(app, port, threaded=False):
        carrier.start()
        with TwilioGateway(ACCOUNT, TOKEN, US, f"{base}/local-carrier") as gateway:
            assert isinstance(gateway.send(text), Accepted)
        assert requests.get(f"{base}/say", timeout=5).ok
        assert listener.wait_for(3)
        carrier.stop()
    assert all(heard.signed for heard in listener.heard)


def test_carriers_that_start_at_once_make_one_file(tmp_path: Path) -> None:
    """Several threads opening a file that is not there yet all find it usable."""
    path, inbound = tmp_path / "new" / "carrier.sqlite", "http://127.0.0.1/sms/inbound"

    def begin(word: str) -> str:
        return LocalCarrier(path, ACCOUNT, TOKEN, US, inbound, Clock()).receive(THEM, word)

    with ThreadPoolExecutor(8) as pool:
        sids = set(pool.map(begin, "abcdefgh"))
    carrier = LocalCarrier(path, ACCOUNT, TOKEN, US, inbound, Clock())
    assert {one.id for one in carrier.phone_view(THEM)} == sids
    assert path.stat().st_mode & 0o077 == 0


def test_many_at_once_lose_and_repeat_nothing(setting: Setting, gateway: TwilioGateway) -> None:
    """Several threads sending and several processes' pumps deliver each receipt exactly once."""
    carriers = [setting.carrier, setting.another_carrier(), setting.another_carrier()]
    senders = [
        threading.Thread(target=lambda: [gateway.send(setting.text()) for _ in range(10)])
        for _ in range(4)
    ]
    for thread in senders:
        thread.start()
    for thread in senders:
        thread.join()
    pumps = [threading.Thread(target=one.deliver_due, args=(NOW,)) for one in carriers]
    for thread in pumps:
        thread.start()
    for thread in pumps:
        thread.join()
    told = [(one.form["MessageSid"], one.form["MessageStatus"]) for one in setting.listener.heard]
    assert len(told) == len(set(told)) == 80


def test_a_callback_goes_where_the_text_asked(setting: Setting, gateway: TwilioGateway) -> None:
    """The callback's query is kept and signed; its fragment, meant for the carrier, is not sent."""
    text = setting.text()
    marked = type(text)(text.to, text.body, "m-1", f"{text.status_callback}?x=1#rc=2", 60)
    gateway.send(marked)
    setting.carrier.deliver_due(NOW)
    assert urlsplit(marked.status_callback).fragment == "rc=2"
    assert all(heard.signed for heard in setting.listener.heard)
    assert len(setting.listener.heard) == 2
