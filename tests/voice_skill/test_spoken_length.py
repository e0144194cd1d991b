"""How long the speaker talks before somebody may say something, measured by espeak-ng."""

import pytest

from shared.content import espeak
from shared.storage.database import Database
from tests.clocks import MovableClock
from tests.voice_skill.conversation import Heard, Speaker

LONGEST_SECONDS = 90


def spoken_seconds(heard: Heard) -> float:
    """Return how long an answer lasts, pauses and pace as sent."""
    return espeak.spoken_seconds(heard.ssml.removeprefix("<speak>").removesuffix("</speak>"))


@pytest.mark.skipif(espeak.program() is None, reason="espeak-ng is not installed")
def test_nobody_is_talked_at_for_longer_than_a_minute_and_a_half(
    sqlite_database: Database, clock: MovableClock
) -> None:
    """Neither half of three steps nor any turn of a practice is longer."""
    lasted: dict[str, float] = {}
    speaker = Speaker(sqlite_database, clock)
    for step in (1, 24, 56):
        speaker.open()
        with speaker.database.begin() as session:
            person = speaker.participant_in(session)
            person.step, person.voice_place = step, None
        speaker.session = None
        lasted[f"step {step}, first half"] = spoken_seconds(speaker.say("today's step"))
        lasted[f"step {step}, second half"] = spoken_seconds(speaker.say("go on"))
    for number, words in enumerate(["patience practice", "four", *["yes"] * 4, "go on", "six"]):
        lasted[f"long pause, {number}"] = spoken_seconds(speaker.say(words))
    for what, seconds in lasted.items():
        print(f"{what}: {seconds:.0f} s")  # noqa: T201 - shown with -s, for docs/performance.md
    assert len(lasted) == 14
    assert max(lasted.values()) <= LONGEST_SECONDS
    assert sum(seconds for what, seconds in lasted.items() if "pause" in what) > 200
