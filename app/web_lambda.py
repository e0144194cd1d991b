"""The pages and the carrier's webhooks on AWS Lambda, behind an HTTP API."""

import os
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, Final

from apig_wsgi import make_lambda_handler

from app.house import House, build
from app.server import create_app
from app.settings import SettingsError, read_settings

HttpHandler = Callable[[dict[str, Any], Any], dict[str, Any]]

# Elsewhere some of these are made on first use and kept in a folder; here no folder outlives a
# request, and every copy of the function must have the same ones.
_NEEDED: Final = (
    "STEADY_DATABASE_URL",
    "STEADY_ENCRYPTION_KEYS",
    "STEADY_PUBLIC_URL",
    "STEADY_WEB_SECRET",
    "TWILIO_ACCOUNT_SID",
    "TWILIO_AUTH_TOKEN",
)


def build_house(environment: Mapping[str, str]) -> House:
    """Wire the house as it stands on Lambda.

    With a carrier's account there is neither a sandbox nor a local carrier. `ALEXA_SKILL_ID` is
    not needed: Alexa calls the skill's own function.

    Raises:
        SettingsError: a setting is missing, or cannot be right here.

    """
    missing = [name for name in _NEEDED if not environment.get(name, "").strip()]
    if missing:
        raise SettingsError(f"On AWS Lambda these must be set: {', '.join(missing)}.")
    settings = read_settings(environment)
    if not settings.database_url.startswith("postgresql"):
        raise SettingsError(
            "STEADY_DATABASE_URL must name a PostgreSQL database: a file would be gone with the "
            "function that wrote it.",
        )
    if not settings.public_url.startswith("https://"):
        raise SettingsError("STEADY_PUBLIC_URL must start with https://, as the carrier sees it.")
    return build(settings)


def build_handler(house: House) -> HttpHandler:
    """Return the function Lambda calls with a request of the HTTP API (payload 2.0)."""
    handle: HttpHandler = make_lambda_handler(create_app(house))
    return handle


def handler(event: dict[str, Any], context: object) -> dict[str, Any]:
    """Answer one request: the name to give AWS is `app.web_lambda.handler`.

    Built once, from the environment.

    Raises:
        SettingsError: a setting is missing, or cannot be right here.

    """
    return _handler_from_environment()(event, context)


@cache
def _handler_from_environment() -> HttpHandler:
    return build_handler(build_house(os.environ))


# Built while the function starts, when Lambda gives a full processor; it alone sets the variable.
if "AWS_LAMBDA_INITIALIZATION_TYPE" in os.environ:
    _handler_from_environment()
