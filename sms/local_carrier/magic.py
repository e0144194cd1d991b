"""The numbers to text when a test or a demonstration wants something to go wrong.

Numbers that Twilio itself reserves (twilio.com/docs/iam/test-credentials); refused at once:

| to | HTTP, code | meaning |
|---|---|---|
| +15005550001 | 400, 21211 | no such number |
| +15005550002 | 400, 21612 | no route to it |
| +15005550003 | 400, 21408 | its country is not allowed |
| +15005550004 | 400, 21610 | its owner told us to stop |
| +15005550009 | 400, 21614 | cannot receive texts |

Numbers of our own:

| to | what happens |
|---|---|
| +15005550030 | accepted, sent, then undelivered 30003 (unreachable handset) |
| +15005550036 | accepted, then failed 30036 (held longer than it was valid) |
| +15005550306 | accepted, then undelivered 30006 (a landline) |
| +15005550307 | accepted, sent, then undelivered 30007 (filtered as unwanted) |
| +15005550200 | accepted, every receipt comes twice |
| +15005550201 | accepted, the receipt "delivered" comes before "sent" |
| +15005550202 | accepted and delivered, no receipt ever comes |
| +15005550408 | accepted and stored, but the answer comes later than the client waits |
| +15005550429 | 429, 20429 on the first two of every three tries, accepted on the third |
| +15005550500 | 500, 20500, and nothing was stored |
| +15005550503 | 503, 20503, although the text was stored and will arrive |
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from sms.local_carrier.records import Status


@dataclass(frozen=True, slots=True)
class Receipt:
    """One move of a message, and whether the sender is told of it."""

    status: Status
    error_code: int | None = None
    told: bool = True


_SENT, _DELIVERED = Receipt(Status.SENT), Receipt(Status.DELIVERED)


@dataclass(frozen=True, slots=True)
class Behaviour:
    """What the carrier does with a text to a number.

    `refused_with` is an error code given at once; `throttled_tries` how many tries in a row get a
    429 before one is taken; `answered_with` an error code given although the text was stored;
    `hangs` that the answer is held back; `receipts` what follows, in order.
    """

    refused_with: int | None = None
    throttled_tries: int = 0
    answered_with: int | None = None
    hangs: bool = False
    receipts: tuple[Receipt, ...] = (_SENT, _DELIVERED)


ORDINARY = Behaviour()

INVALID, NO_ROUTE, NOT_ALLOWED = "+15005550001", "+15005550002", "+15005550003"
BLOCKED, NOT_MOBILE = "+15005550004", "+15005550009"
UNREACHABLE, EXPIRED = "+15005550030", "+15005550036"
LANDLINE, FILTERED = "+15005550306", "+15005550307"
DUPLICATE_RECEIPTS, REORDERED_RECEIPTS = "+15005550200", "+15005550201"
NO_RECEIPTS = "+15005550202"
HANGS, THROTTLED = "+15005550408", "+15005550429"
BROKEN, BROKEN_AFTER_ACCEPTING = "+15005550500", "+15005550503"

MAGIC_NUMBERS: Mapping[str, Behaviour] = MappingProxyType(
    {
        INVALID: Behaviour(refused_with=21211),
        NO_ROUTE: Behaviour(refused_with=21612),
        NOT_ALLOWED: Behaviour(refused_with=21408),
        BLOCKED: Behaviour(refused_with=21610),
        NOT_MOBILE: Behaviour(refused_with=21614),
        UNREACHABLE: Behaviour(receipts=(_SENT, Receipt(Status.UNDELIVERED, 30003))),
        EXPIRED: Behaviour(receipts=(Receipt(Status.FAILED, 30036),)),
        LANDLINE: Behaviour(receipts=(Receipt(Status.UNDELIVERED, 30006),)),
        FILTERED: Behaviour(receipts=(_SENT, Receipt(Status.UNDELIVERED, 30007))),
        DUPLICATE_RECEIPTS: Behaviour(receipts=(_SENT, _SENT, _DELIVERED, _DELIVERED)),
        REORDERED_RECEIPTS: Behaviour(receipts=(_DELIVERED, _SENT)),
        NO_RECEIPTS: Behaviour(
            receipts=(Receipt(Status.SENT, told=False), Receipt(Status.DELIVERED, told=False))
        ),
        HANGS: Behaviour(hangs=True),
        THROTTLED: Behaviour(throttled_tries=2),
        BROKEN: Behaviour(refused_with=20500),
        BROKEN_AFTER_ACCEPTING: Behaviour(answered_with=20503),
    }
)


def behaviour_of(number: str) -> Behaviour:
    """Say how the carrier treats texts to this number."""
    return MAGIC_NUMBERS.get(number, ORDINARY)
