"""What follows from a failed text: the person stops, the number rests, or the operator is told."""

import logging
from datetime import datetime
from typing import Final

from sqlalchemy import func, select, true, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from shared.rules.failures import Failure, Verdict
from shared.services import outbox, people
from shared.storage.models import CarrierAlert, Consent, InboundText, OutboxText, Participant
from shared.storage.states import Channel, ConsentKind

_log = logging.getLogger(__name__)

_ARRIVED: Final = ("delivered", "read")
_ENDED: Final = (*_ARRIVED, "failed", "undelivered")


def lock_owner(session: Session, message_id: str) -> None:
    """Lock the person a text is for, to be called before the text is locked.

    Whoever stops locks themselves and then their texts; the other way round, two would wait for
    each other.
    """
    owner = select(OutboxText.participant_id).where(OutboxText.message_id == message_id)
    found = select(Participant.id).where(Participant.id == owner.scalar_subquery())
    session.execute(found.with_for_update())


def act_on(session: Session, text: OutboxText, failure: Failure, now: datetime) -> None:
    """Do what a failure asks for, except sending again: whether that may be, the caller knows.

    The text's owner is locked already, by `lock_owner`.
    """
    if failure.tells_operator:
        alert(session, failure.code, now)
    participant = session.get_one(Participant, text.participant_id)
    if failure.verdict is Verdict.STOP:
        if _agreed_since(session, text):
            return  # they stopped, then came back: only what was sent meanwhile is told late
        source = f"carrier: {failure.code}"
        people.stop(session, participant, channel=Channel.SMS, source=source, now=now)
    elif failure.in_a_row and _failed_in_a_row(session, participant, failure) >= failure.in_a_row:
        _let_rest(session, participant, failure, now)


def alert(session: Session, code: str, now: datetime) -> None:
    """Tell the operator of a carrier's code: a constant event, and a count for the metrics."""
    _log.error("carrier.alert", extra={"code": code})
    if _counted(session, code, now):
        return
    try:
        with session.begin_nested():
            session.add(CarrierAlert(code=code, times=1, last_at=now))
    except IntegrityError:  # another worker was first
        _counted(session, code, now)


def hear_from_resting(session: Session, phone_digest: str, now: datetime) -> None:
    """Let texts go out again to a number that was thought unable to get them: it has texted us."""
    wanted = select(Participant).where(Participant.phone_digest == phone_digest).with_for_update()
    participant = session.scalars(wanted).one_or_none()
    if participant is not None and participant.unreachable is not None:
        participant.unreachable = None
        people.schedule_next(participant, now)


def _agreed_since(session: Session, text: OutboxText) -> bool:
    """Tell whether a person has joined or come back since a text was handed to the carrier."""
    agreed = select(Consent.id).where(
        Consent.participant_id == text.participant_id,
        Consent.kind == ConsentKind.OPT_IN,
        Consent.at > (text.claimed_at or text.created_at),
    )
    return session.scalar(agreed.limit(1)) is not None


def _counted(session: Session, code: str, now: datetime) -> bool:
    done = session.execute(
        update(CarrierAlert)
        .where(CarrierAlert.code == code)
        .values(times=CarrierAlert.times + 1, last_at=now)
        .returning(CarrierAlert.code)
        .execution_options(synchronize_session=False)
    )
    return done.first() is not None


def _let_rest(session: Session, participant: Participant, failure: Failure, now: datetime) -> None:
    """Send nothing until they text us: each try would cost, and none would arrive."""
    _log.warning("person.unreachable", extra={"code": failure.code})
    participant.unreachable = failure.code
    outbox.cancel_waiting(session, participant.id, now)
    people.schedule_next(participant, now)


def _failed_in_a_row(session: Session, participant: Participant, failure: Failure) -> int:
    """Count how many of the newest texts failed in this way, the present one included.

    One sent once more counts as one with the first: a phone that is off for a day fails once. A
    text from the number proves that it works, so only what was written after it counts.
    """
    if failure.in_a_row == 1:
        return 1
    heard = session.scalar(
        select(func.max(InboundText.received_at)).where(
            InboundText.phone_digest == participant.phone_digest
        )
    )
    newest = session.execute(
        select(OutboxText.delivery, OutboxText.error, OutboxText.again)
        .where(
            OutboxText.participant_id == participant.id,
            OutboxText.delivery.in_(_ENDED),
            OutboxText.created_at > heard if heard else true(),
        )
        .order_by(OutboxText.created_at.desc())
        .limit(2 * (failure.in_a_row or 1))
    )
    counted = 0
    for delivery, error, again in newest:
        if delivery in _ARRIVED or error != failure.code:
            break
        counted += not again
    return counted
