"""The carrier that stands in for Twilio on one machine, as one object."""

import threading
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path

from flask import Blueprint

from shared.rules.segments import segments
from sms.local_carrier.delivery import Account, Delivery, new_sid
from sms.local_carrier.keywords import CARRIER_ANSWERS, OptOutType, opt_out_type
from sms.local_carrier.magic import behaviour_of
from sms.local_carrier.records import Direction, Message, PhoneMessage, Status
from sms.local_carrier.refusals import Refusal
from sms.local_carrier.server import Exchange, make_blueprint
from sms.local_carrier.store import CarrierStore
from sms.local_carrier.submission import Submission


class LocalCarrier:
    """Takes texts as Twilio does, keeps them in a file, and calls the webhooks Twilio would.

    Args:
        store_path: the SQLite file; it is made when absent and survives a killed process.
        account_sid: "AC" and 32 hexadecimal digits, the only account there is.
        auth_token: its secret; webhooks are signed with it.
        number: the carrier's own number, E.164; a messaging service sends from it too.
        inbound_url: where texts from people are posted.
        clock: gives the present as an aware datetime.
        hang_seconds: how long the number that hangs holds its answer back.
        keyword_answers: what the carrier itself says to STOP, START and HELP; empty for a service
            whose own answers are switched off. They show on the phone and in no list, as Twilio's.
        make_sid: gives a fresh message SID.

    """

    def __init__(  # noqa: PLR0913 - whatever it depends on is handed in
        self,
        store_path: Path,
        account_sid: str,
        auth_token: str,
        number: str,
        inbound_url: str,
        clock: Callable[[], datetime],
        *,
        hang_seconds: float = 15.0,
        keyword_answers: Mapping[OptOutType, str] = CARRIER_ANSWERS,
        make_sid: Callable[[], str] = new_sid,
    ) -> None:
        self._account = Account(account_sid, auth_token, number)
        self._store = CarrierStore(store_path)
        self._delivery = Delivery(self._store, self._account, clock, make_sid)
        self._inbound_url = inbound_url
        self._clock = clock
        self._hang_seconds = hang_seconds
        self._keyword_answers = keyword_answers
        self._make_sid = make_sid
        self._stopped = threading.Event()

    def blueprint(self) -> Blueprint:
        """Make the web API; mount it at the root or under a prefix. Needs no CSRF token."""
        return make_blueprint(Exchange(self._account, self._store, self._take))

    def phone_view(self, number: str) -> list[PhoneMessage]:
        """List the thread on this number's phone, oldest first, with each text's state."""
        return [
            PhoneMessage(
                id=message.sid,
                from_us=message.direction is not Direction.INBOUND,
                body=message.body,
                at=message.sent_at or message.created_at,
                status=message.status,
            )
            for message in self._store.thread(number)
        ]

    def receive(self, from_number: str, body: str) -> str:
        """Take a text from a person and give its SID; it is stored at once and posted afterwards.

        A lone STOP word blocks the number, a lone START word frees it, and the carrier says so.
        """
        now = self._now()
        keyword = opt_out_type(body)
        message = Message(
            sid=self._make_sid(),
            direction=Direction.INBOUND,
            to=self._account.number,
            from_=from_number,
            body=body,
            status=Status.RECEIVED,
            created_at=now,
            updated_at=now,
            sent_at=now,
            segments=segments(body),
            opt_out_type=keyword.value if keyword else None,
        )
        answers = self._obey(keyword, from_number)
        self._store.add_inbound(message, self._inbound_url, self._own(answers, from_number, now))
        self._delivery.wake()
        return message.sid

    def deliver_due(self, now: datetime) -> int:
        """Send every receipt and inbound text due at `now`; gives how many calls were tried.

        Never from inside a request to the server that takes them: it could wait for itself.
        """
        return self._delivery.deliver_due(now)

    def start(self) -> None:
        """Send receipts and inbound texts in the background, first what a killed process left."""
        self._stopped.clear()
        self._delivery.start()

    def stop(self) -> None:
        """End the background work within two seconds; what is owed stays in the file."""
        self._stopped.set()
        self._delivery.stop()

    def _now(self) -> datetime:
        return self._clock().astimezone(UTC)

    def _obey(self, keyword: OptOutType | None, number: str) -> str | None:
        if keyword is OptOutType.STOP:
            self._store.block(number)
        if keyword is OptOutType.START and not self._store.unblock(number):
            return None  # nothing was blocked, so there is nothing to confirm
        return self._keyword_answers.get(keyword) if keyword else None

    def _own(self, body: str | None, to: str, now: datetime) -> Message | None:
        if body is None:
            return None
        return Message(
            sid=self._make_sid(),
            direction=Direction.REPLY,
            to=to,
            from_=self._account.number,
            body=body,
            status=Status.DELIVERED,
            created_at=now,
            updated_at=now,
            sent_at=now,
            segments=segments(body),
            listed=False,
        )

    def _take(self, submission: Submission) -> Message:
        behaviour = behaviour_of(submission.to)
        if behaviour.refused_with is not None:
            raise Refusal(behaviour.refused_with)
        if behaviour.throttled_tries:
            made = self._store.count_try(submission.to)
            if made % (behaviour.throttled_tries + 1):
                raise Refusal(20429)
        now = self._now()
        message = Message(
            sid=self._make_sid(),
            direction=Direction.API,
            to=submission.to,
            from_=self._account.number,
            body=submission.body,
            status=Status.QUEUED,
            created_at=now,
            updated_at=now,
            segments=segments(submission.body),
            messaging_service_sid=submission.messaging_service_sid,
            status_callback=submission.status_callback,
            expires_at=now + timedelta(seconds=submission.validity_seconds),
        )
        if not self._store.add_outgoing(message, behaviour.receipts):
            raise Refusal(21610)
        self._delivery.wake()
        if behaviour.answered_with is not None:
            raise Refusal(behaviour.answered_with)
        if behaviour.hangs:
            self._stopped.wait(self._hang_seconds)
        return message
