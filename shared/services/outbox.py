"""The outbox: every text we start, from queued to settled, with its allowed moves."""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import select, update
from sqlalchemy.orm import Session, defer

from shared.rules.prices import Price
from shared.rules.vocabulary import SlotKind
from shared.storage.models import OutboxText, Participant, Slot
from shared.storage.states import Care, Status, TextStatus

# A text with less time than this to arrive is not sent.
SHORTEST_VALIDITY: Final = timedelta(minutes=1)
# Twilio's longest ValidityPeriod (its Message resource).
LONGEST_VALIDITY: Final = timedelta(hours=10)
# A claim older than this belongs to a process that died or hangs.
CLAIM_LEASE: Final = timedelta(seconds=60)
# For so long a process that is seen to live, and is held up, may yet hand over what it claimed.
LONGEST_HELD_UP: Final = timedelta(minutes=10)

_WAITING: Final = (TextStatus.QUEUED,)
UNSETTLED: Final = (TextStatus.CLAIMED, TextStatus.UNKNOWN)
_MOVES: Final = {
    TextStatus.QUEUED: {
        TextStatus.CLAIMED,
        TextStatus.ACCEPTED,
        TextStatus.CANCELLED,
        TextStatus.EXPIRED,
    },
    TextStatus.CLAIMED: {
        TextStatus.ACCEPTED,
        TextStatus.REJECTED,
        TextStatus.UNKNOWN,
        TextStatus.QUEUED,
        TextStatus.CANCELLED,
        TextStatus.HELD,
    },
    TextStatus.UNKNOWN: {
        TextStatus.ACCEPTED,
        TextStatus.QUEUED,
        TextStatus.HELD,
        TextStatus.EXPIRED,
        TextStatus.CANCELLED,
    },
    TextStatus.HELD: {TextStatus.ACCEPTED, TextStatus.QUEUED, TextStatus.CANCELLED},
}


def enqueue(  # noqa: PLR0913 - a text's whole life is said when it is written
    session: Session,
    participant: Participant,
    body: str,
    *,
    message_id: str,
    now: datetime,
    not_before: datetime,
    expires_at: datetime,
    slot_id: int | None = None,
    started_by_us: bool = True,
) -> None:
    """Write a text to be sent between two instants; one that answers a person goes at any hour."""
    session.add(
        OutboxText(
            message_id=message_id,
            participant_id=participant.id,
            slot_id=slot_id,
            started_by_us=started_by_us,
            body=body,
            status=TextStatus.QUEUED,
            created_at=now,
            not_before=not_before,
            expires_at=expires_at,
            attempts=0,
        ),
    )


def cancel_waiting(session: Session, participant_id: int, now: datetime) -> int:
    """Cancel what is queued for someone; return how many texts.

    What is with the carrier at this moment can no longer be called back, but ends here: if it turns
    out never to have been taken, it is too late for another try, whatever they say meanwhile.
    """
    session.execute(
        update(OutboxText)
        .where(OutboxText.participant_id == participant_id, OutboxText.status.in_(UNSETTLED))
        .values(expires_at=now),
    )
    cancelled = session.scalars(
        update(OutboxText)
        .where(OutboxText.participant_id == participant_id, OutboxText.status.in_(_WAITING))
        .values(status=TextStatus.CANCELLED, settled_at=now)
        .returning(OutboxText.message_id),
    ).all()
    return len(cancelled)


def cancel(text: OutboxText, now: datetime) -> None:
    """Cancel one text that is locked.

    Raises:
        ValueError: it is settled already.

    """
    _move(text, TextStatus.CANCELLED, now)


def expire(text: OutboxText, now: datetime) -> None:
    """Let a locked text go unsent: it can no longer arrive in time.

    Raises:
        ValueError: it is settled already.

    """
    _move(text, TextStatus.EXPIRED, now)


def take(text: OutboxText, now: datetime, worker: int | None) -> None:
    """Claim a locked text: whoever does so is about to hand it to the carrier.

    `worker` is the number by which this process is seen to live (`shared.storage.presence`).

    Raises:
        ValueError: it is not queued.

    """
    _move(text, TextStatus.CLAIMED, now)
    text.attempts += 1
    text.claimed_by = worker


def is_unwanted(participant: Participant, slot: Slot | None, text: OutboxText) -> bool:
    """Tell whether a person has meanwhile said or done what makes a text needless.

    An answer of ours is wanted even by somebody who is stopped, as they have texted since: what was
    queued when they stopped was cancelled then.
    """
    if participant.unreachable is not None:
        return True
    if not text.started_by_us:
        return False
    if participant.status is Status.STOPPED or slot is None:
        return participant.status is Status.STOPPED
    if slot.kind is SlotKind.REMINDER and participant.silent_days == 0:
        return True  # they have spoken since the prompt
    done = participant.last_step_on is not None and participant.last_step_on >= slot.local_date
    waits = participant.status is Status.PAUSED or participant.care is Care.ASKED_IF_SAFE
    return done or waits


def accepted(
    session: Session,
    message_id: str,
    sid: str | None,
    segments: int | None,
    now: datetime,
    *,
    price: Price | None = None,
) -> None:
    """Settle: the carrier took the text, even if it was to be sent again.

    `sid` is None only where a person says so. `segments` and `price` are kept where the carrier
    gives them; it may do so later.
    """
    text = locked(session, message_id)
    if text is not None:
        accept(text, sid, segments, now, price=price)


def accept(
    text: OutboxText,
    sid: str | None,
    segments: int | None,
    now: datetime,
    *,
    price: Price | None = None,
) -> None:
    """Settle a locked text as `accepted` does."""
    if text.carrier_sid is None:
        text.carrier_sid = sid
    text.segments = segments if segments is not None else text.segments
    if price is not None:
        text.price_millionths, text.price_unit = price.millionths, price.unit
    if text.status in (*UNSETTLED, TextStatus.QUEUED, TextStatus.HELD):
        _move(text, TextStatus.ACCEPTED, now)


def rejected(session: Session, message_id: str, error: str, now: datetime) -> None:
    """Settle: the carrier refused the text for good."""
    text = locked(session, message_id)
    if text is not None and text.status is TextStatus.CLAIMED:
        text.error = error
        _move(text, TextStatus.REJECTED, now)


def try_again(session: Session, message_id: str, error: str, at: datetime, now: datetime) -> None:
    """Put a text back that the carrier surely did not take, to go out at `at` or after."""
    text = locked(session, message_id)
    if text is not None and text.status in (*UNSETTLED, TextStatus.HELD):
        text.error = error
        text.not_before = at
        participant = session.get_one(Participant, text.participant_id)
        slot = session.get(Slot, text.slot_id) if text.slot_id is not None else None
        unwanted = is_unwanted(participant, slot, text)
        _move(text, TextStatus.CANCELLED if unwanted else TextStatus.QUEUED, now)


def lose_sight(text: OutboxText, error: str, now: datetime) -> None:
    """Note of a locked text that nobody knows what became of it; the reconciler finds out."""
    if text.status is TextStatus.CLAIMED:
        text.error = error
        _move(text, TextStatus.UNKNOWN, now)


def hold(session: Session, message_id: str, error: str, now: datetime) -> None:
    """Leave a text to a person: it can neither be found nor safely sent again."""
    text = locked(session, message_id)
    if text is not None and text.status in UNSETTLED:
        text.error = error
        _move(text, TextStatus.HELD, now)


def locked(session: Session, message_id: str) -> OutboxText | None:
    """Return one text by our id, locked until the transaction ends."""
    return session.scalars(
        select(OutboxText).where(OutboxText.message_id == message_id).with_for_update(),
    ).one_or_none()


def locked_together(session: Session, message_ids: Collection[str]) -> Sequence[OutboxText]:
    """Return those of some texts that are still there, locked, without opening their words."""
    return session.scalars(
        select(OutboxText)
        .where(OutboxText.message_id.in_(message_ids))
        .order_by(OutboxText.message_id)
        .options(defer(OutboxText.body))
        .with_for_update(),
    ).all()


def _move(text: OutboxText, to: TextStatus, now: datetime) -> None:
    if to not in _MOVES.get(text.status, set()):
        raise ValueError(f"A text that is {text.status} cannot become {to}.")
    text.status = to
    if to is TextStatus.CLAIMED:
        text.claimed_at = now
    elif to not in (*UNSETTLED, TextStatus.QUEUED, TextStatus.HELD):
        text.settled_at = now
