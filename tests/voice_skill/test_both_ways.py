"""A fortnight by voice and text mixed, told in `docs/transcripts/by-both.md` as it is lived."""

import os
from dataclasses import dataclass, field
from datetime import time
from pathlib import Path

from flask.testing import FlaskClient

from shared.content import Content
from shared.storage.database import Database
from sms.inbound import TextService
from tests.clocks import MovableClock
from tests.sms.transcripts import Life, Says, Telling, joining
from tests.voice_skill.conversation import Speaker

_PAGE = Path(__file__).parents[2] / "docs" / "transcripts" / "by-both.md"
_OPENED = "open steady steps"


class Speaks(Says):
    """One thing said to the speaker."""


def aloud(day: int, hour: int, *said: str) -> tuple[Says, ...]:
    """Return a conversation that begins at an hour and goes on a minute for each thing said."""
    return tuple(Speaks(day, time(hour, minute), words) for minute, words in enumerate(said))


LIFE = Life(
    "By both",
    "Rebuilds trust in themselves. Texts in the daytime, speaks in the kitchen, and links the two.",
    (
        *joining(role="C", hour="9am"),
        Says(0, time(9, 20), "(answer)"),
        *aloud(0, 18, _OPENED, "link my phone"),
        Says(0, time(18, 2), "link"),
        Speaks(0, time(18, 3), "my code is 483920"),
        *aloud(1, 7, _OPENED, "yes", "yes", "b"),
        Says(2, time(9, 15), "done"),
        *aloud(3, 7, "today's step"),
        *aloud(3, 8, _OPENED, "yes", "partly"),
        *aloud(4, 19, "gratitude practice", "the smell of bread", "i left the window open",
               "next", "i rang my brother", "i wanted to hear him"),
        Says(4, time(19, 30), "(answer)"),
        Says(5, time(9, 30), "skip"),
        *aloud(6, 7, "i slipped", "yes", "yes", "yes", "four"),
        Says(6, time(12, 0), "(answer)"),
        *aloud(7, 7, "how long does it take", "tell me more", "no"),
        Says(7, time(12, 0), "(answer)"),
        *aloud(8, 8, "make a promise", "water the plant", "the first cup of tea", "nine", "stop"),
        Says(8, time(13, 0), "(answer)"),
        *aloud(9, 8, "today's step", "continue", "yes", "no"),
        *aloud(10, 8, "about my promise", "kept"),
        Says(10, time(10, 0), "pause 2 days"),
        *aloud(11, 7, _OPENED, "yes", "pause"),
        *aloud(11, 8, "continue"),
        *aloud(13, 8, "my progress"),
    ),
)  # fmt: skip


@dataclass
class TellingBoth(Telling):
    """A life at a phone and at a speaker."""

    speakers: list[Speaker] = field(default_factory=list)

    def _take(
        self, service: TextService, client: FlaskClient, clock: MovableClock, says: Says
    ) -> None:
        if not isinstance(says, Speaks):
            super()._take(service, client, clock, says)
            return
        if not self.speakers:
            self.speakers.append(Speaker(self.database, clock))
        speaker = self.speakers[0]
        self._note(clock, "they, aloud", says.words)
        heard = speaker.open() if says.words == _OPENED else speaker.say(says.words)
        self._note(clock, "the speaker" if heard.listens else "the speaker, ending", heard.speech)


def test_a_fortnight_by_voice_and_text_reads_as_it_is_told(
    sqlite_database: Database, content: Content
) -> None:
    """The page is what happens; with STEADY_TRANSCRIPTS=write it is written anew."""
    told = TellingBoth(sqlite_database, content).live(LIFE)
    if os.environ.get("STEADY_TRANSCRIPTS") == "write":
        _PAGE.write_text(told, encoding="utf-8")
    assert _PAGE.read_text(encoding="utf-8") == told


def test_a_step_done_aloud_is_not_asked_by_text_that_day() -> None:
    """Both days on which the step was done at breakfast have no text at nine."""
    days = _PAGE.read_text(encoding="utf-8").split("\n## ")
    aloud_done = [day for day in days if "opens tomorrow" in day.split("- 09:00")[0]]
    assert len(aloud_done) >= 2
    assert not any("- 09:00 **us:**" in day for day in aloud_done)
