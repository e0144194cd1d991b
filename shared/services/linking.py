"""Speakers joined to phones by a spoken one-time code, and the accounts they speak for."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from sqlalchemy import ColumnElement, select, update
from sqlalchemy.orm import Session

from shared.services.people import add_participant, note_a_sign_of_life
from shared.storage.database import vault_of
from shared.storage.models import (
    CheckIn,
    JournalEntry,
    LinkCode,
    Participant,
    Promise,
    VoiceAccount,
)
from shared.storage.states import Status

CODE_DIGITS: Final = 6
CODE_LIFE: Final = timedelta(minutes=10)
TRIES: Final = 5
LOCKED_FOR: Final = timedelta(minutes=30)


class LinkOutcome(StrEnum):
    """What came of a spoken code."""

    LINKED = "linked"
    WRONG = "wrong"
    LOCKED = "locked"


@dataclass(frozen=True)
class LinkResult:
    """What came of a spoken code, and how many tries are left."""

    outcome: LinkOutcome
    tries_left: int


def issue_code(session: Session, participant: Participant, code: str, now: datetime) -> None:
    """Keep a six-digit code for a participant; their earlier ones end.

    Raises:
        ValueError: another participant holds this code just now; draw a new one.

    """
    digest = _digest(session, code)
    taken = session.scalar(select(LinkCode.id).where(*_live(digest, now)))
    if taken is not None:
        raise ValueError("This code is in use: draw another.")
    session.execute(
        update(LinkCode)
        .where(LinkCode.participant_id == participant.id, LinkCode.used_at.is_(None))
        .values(used_at=now),
    )
    session.add(
        LinkCode(participant_id=participant.id, code_digest=digest, expires_at=now + CODE_LIFE),
    )


def account_of(session: Session, user_id: str, *, locale: str, now: datetime) -> VoiceAccount:
    """Return the account of an Alexa user id, with a participant of its own if it is new."""
    digest = vault_of(session).digest(f"alexa:{user_id}")
    wanted = select(VoiceAccount).where(VoiceAccount.user_digest == digest).with_for_update()
    found = session.scalars(wanted).one_or_none()
    if found is not None:
        return found
    own = add_participant(session, now=now, status=Status.ACTIVE, phone=None, locale=locale)
    account = VoiceAccount(user_digest=digest, participant_id=own.id, failed_codes=0)
    session.add(account)
    session.flush()
    return account


def link(session: Session, account: VoiceAccount, code: str, now: datetime) -> LinkResult:
    """Link an account to the participant who was texted this code.

    A right code works once, within ten minutes. After five wrong ones the account waits half an
    hour. What was done by voice before moves to the texted participant; where both did a step on
    one day, theirs stands.
    """
    if account.locked_until is not None and account.locked_until > now:
        return LinkResult(LinkOutcome.LOCKED, 0)
    found = session.scalars(
        select(LinkCode).where(*_live(_digest(session, code), now)).with_for_update(),
    ).one_or_none()
    if found is None:
        account.failed_codes += 1
        if account.failed_codes < TRIES:
            return LinkResult(LinkOutcome.WRONG, TRIES - account.failed_codes)
        account.failed_codes = 0
        account.locked_until = now + LOCKED_FOR
        return LinkResult(LinkOutcome.LOCKED, 0)
    found.used_at = now
    account.failed_codes = 0
    account.locked_until = None
    account.linked_at = now
    if account.participant_id != found.participant_id:
        before = session.get_one(Participant, account.participant_id)
        texted = session.get_one(Participant, found.participant_id)
        account.participant_id = texted.id
        session.flush()
        if before.phone is None:
            _merge(session, before, texted)
        note_a_sign_of_life(texted, now)
    return LinkResult(LinkOutcome.LINKED, TRIES)


def _merge(session: Session, spoken: Participant, texted: Participant) -> None:
    """Move a voice-only history to the texted participant and forget the empty shell."""
    others = session.scalar(
        select(VoiceAccount.user_digest).where(VoiceAccount.participant_id == spoken.id),
    )
    if others is not None:
        return
    for owned in (JournalEntry, Promise):
        session.execute(
            update(owned).where(owned.participant_id == spoken.id).values(participant_id=texted.id),
        )
    taken = select(CheckIn.local_date).where(CheckIn.participant_id == texted.id)
    session.execute(
        update(CheckIn)
        .where(CheckIn.participant_id == spoken.id, CheckIn.local_date.not_in(taken))
        .values(participant_id=texted.id),
    )
    texted.step = max(texted.step, spoken.step)
    days = [day for day in (spoken.last_step_on, texted.last_step_on) if day is not None]
    texted.last_step_on = max(days, default=None)
    texted.role = texted.role or spoken.role
    session.flush()
    session.delete(spoken)


def _digest(session: Session, code: str) -> str:
    return vault_of(session).digest(f"code:{code}")


def _live(digest: str, now: datetime) -> tuple[ColumnElement[bool], ...]:
    return (LinkCode.code_digest == digest, LinkCode.expires_at > now, LinkCode.used_at.is_(None))
