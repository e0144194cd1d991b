"""Sending the webhooks the carrier owes: signed receipts and inbound texts, tried until taken."""

import logging
import secrets
import sqlite3
import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

import requests

from shared.rules.segments import segments
from sms.local_carrier.records import Direction, Message, Status, Webhook, WebhookKind
from sms.local_carrier.store import CarrierStore
from sms.local_carrier.twiml import UnreadableAnswer, answers_in
from sms.signature import SIGNATURE_HEADER, sign

LOG = logging.getLogger(__name__)

# Twilio's own limits: 5 s to connect, 15 s to answer (twilio.com/docs/usage/webhooks/
# webhooks-connection-overrides). Twilio then gives up; this carrier goes on for a day, so that
# nothing is lost while a developer restarts the service.
CONNECT_SECONDS, ANSWER_SECONDS = 5, 15
LEASE = timedelta(seconds=CONNECT_SECONDS + ANSWER_SECONDS + 5)
LONGEST_PAUSE = timedelta(seconds=60)
GIVE_UP_AFTER = timedelta(hours=24)
LOOK_EVERY_SECONDS = 1.0  # another process may have added work to the same file
STOP_SECONDS = 2.0


@dataclass(frozen=True, slots=True)
class Account:
    """Who the webhooks are from: the account, its secret, and the carrier's own number."""

    sid: str
    auth_token: str
    number: str


def new_sid() -> str:
    """Make a message SID as Twilio writes them: "SM" and 32 hexadecimal digits."""
    return f"SM{secrets.token_hex(16)}"


def pause_after(attempts: int) -> timedelta:
    """Say how long to wait after this many failed attempts: 1 s, doubled each time, at most 60."""
    return min(timedelta(seconds=2 ** min(attempts - 1, 16)), LONGEST_PAUSE)


class Delivery:
    """Takes owed webhooks from the store and posts them, one at a time, in each message's order."""

    def __init__(
        self,
        store: CarrierStore,
        account: Account,
        clock: Callable[[], datetime],
        make_sid: Callable[[], str] = new_sid,
    ) -> None:
        self._store = store
        self._account = account
        self._clock = clock
        self._make_sid = make_sid
        self._stopping = threading.Event()
        self._woken = threading.Event()
        self._thread: threading.Thread | None = None

    def deliver_due(self, now: datetime) -> int:
        """Send everything due at `now` and say how many webhooks were tried.

        Not from inside a request to a server that must itself take the webhooks: it could wait
        for itself.
        """
        tried = 0
        with _session() as session:
            while self._deliver_one(session, now):
                tried += 1
        return tried

    def wake(self) -> None:
        """Tell the thread that there is something new."""
        self._woken.set()

    def start(self) -> None:
        """Send in the background from now on; a second start changes nothing."""
        if self._thread is not None:
            return
        self._stopping = threading.Event()  # its own: an earlier thread may still be ending
        self._thread = threading.Thread(
            target=self._run, args=(self._stopping,), name="local-carrier", daemon=True
        )
        self._thread.start()

    def stop(self) -> None:
        """End the background thread within two seconds; what it leaves is sent after a restart."""
        self._stopping.set()
        self.wake()
        if self._thread is not None:
            self._thread.join(STOP_SECONDS)
        self._thread = None

    def _run(self, stopping: threading.Event) -> None:
        with _session() as session:
            while not stopping.is_set():
                self._woken.clear()
                try:
                    while not stopping.is_set() and self._deliver_one(session, self._clock()):
                        pass
                    pause = self._pause()
                except (sqlite3.Error, OSError) as error:
                    LOG.exception("local_carrier.pump_failed", extra={"kind": type(error).__name__})
                    pause = LOOK_EVERY_SECONDS
                if not stopping.is_set():
                    self._woken.wait(pause)

    def _pause(self) -> float:
        due = self._store.next_due()
        wait = (due - self._clock()).total_seconds() if due else LOOK_EVERY_SECONDS
        return min(max(wait, 0.01), LOOK_EVERY_SECONDS)

    def _deliver_one(self, session: requests.Session, now: datetime) -> bool:
        webhook = self._store.claim(now, LEASE)
        if webhook is None:
            return False
        if webhook.url is None:
            self._store.finish(webhook, now, "not asked for")
            return True
        try:
            answer = _post(session, webhook, webhook.url, self._account)
        except requests.RequestException as error:
            self._put_off(webhook, now, type(error).__name__)
            return True
        if answer.status_code >= requests.codes.server_error:
            self._put_off(webhook, now, f"HTTP {answer.status_code}")
            return True
        replies = self._replies(webhook, answer, now) if answer.ok else []
        self._store.finish(webhook, now, f"HTTP {answer.status_code}", replies)
        return True

    def _put_off(self, webhook: Webhook, now: datetime, why: str) -> None:
        facts = {"sid": webhook.message.sid, "webhook": webhook.kind.value, "why": why}
        if now - webhook.message.created_at >= GIVE_UP_AFTER:
            self._store.finish(webhook, now, f"gave up: {why}")
            LOG.error("local_carrier.webhook_given_up", extra=facts)
            return
        self._store.postpone(webhook, now + pause_after(webhook.attempts))
        LOG.warning("local_carrier.webhook_put_off", extra=facts)

    def _replies(self, webhook: Webhook, answer: requests.Response, now: datetime) -> list[Message]:
        if webhook.kind is not WebhookKind.INBOUND:
            return []
        try:
            bodies = answers_in(answer.headers.get("Content-Type", "text/plain"), answer.text)
        except UnreadableAnswer:
            LOG.exception("local_carrier.answer_unreadable", extra={"sid": webhook.message.sid})
            return []
        return [
            Message(
                sid=self._make_sid(),
                direction=Direction.REPLY,
                to=webhook.message.from_,
                from_=webhook.message.to,
                body=body,
                status=Status.DELIVERED,
                created_at=now,
                updated_at=now,
                sent_at=now,
                segments=segments(body),
            )
            for body in bodies
        ]


def _session() -> requests.Session:
    session = requests.Session()
    session.trust_env = False  # the webhooks stay on this machine; a proxy could not reach them
    return session


def _post(
    session: requests.Session, webhook: Webhook, url: str, account: Account
) -> requests.Response:
    params = _params(webhook, account)
    headers = {
        SIGNATURE_HEADER: sign(url, params, account.auth_token),
        "I-Twilio-Idempotency-Token": f"{webhook.message.sid}-{webhook.id}",
        "User-Agent": "TwilioProxy/1.1",
    }
    return session.post(
        url,
        data=params,
        headers=headers,
        timeout=(CONNECT_SECONDS, ANSWER_SECONDS),
        allow_redirects=False,
    )


def _params(webhook: Webhook, account: Account) -> dict[str, str]:
    message = webhook.message
    params = {
        "AccountSid": account.sid,
        "ApiVersion": "2010-04-01",
        "From": message.from_,
        "MessageSid": message.sid,
        "SmsSid": message.sid,
        "SmsStatus": webhook.status.value,
        "To": message.to,
    }
    if message.messaging_service_sid:
        params["MessagingServiceSid"] = message.messaging_service_sid
    if webhook.kind is WebhookKind.RECEIPT:
        error = {"ErrorCode": str(webhook.error_code)} if webhook.error_code else {}
        return params | {"MessageStatus": webhook.status.value} | error
    keyword = {"OptOutType": message.opt_out_type} if message.opt_out_type else {}
    inbound = {
        "Body": message.body,
        "NumMedia": "0",
        "NumSegments": str(message.segments),
        "SmsMessageSid": message.sid,
    }
    return params | inbound | keyword
