"""What would be sent and when, by the planner's own rules on plain facts, without sending."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Final

from shared.content import Content
from shared.rules.cadence import Rhythm, after_slot, next_due
from shared.rules.programme import is_over
from shared.rules.segments import segments
from shared.rules.sending_window import at_local, local_day
from shared.rules.vocabulary import Role, SlotKind
from shared.services.steps import text_of

_A_MOMENT: Final = timedelta(microseconds=1)


@dataclass(frozen=True)
class Facts:
    """One person as the forecast sees them; `since` is the local day to live from.

    `gates` are those open to them now; what they may yet choose cannot be foreseen. Their texts go
    out at a moment of their own `after_hour`, where the hour is spread.
    """

    phone: str
    rhythm: Rhythm
    role: Role
    since: date
    gates: frozenset[str] = frozenset({"safe"})
    private: bool = False
    after_hour: timedelta = timedelta(0)


@dataclass(frozen=True)
class Foreseen:
    """One text of a forecast; `local` and `utc` are the same instant."""

    phone: str
    timezone: str
    local: datetime
    utc: datetime
    kind: SlotKind
    step: int
    segments: int
    text: str


def forecast(
    content: Content, facts: Facts, first: date, days: int, *, silent: bool = False
) -> Iterator[Foreseen]:
    """Yield the texts of `days` local days from `first` on.

    Life is played from `since`, so that the step is the one the person would have reached. Each
    text is answered the same day, or with `silent` none is.
    """
    rhythm, tz = facts.rhythm, facts.rhythm.tz
    last = first + timedelta(days=days - 1)
    after = at_local(min(facts.since, first), time(0), tz)
    while (due := next_due(rhythm, after)) is not None and due.day <= last:
        at = due.at if due.kind is SlotKind.REMINDER else due.at + facts.after_hour
        if due.day >= first:
            body = text_of(
                content, due, rhythm, facts.role, facts.gates, private=facts.private
            ).body
            yield Foreseen(
                phone=facts.phone,
                timezone=tz.key,
                local=at.astimezone(tz),
                utc=at.astimezone(UTC),
                kind=due.kind,
                step=rhythm.step,
                segments=segments(body),
                text=body,
            )
        rhythm, after = after_slot(rhythm, due, at), due.at + _A_MOMENT
        if not silent and is_over(rhythm.step):
            rhythm = replace(rhythm, silent_days=0)
        elif not silent:
            rhythm = replace(
                rhythm,
                silent_days=0,
                prompts_sent=0,
                remind_at=None,
                step=rhythm.step + 1,
                last_step_on=local_day(due.at, tz),
            )
