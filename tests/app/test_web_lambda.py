"""The web doors on AWS Lambda: requests of an HTTP API in, answers out, the carrier's included."""

import base64
import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

import pytest
from cryptography.fernet import Fernet

from app.settings import SettingsError
from app.web_lambda import HttpHandler, build_handler, build_house
from sms.signature import sign
from tests.databases import new_postgres_database

PUBLIC_URL = "https://steady.example"
TOKEN = "token-of-the-account"


def _environment(database_url: str) -> dict[str, str]:
    return {
        "STEADY_DATABASE_URL": database_url,
        "STEADY_ENCRYPTION_KEYS": Fernet.generate_key().decode(),
        "STEADY_PUBLIC_URL": PUBLIC_URL,
        "STEADY_WEB_SECRET": "secret",
        "TWILIO_ACCOUNT_SID": "AC1",
        "TWILIO_AUTH_TOKEN": TOKEN,
        "TWILIO_FROM": "+15005550006",
    }


@pytest.fixture(scope="module")
def handle(postgres_server: str) -> Iterator[HttpHandler]:
    """The function as Lambda would hold it."""
    house = build_house(_environment(new_postgres_database(postgres_server, "web_lambda")))
    yield build_handler(house)
    house.close()


def _event(method: str, path: str, body: str = "", **headers: str) -> dict[str, Any]:
    """Return a request in the HTTP API's payload format 2.0."""
    return {
        "version": "2.0",
        "routeKey": "$default",
        "rawPath": path,
        "rawQueryString": "",
        "headers": {"host": "steady.example", "x-forwarded-proto": "https", **headers},
        "requestContext": {
            "http": {
                "method": method,
                "path": path,
                "protocol": "HTTP/1.1",
                "sourceIp": "192.0.2.1",
                "userAgent": "test",
            },
            "stage": "$default",
        },
        "body": base64.b64encode(body.encode()).decode(),
        "isBase64Encoded": True,
    }


def test_a_page_is_served(handle: HttpHandler) -> None:
    """HTML with its headers, and no sandbox."""
    page = handle(_event("GET", "/"), None)
    assert page["statusCode"] == 200
    assert "Not therapy" in page["body"]
    assert handle(_event("GET", "/sandbox"), None)["statusCode"] == 404


def test_a_text_of_the_carrier_is_answered_and_a_forged_one_refused(handle: HttpHandler) -> None:
    """The signature holds over the public address, whatever stands before the function."""
    fields = {"MessageSid": "SM1", "From": "+12125550123", "Body": "JOIN"}
    form = {"content-type": "application/x-www-form-urlencoded"}
    signed = {"x-twilio-signature": sign(f"{PUBLIC_URL}/sms/inbound", fields, TOKEN)}
    answer = handle(_event("POST", "/sms/inbound", urlencode(fields), **form, **signed), None)
    assert answer["statusCode"] == 200
    assert "signed up" in answer["body"]
    forged = handle(_event("POST", "/sms/inbound", urlencode(fields), **form), None)
    assert forged["statusCode"] == 403


@pytest.mark.parametrize("missing", list(_environment("")))
def test_a_missing_setting_is_named(missing: str) -> None:
    """Nothing is made up in a folder that is gone with the function."""
    given = _environment("postgresql://nowhere/none")
    del given[missing]
    with pytest.raises(
        SettingsError, match=r"TWILIO_FROM" if missing == "TWILIO_FROM" else missing
    ):
        build_house(given)


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("STEADY_DATABASE_URL", "sqlite:///x.db", "PostgreSQL"),
        ("STEADY_PUBLIC_URL", "http://steady.example", "https://"),
    ],
)
def test_a_setting_that_cannot_be_right_is_refused(name: str, value: str, says: str) -> None:
    """A file for a database, or an address the carrier will not call."""
    given = {**_environment("postgresql://nowhere/none"), name: value}
    with pytest.raises(SettingsError, match=says):
        build_house(given)


def test_nothing_said_is_in_an_error(handle: HttpHandler) -> None:
    """A form that is too large is refused in a sentence."""
    body = json.dumps({"text": "private " * 60_000})
    answer = handle(_event("POST", "/sms/inbound", body), None)
    assert answer["statusCode"] in {403, 413}
    assert "private" not in answer["body"]
