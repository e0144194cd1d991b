"""One progress for every channel: today's step, its check-in, its answer, and the figures."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from sqlalchemy import Integer, Select, bindparam, func, or_, select, union
from sqlalchemy.orm import Session

from shared.rules.milestones import Standing
from shared.rules.programme import is_over, step_to_revisit
from shared.rules.vocabulary import Expects, Intent, Role
from shared.services.people import note_a_sign_of_life, today_of
from shared.storage.models import CheckIn, JournalEntry, Participant, Promise
from shared.storage.states import Channel, EntryKind
from shared.storage.types import AnyRow

# Answers after which the programme goes on; "not yet" leaves the step where it is.
MOVES_ON: Final = frozenset(
    {
        Intent.RATING,
        Intent.KEPT,
        Intent.PARTLY,
        Intent.DONE,
        Intent.CHOICE,
        Intent.NOTE,
        Intent.SKIP,
    },
)


@dataclass(frozen=True)
class Today:
    """A participant's step on their local `day`; when it is done, `step` is the one done.

    Once the programme is over, `step` is one of its steps to be had again, another each day.
    """

    day: date
    step: int
    done: bool


@dataclass(frozen=True)
class Progress:
    """What a person has done so far."""

    step: int
    days: int
    promises_kept: int
    gratitudes: int


@dataclass(frozen=True)
class Answer:
    """An answer to a check-in, in the words of `interpret`."""

    outcome: Intent
    rating: int | None = None
    choice: str | None = None


def role_of(participant: Participant | AnyRow) -> Role:
    """Return the role to choose words by; who has not said is met as rebuilding trust in self."""
    return participant.role or Role.SELF


def today(participant: Participant, now: datetime) -> Today:
    """Return today's step, the same by voice, by text and on the web."""
    day = today_of(participant, now)
    done = participant.last_step_on is not None and participant.last_step_on >= day
    if is_over(participant.step) and not done:
        return Today(day, step_to_revisit(day), done=False)
    return Today(day, participant.step - 1 if done else participant.step, done)


def check_in_on(session: Session, participant: Participant, day: date) -> CheckIn | None:
    """Return the check-in of a local day, if there is one."""
    return session.scalars(
        select(CheckIn).where(CheckIn.participant_id == participant.id, CheckIn.local_date == day),
    ).one_or_none()


def open_check_in(
    session: Session,
    participant: Participant,
    *,
    day: date,
    step: int,
    expects: Expects,
    now: datetime,
    light: bool = False,
) -> CheckIn:
    """Return the check-in of a local day, opened now if there was none.

    A `light` one asks something that has nothing to do with the step, after days of silence. One
    that is still unanswered is from now on about what is asked now.
    """
    found = check_in_on(session, participant, day)
    if found is not None:
        if found.outcome is None:
            found.step, found.expects, found.light = step, expects, light
        return found
    opened = CheckIn(
        participant_id=participant.id,
        local_date=day,
        step=step,
        expects=expects,
        opened_at=now,
        light=light,
    )
    session.add(opened)
    session.flush()
    return opened


def latest_check_in(session: Session, participant: Participant) -> CheckIn | None:
    """Return the check-in a reply is about: the newest one."""
    return session.scalars(
        select(CheckIn)
        .where(CheckIn.participant_id == participant.id)
        .order_by(CheckIn.local_date.desc())
        .limit(1),
    ).one_or_none()


def awaits_answer(
    participant: Participant | AnyRow, check_in: CheckIn | AnyRow | None, today: date
) -> bool:
    """Tell whether a check-in is still open, or was put off with "not yet".

    A light question is over with its day: nobody remembers it.
    """
    if check_in is None or check_in.outcome not in (None, Intent.NOT_YET):
        return False
    if check_in.light and check_in.local_date < today:
        return False
    return check_in.step == participant.step or is_over(participant.step)


def record_answer(
    session: Session,
    participant: Participant,
    check_in: CheckIn,
    answer: Answer,
    *,
    channel: Channel,
    now: datetime,
) -> None:
    """Record an answer against a check-in and let the programme move on if it should.

    The step counts for the local day the check-in belongs to, so that last evening's step
    answered this morning leaves today's free; the unique check-in of a day keeps it to one step.
    Half of a thing to do is not yet done: the step waits for the other half.
    """
    half_done = check_in.expects is Expects.DONE and answer.outcome is Intent.PARTLY
    outcome = Intent.NOT_YET if half_done else answer.outcome
    check_in.outcome = outcome
    check_in.rating = answer.rating
    check_in.choice = answer.choice
    check_in.answered_at = now
    check_in.channel = channel
    if outcome in MOVES_ON and check_in.step == participant.step:
        participant.step += 1
        participant.prompts_sent = 0
        participant.last_step_on = max(check_in.local_date, participant.last_step_on or date.min)
    note_a_sign_of_life(participant, now)
    session.flush()


def keep_entry(
    session: Session,
    participant: Participant,
    kind: EntryKind,
    text: str,
    *,
    channel: Channel,
    now: datetime,
) -> None:
    """Keep something a person wrote or said in their journal."""
    session.add(
        JournalEntry(
            participant_id=participant.id,
            kind=kind,
            channel=channel,
            local_date=today_of(participant, now),
            at=now,
            text=text,
        ),
    )
    note_a_sign_of_life(participant, now)


def keep_promise(session: Session, participant: Participant, text: str, now: datetime) -> None:
    """Keep a promise a person makes to themselves."""
    session.add(Promise(participant_id=participant.id, made_at=now, text=text))
    note_a_sign_of_life(participant, now)


def open_promise(session: Session, participant: Participant) -> Promise | None:
    """Return the newest promise of which nobody has said what became of it, or "not yet"."""
    return session.scalars(
        select(Promise)
        .where(
            Promise.participant_id == participant.id,
            or_(Promise.outcome.is_(None), Promise.outcome == Intent.NOT_YET),
        )
        .order_by(Promise.made_at.desc(), Promise.id.desc())
        .limit(1),
    ).one_or_none()


def standing_of(session: Session, participant: Participant) -> Standing:
    """Return how far a person is, to see by the next answer what it has brought them to."""
    done, slip = _figures(session, participant)
    last = participant.last_step_on
    return Standing(
        step=participant.step,
        days=done.days,
        promises_kept=done.promises_kept,
        after_slip=slip is not None and (last is None or slip >= last),
    )


def progress_of(session: Session, participant: Participant) -> Progress:
    """Count what a person has done: days with a practice, promises kept, gratitudes kept."""
    return _figures(session, participant)[0]


def _figures(session: Session, participant: Participant) -> tuple[Progress, date | None]:
    """Return what a person has done, and the day of their newest slip, in one query."""
    days, kept, gratitudes, slip = session.execute(_FIGURES, {"owner": participant.id}).one()
    return Progress(participant.step, days, kept, gratitudes), slip


def _figures_query() -> Select[int, int, int, date | None]:
    owner = bindparam("owner", type_=Integer)
    mine = select(CheckIn).where(CheckIn.participant_id == owner)
    entries = select(JournalEntry).where(JournalEntry.participant_id == owner)
    grateful = entries.where(JournalEntry.kind == EntryKind.GRATITUDE)
    practised = mine.where(CheckIn.outcome.in_(MOVES_ON - {Intent.SKIP}))
    days = union(
        practised.with_only_columns(CheckIn.local_date),
        grateful.with_only_columns(JournalEntry.local_date),
    ).subquery()
    promises = select(func.count(Promise.id)).where(
        Promise.participant_id == owner, Promise.outcome == Intent.KEPT
    )
    answers = mine.where(CheckIn.outcome == Intent.KEPT)
    slips = entries.where(JournalEntry.kind == EntryKind.SLIP)
    return select(
        select(func.count()).select_from(days).scalar_subquery(),
        promises.scalar_subquery()
        + answers.with_only_columns(func.count(CheckIn.id)).scalar_subquery(),
        grateful.with_only_columns(func.count(JournalEntry.id)).scalar_subquery(),
        slips.with_only_columns(func.max(JournalEntry.local_date)).scalar_subquery(),
    )


# Asked twice for each answer that arrives, and so built once.
_FIGURES: Final = _figures_query()
