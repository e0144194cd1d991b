"""The carrier's error codes as one table: what each means, and what is to be done about it.

Used for refusals at once and for failures told later in a receipt. Source of each row:
twilio.com/docs/api/errors/<code>.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from types import MappingProxyType
from typing import Final

from shared.rules.failures import Failure, Verdict

_DAY: Final = timedelta(hours=24)


def _row(code: int, verdict: Verdict, meaning: str) -> Failure:
    return Failure(str(code), meaning, verdict, tells_operator=verdict is Verdict.ALERT)


def _by_sender(code: int, verdict: Verdict, meaning: str) -> Failure:
    return replace(_row(code, verdict, meaning), another_sender=True)


_ROWS: Final = (
    _row(429, Verdict.TRY_LATER, "too many requests; not processed"),
    _row(20003, Verdict.ALERT, "the account's sid and token are refused; check both"),
    _by_sender(
        20404, Verdict.ALERT, "the account or messaging service is not there; check its sid"
    ),
    _row(20429, Verdict.TRY_LATER, "too many requests; not processed"),
    replace(_row(21211, Verdict.NO_TEXTS, "no such number"), in_a_row=1),
    _row(21408, Verdict.ALERT, "this country is not allowed; allow it in the geo permissions"),
    _row(21604, Verdict.ALERT, "a text without a number to send to"),
    _by_sender(
        21606, Verdict.ALERT, "the sender does not belong to the account; check TWILIO_FROM"
    ),
    _row(21610, Verdict.STOP, "this person told the carrier to stop"),
    _by_sender(21611, Verdict.TRY_LATER, "the sender's queue is full; not processed"),
    _by_sender(
        21612, Verdict.ALERT, "this sender has no way to that number; add one for its country"
    ),
    replace(_row(21614, Verdict.NO_TEXTS, "not a mobile number"), in_a_row=1),
    _row(21617, Verdict.ALERT, "longer than 1,600 characters; shorten the content"),
    _row(30001, Verdict.TRY_LATER, "the queue was full"),
    _row(30002, Verdict.ALERT, "the account is suspended; see its console"),
    replace(_row(30003, Verdict.TRY_LATER, "the phone is off or out of reach"), in_a_row=5),
    _row(30004, Verdict.FINAL, "blocked on its way"),
    replace(_row(30005, Verdict.NO_TEXTS, "unknown or no longer in use"), in_a_row=3),
    replace(_row(30006, Verdict.NO_TEXTS, "a landline, or a network out of reach"), in_a_row=1),
    _row(30007, Verdict.ALERT, "filtered as unwanted; check the registration and the content"),
    _row(30008, Verdict.TRY_LATER, "failed, and nobody says why"),
    _row(30022, Verdict.TRY_LATER, "more a second than the registered campaign may send"),
    _row(30023, Verdict.ALERT, "the brand's texts for the day are used up; raise its limit"),
    _row(30034, Verdict.ALERT, "the sender is in no registered campaign; register it (A2P 10DLC)"),
    _row(30036, Verdict.FINAL, "not delivered while it was valid"),
    _row(30410, Verdict.TRY_LATER, "the network took too long"),
    _row(63017, Verdict.TRY_LATER, "more a second than the account may send"),
    replace(
        _row(63038, Verdict.TRY_LATER, "the account's texts of 24 hours are used up"),
        wait=_DAY,
        tells_operator=True,
    ),
)
CARRIER_ERRORS: Final[Mapping[str, Failure]] = MappingProxyType({row.code: row for row in _ROWS})
_CODE_LENGTH: Final = 8


def failure_of(code: int | str) -> Failure:
    """Return what a code means; one that nobody knows is final, and the operator is told."""
    written = str(code)[:_CODE_LENGTH]
    known = CARRIER_ERRORS.get(written)
    if known is not None:
        return known
    readable = written if written.isascii() and written.isdigit() else "other"
    return Failure(readable, "not in our table; look it up", Verdict.FINAL, tells_operator=True)
