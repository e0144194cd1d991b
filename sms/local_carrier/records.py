"""The rows the local carrier keeps, as values: messages, their states, and webhooks to send."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from types import MappingProxyType


class Status(StrEnum):
    """Where a message stands; a subset of Twilio's own states."""

    QUEUED = "queued"
    SENT = "sent"
    DELIVERED = "delivered"
    UNDELIVERED = "undelivered"
    FAILED = "failed"
    RECEIVED = "received"


_ENDS = frozenset({Status.DELIVERED, Status.UNDELIVERED, Status.FAILED})
ALLOWED_MOVES: Mapping[Status, frozenset[Status]] = MappingProxyType(
    {Status.QUEUED: _ENDS | {Status.SENT}, Status.SENT: _ENDS}
)


class Direction(StrEnum):
    """Who began it, in Twilio's words."""

    INBOUND = "inbound"
    API = "outbound-api"
    REPLY = "outbound-reply"


class WebhookKind(StrEnum):
    """Why the carrier calls us."""

    RECEIPT = "receipt"
    INBOUND = "inbound"


@dataclass(frozen=True, slots=True)
class Message:
    """One text, in or out; every instant is aware UTC. `listed` is False for the carrier's own."""

    sid: str
    direction: Direction
    to: str
    from_: str
    body: str
    status: Status
    created_at: datetime
    updated_at: datetime
    sent_at: datetime | None = None
    error_code: int | None = None
    segments: int = 1
    messaging_service_sid: str | None = None
    status_callback: str | None = None
    expires_at: datetime | None = None
    opt_out_type: str | None = None
    listed: bool = True
    seq: int = 0


@dataclass(frozen=True, slots=True)
class Webhook:
    """One call that the carrier owes us, claimed by whoever holds this value.

    `url` is None for a move of the message that nobody is told of.
    """

    id: int
    kind: WebhookKind
    message: Message
    status: Status
    error_code: int | None
    url: str | None
    attempts: int


@dataclass(frozen=True, slots=True)
class PhoneMessage:
    """One line of the thread on a person's phone; `at` is aware UTC."""

    id: str
    from_us: bool
    body: str
    at: datetime
    status: Status


def written(instant: datetime) -> str:
    """Write an aware instant so that text order is time order."""
    return instant.astimezone(UTC).isoformat(timespec="microseconds")
