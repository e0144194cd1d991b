"""At most three texts that we start reach a person in any 24 hours; what they ask for is apart.

The strictest laws on calls and texts that know such a figure (Florida, Oklahoma, Maryland) say
three in 24 hours on one subject.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final

MOST: Final = 3
WITHIN: Final = timedelta(hours=24)


def free_from(started: Sequence[datetime]) -> datetime | None:
    """Return the instant from which another text may be started, given those of the others.

    None: at any time, as there are not three others.
    """
    newest = sorted(started)[-MOST:]
    return newest[0] + WITHIN if len(newest) == MOST else None
