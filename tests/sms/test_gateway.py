"""A send is accepted, rejected or unknown, and an unknown one can be settled from the list."""

import logging
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from flask import Flask, Response

from shared.rules.failures import Verdict
from shared.rules.prices import Price
from sms.gateway import (
    Accepted,
    CarrierUnavailable,
    OutgoingText,
    Rejected,
    TwilioGateway,
    Unknown,
)
from sms.local_carrier import magic
from tests.sms import carrier_fixtures
from tests.sms.carrier_fixtures import (
    ACCOUNT,
    NOW,
    SERVICE,
    THEM,
    TOKEN,
    US,
    Setting,
    closed_port,
    drop_connection,
    serving,
)

setting, gateway = carrier_fixtures.setting, carrier_fixtures.gateway

TODAY = date(2026, 3, 8)
TEXT = OutgoingText(THEM, "One small step.", "m-1", "https://steps.example/sms/status/m-1", 60)


def test_an_accepted_text_has_a_sid_and_its_segments(
    setting: Setting, gateway: TwilioGateway
) -> None:
    """A long text is accepted with the carrier's name for it and what will be billed."""
    outcome = gateway.send(setting.text("a" * 161))
    assert isinstance(outcome, Accepted)
    assert outcome.sid.startswith("SM")
    assert outcome.segments == 2


@pytest.mark.parametrize(
    ("told", "price", "counted"),
    [
        ({"num_segments": "2", "price": "-0.01580", "price_unit": "USD"}, Price(15_800, "USD"), 2),
        ({"num_segments": "0", "price": None, "price_unit": "USD"}, None, 1),
        ({"num_segments": "many", "price": "free", "price_unit": "USD"}, None, 1),
        ({"price": "-1", "price_unit": None}, None, 1),
    ],
)
def test_segments_and_price_are_kept_where_the_answer_gives_them(
    told: dict[str, str | None], price: Price | None, counted: int
) -> None:
    """A charge, in whole millionths; most often it is not known yet."""
    app = Flask(__name__)
    app.add_url_rule(
        "/<path:_path>", "any", lambda _path: ({"sid": "SM1", **told}, 201), methods=["POST"]
    )
    with serving(app) as base, TwilioGateway(ACCOUNT, TOKEN, US, base) as gateway:
        assert gateway.send(TEXT) == Accepted("SM1", counted, price)


@pytest.mark.parametrize(
    ("code", "status", "verdict"),
    [
        (63038, 429, Verdict.TRY_LATER),
        (77777, 429, Verdict.TRY_LATER),
        (21611, 400, Verdict.TRY_LATER),
        (20003, 401, Verdict.ALERT),
        (20404, 404, Verdict.ALERT),
        (77777, 400, Verdict.FINAL),
    ],
)
def test_a_refusal_is_judged_by_the_table(code: int, status: int, verdict: Verdict) -> None:
    """By its code; 429 was surely not processed, whatever its code."""
    app = Flask(__name__)
    app.add_url_rule(
        "/<path:_path>", "any", lambda _path: ({"code": code}, status), methods=["POST"]
    )
    with serving(app) as base, TwilioGateway(ACCOUNT, TOKEN, US, base) as gateway:
        outcome = gateway.send(TEXT)
    assert isinstance(outcome, Rejected)
    assert outcome.failure.verdict is verdict
    assert outcome.code == code


@pytest.mark.parametrize(
    ("to", "code", "try_again", "opted_out"),
    [
        (magic.INVALID, 21211, False, False),
        (magic.NOT_MOBILE, 21614, False, False),
        (magic.BLOCKED, 21610, False, True),
        (magic.THROTTLED, 20429, True, False),
    ],
)
def test_a_refusal_says_whether_to_try_again_and_whether_they_opted_out(
    setting: Setting,
    gateway: TwilioGateway,
    to: str,
    code: int,
    *,
    try_again: bool,
    opted_out: bool,
) -> None:
    """Only 429 may be sent again blindly; 21610 means opted out; every other 4xx is final."""
    outcome = gateway.send(setting.text(to=to))
    assert isinstance(outcome, Rejected)
    assert (outcome.code, outcome.try_again, outcome.opted_out) == (code, try_again, opted_out)
    assert to not in outcome.reason


def test_a_throttled_text_is_taken_on_the_third_try(
    setting: Setting, gateway: TwilioGateway
) -> None:
    """Two tries are told to wait, the third is accepted, and only one text arrives."""
    text = setting.text(to=magic.THROTTLED)
    outcomes = [gateway.send(text) for _ in range(3)]
    assert [type(one) for one in outcomes] == [Rejected, Rejected, Accepted]
    assert len(setting.carrier.phone_view(magic.THROTTLED)) == 1


@pytest.mark.parametrize(("to", "stored"), [(magic.BROKEN, 0), (magic.BROKEN_AFTER_ACCEPTING, 1)])
def test_a_server_error_is_unknown_and_the_list_settles_it(
    setting: Setting, gateway: TwilioGateway, to: str, stored: int
) -> None:
    """After a 5xx the list alone says whether the text was taken, even while still queued."""
    text = setting.text(to=to)
    assert isinstance(gateway.send(text), Unknown)
    found = gateway.find(to, text.body, TODAY, NOW)
    assert [one.sent_at for one in found] == [None] * stored
    setting.carrier.deliver_due(NOW)
    found = gateway.find(to, text.body, TODAY, NOW)
    assert [(one.status, one.sent_at) for one in found] == [("delivered", NOW)] * stored


def test_a_time_out_after_acceptance_is_unknown(setting: Setting) -> None:
    """When the answer comes too late the outcome is unknown, and the list holds the text once."""
    text = setting.text(to=magic.HANGS)
    with TwilioGateway(ACCOUNT, TOKEN, US, setting.api_url, timeout_seconds=0.2) as hurried:
        assert isinstance(hurried.send(text), Unknown)
        assert len(hurried.find(text.to, text.body, TODAY, NOW)) == 1


def test_a_refused_connection_may_be_tried_again() -> None:
    """A connection that was never made cannot have delivered anything."""
    with TwilioGateway(ACCOUNT, TOKEN, US, f"http://127.0.0.1:{closed_port()}") as gateway:
        outcome = gateway.send(TEXT)
    assert isinstance(outcome, Rejected)
    assert outcome.try_again
    assert not outcome.opted_out


@pytest.mark.parametrize(
    "answer",
    [
        drop_connection,
        lambda: Response("<html>", status=201),
        lambda: Response("[]", status=201, content_type="application/json"),
        lambda: Response("{}", status=201, content_type="application/json"),
        lambda: Response("bad gateway", status=502),
        lambda: Response("moved", status=302, headers={"Location": "/elsewhere"}),
        lambda: Response('{"code": 20429}', status=503, content_type="application/json"),
    ],
)
def test_an_answer_that_says_nothing_certain_is_unknown(answer: Callable[[], Response]) -> None:
    """A dropped connection, an unreadable answer, a proxy's error or a redirect is never a no."""
    app = Flask(__name__)
    app.add_url_rule("/<path:_path>", "any", lambda _path: answer(), methods=["POST"])
    with serving(app) as base, TwilioGateway(ACCOUNT, TOKEN, US, base) as gateway:
        assert isinstance(gateway.send(TEXT), Unknown)


def test_a_plain_429_without_a_code_may_be_tried_again() -> None:
    """A proxy's 429 with no JSON in it counts as well."""
    app = Flask(__name__)
    app.add_url_rule("/<path:_path>", "any", lambda _path: ("slow", 429), methods=["POST"])
    with serving(app) as base, TwilioGateway(ACCOUNT, TOKEN, US, base) as gateway:
        outcome = gateway.send(TEXT)
    assert isinstance(outcome, Rejected)
    assert outcome.try_again


def test_a_messaging_service_sends_and_finds(setting: Setting) -> None:
    """With a service as sender the text goes out and is found without asking for a number."""
    with TwilioGateway(ACCOUNT, TOKEN, SERVICE, setting.api_url) as gateway:
        outcome = gateway.send(setting.text())
        assert isinstance(outcome, Accepted)
        setting.carrier.deliver_due(NOW)
        found = gateway.find(THEM, "One small step.", TODAY, NOW)
    assert [one.sid for one in found] == [outcome.sid]


def test_find_wants_the_same_body_the_same_day_and_no_earlier_text(
    setting: Setting, gateway: TwilioGateway
) -> None:
    """Another body, another UTC day or an earlier text of the same words is no match."""
    gateway.send(setting.text())
    setting.carrier.deliver_due(NOW)
    body = "One small step."
    assert len(gateway.find(THEM, body, TODAY, NOW + timedelta(milliseconds=900))) == 1
    assert gateway.find(THEM, body, TODAY, NOW + timedelta(seconds=1)) == []
    assert gateway.find(THEM, body, TODAY + timedelta(days=1), NOW) == []
    assert gateway.find(THEM, body.lower(), TODAY, NOW) == []
    assert gateway.find("+12025550199", body, TODAY, NOW) == []


def test_find_reads_every_page(setting: Setting, gateway: TwilioGateway) -> None:
    """A match beyond the first page of fifty is found, through the prefix and all."""
    gateway.send(setting.text())
    for count in range(60):
        gateway.send(setting.text(f"Text {count}"))
    setting.carrier.deliver_due(NOW)
    assert len(gateway.find(THEM, "One small step.", TODAY, NOW)) == 1


def test_a_list_that_cannot_be_had_is_said_so_without_the_number(setting: Setting) -> None:
    """A refused login or a dead server raises one clear error that names nobody."""
    dead = f"http://127.0.0.1:{closed_port()}"
    for token, url in (("wrong", setting.api_url), (TOKEN, dead)):
        with (
            TwilioGateway(ACCOUNT, token, US, url) as gateway,
            pytest.raises(CarrierUnavailable, match="ask again later") as caught,
        ):
            gateway.find(THEM, "One small step.", TODAY, NOW)
        assert THEM[1:] not in str(caught.value)
        assert caught.value.__suppress_context__


def test_neither_number_nor_text_is_logged(
    setting: Setting, gateway: TwilioGateway, caplog: pytest.LogCaptureFixture
) -> None:
    """Sending, finding and delivering leave no number and no words in the logs."""
    caplog.set_level(logging.INFO)
    text = setting.text("A private line.")
    gateway.send(text)
    gateway.find(THEM, text.body, TODAY, NOW)
    setting.carrier.receive(THEM, "A private answer.")
    setting.listener.will_answer("", status=500)
    setting.carrier.deliver_due(NOW)
    logged = caplog.text + "".join(str(record.__dict__) for record in caplog.records)
    assert "rivate" not in logged
    assert THEM[1:] not in logged


@pytest.mark.parametrize("url", ["carrier.example", "ftp://carrier.example", "http://"])
def test_an_address_that_is_none_is_refused_at_once(url: str) -> None:
    """A wrong API address is an error when the gateway is made, not when a text is due."""
    with pytest.raises(ValueError, match="http"):
        TwilioGateway(ACCOUNT, TOKEN, US, url)
