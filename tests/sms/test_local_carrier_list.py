"""The local carrier's list filters and pages as Twilio's does."""

from typing import Any

import pytest
from twilio.http.http_client import TwilioHttpClient
from twilio.rest import Client

from tests.sms import api_caller, carrier_fixtures
from tests.sms.api_caller import PATH, Caller, check
from tests.sms.carrier_fixtures import ACCOUNT, NOW, THEM, TOKEN, US, Setting

setting, caller = carrier_fixtures.setting, api_caller.caller


@pytest.mark.parametrize(
    ("params", "bodies"),
    [
        ({}, ["third", "second", "first"]),
        ({"To": "+12025550199"}, ["third"]),
        ({"From": US}, ["third", "second", "first"]),
        ({"From": THEM}, []),
        ({"DateSent": "2026-03-08"}, ["first"]),
        ({"DateSent": "2026-03-08T00:00:00Z"}, ["first"]),
        ({"DateSent<": "2026-03-08"}, ["first"]),
        ({"DateSent>": "2026-03-09"}, ["third", "second"]),
        ({"DateSent>": "2026-03-08T14:30:01Z"}, ["third", "second"]),
        ({"DateSent>": "Sun, 08 Mar 2026 14:30:00 -0000"}, ["third", "second", "first"]),
        ({"DateSent<": "2026-03-09", "DateSent>": "2026-03-09"}, ["third", "second"]),
        ({"DateSent": "2026-03-08", "To": "+12025550199"}, []),
    ],
)
def test_filters_keep_what_was_asked_for(
    setting: Setting, caller: Caller, params: dict[str, str], bodies: list[str]
) -> None:
    """To, From and the three forms of DateSent each narrow the list, newest first."""
    caller.create(Body="first")
    setting.carrier.deliver_due(NOW)
    later = setting.clock.advance(24 * 3600)
    caller.create(Body="second")
    caller.create(Body="third", To="+12025550199")
    setting.carrier.deliver_due(later)
    assert caller.listed(**params) == bodies


def test_a_queued_message_is_in_no_dated_list(caller: Caller) -> None:
    """What has not left the carrier has no date_sent, and a dated list leaves it out."""
    caller.create()
    assert caller.listed(DateSent="2026-03-08") == []
    assert caller.listed() == ["One small step."]


@pytest.mark.parametrize(
    "params",
    [{"DateSent": "soon"}, {"DateSent": "9999-12-31"}, {"PageSize": "x"}, {"PageToken": "PA1"}],
)
def test_a_query_that_cannot_be_read_is_refused(caller: Caller, params: dict[str, str]) -> None:
    """A wrong date, size or page token is HTTP 400, not an unfiltered list."""
    answer = caller.get(f"{PATH}.json", **params)
    assert (answer.status_code, answer.json()["code"]) == (400, 20001)


def test_pages_lead_forward_and_back(caller: Caller) -> None:
    """Following next to the end and previous to the start passes every message once each way."""
    for count in range(5):
        caller.create(Body=f"text {count}")
    page: dict[str, Any] = caller.get(f"{PATH}.json", PageSize="2", To=THEM).json()
    there, back = [page], []
    while page["next_page_uri"]:
        page = caller.get(page["next_page_uri"]).json()
        there.append(page)
    while page["previous_page_uri"]:
        page = caller.get(page["previous_page_uri"]).json()
        back.append(page)
    for one in there + back:
        check(one, "page")
    bodies = [[message["body"] for message in one["messages"]] for one in there]
    assert bodies == [["text 4", "text 3"], ["text 2", "text 1"], ["text 0"]]
    assert [one["messages"] for one in back] == [one["messages"] for one in there[-2::-1]]
    assert [one["page"] for one in there + back] == [0, 1, 2, 1, 0]
    assert caller.get(page["first_page_uri"]).json()["messages"] == there[0]["messages"]


def test_a_client_that_only_swaps_the_address_pages_too(setting: Setting, caller: Caller) -> None:
    """The official client, told of the base URL alone, fetches and pages under the prefix."""
    sids = [caller.create(Body=f"text {count}").json()["sid"] for count in range(3)]

    class Swapped(TwilioHttpClient):  # type: ignore[misc] # the library has no types
        def request(self, method: str, url: str, *args: Any, **kwargs: Any) -> Any:
            moved = url.replace("https://api.twilio.com", setting.api_url)
            return super().request(method, moved, *args, **kwargs)

    http = Swapped(timeout=5)
    client = Client(ACCOUNT, TOKEN, http_client=http)
    assert [one.sid for one in client.messages.list(page_size=1)] == sids[::-1]
    assert client.messages(sids[0]).fetch().body == "text 0"
    http.session.close()
