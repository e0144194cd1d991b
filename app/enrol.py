"""Enrolling from a CSV file: every bad row named with its line and reason, no good row lost."""

import csv
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Final

from shared.rules.cadence import Rhythm
from shared.rules.phone import BadPhoneError, parse_phone
from shared.rules.sending_window import local_day, within_window
from shared.rules.spoken_hours import say_hour
from shared.rules.vocabulary import Role
from shared.rules.zones import UnknownZoneError, zone
from shared.services import people
from shared.storage.database import Database
from shared.storage.states import Channel, ConsentKind, Status

COLUMNS: Final = (
    "phone",
    "timezone",
    "prompt_time",
    "role",
    "locale",
    "consent_source",
    "started_on",
)
_NEEDED: Final = ("phone", "timezone", "prompt_time", "role")
_BATCH: Final = 200
_LOCALE: Final = re.compile(r"en(?:[-_][A-Za-z]{2})?")
_A_MONDAY: Final = date(2024, 1, 1)


class EnrolError(Exception):
    """The file as a whole cannot be read; the message says what it must look like."""


@dataclass(frozen=True)
class EnrolRow:
    """One good row; `started_on` is a local date, None for today."""

    line: int
    phone: str
    timezone: str
    prompt_time: time
    role: Role
    locale: str
    consent_source: str
    started_on: date | None

    def rhythm(self, now: datetime) -> Rhythm:
        """Return the facts of someone who begins at step 1 on `started_on`."""
        tz = zone(self.timezone)
        started = self.started_on or local_day(now, tz)
        return Rhythm(tz, self.prompt_time, 1, paused_until=started)


@dataclass(frozen=True)
class Remark:
    """What is to be said about a row; `refused` when it cannot be used."""

    line: int
    reason: str
    refused: bool = True

    def __str__(self) -> str:
        """Return `line 7: the reason`."""
        return f"line {self.line}: {self.reason}"


@dataclass(frozen=True)
class Enrolled:
    """How many rows became participants, and what is to be said about the others."""

    added: int
    remarks: tuple[Remark, ...]


def read_rows(lines: Iterable[str]) -> Iterator[EnrolRow | Remark]:
    """Yield each row of a CSV file with a header, or the reason why it cannot be used.

    Raises:
        EnrolError: the header lacks a column.

    """
    reader = csv.DictReader(lines, strict=False)
    header = [name.strip().lower().lstrip("\ufeff") for name in reader.fieldnames or []]
    missing = [name for name in _NEEDED if name not in header]
    if missing:
        raise EnrolError(
            f"The first line must name the columns {', '.join(COLUMNS)}: "
            f"{', '.join(missing)} is missing.",
        )
    reader.fieldnames = header
    seen: dict[str, int] = {}
    for row in reader:
        line = reader.line_num
        cells = {name: (row.get(name) or "").strip() for name in COLUMNS}
        if not any(cells.values()):
            continue
        try:
            read = _read(line, cells)
        except ValueError as error:
            yield Remark(line, str(error))
            continue
        if read.phone in seen:
            yield Remark(line, f"this phone stands on line {seen[read.phone]} already")
            continue
        seen[read.phone] = line
        yield read
        if (wanted := time.fromisoformat(_padded(cells["prompt_time"]))) != read.prompt_time:
            moved = f"{say_hour(wanted)} is outside the hours we text: {say_hour(read.prompt_time)}"
            yield Remark(line, moved, refused=False)


def enrol(
    database: Database,
    lines: Iterable[str],
    *,
    now: datetime,
    done: Callable[[], None] = lambda: None,
) -> Enrolled:
    """Add every good row, active at once; `done` is called after each row.

    Someone who is enrolled already, or who said stop, is left as they are and named.
    """
    added, remarks = 0, []
    batch: list[EnrolRow] = []
    for row in read_rows(lines):
        done()
        if isinstance(row, Remark):
            remarks.append(row)
            continue
        batch.append(row)
        if len(batch) >= _BATCH:
            more, said = _add(database, batch, now)
            added, batch = added + more, []
            remarks += said
    more, said = _add(database, batch, now)
    return Enrolled(added + more, tuple(sorted([*remarks, *said], key=lambda one: one.line)))


def _add(database: Database, rows: list[EnrolRow], now: datetime) -> tuple[int, list[Remark]]:
    added, remarks = 0, []
    with database.begin() as session:
        for row in rows:
            if (known := people.find_by_phone(session, row.phone)) is not None:
                remarks.append(Remark(row.line, f"this phone is known already ({known.status})"))
                continue
            participant = people.add_participant(
                session, now=now, status=Status.ACTIVE, phone=row.phone, locale=row.locale
            )
            participant.role = row.role
            participant.timezone = row.timezone
            participant.prompt_time = row.prompt_time
            participant.paused_until = row.started_on
            people.record_consent(
                session,
                participant,
                ConsentKind.OPT_IN,
                channel=Channel.CSV,
                source=row.consent_source,
                wording="",
                now=now,
            )
            people.schedule_next(participant, now)
            added += 1
    return added, remarks


def _read(line: int, cells: dict[str, str]) -> EnrolRow:
    """Read one row.

    Raises:
        ValueError: a cell cannot be used; the message names it.

    """
    for name in _NEEDED:
        if not cells[name]:
            raise ValueError(f"{name} is empty")
    try:
        phone = parse_phone(cells["phone"])
    except BadPhoneError:
        raise ValueError("phone is no number: write it like +12125550123") from None
    try:
        timezone = zone(cells["timezone"]).key
    except UnknownZoneError as error:
        raise ValueError(f"timezone: {error}") from error
    try:
        wanted = time.fromisoformat(_padded(cells["prompt_time"]))
    except ValueError:
        raise ValueError(f"prompt_time is {cells['prompt_time']!r}: write it like 09:00") from None
    if cells["role"] not in set(Role):
        roles = ", ".join(Role)
        raise ValueError(f"role is {cells['role']!r}: write one of {roles}")
    locale = cells["locale"] or people.locale_of(phone)
    if not _LOCALE.fullmatch(locale):
        raise ValueError(f"locale is {locale!r}: write en-US, en-GB or another English one")
    try:
        started = date.fromisoformat(cells["started_on"]) if cells["started_on"] else None
    except ValueError:
        raise ValueError(
            f"started_on is {cells['started_on']!r}: write it like 2026-03-01"
        ) from None
    return EnrolRow(
        line=line,
        phone=phone,
        timezone=timezone,
        prompt_time=within_window(wanted.replace(tzinfo=None), _A_MONDAY),
        role=Role(cells["role"]),
        locale=locale,
        consent_source=cells["consent_source"] or "CSV file, no source given",
        started_on=started,
    )


def _padded(clock: str) -> str:
    """Write `9:00` as the standard wants it."""
    return f"0{clock}" if clock[1:2] == ":" else clock
