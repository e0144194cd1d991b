"""What answering a text needs at hand: the session, the words, the instant, a code to give out."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy.orm import Session

from shared.content import Content
from shared.storage.models import Participant

Said = Sequence[str]

# For so long after we asked something beside the day's step, the next text may be the answer.
OPEN_FOR: Final = timedelta(minutes=30)


@dataclass(frozen=True)
class Desk:
    """The tools of one answer: `draw_code` gives six digits, `new_id` a message id of our own.

    `new_salt` gives random bytes for a hash.
    """

    session: Session
    content: Content
    now: datetime
    draw_code: Callable[[], str]
    new_id: Callable[[], str]
    new_salt: Callable[[], bytes]

    def say(self, participant: Participant | None, key: str, **values: str | int) -> str:
        """Return a message, and remember which it was: an open question is answered next."""
        if participant is not None:
            self._remember(participant, key)
        return self.content.say(key, variant=0, **values)

    def say_differently(self, participant: Participant, key: str, **values: str | int) -> str:
        """Return a message in other words than the last time it was said in a row."""
        last, _, number = (participant.last_answer or "").partition("#")
        variant = int(number or 0) + 1 if last == key else 0
        self._remember(participant, f"{key}#{variant}")
        return self.content.say(key, variant=variant, **values)

    def quote(self, participant: Participant, text: str) -> str:
        """Return a step, or an answer from the book: what we had asked before is no longer open."""
        self._remember(participant, None)
        return text

    def last_said(self, participant: Participant) -> str | None:
        """Return the key of the message said last, whichever of its wordings it was."""
        return participant.last_answer.partition("#")[0] if participant.last_answer else None

    def open_question(self, participant: Participant) -> str | None:
        """Return the key of the message said last while the next text may be its answer."""
        asked_at = participant.last_answer_at
        still_open = asked_at is not None and self.now - asked_at < OPEN_FOR
        return self.last_said(participant) if still_open else None

    def _remember(self, participant: Participant, key: str | None) -> None:
        participant.last_answer = key
        participant.last_answer_at = self.now
