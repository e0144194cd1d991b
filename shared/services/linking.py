"""Speakers joined to phones by a one-time code, spoken or texted, and parted again."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from sqlalchemy import ColumnElement, delete, select, update
from sqlalchemy.orm import Session

from shared.services import tries
from shared.services.merging import merge
from shared.services.people import note_a_sign_of_life
from shared.services.speakers import Speaker, erase_if_unreachable
from shared.storage.database import vault_of
from shared.storage.models import LinkCode, Participant, VoiceAccount

CODE_DIGITS: Final = 6
CODE_LIFE: Final = timedelta(minutes=10)


class LinkOutcome(StrEnum):
    """What came of a code."""

    LINKED = "linked"
    WRONG = "wrong"
    LOCKED = "locked"


@dataclass(frozen=True)
class LinkResult:
    """What came of a code, and how many tries are left."""

    outcome: LinkOutcome
    tries_left: int


def issue_code(
    session: Session,
    participant: Participant,
    code: str,
    now: datetime,
    *,
    speaker: Speaker | None = None,
) -> None:
    """Keep a six-digit code for a participant; their earlier ones end.

    A code that is texted to them is spoken to a speaker; one that their `speaker` says is texted.

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
        LinkCode(
            participant_id=participant.id,
            code_digest=digest,
            expires_at=now + CODE_LIFE,
            household=speaker.household if speaker else None,
            voice=speaker.voice if speaker else None,
        ),
    )


def link(session: Session, speaker: Speaker, code: str, now: datetime) -> LinkResult:
    """Link a speaker to the participant who was texted this code.

    A right code works once, within ten minutes. After five wrong ones the speaker waits half an
    hour. `shared.services.merging` says what becomes of what was done by voice before.
    """
    spoken = session.get_one(Participant, speaker.account.participant_id)
    found = _redeem(session, spoken, code, now, by_text=False)
    if isinstance(found, LinkResult):
        return found
    texted = session.get_one(Participant, found.participant_id)
    _join(session, speaker.household, speaker.voice, texted, now)
    return LinkResult(LinkOutcome.LINKED, tries.LINK_CODES.tries)


def link_by_text(session: Session, texted: Participant, code: str, now: datetime) -> LinkResult:
    """Link the speaker that said this code to the participant who texts it; else as `link`."""
    found = _redeem(session, texted, code, now, by_text=True)
    if isinstance(found, LinkResult):
        return found
    _join(session, found.household or "", found.voice, texted, now)
    return LinkResult(LinkOutcome.LINKED, tries.LINK_CODES.tries)


def unlink(session: Session, speaker: Speaker) -> None:
    """Part a speaker from its phone: what was done stays with the phone.

    A recognised voice parts for itself, and for the household where that spoke for the same
    person. The next word makes a new history; the speaker knows nothing of the old one.
    """
    mine = speaker.account.participant_id
    session.execute(
        delete(VoiceAccount).where(
            VoiceAccount.participant_id == mine,
            VoiceAccount.user_digest.in_([speaker.household, speaker.account.user_digest])
            | (VoiceAccount.household == speaker.household),
        )
    )
    session.flush()
    erase_if_unreachable(session, session.get_one(Participant, mine))


def unlink_all(session: Session, participant: Participant) -> int:
    """Part every speaker from a phone, by a text from it; return how many accounts and voices."""
    parted = session.scalars(
        delete(VoiceAccount)
        .where(VoiceAccount.participant_id == participant.id)
        .returning(VoiceAccount.user_digest)
    ).all()
    return len(parted)


def _redeem(
    session: Session, guesser: Participant, code: str, now: datetime, *, by_text: bool
) -> LinkCode | LinkResult:
    """Use up a code that goes this way, or count a wrong try of the guesser's."""
    if tries.is_locked(session, guesser, tries.LINK_CODES, now):
        return LinkResult(LinkOutcome.LOCKED, 0)
    way = LinkCode.household.is_not(None) if by_text else LinkCode.household.is_(None)
    found = session.scalars(
        select(LinkCode).where(way, *_live(_digest(session, code), now)).with_for_update(),
    ).one_or_none()
    if found is None:
        left = tries.wrong(session, guesser, tries.LINK_CODES, now)
        return LinkResult(LinkOutcome.WRONG if left else LinkOutcome.LOCKED, left)
    found.used_at = now
    tries.right(session, guesser, tries.LINK_CODES)
    return found


def _join(
    session: Session, household: str, voice: str | None, texted: Participant, now: datetime
) -> None:
    """Let an account and a voice speak for a phone, and bring what was done by voice along.

    Who links with a voice that Alexa recognises links that voice. The account itself follows
    unless it speaks for somebody else's phone already: so two people share one Echo. Without a
    recognised voice it is the account that is linked.
    """
    account = session.get(VoiceAccount, household, with_for_update=True)
    if account is None:
        return  # it was disabled or erased since it said the code
    joined = []
    if voice is not None:
        own = session.get(VoiceAccount, voice, with_for_update=True)
        if own is None:
            own = VoiceAccount(
                user_digest=voice, household=household, participant_id=account.participant_id
            )
            session.add(own)
        joined.append(own)
    if not joined or account.linked_at is None:
        joined.append(account)
    before = {one.participant_id for one in joined} - {texted.id}
    for one in joined:
        one.participant_id, one.linked_at = texted.id, now
    session.flush()
    for former in before:
        spoken = session.get_one(Participant, former)
        alone = select(VoiceAccount.user_digest).where(VoiceAccount.participant_id == former)
        if spoken.phone is None and session.scalar(alone.limit(1)) is None:
            merge(session, spoken, texted)
    note_a_sign_of_life(texted, now)


def _digest(session: Session, code: str) -> str:
    return vault_of(session).digest(f"code:{code}")


def _live(digest: str, now: datetime) -> tuple[ColumnElement[bool], ...]:
    return (LinkCode.code_digest == digest, LinkCode.expires_at > now, LinkCode.used_at.is_(None))
