"""What answering a text needs at hand: the session, the words, the instant, a code to give out."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from shared.content import Content
from shared.storage.models import Participant

Said = Sequence[str]


@dataclass(frozen=True)
class Desk:
    """The tools of one answer: `draw_code` gives six digits, `new_id` a message id of our own."""

    session: Session
    content: Content
    now: datetime
    draw_code: Callable[[], str]
    new_id: Callable[[], str]

    def say(self, participant: Participant | None, key: str, **values: str | int) -> str:
        """Return a message, and remember which it was: an open question is answered next."""
        if participant is not None:
            participant.last_answer = key
        return self.content.say(key, variant=0, **values)

    def say_differently(self, participant: Participant, key: str, **values: str | int) -> str:
        """Return a message in other words than the last time it was said in a row."""
        last, _, number = (participant.last_answer or "").partition("#")
        variant = int(number or 0) + 1 if last == key else 0
        participant.last_answer = f"{key}#{variant}"
        return self.content.say(key, variant=variant, **values)
