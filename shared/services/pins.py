"""The four digits that open personal things on a speaker which others can hear."""

import hashlib
import hmac
from datetime import datetime
from enum import StrEnum
from typing import Final

from sqlalchemy.orm import Session

from shared.services import tries
from shared.storage.models import Participant

PIN_DIGITS: Final = 4
SALT_BYTES: Final = 16
# RFC 7914. Ten thousand PINs fall to any hash in the end, so the hash is sealed as well.
_COST: Final = {"n": 2**14, "r": 8, "p": 1}


class PinOutcome(StrEnum):
    """What came of a PIN that somebody gave."""

    OPEN = "open"
    WRONG = "wrong"
    LOCKED = "locked"


def set_pin(session: Session, participant: Participant, pin: str, salt: bytes) -> None:
    """Keep a new PIN of four digits, as a slow hash; it lifts a wait.

    Raises:
        ValueError: it is not four digits, or the salt is shorter than 16 bytes.

    """
    if len(pin) != PIN_DIGITS or not (pin.isascii() and pin.isdigit()):
        raise ValueError("A PIN is four digits: ask for it again.")
    if len(salt) < SALT_BYTES:
        raise ValueError(f"Draw a salt of at least {SALT_BYTES} random bytes.")
    participant.pin = f"{salt.hex()}${_hash(pin, salt)}"
    tries.right(session, participant, tries.PINS)


def forget_pin(session: Session, participant: Participant) -> None:
    """Have no PIN any more: personal things then need a recognised voice."""
    participant.pin = None
    tries.right(session, participant, tries.PINS)


def try_pin(session: Session, participant: Participant, pin: str, now: datetime) -> PinOutcome:
    """Compare a PIN; after three wrong ones in a row none is taken for fifteen minutes.

    While the wait lasts even the right one is refused, so that guessing on tells nothing.
    """
    if tries.is_locked(session, participant, tries.PINS, now):
        return PinOutcome.LOCKED
    salt, _, kept = (participant.pin or "").partition("$")
    if kept and hmac.compare_digest(_hash(pin, bytes.fromhex(salt)), kept):
        tries.right(session, participant, tries.PINS)
        return PinOutcome.OPEN
    left = tries.wrong(session, participant, tries.PINS, now)
    return PinOutcome.WRONG if left else PinOutcome.LOCKED


def _hash(pin: str, salt: bytes) -> str:
    return hashlib.scrypt(pin.encode(), salt=salt, dklen=32, **_COST).hex()
