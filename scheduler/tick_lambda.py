"""The tick on AWS Lambda, started every minute: what is due is planned, sent and settled."""

import logging
import os
import time
from collections.abc import Callable, Mapping
from dataclasses import asdict, replace
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any, Final

from scheduler.dispatcher import Sending
from scheduler.duties import LINES, Post, tick
from shared.content import load_content
from shared.rules.pace import PacedSender, pace_of
from shared.rules.spread import spread_of
from shared.storage.database import open_database
from sms.gateway import TwilioGateway
from sms.inbound import TextService

_log = logging.getLogger(__name__)

# Less than the function's time-out (serverless.yml) by the longest call to the carrier.
_ENDS_AFTER: Final = timedelta(seconds=40)
_SENDERS: Final = ("TWILIO_MESSAGING_SERVICE_SID", "TWILIO_FROM")
_NEEDED: Final = (
    "STEADY_DATABASE_URL",
    "STEADY_ENCRYPTION_KEYS",
    "STEADY_PUBLIC_URL",
    "TWILIO_ACCOUNT_SID",
    "TWILIO_AUTH_TOKEN",
)


class BadEnvironmentError(Exception):
    """A setting is missing, or cannot be right on AWS Lambda; the message names it."""


class TickFailedError(Exception):
    """A tick broke off; the message has the kind of error only, as its words may quote people."""


def _utc_now() -> datetime:
    return datetime.now(UTC)


def build_post(environment: Mapping[str, str], clock: Callable[[], datetime] = _utc_now) -> Post:
    """Return what the scheduler's duties need, from the settings that `steady` reads as well.

    Raises:
        BadEnvironmentError: a setting is missing, or the database is a file.
        shared.storage.vault.VaultError: the keys are malformed, or not those of this database.

    """
    given = {name: value.strip() for name, value in environment.items() if value.strip()}
    missing = [name for name in _NEEDED if name not in given]
    senders = [given[name] for name in _SENDERS if name in given]
    if missing or not senders:
        missing += [] if senders else [" or ".join(_SENDERS)]
        raise BadEnvironmentError(f"On AWS Lambda these must be set: {', '.join(missing)}.")
    if not given["STEADY_DATABASE_URL"].startswith("postgresql"):
        raise BadEnvironmentError("STEADY_DATABASE_URL must name a PostgreSQL database.")
    try:
        spread = spread_of(given.get("STEADY_SPREAD_MINUTES"))
    except ValueError as error:
        raise BadEnvironmentError(str(error)) from error
    days = given.get("STEADY_KEEP_DAYS")
    try:
        elsewhere = "STEADY_TWILIO_API_URL" in given
        pace = pace_of(given.get("STEADY_SENDER_CLASS"), at_twilio=not elsewhere)
        keep = timedelta(days=int(days)) if days else None
    except ValueError as error:
        raise BadEnvironmentError(
            f"STEADY_SENDER_CLASS or STEADY_KEEP_DAYS cannot be read: {error}."
        ) from error
    keys = [key.strip() for key in given["STEADY_ENCRYPTION_KEYS"].split(",") if key.strip()]
    database = open_database(given["STEADY_DATABASE_URL"], keys)
    carrier = TwilioGateway(
        given["TWILIO_ACCOUNT_SID"],
        given["TWILIO_AUTH_TOKEN"],
        senders[0],
        given.get("STEADY_TWILIO_API_URL"),
        second_sender=senders[1] if len(senders) > 1 else None,
    )
    base = given["STEADY_PUBLIC_URL"].rstrip("/")
    sending = Sending(
        carrier,
        # The fragment is Twilio's "connection overrides": try again when we do not answer.
        lambda message_id: f"{base}/sms/status/{message_id}#rc=2&rp=5xx,ct,rt",
        PacedSender(senders[0], pace),
    )
    return Post(
        TextService(database, load_content(), clock), sending, LINES, keep=keep, spread=spread
    )


def tick_and_tell(post: Post) -> dict[str, Any]:
    """Tick once, and return and log what was done, in counts.

    Raises:
        TickFailedError: the tick broke off; the next one takes up what it left.

    """
    ends = post.service.clock() + _ENDS_AFTER

    def is_over() -> bool:
        return post.service.clock() >= ends

    def pause(seconds: float) -> bool:
        time.sleep(seconds)
        return not is_over()

    timed = replace(post, sending=replace(post.sending, stopping=is_over), pause=pause)
    try:
        done = asdict(tick(timed, post.service.clock()))
    except Exception as error:  # noqa: BLE001 - whatever it was, its words may quote people
        kind = type(error).__name__
        _log.error("tick.failed", extra={"error": kind})
        raise TickFailedError(kind) from None
    _log.info("tick.done", extra=done)
    return done


def handler(event: object, context: object) -> dict[str, Any]:
    """Tick once: the name to give AWS is `scheduler.tick_lambda.handler`.

    Built once, from the environment; the event only says that a minute has passed.

    Raises:
        BadEnvironmentError: a setting is missing, or cannot be right here.
        TickFailedError: the tick broke off.

    """
    del event, context
    return tick_and_tell(_post_from_environment())


@cache
def _post_from_environment() -> Post:
    return build_post(os.environ)


# Built while the function starts, when Lambda gives a full processor; it alone sets the variable.
if "AWS_LAMBDA_INITIALIZATION_TYPE" in os.environ:
    _post_from_environment()
