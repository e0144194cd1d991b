"""Who speaks: the Alexa account, the voice recognised within it, and whom they speak for."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, or_, select
from sqlalchemy.orm import Session

from shared.services.people import add_participant, erase
from shared.storage.database import vault_of
from shared.storage.models import Participant, VoiceAccount
from shared.storage.states import Status


@dataclass(frozen=True)
class Speaker:
    """Whose words these are: an account shared by a household and, if known, one voice in it.

    `voice` is the digest of the person Alexa recognised, or None; `recognised` tells that this
    voice is one we know, so that `account` is its own row and not the household's.
    """

    household: str
    voice: str | None
    account: VoiceAccount

    @property
    def recognised(self) -> bool:
        """Whether the voice is known: personal things may be said to it."""
        return self.voice is not None and self.account.user_digest == self.voice


def speaker_of(
    session: Session, user_id: str, person_id: str | None, *, locale: str, now: datetime
) -> Speaker:
    """Return who speaks; an account we have not met gets a participant of its own.

    A voice is known once it began the account or linked a phone. Any other voice, recognised by
    Alexa or not, speaks for the household. The rows are locked until the transaction ends.
    """
    digest = vault_of(session).digest
    household = digest(f"alexa:{user_id}")
    voice = digest(f"alexa-person:{person_id}") if person_id else None
    found = {
        account.user_digest: account
        for account in session.scalars(
            select(VoiceAccount)
            .where(VoiceAccount.user_digest.in_([household, *([voice] if voice else [])]))
            .order_by(VoiceAccount.user_digest)
            .with_for_update(),
        )
    }
    if household not in found:
        own = add_participant(session, now=now, status=Status.ACTIVE, phone=None, locale=locale)
        found[household] = VoiceAccount(user_digest=household, participant_id=own.id)
        session.add(found[household])
        if voice is not None and voice not in found:
            found[voice] = VoiceAccount(
                user_digest=voice, household=household, participant_id=own.id
            )
            session.add(found[voice])
        session.flush()
    return Speaker(household, voice, found.get(voice or household, found[household]))


def is_private_to_a_voice(session: Session, participant: Participant) -> bool:
    """Tell whether a known voice, and not only a household, speaks for somebody."""
    voices = select(VoiceAccount.user_digest).where(
        VoiceAccount.participant_id == participant.id, VoiceAccount.household.is_not(None)
    )
    return session.scalar(voices.limit(1)) is not None


def disable(session: Session, user_id: str) -> None:
    """Forget an Alexa account that disabled the skill, its voices too; again changes nothing.

    A history that only it spoke for is erased with it; one that a phone shares stays with the
    phone. Enabling the skill again brings a new user id, and so a new account.
    """
    household = vault_of(session).digest(f"alexa:{user_id}")
    leave(session, household)


def leave(session: Session, household: str) -> None:
    """Forget one account and its voices, and every history that nothing else speaks for."""
    ours = or_(VoiceAccount.user_digest == household, VoiceAccount.household == household)
    people = set(session.scalars(select(VoiceAccount.participant_id).where(ours)))
    session.execute(delete(VoiceAccount).where(ours))
    for person in people:
        erase_if_unreachable(session, session.get_one(Participant, person))


def erase_if_unreachable(session: Session, participant: Participant) -> None:
    """Erase somebody whom neither a phone nor a speaker reaches any more."""
    spoken_for = select(VoiceAccount.user_digest).where(
        VoiceAccount.participant_id == participant.id
    )
    if participant.phone is None and session.scalar(spoken_for.limit(1)) is None:
        erase(session, participant)
