"""The local carrier answers as Twilio's Messages API does, by Twilio's own description of it."""

from email.utils import parsedate_to_datetime

import pytest
import requests

from sms.gateway import Accepted, TwilioGateway
from sms.local_carrier import magic
from tests.sms import api_caller, carrier_fixtures
from tests.sms.api_caller import GOOD, PATH, Caller, check
from tests.sms.carrier_fixtures import ACCOUNT, NOW, SERVICE, THEM, TOKEN, Setting

setting, gateway = carrier_fixtures.setting, carrier_fixtures.gateway
caller = api_caller.caller


def test_a_created_message_has_twilios_shape(caller: Caller) -> None:
    """The answer is HTTP 201 with every property of Twilio's description, queued and not sent."""
    answer = caller.create(ValidityPeriod="60", StatusCallback="http://127.0.0.1/sms/status/1")
    assert answer.status_code == 201
    message = answer.json()
    check(message, "message")
    assert (message["status"], message["date_sent"]) == ("queued", None)
    assert parsedate_to_datetime(message["date_created"]) == NOW
    assert caller.get(message["uri"]).json() == message


def test_a_delivered_and_a_failed_message_keep_the_shape(setting: Setting, caller: Caller) -> None:
    """Dates, error code and error message stay in Twilio's types after delivery or failure."""
    sids = [caller.create(To=to).json()["sid"] for to in (THEM, magic.UNREACHABLE)]
    setting.carrier.deliver_due(NOW)
    delivered, failed = (caller.get(f"{PATH}/{sid}.json").json() for sid in sids)
    check(delivered, "message")
    check(failed, "message")
    assert (delivered["status"], delivered["error_code"]) == ("delivered", None)
    assert (failed["status"], failed["error_code"]) == ("undelivered", 30003)
    assert parsedate_to_datetime(delivered["date_sent"]) == NOW


@pytest.mark.parametrize(
    ("changes", "status", "code"),
    [
        ({"To": ""}, 400, 21604),
        ({"To": "2025550123"}, 400, 21211),
        ({"To": "+0125550123"}, 400, 21211),
        ({"To": magic.INVALID}, 400, 21211),
        ({"To": magic.NO_ROUTE}, 400, 21612),
        ({"To": magic.NOT_ALLOWED}, 400, 21408),
        ({"To": magic.BLOCKED}, 400, 21610),
        ({"To": magic.NOT_MOBILE}, 400, 21614),
        ({"To": magic.THROTTLED}, 429, 20429),
        ({"To": magic.BROKEN}, 500, 20500),
        ({"To": magic.BROKEN_AFTER_ACCEPTING}, 503, 20503),
        ({"From": ""}, 400, 21603),
        ({"From": "us"}, 400, 21212),
        ({"From": "+12025550199"}, 400, 21606),
        ({"From": "", "MessagingServiceSid": "MG1"}, 400, 21701),
        ({"Body": ""}, 400, 21602),
        ({"Body": "  "}, 400, 21602),
        ({"Body": "a" * 1601}, 400, 21617),
        ({"StatusCallback": "steps.example"}, 400, 21609),
        ({"ValidityPeriod": "0"}, 400, 90007),
        ({"ValidityPeriod": "-5"}, 400, 90007),
        ({"ValidityPeriod": "36001"}, 400, 90007),
        ({"ValidityPeriod": "an hour"}, 400, 90014),
    ],
)
def test_what_is_wrong_is_refused_in_twilios_words(
    caller: Caller, changes: dict[str, str], status: int, code: int
) -> None:
    """Each wrong field has Twilio's HTTP status, code and JSON."""
    answer = caller.create(**changes)
    assert answer.status_code == status
    body = answer.json()
    assert set(body) == {"code", "message", "more_info", "status"}
    assert (body["code"], body["status"]) == (code, status)


@pytest.mark.parametrize(
    ("changes", "segments"),
    [
        ({"Body": "a" * 1600}, "11"),
        ({"Body": "a" * 160}, "1"),
        ({"Body": "\u2019" * 71}, "2"),
        ({"ValidityPeriod": "1"}, "1"),
        ({"ValidityPeriod": "36000"}, "1"),
        ({"From": "", "MessagingServiceSid": SERVICE}, "1"),
    ],
)
def test_what_is_just_within_the_limits_is_taken(
    caller: Caller, changes: dict[str, str], segments: str
) -> None:
    """The longest text and both ends of the validity are accepted, with GSM-7 segments counted."""
    answer = caller.create(**changes)
    assert answer.status_code == 201
    check(answer.json(), "message")
    assert answer.json()["num_segments"] == segments


@pytest.mark.parametrize(
    ("auth", "account"),
    [
        (None, ACCOUNT),
        ((ACCOUNT, "wrong"), ACCOUNT),
        (("AC1", TOKEN), ACCOUNT),
        ((ACCOUNT, TOKEN), "AC" + "f" * 32),
    ],
)
def test_nobody_else_may_read_or_send(
    setting: Setting, auth: tuple[str, str] | None, account: str
) -> None:
    """No login, a wrong one, or another account's path is HTTP 401 with code 20003."""
    url = f"{setting.api_url}/2010-04-01/Accounts/{account}/Messages.json"
    for method in ("GET", "POST"):
        answer = requests.request(method, url, data=GOOD, auth=auth, timeout=5)
        assert (answer.status_code, answer.json()["code"]) == (401, 20003)
        assert answer.headers["WWW-Authenticate"].startswith("Basic")
    assert setting.carrier.phone_view(THEM) == []


def test_an_unknown_message_is_not_found(caller: Caller) -> None:
    """A SID nobody gave is HTTP 404 with code 20404."""
    answer = caller.get(f"{PATH}/SM{'0' * 32}.json")
    assert (answer.status_code, answer.json()["code"]) == (404, 20404)


def test_an_inbound_text_is_in_the_list_and_the_carriers_own_answer_is_not(
    setting: Setting, caller: Caller
) -> None:
    """STOP is listed as inbound; Twilio's confirmation of it shows on the phone only."""
    setting.carrier.receive(THEM, "STOP")
    assert caller.listed() == ["STOP"]
    assert [one.from_us for one in setting.carrier.phone_view(THEM)] == [False, True]


def test_two_carriers_on_one_file_share_everything(
    setting: Setting, gateway: TwilioGateway
) -> None:
    """Another process on the same file sees the text at once."""
    assert isinstance(gateway.send(setting.text()), Accepted)
    assert len(setting.another_carrier().phone_view(THEM)) == 1
