"""What a text costs, as carriers write it, in whole millionths so that sums stay exact."""

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

_MILLION = 1_000_000
_LARGEST = 2_000_000_000  # what an integer column holds


@dataclass(frozen=True, slots=True)
class Price:
    """A cost in millionths of a unit, an ISO 4217 code such as USD."""

    millionths: int
    unit: str


def read_price(written: object, unit: object) -> Price | None:
    """Read a price; a charge is written with a minus (Twilio's Message resource) and kept without.

    None when it is not there yet, or is none: a price comes late, often after the text.
    """
    if not isinstance(unit, str) or not (unit.isascii() and unit.isalpha() and len(unit) == 3):  # noqa: PLR2004 - ISO 4217
        return None
    try:
        millionths = abs(int(Decimal(str(written)) * _MILLION))
    except (InvalidOperation, ValueError, OverflowError):
        return None
    return Price(millionths, unit.upper()) if millionths <= _LARGEST else None
