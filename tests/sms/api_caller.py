"""Calls the carrier's API without the official client, and checks answers by Twilio's own words."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import requests

from tests.sms.carrier_fixtures import ACCOUNT, THEM, TOKEN, US, Setting

GOOD = {"To": THEM, "From": US, "Body": "One small step."}
PATH = f"/2010-04-01/Accounts/{ACCOUNT}/Messages"
SPECIFICATION = Path(__file__).parents[3] / "shared/data/twilio_messages_openapi.json"


class Caller:
    """Calls the API as anybody could, without the official client."""

    def __init__(self, setting: Setting) -> None:
        self.base = setting.api_url

    def create(self, **changes: str) -> requests.Response:
        """Send a good request with some fields changed; an empty one is left out."""
        form = {name: value for name, value in (GOOD | changes).items() if value}
        url = f"{self.base}{PATH}.json"
        return requests.post(url, data=form, auth=(ACCOUNT, TOKEN), timeout=5)

    def get(self, path: str, **params: str) -> requests.Response:
        """Read something below the API's base."""
        url = f"{self.base}{path}"
        return requests.get(url, params=params, auth=(ACCOUNT, TOKEN), timeout=5)

    def listed(self, **params: str) -> list[str]:
        """List the bodies on the first page."""
        answer = self.get(
            f"{PATH}.json", **{name.replace("_", ""): v for name, v in params.items()}
        )
        check(answer.json(), "page")
        return [one["body"] for one in answer.json()["messages"]]


@pytest.fixture
def caller(setting: Setting) -> Caller:
    """Give somebody with the right account and secret."""
    return Caller(setting)


def specified(name: str) -> dict[str, Any]:
    """Give a JSON Schema out of Twilio's OpenAPI description, with `nullable` spelt out.

    Skips the test, and says so, when the description is not on this machine.
    """
    if not SPECIFICATION.exists():
        pytest.skip(f"NOT CHECKED against Twilio's OpenAPI description: {SPECIFICATION} is absent")
    whole = json.loads(SPECIFICATION.read_text())
    listing = whole["paths"]["/2010-04-01/Accounts/{AccountSid}/Messages.json"]["get"]
    page = listing["responses"]["200"]["content"]["application/json"]["schema"]
    schemas = whole["components"]["schemas"]
    chosen = page if name == "page" else schemas["api.v2010.account.message"]
    return _with_nulls({**chosen, "components": {"schemas": schemas}})


def check(body: object, name: str) -> None:
    """Validate an answer against Twilio's description of it."""
    schema = specified(name)
    jsonschema.validate(body, {**schema, "required": sorted(schema["properties"])})


def _with_nulls(node: Any) -> Any:
    if isinstance(node, list):
        return [_with_nulls(part) for part in node]
    if not isinstance(node, dict):
        return node
    made = {key: _with_nulls(part) for key, part in node.items()}
    return {**made, "type": [made["type"], "null"]} if made.get("nullable") is True else made
