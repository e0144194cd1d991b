"""Random lives by the rules alone: answers, silence, pauses, other hours and other zones."""

from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from shared.rules.cadence import Due, Rhythm, after_slot, first_day_after, next_due
from shared.rules.daily_cap import WITHIN
from shared.rules.programme import LAST_STEP
from shared.rules.sending_window import is_open, local_day
from shared.rules.vocabulary import SlotKind
from shared.rules.zones import zone, zone_names

ZONES = sorted(zone_names())
A_DAY = timedelta(days=1)
# What somebody does some hours after a text.
ACTS = st.tuples(
    st.sampled_from(["answer", "speak", "nothing", "pause", "hour", "zone"]),
    st.floats(0.01, 30),
    st.integers(0, len(ZONES) - 1),
    st.times(time(0), time(23, 59)),
)


def act(life: Rhythm, what: str, now: datetime, where: int, hour: time, last: Due) -> Rhythm:
    """Return the facts after somebody has done something; whatever they text is a sign of life."""
    if what == "nothing":
        return life
    life = replace(life, silent_days=0, remind_at=None)
    today = local_day(now, life.tz)
    if what == "answer":
        return replace(life, step=life.step + 1, last_step_on=max(last.day, today), prompts_sent=0)
    if what == "pause":
        return replace(life, paused_until=today + 3 * A_DAY)
    if what == "hour":
        return replace(life, prompt_time=hour)
    if what == "zone":
        tz = zone(ZONES[where])
        free = first_day_after(last.day, last.at, life.prompt_time, tz)
        done = life.last_step_on
        return replace(
            life,
            tz=tz,
            last_slot_on=free - A_DAY,
            last_step_on=min(done, free - A_DAY) if done else None,
        )
    return life


@settings(max_examples=150, deadline=None)
@given(
    st.integers(0, len(ZONES) - 1),
    st.times(time(0), time(23, 59)),
    st.integers(1, LAST_STEP - 31),
    st.datetimes(datetime(2025, 1, 1), datetime(2028, 1, 1), timezones=st.just(UTC)),
    st.lists(ACTS, min_size=1, max_size=30),
)
def test_in_any_life_texts_keep_to_the_window_and_the_day(
    where: int, hour: time, step: int, begin: datetime, acts: list[tuple[str, float, int, time]]
) -> None:
    """One text of its own a date, its reminder once, all inside the window.

    However somebody travels, the rules alone bring no fourth text within 20 hours; the cap, which
    counts what was sent, does the rest.
    """
    life, now = Rhythm(zone(ZONES[where]), hour, step), begin
    texts: list[Due] = []
    own: Due | None = None
    for what, hours, place, other in acts:
        due = next_due(life, now)
        if due is None:
            life = replace(life, silent_days=0)
            continue
        assert due.at >= now
        assert is_open(due.at, life.tz)
        texts.append(due)
        if due.kind is SlotKind.REMINDER:
            assert own is not None
            assert (due.at - own.at, due.day) == (timedelta(hours=4), own.day)
        else:
            own = due
        life = after_slot(life, due, due.at)
        # Acts do not outlast the next text: what would have come meanwhile comes first.
        then = next_due(life, due.at + timedelta(seconds=1))
        now = due.at + timedelta(hours=hours)
        if then is not None and then.at <= now:
            now = then.at - timedelta(seconds=1)
        life = act(life, what, now, place, other, own or due)
    instants = sorted(text.at for text in texts)
    for first, fourth in zip(instants, instants[3:], strict=False):
        assert fourth - first >= WITHIN - timedelta(hours=4)
    zones_moved = any(what == "zone" for what, *_ in acts)
    if not zones_moved:
        days = Counter((text.day, text.kind is SlotKind.REMINDER) for text in texts)
        assert set(days.values()) <= {1}
