"""The dispatcher: claims are committed, then the carrier is called, then the outcome is written."""

import logging
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy.orm import Session

from shared.rules.pace import PacedSender
from shared.services import claims, failures, outbox, senders
from shared.services.claims import Claimed, ClaimedText
from shared.storage.database import Database
from sms.carrier_contract import Accepted, Carrier, Outcome, OutgoingText, Rejected, Unknown

_log = logging.getLogger(__name__)

ROUND: Final = 50
_AT_ONCE: Final = 20
# A text not handed over so long after its claim is put back: its person may have stopped since, and
# behind slow calls, or in a process held up, a claim would outlive its lease and be sent twice.
_HANDED_OVER_WITHIN: Final = timedelta(seconds=2)
# The first has longer, so that a machine that is merely slow sends something.
_FIRST_HANDED_OVER_WITHIN: Final = outbox.CLAIM_LEASE / 4
_FIRST_WAIT: Final = timedelta(seconds=5)
_LONGEST_WAIT: Final = timedelta(minutes=10)
_JITTER: Final = 0.1  # as Twilio advises for 429, so that those refused together part

ONE_SENDER: Final = PacedSender("carrier")


@dataclass(frozen=True)
class Dispatched:
    """What one round did with the texts it claimed.

    `out_of_reach` says that it ended at a closed door, `kept_back` that more is due than the
    sender's pace allows.
    """

    accepted: int = 0
    rejected: int = 0
    put_off: int = 0
    unknown: int = 0
    out_of_reach: bool = False
    kept_back: bool = False

    def __add__(self, later: "Dispatched") -> "Dispatched":
        """Add a later round; how that one ended is how both did."""
        return Dispatched(
            self.accepted + later.accepted,
            self.rejected + later.rejected,
            self.put_off + later.put_off,
            self.unknown + later.unknown,
            later.out_of_reach,
            later.kept_back,
        )


@dataclass(frozen=True)
class Sending:
    """How texts are sent.

    `status_url` makes the address for receipts from our message id, `chance` a number from 0 to 1;
    `stopping` tells whether this process is to end.
    """

    carrier: Carrier
    status_url: Callable[[str], str]
    sender: PacedSender = ONE_SENDER
    chance: Callable[[], float] = random.random
    stopping: Callable[[], bool] = lambda: False


@dataclass(frozen=True)
class _Handed:
    """What became of a batch of claims: outcomes, and texts that were not handed over."""

    outcomes: Sequence[tuple[ClaimedText, Outcome]] = ()
    left: Sequence[ClaimedText] = ()


def dispatch(
    database: Database, clock: Callable[[], datetime], sending: Sending, *, limit: int = ROUND
) -> Dispatched:
    """Send up to `limit` texts that may go out, looking at the clock anew for each.

    A few are claimed at a time; their outcomes are written in the transaction that claims the next
    ones, which saves one of two commits. A crash between a claim and its outcome leaves the claim,
    and the reconciler settles it. When the carrier is out of reach the round ends: each further
    text would wait for the same time-out.
    """
    done = Dispatched()
    tried = 0
    handed = _Handed()
    while True:
        for text, outcome in handed.outcomes:
            if isinstance(outcome, Rejected):
                with database.begin() as session:
                    _refused(session, text, outcome, clock(), sending.chance())
        more = 0 if done.out_of_reach or sending.stopping() else min(limit - tried, _AT_ONCE)
        worker = database.presence.show()
        with database.begin() as session:
            _write(session, handed, sending.sender, clock())
            claimed = Claimed()
            if more:
                claimed = claims.claim(session, clock(), more, sending.sender, worker)
        if not claimed.texts:
            if tried:
                _log.info("outbox.dispatched", extra={"texts": tried})
            return done + Dispatched(out_of_reach=done.out_of_reach, kept_back=claimed.kept_back)
        try:
            handed = _hand_over(claimed.texts, clock, sending)
        except BaseException:
            database.presence.begin_anew()  # what was claimed is not in hand any more
            raise
        tried += len(handed.outcomes)
        done += _count([outcome for _, outcome in handed.outcomes])


def wait_after(attempts: int, chance: float) -> timedelta:
    """Return how long to wait after so many refused attempts: 5 s, doubling, at most 10 min.

    `chance`, from 0 to 1, makes it up to a tenth shorter or longer.
    """
    doublings = min(max(attempts - 1, 0), 16)
    wait = min(_FIRST_WAIT * (1 << doublings), _LONGEST_WAIT)
    return wait * (1 - _JITTER + 2 * _JITTER * chance)


def _hand_over(
    texts: Sequence[ClaimedText], clock: Callable[[], datetime], sending: Sending
) -> _Handed:
    outcomes: list[tuple[ClaimedText, Outcome]] = []
    failed_in_a_row = 0
    for number, text in enumerate(texts):
        within = _HANDED_OVER_WITHIN if number else _FIRST_HANDED_OVER_WITHIN
        late = clock() - text.claimed_at > within
        if late or sending.stopping() or failed_in_a_row == senders.FAILURES_THAT_OPEN:
            return _Handed(outcomes, texts[number:])
        outcome = _send(sending, text)
        outcomes.append((text, outcome))
        if _is_out_of_reach(outcome):
            return _Handed(outcomes, texts[number + 1 :])
        failed_in_a_row = 0 if _is_answer(outcome) else failed_in_a_row + 1
    return _Handed(outcomes)


def _count(outcomes: Sequence[Outcome]) -> Dispatched:
    return Dispatched(
        accepted=sum(isinstance(outcome, Accepted) for outcome in outcomes),
        rejected=sum(isinstance(one, Rejected) and not one.try_again for one in outcomes),
        put_off=sum(isinstance(one, Rejected) and one.try_again for one in outcomes),
        unknown=sum(isinstance(outcome, Unknown) for outcome in outcomes),
        out_of_reach=bool(outcomes) and _is_out_of_reach(outcomes[-1]),
    )


def _is_out_of_reach(outcome: Outcome) -> bool:
    """Tell whether a text got no answer of the carrier's own, not even a refusal's code."""
    return isinstance(outcome, Rejected) and outcome.try_again and outcome.code is None


def _is_answer(outcome: Outcome) -> bool:
    return not isinstance(outcome, Unknown) and not _is_out_of_reach(outcome)


def _send(sending: Sending, text: ClaimedText) -> Outcome:
    return sending.carrier.send(
        OutgoingText(
            to=text.to,
            body=text.body,
            message_id=text.message_id,
            status_callback=sending.status_url(text.message_id),
            validity_seconds=int(text.validity.total_seconds()),
        ),
    )


def _write(session: Session, handed: _Handed, sender: PacedSender, now: datetime) -> None:
    """Write outcomes, release what was not handed over, and note whether the carrier answers."""
    known = {
        claimed.message_id: (claimed, outcome)
        for claimed, outcome in handed.outcomes
        if not isinstance(outcome, Rejected)
    }
    for text in outbox.locked_together(session, known) if known else ():
        claimed, outcome = known[text.message_id]
        match outcome:
            case Accepted(sid, segments, price):
                outbox.accept(text, sid, segments, now, price=price)
            case Unknown(reason) if text.claimed_at == claimed.claimed_at:
                _log.warning("outbox.outcome_unknown", extra={"reason": reason})
                outbox.lose_sight(text, reason, now)
    claims.release(session, handed.left)
    answered = [_is_answer(outcome) for _, outcome in handed.outcomes]
    senders.note(session, sender.name, answered, now)


def _refused(
    session: Session, claimed: ClaimedText, refusal: Rejected, now: datetime, chance: float
) -> None:
    message_id = claimed.message_id
    failures.lock_owner(session, message_id)
    text = outbox.locked(session, message_id)
    if text is None or text.claimed_at != claimed.claimed_at:
        return  # erased meanwhile, or this process was held up so long that another has it
    if refusal.try_again:
        at = now + max(refusal.failure.wait, wait_after(text.attempts, chance))
        outbox.try_again(session, message_id, refusal.reason, at, now)
    else:
        _log.warning("outbox.rejected", extra={"code": refusal.code})
        outbox.rejected(session, message_id, refusal.reason, now)
    failures.act_on(session, text, refusal.failure, now)
