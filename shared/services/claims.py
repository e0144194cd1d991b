"""Claims: which queued texts this process, and no other, is to hand to the carrier now."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import Row, select, update
from sqlalchemy.orm import Session, load_only

from shared.rules import daily_cap
from shared.rules.pace import UNLIMITED, PacedSender
from shared.rules.sending_window import is_open, local_day, window_of
from shared.rules.zones import zone
from shared.services import outbox, senders
from shared.services.daily_cap import third_newest
from shared.services.senders import Grant
from shared.storage.models import OutboxText, Participant, Slot
from shared.storage.states import TextStatus

# Of a person, what decides whether and how a text goes out.
_LOOKED_AT: Final = (
    Participant.phone,
    Participant.timezone,
    Participant.status,
    Participant.care,
    Participant.last_step_on,
    Participant.unreachable,
)
# Without one nothing is counted, and no outage is noticed.
_NOBODY: Final = PacedSender("")


@dataclass(frozen=True, slots=True)
class ClaimedText:
    """A text that this process, and no other, is to hand to the carrier."""

    message_id: str
    to: str
    body: str
    validity: timedelta
    claimed_at: datetime


@dataclass(frozen=True, slots=True)
class Claimed:
    """What was claimed, and whether more is due that the sender's pace keeps back for a moment."""

    texts: Sequence[ClaimedText] = ()
    kept_back: bool = False


def claim(
    session: Session,
    now: datetime,
    limit: int,
    sender: PacedSender = _NOBODY,
    worker: int | None = None,
) -> Claimed:
    """Claim up to `limit` texts that may go out now, skipping those other workers hold.

    Answers to people come first, and no pace holds them back. Everything is looked at again, as
    the person is now: a text they no longer want is cancelled, one that can no longer arrive in
    time expires. Of several texts to one person the first is claimed: they arrive in their order,
    and whoever settles many texts locks no two of a person. Nothing is claimed only when nothing
    is due, or nothing may be sent. Commit before calling the carrier, and call it for all of them
    well within `outbox.CLAIM_LEASE`. `worker` is the number by which this process is seen to live.
    """
    grant = senders.grant(session, sender, now) if sender.name else Grant()
    limit = limit if grant.in_all is None else min(limit, grant.in_all)
    claimed: list[ClaimedText] = []
    full = False
    while limit and not claimed and not full and (due := _due(session, now, limit)):
        seen: set[int] = set()
        for text, participant, slot, third in due:
            if participant.id in seen:
                continue
            seen.add(participant.id)
            validity = _validity(text, participant, now)
            free_at = third + daily_cap.WITHIN if third and text.started_by_us else now
            if participant.phone is None or outbox.is_unwanted(participant, slot, text):
                outbox.cancel(text, now)
            elif now < free_at < text.expires_at - outbox.SHORTEST_VALIDITY:
                text.not_before = free_at  # three in 24 hours, and no more
            elif now < free_at or validity < outbox.SHORTEST_VALIDITY:
                outbox.expire(text, now)
            elif text.started_by_us and grant.ours is not None and len(claimed) >= grant.ours:
                full = True
                break
            else:
                outbox.take(text, now, worker)
                claimed.append(
                    ClaimedText(text.message_id, participant.phone, text.body, validity, now)
                )
        session.flush()
    if claimed and (grant.in_all is not None or sender.pace != UNLIMITED):
        senders.spend(session, sender, len(claimed), now)
    return Claimed(claimed, kept_back=full and grant.soon)


def release(session: Session, texts: Sequence[ClaimedText]) -> None:
    """Put texts of one claim back that were not handed to the carrier, for the next who claims."""
    if not texts:
        return
    session.execute(
        update(OutboxText)
        .where(
            OutboxText.message_id.in_([text.message_id for text in texts]),
            OutboxText.status == TextStatus.CLAIMED,
            OutboxText.claimed_at == texts[0].claimed_at,
        )
        .values(status=TextStatus.QUEUED, attempts=OutboxText.attempts - 1)
    )


def _due(
    session: Session, now: datetime, limit: int
) -> Sequence[Row[OutboxText, Participant, Slot | None, datetime | None]]:
    return session.execute(
        select(OutboxText, Participant, Slot, third_newest(OutboxText.participant_id, now))
        .join(Participant, Participant.id == OutboxText.participant_id)
        .outerjoin(Slot, Slot.id == OutboxText.slot_id)
        .where(OutboxText.status == TextStatus.QUEUED, OutboxText.not_before <= now)
        .order_by(OutboxText.started_by_us, OutboxText.not_before)
        .limit(limit)
        .options(load_only(*_LOOKED_AT), load_only(Slot.local_date))
        .with_for_update(of=OutboxText, skip_locked=True),
    ).all()


def _validity(text: OutboxText, participant: Participant, now: datetime) -> timedelta:
    """Return how long the text may still take to arrive; nothing when the window is shut."""
    ends = text.expires_at
    if text.started_by_us and participant.timezone is not None:
        tz = zone(participant.timezone)
        if not is_open(now, tz):
            return timedelta(0)
        ends = min(ends, window_of(local_day(now, tz), tz).closes)
    return min(ends - now, outbox.LONGEST_VALIDITY)
