"""Slots, each written once with its check-in and its text, for many people at a time."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from sqlalchemy import Text, select
from sqlalchemy.orm import Session

from shared.rules.vocabulary import Expects, SlotKind
from shared.services.steps import StepText
from shared.storage import bulk
from shared.storage.database import vault_of
from shared.storage.models import CheckIn, OutboxText, Slot
from shared.storage.states import TextStatus
from shared.storage.types import AnyRow

_NOT_ARRIVED: Final = ("failed", "undelivered")


@dataclass(frozen=True)
class SlotText:
    """One slot to write, with the text that belongs to it; instants are UTC.

    One that comes `too_late` is written as expired, so that it can be seen what did not go.
    """

    participant_id: int
    day: date
    kind: SlotKind
    step: int
    text: StepText
    not_before: datetime
    expires_at: datetime
    too_late: bool = False


def write(
    session: Session,
    slots: Sequence[SlotText],
    asked: Mapping[int, AnyRow],
    *,
    now: datetime,
    new_id: Callable[[], str],
) -> frozenset[int]:
    """Write one slot each for some people; return those whose slot was not there already.

    `asked` are the check-ins there are for the slots' days, by participant: one that is unanswered
    is from now on about what is asked now.
    """
    new = bulk.insert_new(
        session,
        Slot,
        [
            {
                "participant_id": slot.participant_id,
                "local_date": slot.day,
                "kind": slot.kind,
                "step": slot.step,
                "planned_at": now,
            }
            for slot in slots
        ],
        [Slot.participant_id, Slot.id],
    )
    ids = {row.participant_id: row.id for row in new}
    written = [slot for slot in slots if slot.participant_id in ids]
    _write_check_ins(session, written, asked, now)
    # A text that many get is sealed once: that two are the same is told by their step already.
    seal = vault_of(session).seal
    sealed = {body: seal(body) for body in {slot.text.body for slot in written}}
    bulk.insert_many(
        session,
        OutboxText,
        [
            {
                "message_id": new_id(),
                "participant_id": slot.participant_id,
                "slot_id": ids[slot.participant_id],
                "body": sealed[slot.text.body],
                "status": TextStatus.EXPIRED if slot.too_late else TextStatus.QUEUED,
                "created_at": now,
                "not_before": slot.not_before,
                "expires_at": slot.expires_at,
                "settled_at": now if slot.too_late else None,
            }
            for slot in written
        ],
        {"body": Text()},
    )
    return frozenset(ids)


def asked_on(
    session: Session, participants: Collection[int], days: Mapping[int, date]
) -> dict[int, AnyRow]:
    """Return the check-ins there are on each one's day, by participant."""
    found = session.execute(
        select(
            *(CheckIn.id, CheckIn.participant_id, CheckIn.local_date),
            *(CheckIn.step, CheckIn.outcome, CheckIn.light),
        ).where(
            bulk.among(session, CheckIn.participant_id, participants),
            CheckIn.local_date.in_(set(days.values())),
        )
    )
    return {row.participant_id: row for row in found if days[row.participant_id] == row.local_date}


def prompts_sent_at(
    session: Session, participants: Collection[int], days: Mapping[int, date]
) -> dict[int, datetime]:
    """Return when the carrier took each one's prompt of their day, of those whom it may reach."""
    found = session.execute(
        select(
            *(Slot.participant_id, Slot.local_date, OutboxText.claimed_at),
            *(OutboxText.status, OutboxText.delivery),
        )
        .join(OutboxText, OutboxText.slot_id == Slot.id)
        .where(
            bulk.among(session, Slot.participant_id, participants),
            Slot.local_date.in_(set(days.values())),
            Slot.kind == SlotKind.PROMPT,
        )
        .order_by(OutboxText.again)
    )
    newest = {row.participant_id: row for row in found if days[row.participant_id] == row[1]}
    return {
        owner: row.claimed_at
        for owner, row in newest.items()
        if row.status is TextStatus.ACCEPTED and row.delivery not in _NOT_ARRIVED
    }


def _write_check_ins(
    session: Session, written: Sequence[SlotText], asked: Mapping[int, AnyRow], now: datetime
) -> None:
    asking = [one for one in written if one.text.expects is not Expects.NONE and not one.too_late]
    again = [one for one in asking if one.participant_id in asked]
    bulk.insert_new(
        session,
        CheckIn,
        [
            {
                "participant_id": one.participant_id,
                "local_date": one.day,
                "step": one.step,
                "expects": one.text.expects,
                "opened_at": now,
                "light": one.text.light,
            }
            for one in asking
            if one.participant_id not in asked
        ],
        [CheckIn.id],
    )
    bulk.update_many(
        session,
        CheckIn,
        [
            {
                "id": asked[one.participant_id].id,
                "step": one.step,
                "expects": one.text.expects,
                "light": one.text.light,
            }
            for one in again
            if asked[one.participant_id].outcome is None
        ],
    )
