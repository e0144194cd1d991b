"""Two histories of one person made one, without losing either."""

from datetime import date
from typing import Final

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from shared.storage.models import CheckIn, JournalEntry, Participant, Promise
from shared.storage.states import Channel, EntryKind

_KEPT_WHOLE: Final = (JournalEntry, Promise)


def merge(session: Session, spoken: Participant, texted: Participant) -> None:
    """Bring a voice-only history to the participant with a phone, and forget the empty shell.

    The rule: everything anyone said, promised or answered is kept, slips included.

    - The further step wins, and the latest day on which a step was done, so that none is asked
      twice that day.
    - Days on which only one of the two has a check-in keep it. Where both have one, the answered
      one stands; where both were answered, the texted one stands and the spoken answer becomes a
      note in the journal.
    - Settings of the phone stand (hour, zone, country); what it has none of (role, PIN) comes from
      the speaker.
    - Care and rest only ever grow: danger that was told by voice holds for the texts as well.
    """
    for owned in _KEPT_WHOLE:
        session.execute(
            update(owned).where(owned.participant_id == spoken.id).values(participant_id=texted.id),
        )
    _merge_days(session, spoken, texted)
    if spoken.step > texted.step:
        texted.step, texted.prompts_sent = spoken.step, 0
    texted.last_step_on = _latest(spoken.last_step_on, texted.last_step_on)
    texted.paused_until = _latest(spoken.paused_until, texted.paused_until)
    texted.care = texted.care or spoken.care
    texted.role = texted.role or spoken.role
    texted.pin = texted.pin or spoken.pin
    session.flush()
    session.delete(spoken)
    session.flush()


def _latest(one: date | None, other: date | None) -> date | None:
    return max((day for day in (one, other) if day is not None), default=None)


def _merge_days(session: Session, spoken: Participant, texted: Participant) -> None:
    theirs = {
        check_in.local_date: check_in
        for check_in in session.scalars(select(CheckIn).where(CheckIn.participant_id == texted.id))
    }
    for mine in session.scalars(select(CheckIn).where(CheckIn.participant_id == spoken.id)).all():
        other = theirs.get(mine.local_date)
        if other is not None and other.outcome is not None:
            _note_answer(session, mine, texted)
            continue
        if other is not None:
            session.delete(other)
            session.flush()
        mine.participant_id = texted.id
    session.flush()


def _note_answer(session: Session, check_in: CheckIn, owner: Participant) -> None:
    """Keep an answer whose day is taken, in the words of `interpret`."""
    if check_in.outcome is None:
        return
    given = check_in.rating if check_in.rating is not None else check_in.choice
    said = " ".join(str(one) for one in (check_in.outcome.value, given) if one is not None)
    session.add(
        JournalEntry(
            participant_id=owner.id,
            kind=EntryKind.NOTE,
            channel=check_in.channel or Channel.VOICE,
            local_date=check_in.local_date,
            at=check_in.answered_at or check_in.opened_at,
            text=f"step {check_in.step}: {said}",
        ),
    )
