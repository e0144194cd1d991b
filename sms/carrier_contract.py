"""What the project asks of a carrier: a text out, an outcome back, and a look at its list."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from shared.rules.failures import Failure, Verdict
from shared.rules.prices import Price


@dataclass(frozen=True, slots=True)
class OutgoingText:
    """One text to hand to the carrier.

    `to` is E.164, `message_id` ours, `status_callback` the absolute address (with our id in it)
    that receipts go to, `validity_seconds` how long the carrier may hold the text (1 to 36,000).
    """

    to: str
    body: str
    message_id: str
    status_callback: str
    validity_seconds: int


@dataclass(frozen=True, slots=True)
class Accepted:
    """The carrier has the text; `sid` is its name for it, `segments` what will be billed.

    `price` is there when the carrier knows it already.
    """

    sid: str
    segments: int
    price: Price | None = None


@dataclass(frozen=True, slots=True)
class Rejected:
    """The text was surely not processed.

    `code` is the carrier's error code when it gave one; `failure` says what is to be done. `reason`
    names no number and quotes no text.
    """

    code: int | None
    reason: str
    failure: Failure

    @property
    def try_again(self) -> bool:
        """Tell whether the same text may be sent again blindly."""
        return self.failure.verdict is Verdict.TRY_LATER

    @property
    def opted_out(self) -> bool:
        """Tell whether this person told the carrier to stop."""
        return self.failure.verdict is Verdict.STOP


@dataclass(frozen=True, slots=True)
class Unknown:
    """Nobody here can say whether the text was taken: settle it, never send again on a guess."""

    reason: str


Outcome = Accepted | Rejected | Unknown


@dataclass(frozen=True, slots=True)
class FoundMessage:
    """A text as the carrier's own list shows it; `sent_at` is aware UTC, None while queued."""

    sid: str
    status: str
    sent_at: datetime | None
    body: str
    error_code: int | None
    segments: int | None = None
    price: Price | None = None


class CarrierUnavailable(Exception):  # noqa: N818 - a state of the world, and the contract's name
    """The carrier's message list could not be had; nothing is known, so ask again later."""


class Carrier(Protocol):
    """Whoever takes our texts."""

    def send(self, text: OutgoingText) -> Outcome:
        """Hand over one text, once; never raises for what a carrier or a network may do."""

    def find(self, to: str, body: str, sent_on: date, not_before: datetime) -> list[FoundMessage]:
        """List our texts to this number with exactly this body, newest first.

        Args:
            to: E.164.
            body: compared as a whole.
            sent_on: the UTC day to ask for; near midnight the caller asks for both days.
            not_before: aware; texts the carrier took before it (to the second) are left out.

        Raises:
            CarrierUnavailable: the list could not be had.

        """
