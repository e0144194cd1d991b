"""`steady forecast`: the planner's rules played forward, as JSON lines."""

import json
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, date, datetime

from app.enrol import Remark, read_rows
from app.house import House
from scheduler.forecast import Facts, Foreseen, forecast
from shared.content import for_locale, load_content
from shared.rules.sending_window import local_day
from shared.rules.spread import own_moment
from shared.rules.vocabulary import Role
from shared.rules.zones import zone
from shared.services import people, progress
from shared.services.steps import open_gates
from shared.storage.models import Participant


def of_file(
    lines: Iterable[str],
    first: date,
    days: int,
    *,
    silent: bool,
    bad: Callable[[Remark], None],
) -> Iterator[str]:
    """Yield the forecast of everybody in a CSV file; rows that cannot be used go to `bad`."""
    content = load_content()
    for row in read_rows(lines):
        if isinstance(row, Remark):
            bad(row)
            continue
        started = row.started_on or first
        rhythm = row.rhythm(datetime.combine(started, row.prompt_time, zone(row.timezone)))
        facts = Facts(row.phone, rhythm, Role(row.role), started)
        words = for_locale(content, row.locale)
        yield from map(_line, forecast(words, facts, first, days, silent=silent))


def of_participant(
    house: House, participant_id: int, first: date, days: int, *, silent: bool
) -> Iterator[str]:
    """Yield the forecast of someone enrolled, from how things stand now.

    Raises:
        LookupError: there is nobody with this id.

    """
    with house.database.begin() as session:
        participant = session.get(Participant, participant_id)
        if participant is None:
            raise LookupError(f"There is no participant {participant_id}.")
        rhythm = people.rhythm_of(participant)
        if rhythm is None:
            return
        facts = Facts(
            participant.phone or "",
            rhythm,
            progress.role_of(participant),
            local_day(house.clock(), rhythm.tz),
            open_gates(session, house.content, participant),
            participant.private,
            own_moment(participant.id, house.settings.spread),
        )
    words = for_locale(house.content, participant.locale)
    yield from map(_line, forecast(words, facts, first, days, silent=silent))


def _line(text: Foreseen) -> str:
    return json.dumps(
        {
            "phone": text.phone,
            "timezone": text.timezone,
            "local": text.local.isoformat(),
            "utc": text.utc.astimezone(UTC).isoformat().replace("+00:00", "Z"),
            "kind": text.kind.value,
            "step": text.step,
            "segments": text.segments,
            "text": text.text,
        },
        ensure_ascii=False,
    )
