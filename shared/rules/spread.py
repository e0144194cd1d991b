"""A popular hour smoothed: each person's texts go out at a moment of their own after it."""

from datetime import timedelta
from typing import Final

# The golden ratio as a fraction of 2**32 (Knuth's multiplicative hash): whatever run of numbers
# people have, their products fall evenly over the circle.
_GOLDEN: Final = 2_654_435_769
_CIRCLE: Final = 1 << 32
# A text due half an hour before the window closes must still have time to arrive.
LONGEST: Final = timedelta(minutes=20)


def spread_of(minutes: str | None) -> timedelta:
    """Read over how long the texts of one hour go out; nothing given is nothing: at the hour.

    Raises:
        ValueError: it is no number of minutes that may be; the message says which may.

    """
    most = int(LONGEST.total_seconds() // 60)
    given = minutes or "0"
    if not given.isdecimal() or int(given) > most:
        raise ValueError(f"STEADY_SPREAD_MINUTES is {given!r}: give minutes from 0 to {most}.")
    return timedelta(minutes=int(given))


def own_moment(participant_id: int, span: timedelta) -> timedelta:
    """Return how long after the chosen hour a person's texts go out: whole seconds, below `span`.

    It is the same every day. A span of nothing leaves everybody at the hour itself.
    """
    share = participant_id * _GOLDEN % _CIRCLE
    return timedelta(seconds=share * int(span.total_seconds()) // _CIRCLE)
