"""Participants: found, made, scheduled, and moved from one status to the next."""

from datetime import date, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from sqlalchemy import bindparam, delete, select
from sqlalchemy.orm import Session

from shared.rules.cadence import MOST_DAYS_OFF, Rhythm, next_due
from shared.rules.phone import country_of
from shared.rules.sending_window import local_day
from shared.rules.zones import zone
from shared.services import outbox
from shared.storage.database import vault_of
from shared.storage.models import Consent, InboundText, Participant
from shared.storage.states import Care, Channel, ConsentKind, Status
from shared.storage.types import AnyRow

# After somebody has told of great pain or anger.
_REST: Final = timedelta(days=2)
# Asked for every text that comes, and so built once.
_BY_PHONE: Final = (
    select(Participant).where(Participant.phone_digest == bindparam("digest")).with_for_update()
)
# What `rhythm_of` looks at: to load no more, above all nothing sealed.
RHYTHM: Final = (
    *(Participant.status, Participant.care, Participant.phone_digest, Participant.unreachable),
    *(Participant.timezone, Participant.country, Participant.prompt_time, Participant.private),
    *(Participant.step, Participant.silent_days, Participant.prompts_sent, Participant.remind_at),
    *(Participant.last_slot_on, Participant.last_step_on, Participant.paused_until),
    Participant.days_off,
)
# Where nothing tells a person's zone (a speaker without a phone): the most populous one of the
# country, until the person says another.
_ZONE_OF_COUNTRY: Final = {
    "US": "America/New_York",
    "GB": "Europe/London",
    "CA": "America/Toronto",
    "AU": "Australia/Sydney",
    "IE": "Europe/Dublin",
    "IN": "Asia/Kolkata",
}


def find_by_phone(session: Session, phone: str) -> Participant | None:
    """Return the participant of an E.164 number, locked until the transaction ends."""
    digest = vault_of(session).digest(phone)
    return session.scalars(_BY_PHONE, {"digest": digest}).one_or_none()


def locale_of(phone: str) -> str:
    """Return the locale to write in to a number: English as its country writes it."""
    return f"en-{country_of(phone)}"


def add_participant(
    session: Session,
    *,
    now: datetime,
    status: Status,
    phone: str | None,
    locale: str | None = None,
) -> Participant:
    """Add someone new; without a phone they are reached by voice alone."""
    locale = locale or (locale_of(phone) if phone else "en-US")
    participant = Participant(
        created_at=now,
        status=status,
        phone=phone,
        phone_digest=vault_of(session).digest(phone) if phone else None,
        locale=locale,
        country=country_of(phone) if phone else locale.rpartition("-")[2][:2].upper(),
        step=1,
        silent_days=0,
        prompts_sent=0,
    )
    session.add(participant)
    session.flush()
    return participant


def record_consent(
    session: Session,
    participant: Participant,
    kind: ConsentKind,
    *,
    channel: Channel,
    source: str,
    wording: str,
    now: datetime,
) -> None:
    """Keep the proof: what was agreed to or taken back, where, and in which words."""
    session.add(
        Consent(
            participant_id=participant.id,
            kind=kind,
            channel=channel,
            source=source,
            wording=wording,
            at=now,
        ),
    )


def zone_of(participant: Participant | AnyRow) -> ZoneInfo:
    """Return a participant's own zone, or the likeliest one of their country."""
    return zone(participant.timezone or _ZONE_OF_COUNTRY.get(participant.country, "UTC"))


def today_of(participant: Participant, now: datetime) -> date:
    """Return a participant's local date."""
    return local_day(now, zone_of(participant))


def rhythm_of(participant: Participant | AnyRow) -> Rhythm | None:
    """Return the facts that decide when texts are due, or None for someone who gets none.

    A row with the columns `RHYTHM` will do for a participant. No reminder comes to who keeps texts
    private, or has told of danger from another person: each text may be seen.
    """
    wants = participant.status in {Status.ACTIVE, Status.PAUSED}
    until = participant.paused_until
    if participant.status is Status.PAUSED and until is None:
        return None
    if participant.care is Care.ASKED_IF_SAFE:
        return None  # no texts until they say that it is safe
    if not wants or participant.phone_digest is None or participant.prompt_time is None:
        return None
    if participant.unreachable is not None:
        return None  # no texts until they text us
    return Rhythm(
        tz=zone_of(participant),
        prompt_time=participant.prompt_time,
        step=participant.step,
        silent_days=participant.silent_days,
        prompts_sent=participant.prompts_sent,
        last_slot_on=participant.last_slot_on,
        last_step_on=participant.last_step_on,
        paused_until=until,
        remind_at=participant.remind_at,
        reminds=not participant.private and participant.care is None,
        days_off=frozenset(days_off_of(participant)),
    )


def days_off_of(participant: Participant | AnyRow) -> list[date]:
    """Return the local dates on which a person wants no text, the past ones left out by and by."""
    return [date.fromisoformat(day) for day in (participant.days_off or "").split()]


def take_day_off(session: Session, participant: Participant, day: date, now: datetime) -> bool:
    """Let a local date go by without a text; False when there are too many ahead already.

    What is queued for today is taken back, when it is today.
    """
    today = today_of(participant, now)
    ahead = {one for one in days_off_of(participant) if one >= today} | {day}
    if len(ahead) > MOST_DAYS_OFF:
        return False
    participant.days_off = " ".join(one.isoformat() for one in sorted(ahead))
    if day == today:
        outbox.cancel_waiting(session, participant.id, now)
    schedule_next(participant, now)
    return True


def schedule_next(participant: Participant, now: datetime) -> None:
    """Write down when the next text is due (`next_due_at`), or that none is."""
    rhythm = rhythm_of(participant)
    due = next_due(rhythm, now) if rhythm else None
    participant.next_due_at = due.at if due else None


def note_a_sign_of_life(participant: Participant, now: datetime) -> None:
    """Forget the silence: the person spoke, by whatever channel.

    A text that is due at this moment and not planned yet stays due; the planner looks at it anew.
    """
    participant.silent_days = 0
    participant.remind_at = None
    if participant.next_due_at is None or participant.next_due_at > now:
        schedule_next(participant, now)


def activate(participant: Participant, now: datetime) -> None:
    """Let texts go out from now on, where they stood."""
    participant.status = Status.ACTIVE
    participant.joining = None
    participant.paused_until = None
    note_a_sign_of_life(participant, now)


def pause(session: Session, participant: Participant, until: date | None, now: datetime) -> None:
    """Send nothing until a local date, or until the person speaks of it again."""
    participant.status = Status.PAUSED
    participant.paused_until = until
    participant.silent_days = 0
    outbox.cancel_waiting(session, participant.id, now)
    schedule_next(participant, now)


def rest(session: Session, participant: Participant, now: datetime) -> None:
    """Let the lesson stop: no step comes today or tomorrow; on demand it is there all the same."""
    until = today_of(participant, now) + _REST
    participant.paused_until = max(until, participant.paused_until or until)
    outbox.cancel_waiting(session, participant.id, now)
    schedule_next(participant, now)


def stop(
    session: Session, participant: Participant, *, channel: Channel, source: str, now: datetime
) -> None:
    """Stop at once: what is queued is cancelled in the same transaction, and the wish recorded."""
    if participant.status is not Status.STOPPED:
        record_consent(
            session,
            participant,
            ConsentKind.OPT_OUT,
            channel=channel,
            source=source,
            wording="",
            now=now,
        )
    participant.status = Status.STOPPED
    participant.joining = None
    participant.next_due_at = None
    outbox.cancel_waiting(session, participant.id, now)


def erase(session: Session, participant: Participant) -> None:
    """Erase a person: every row about them, what they texted and what we texted included."""
    if participant.phone_digest is not None:
        session.execute(
            delete(InboundText).where(InboundText.phone_digest == participant.phone_digest)
        )
    session.delete(participant)
    session.flush()
