"""Twilio behind the carrier contract, whose names can be imported from here as well."""

import logging
import threading
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from http import HTTPStatus
from typing import Any, Self

from requests import Session
from requests.exceptions import ConnectTimeout, RequestException
from twilio.base.exceptions import (  # type: ignore[import-untyped] # it ships no types
    TwilioException,
    TwilioRestException,
    TwilioServiceException,
)
from twilio.http.http_client import TwilioHttpClient  # type: ignore[import-untyped] # as above
from twilio.http.response import Response  # type: ignore[import-untyped] # as above
from twilio.rest import Client  # type: ignore[import-untyped] # as above
from urllib3.exceptions import NewConnectionError

from shared.rules.failures import Failure, Verdict
from shared.rules.prices import read_price
from shared.rules.segments import read_segments, segments
from sms.api_address import LOOPBACK, base_address, moved
from sms.carrier_contract import (
    Accepted,
    Carrier,
    CarrierUnavailable,
    FoundMessage,
    Outcome,
    OutgoingText,
    Rejected,
    Unknown,
)
from sms.carrier_errors import failure_of

__all__ = [
    "Accepted",
    "Carrier",
    "CarrierUnavailable",
    "FoundMessage",
    "Outcome",
    "OutgoingText",
    "Rejected",
    "TwilioGateway",
    "Unknown",
]

MESSAGING_SERVICE_PREFIX = "MG"
NEWEST_LOOKED_AT = 200

_NO_CONNECTION = "no connection to the carrier could be made; check the network and the API address"
_UNREACHED = Rejected(
    code=None,
    reason=_NO_CONNECTION,
    failure=Failure("", _NO_CONNECTION, Verdict.TRY_LATER),
)


class TwilioGateway:
    """Sends and finds texts through Twilio's official client.

    Args:
        account_sid: "AC...", also the user name.
        auth_token: the account's secret.
        sender: a messaging service "MG..." or a number in E.164.
        api_url: another base for the same API (the local carrier, a test server); may have a path.
        timeout_seconds: to connect, and again to wait for each answer; the client has none.
        second_sender: takes a text that the first one was refused for its own sake.

    Raises:
        ValueError: `api_url` is no http(s) address.

    """

    def __init__(
        self,
        account_sid: str,
        auth_token: str,
        sender: str,
        api_url: str | None = None,
        timeout_seconds: float = 5,
        second_sender: str | None = None,
    ) -> None:
        self._http = _QuietHttpClient(api_url, timeout_seconds)
        self._client: Any = Client(account_sid, auth_token, http_client=self._http)
        self._senders = [_named(one) for one in (sender, second_sender) if one]
        self._from_filter = self._senders[0] if self._senders == [{"from_": sender}] else {}

    def send(self, text: OutgoingText) -> Outcome:
        """Hand over one text, once; see `Carrier`."""
        outcome = self._send(text, self._senders[0])
        for other in self._senders[1:]:
            if isinstance(outcome, Rejected) and outcome.failure.another_sender:
                outcome = self._send(text, other)
        return outcome

    def _send(self, text: OutgoingText, sender: dict[str, str]) -> Outcome:
        try:
            created = self._client.messages.create(
                to=text.to,
                body=text.body,
                status_callback=text.status_callback,
                validity_period=text.validity_seconds,
                **sender,
            )
        except (TwilioRestException, TwilioServiceException) as error:
            return _refusal(error.status, error.code)
        except RequestException as error:
            if _never_connected(error):
                return _UNREACHED
            return Unknown(f"the connection failed before an answer came ({type(error).__name__})")
        except (TwilioException, ValueError, AttributeError) as error:
            return Unknown(f"the carrier's answer could not be read ({type(error).__name__})")
        if not created.sid:
            return Unknown("the carrier's answer names no message")
        return Accepted(
            created.sid,
            read_segments(created.num_segments) or segments(text.body),
            read_price(created.price, created.price_unit),
        )

    def find(self, to: str, body: str, sent_on: date, not_before: datetime) -> list[FoundMessage]:
        """List our texts with this body; see `Carrier`.

        The day's list holds what has left the carrier. A text still queued has no day yet, so when
        the day holds no match, the newest to this number are looked through for those.
        """
        since = not_before.astimezone(UTC).replace(microsecond=0)  # the list counts in seconds
        asked = {"to": to, **self._from_filter}
        with _list_or_unavailable():
            of_the_day = self._client.messages.list(date_sent=sent_on.isoformat(), **asked)
            found = _matches(of_the_day, body, since)
            if found:
                return found
            newest = self._client.messages.list(
                limit=NEWEST_LOOKED_AT, page_size=NEWEST_LOOKED_AT, **asked
            )
            return [one for one in _matches(newest, body, since) if one.sent_at is None]

    def close(self) -> None:
        """Let go of the connections."""
        self._http.close()

    def __enter__(self) -> Self:
        """Give the gateway, to be closed at the end of the block."""
        return self

    def __exit__(self, *_exc: object) -> None:
        """Close it."""
        self.close()


class _QuietHttpClient(TwilioHttpClient):  # type: ignore[misc] # the base class has no types
    """Twilio's HTTP client, with a time-out, another address if asked, and nothing logged.

    The original logs every request's address, and so the numbers in it, and shares one session
    among threads, which its library does not promise to bear.
    """

    def __init__(self, api_url: str | None, timeout_seconds: float) -> None:
        self._base = base_address(api_url) if api_url else None
        self._in_hand = threading.local()
        self._idle: deque[Session] = deque()
        super().__init__(
            pool_connections=False, timeout=timeout_seconds, logger=logging.getLogger(__name__)
        )

    @property
    def session(self) -> Session | None:
        """The session that the calling thread has in hand."""
        return getattr(self._in_hand, "session", None)

    @session.setter
    def session(self, made: Session | None) -> None:
        self._in_hand.session = made

    def request(self, method: str, url: str, *args: object, **kwargs: object) -> Response:
        """Send to the other base address when there is one, by a session nobody else has."""
        try:
            session = self._idle.pop()
        except IndexError:
            session = self._new_session()
        self.session = session
        try:
            return super().request(method, moved(url, self._base), *args, **kwargs)
        finally:
            self.session = None
            self._idle.append(session)

    def close(self) -> None:
        """Close every connection."""
        while self._idle:
            self._idle.pop().close()

    def _new_session(self) -> Session:
        session = Session()
        if self._base and self._base.hostname in LOOPBACK:
            session.trust_env = False  # a proxy cannot reach this machine's own address
        return session

    def log_request(self, kwargs: dict[str, Any]) -> None:
        """Log nothing: the request holds a number and a text."""

    def log_response(self, status_code: int, response: object) -> None:
        """Log nothing: the outcome is the caller's to log."""


def _named(sender: str) -> dict[str, str]:
    by_service = sender.startswith(MESSAGING_SERVICE_PREFIX)
    return {"messaging_service_sid" if by_service else "from_": sender}


def _refusal(status: int, code: int | None) -> Outcome:
    if not HTTPStatus.BAD_REQUEST <= status < HTTPStatus.INTERNAL_SERVER_ERROR:
        return Unknown(f"the carrier answered HTTP {status}, which does not say what became of it")
    failure = failure_of(code or status)
    if status == HTTPStatus.TOO_MANY_REQUESTS and failure.verdict is not Verdict.TRY_LATER:
        failure = failure_of(status)  # whatever the code: it was not processed
    return Rejected(code, f"{failure.meaning} (HTTP {status}, code {code})", failure)


def _never_connected(error: RequestException) -> bool:
    cause = getattr(error.args[0], "reason", None) if error.args else None
    return isinstance(error, ConnectTimeout) or isinstance(cause, NewConnectionError)


def _matches(listed: list[Any], body: str, since: datetime) -> list[FoundMessage]:
    return [
        FoundMessage(
            sid=one.sid,
            status=str(one.status),
            sent_at=one.date_sent,
            body=one.body,
            error_code=one.error_code,
            segments=read_segments(one.num_segments),
            price=read_price(one.price, one.price_unit),
        )
        for one in listed
        if one.body == body and one.date_created is not None and one.date_created >= since
    ]


@contextmanager
def _list_or_unavailable() -> Iterator[None]:
    """Turn whatever went wrong into one error, unchained: the causes print the number asked for."""
    try:
        yield
    except (TwilioException, RequestException, ValueError, KeyError, AttributeError) as error:
        kind = type(error).__name__
        raise CarrierUnavailable(
            f"The carrier's message list could not be had ({kind}); ask again later"
        ) from None
