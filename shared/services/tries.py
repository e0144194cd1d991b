"""A few wrong guesses of a code or a PIN, and then a wait."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy.orm import Session

from shared.storage.models import Participant, Tries
from shared.storage.states import Guess


@dataclass(frozen=True)
class Limit:
    """How often in a row something may be wrong, and how long the wait is after that."""

    guess: Guess
    tries: int
    wait: timedelta


LINK_CODES: Final = Limit(Guess.LINK_CODE, tries=5, wait=timedelta(minutes=30))
PINS: Final = Limit(Guess.PIN, tries=3, wait=timedelta(minutes=15))


def is_locked(session: Session, participant: Participant, limit: Limit, now: datetime) -> bool:
    """Tell whether a person has to wait before the next guess counts."""
    until = _kept(session, participant, limit).locked_until
    return until is not None and until > now


def wrong(session: Session, participant: Participant, limit: Limit, now: datetime) -> int:
    """Count a wrong guess; return how many are left, none once the wait has begun."""
    kept = _kept(session, participant, limit)
    kept.wrong += 1
    if kept.wrong < limit.tries:
        return limit.tries - kept.wrong
    kept.wrong = 0
    kept.locked_until = now + limit.wait
    return 0


def right(session: Session, participant: Participant, limit: Limit) -> None:
    """Forget the wrong guesses."""
    kept = _kept(session, participant, limit)
    kept.wrong, kept.locked_until = 0, None


def _kept(session: Session, participant: Participant, limit: Limit) -> Tries:
    """Return the row that counts, locked: several speakers may guess at one time."""
    key = {"participant_id": participant.id, "guess": limit.guess}
    found = session.get(Tries, key, with_for_update=True)
    if found is None:
        found = Tries(**key, wrong=0)
        session.add(found)
        session.flush()
    return found
