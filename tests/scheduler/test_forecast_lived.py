"""Forecast and planner agree: what is foreseen is what is written when the days are lived."""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete

from scheduler.forecast import Facts, Foreseen, forecast
from shared.content import Content
from shared.rules.sending_window import at_local, is_open, local_day
from shared.rules.vocabulary import Intent, Role, SlotKind
from shared.rules.zones import zone, zone_names
from shared.services import people, progress
from shared.services.progress import Answer
from shared.storage.database import Database
from shared.storage.models import OutboxText, Participant, Slot
from shared.storage.states import Channel, Status
from tests.scheduler.someone import PHONE, participant, planned, rows, someone, taken

# Zones with rules that few have are as likely as all the others together.
ODD = ["Australia/Lord_Howe", "Asia/Kathmandu", "Pacific/Kiritimati", "Africa/Casablanca"]
ZONES = st.sampled_from(ODD) | st.sampled_from(sorted(zone_names()))
HOURS = st.times(min_value=time(0), max_value=time(23, 59)).map(
    lambda hour: hour.replace(second=0, microsecond=0)
)
DAYS = st.dates(date(2026, 1, 1), date(2026, 12, 1))
# What somebody says to a text, if anything, and how many hours later.
REPLIES = st.tuples(
    st.sampled_from([Intent.DONE, Intent.RATING, Intent.SKIP, Intent.NOT_YET, None]),
    st.floats(0.01, 12),
)
SAME_DAY = 0.2

lived = settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@dataclass(frozen=True)
class Life:
    """Someone's days in a database that has nobody else."""

    database: Database
    content: Content
    owner: int

    def facts(self, since: date) -> Facts | None:
        """Return what a forecast is made from, as things stand; None when no texts are wanted."""
        person = participant(self.database, self.owner)
        rhythm = people.rhythm_of(person)
        return Facts(PHONE, rhythm, Role.HURT, since) if rhythm else None

    def next_text(self) -> Foreseen | None:
        """Live on to the next text and return it, None when no more will come.

        The carrier takes each at once.
        """
        before = len(rows(self.database, OutboxText))
        while len(texts := rows(self.database, OutboxText)) == before:
            person = participant(self.database, self.owner)
            if person.next_due_at is None:
                return None
            planned(self.database, self.content, person.next_due_at)
            taken(self.database, person.next_due_at)
        texts.sort(key=lambda text: text.not_before)
        text, slot = texts[-1], rows(self.database, Slot)[-1]
        return Foreseen(
            phone=PHONE,
            timezone=people.zone_of(person).key,
            local=text.not_before.astimezone(people.zone_of(person)),
            utc=text.not_before,
            kind=slot.kind,
            step=slot.step,
            segments=1,
            text=text.body,
        )

    def reply(self, outcome: Intent | None, at: datetime) -> None:
        """Answer the newest check-in, or nothing."""
        if outcome is None:
            return
        with self.database.begin() as session:
            person = session.get_one(Participant, self.owner)
            check_in = progress.latest_check_in(session, person)
            if check_in is not None:
                answer = Answer(outcome)
                progress.record_answer(
                    session, person, check_in, answer, channel=Channel.SMS, now=at
                )


def begin(database: Database, content: Content, timezone: str, hour: time, day: date) -> Life:
    """Begin a life in the first minute of a local day."""
    with database.begin() as session:
        session.execute(delete(Participant))
    first_minute = at_local(day, time(0), zone(timezone))
    return Life(database, content, someone(database, first_minute, timezone=timezone, hour=hour))


def live(life: Life, last: date, replies: Iterator[tuple[Intent | None, float]]) -> list[Foreseen]:
    """Live through the texts up to a local day, replying as told; return them."""
    texts: list[Foreseen] = []
    while (text := life.next_text()) is not None and text.local.date() <= last:
        texts.append(text)
        outcome, hours = next(replies)
        life.reply(outcome, text.utc + timedelta(hours=hours))
    return texts


@lived
@given(timezone=ZONES, hour=HOURS, day=DAYS, days=st.integers(1, 20), silent=st.booleans())
def test_what_is_foreseen_for_many_days_is_what_is_written(
    database: Database,
    content: Content,
    *,
    timezone: str,
    hour: time,
    day: date,
    days: int,
    silent: bool,
) -> None:
    """Answered each day, or never: the same texts at the same instants, in any zone, any season."""
    life = begin(database, content, timezone, hour, day)
    facts = life.facts(day)
    assert facts is not None
    foreseen = list(forecast(content, facts, day, days, silent=silent))
    reply = (None if silent else Intent.DONE, SAME_DAY)
    last = day + timedelta(days=days - 1)
    assert live(life, last, itertools.repeat(reply)) == foreseen
    tz = zone(timezone)
    assert all(is_open(text.utc, tz) for text in foreseen)
    own = [text for text in foreseen if text.kind is not SlotKind.REMINDER]
    assert len({text.local.date() for text in own}) == len(own)


@lived
@given(timezone=ZONES, hour=HOURS, day=DAYS, replies=st.lists(REPLIES, min_size=1, max_size=18))
def test_the_next_text_is_always_the_one_foreseen(
    database: Database,
    content: Content,
    *,
    timezone: str,
    hour: time,
    day: date,
    replies: list[tuple[Intent | None, float]],
) -> None:
    """However someone answers, late, "not yet" or not at all: asked at any time, it was right."""
    life = begin(database, content, timezone, hour, day)
    now = at_local(day, time(0), zone(timezone))
    for outcome, hours in replies:
        today = local_day(now, zone(timezone))
        facts = life.facts(today)
        assert facts is not None
        foreseen = next(forecast(content, facts, today, 30, silent=True), None)
        text = life.next_text()
        assert text == foreseen
        if text is None:
            break
        now = text.utc + timedelta(hours=hours) if outcome else text.utc
        life.reply(outcome, now)
    assert participant(database, life.owner).status is Status.ACTIVE
    assert now.tzinfo is UTC
