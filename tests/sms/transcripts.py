"""Fourteen days of a conversation, lived through the real webhooks and the real planner."""

import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta

from flask.testing import FlaskClient

from scheduler.planner import plan
from shared.content import Content
from shared.rules.sending_window import at_local
from shared.rules.vocabulary import Expects
from shared.rules.zones import zone
from shared.services import claims, outbox, people, progress
from shared.storage.database import Database
from shared.storage.models import Participant
from sms.inbound import TextService
from tests.clocks import MovableClock
from tests.sms.phone import PHONE, Phone, texting_app

FIRST_DAY = date(2026, 3, 2)
DAYS = 14
_ZONE = zone("America/New_York")
_sids = itertools.count(1)

# What somebody answers who does the day's step, by what it asks for.
_ANSWERS: Mapping[Expects, Sequence[str]] = {
    Expects.RATING: ("6", "7", "5 today", "8"),
    Expects.KEPT: ("kept", "partly"),
    Expects.DONE: ("done",),
    Expects.CHOICE: ("B", "A", "c"),
    Expects.TEXT: ("the light on the stairs this morning", "tea with my sister"),
}


@dataclass(frozen=True)
class Says:
    """One text of theirs: the day (0 is the first), the local time, and the words.

    The word "(answer)" stands for an answer that fits the question of the day.
    """

    day: int
    at: time
    words: str
    keyword: str | None = None


@dataclass(frozen=True)
class Life:
    """One person: a name for the page, a sentence about them, and what they text."""

    name: str
    about: str
    says: tuple[Says, ...]


@dataclass
class Telling:
    """A life as it is lived: every text of both sides with its local time."""

    database: Database
    content: Content
    lines: list[str] = field(default_factory=list)

    def live(self, life: Life) -> str:
        """Return the transcript of a life as Markdown."""
        clock = MovableClock()
        service = TextService(self.database, self.content, clock, draw_code=lambda: "483920")
        client = texting_app(service).test_client()
        self.lines = [f"# {life.name}", "", life.about]
        day = None
        for instant, says in _moments(life):
            clock.now = instant
            local = instant.astimezone(_ZONE)
            if local.date() != day:
                day = local.date()
                self.lines += ["", f"## {day:%A} {day.day} {day:%B}", ""]
            self._send_what_is_due(service, clock)
            if says is not None:
                self._take(service, client, clock, says)
        ended = [line for line in self.lines if line]
        return "\n".join(self._without_empty_days()) + "\n" if ended else ""

    def _take(
        self, service: TextService, client: FlaskClient, clock: MovableClock, says: Says
    ) -> None:
        words = self._answer(service, clock) if says.words == "(answer)" else says.words
        self._note(clock, "they", words)
        more = {"OptOutType": says.keyword} if says.keyword else {}
        for text in Phone(client).says(words, **more):
            self._note(clock, "us", text)

    def _answer(self, service: TextService, clock: MovableClock) -> str:
        with service.database.begin() as session:
            person = people.find_by_phone(session, PHONE)
            check_in = progress.latest_check_in(session, person) if person else None
        if check_in is None:
            raise AssertionError("Nothing was asked yet.")
        fitting = _ANSWERS[check_in.expects]
        return fitting[clock().toordinal() % len(fitting)]

    def _send_what_is_due(self, service: TextService, clock: MovableClock) -> None:
        with service.database.begin() as session:
            plan(session, service.content, clock())
        while True:
            with service.database.begin() as session:
                claimed = claims.claim(session, clock(), 10).texts
                for text in claimed:
                    sid = f"SM{next(_sids):032x}"
                    outbox.accepted(session, text.message_id, sid, 1, clock())
                    self._note(clock, "us", text.body)
            if not claimed:
                return

    def _note(self, clock: MovableClock, who: str, words: str) -> None:
        at = clock().astimezone(_ZONE)
        self.lines.append(f"- {at:%H:%M} **{who}:** {' '.join(words.split())}")

    def _without_empty_days(self) -> Iterator[str]:
        for line, after in itertools.zip_longest(self.lines, self.lines[1:]):
            quiet = line.startswith("## ") and not _has_text(self.lines, line)
            if not quiet and not (line == "" and after is not None and after == ""):
                yield line
            if quiet:
                yield f"{line}: nobody texts"


def _has_text(lines: Sequence[str], heading: str) -> bool:
    after = lines[lines.index(heading) + 1 :]
    for line in after:
        if line.startswith("## "):
            return False
        if line.startswith("- "):
            return True
    return False


def _moments(life: Life) -> Iterator[tuple[datetime, Says | None]]:
    """Yield the instants at which something may happen: quarters of an hour, and their texts."""
    moments: list[tuple[datetime, int, Says | None]] = []
    for ahead in range(DAYS):
        day = FIRST_DAY + timedelta(days=ahead)
        for quarter in range(7 * 4, 22 * 4):
            at = at_local(day, time(quarter // 4, quarter % 4 * 15), _ZONE)
            moments.append((at, 0, None))
    for says in life.says:
        at = at_local(FIRST_DAY + timedelta(days=says.day), says.at, _ZONE)
        moments.append((at, 1, says))
    for at, _, says in sorted(moments, key=lambda moment: moment[:2]):
        yield at.astimezone(UTC), says


def daily(first: int, last: int, at: time, words: str = "(answer)") -> tuple[Says, ...]:
    """Return the same text on each of several days."""
    return tuple(Says(day, at, words) for day in range(first, last + 1))


def joining(*, role: str, hour: str) -> tuple[Says, ...]:
    """Return the texts of somebody who joins on the first day, at eight in the morning."""
    steps = ("JOIN", role, hour, "ok")
    return tuple(Says(0, time(8, minute), words) for minute, words in enumerate(steps))


def forget(database: Database) -> None:
    """Erase the person, so that the next life begins with nobody known."""
    with database.begin() as session:
        person = people.find_by_phone(session, PHONE)
        if isinstance(person, Participant):
            people.erase(session, person)
