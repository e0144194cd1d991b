"""Six people's first fortnight, told in `docs/transcripts/` just as the service lives it."""

import os
from datetime import time
from pathlib import Path

import pytest

from shared.content import Content
from shared.storage.database import Database
from tests.sms.transcripts import Life, Says, Telling, daily, joining

_PAGES = Path(__file__).parents[2] / "docs" / "transcripts"

LIVES = (
    Life(
        "Steady",
        "Was hurt. Answers every day, and now and then writes down something good.",
        (
            *joining(role="A", hour="9am"),
            *daily(0, 5, time(12, 40)),
            Says(1, time(12, 50), "gratitude my neighbour brought the post in"),
            Says(3, time(18, 5), "promise i will be in bed by eleven"),
            Says(4, time(8, 10), "kept it"),
            Says(6, time(13, 0), "(answer)"),
            Says(6, time(13, 2), "progress"),
            *daily(7, 12, time(9, 30)),
            Says(13, time(12, 15), "(answer)"),
        ),
    ),
    Life(
        "Busy",
        "Broke someone's trust. Answers late or in a hurry, moves the hour, takes a break.",
        (
            *joining(role="b", hour="half past 8 in the morning"),
            Says(0, time(9, 20), "later"),
            Says(1, time(7, 55), "6 sorry crazy day yesterday"),
            Says(1, time(9, 1), "ask me at 6"),
            Says(1, time(18, 30), "(answer)"),
            Says(2, time(9, 5), "time 12:30"),
            Says(2, time(12, 45), "not yet"),
            Says(3, time(12, 50), "(answer)"),
            Says(4, time(12, 31), "pause 3 days"),
            Says(8, time(12, 40), "(answer)"),
            Says(9, time(12, 45), "skip"),
            *daily(10, 11, time(19, 0)),
            Says(12, time(21, 30), "zone Denver"),
        ),
    ),
    Life(
        "Silent",
        "Rebuilds trust in themselves. Begins, goes quiet, and speaks again after ten days.",
        (
            *joining(role="C", hour="10"),
            Says(0, time(11, 0), "(answer)"),
            Says(11, time(20, 15), "hi. still here"),
            Says(12, time(10, 30), "(answer)"),
        ),
    ),
    Life(
        "Doubtful",
        "Was hurt. Asks more than answers, and wants to know who is there.",
        (
            *joining(role="a", hour="7pm"),
            Says(0, time(8, 10), "who is this really"),
            Says(0, time(19, 20), "why are you asking me this"),
            Says(0, time(19, 22), "why"),
            Says(1, time(19, 5), "can this ever be the same again?"),
            Says(1, time(19, 7), "hmm"),
            Says(1, time(19, 9), "hmm"),
            Says(2, time(19, 30), "whats the point"),
            Says(3, time(19, 10), "7 but i dont believe it"),
            Says(4, time(19, 15), "do i have to forgive"),
            Says(4, time(19, 17), "skip"),
            Says(5, time(9, 0), "private"),
            Says(6, time(12, 30), "step"),
            Says(6, time(12, 33), "(answer)"),
            Says(8, time(22, 10), "slip. i read the old messages again"),
            Says(9, time(19, 40), "step"),
            Says(9, time(19, 41), "(answer)"),
            Says(11, time(19, 5), "what do you know about me"),
        ),
    ),
    Life(
        "At risk",
        "Was hurt, and is in danger from the other person; later also from despair.",
        (
            *joining(role="A", hour="9am"),
            *daily(0, 1, time(12, 0)),
            Says(2, time(23, 40), "he came home drunk and hit me again"),
            Says(3, time(10, 15), "ok"),
            Says(3, time(13, 5), "SAFE"),
            Says(3, time(13, 6), "safe"),
            *daily(4, 7, time(12, 30)),
            Says(8, time(2, 10), "i cant do this anymore. everyone would be better off without me"),
            Says(9, time(12, 20), "(answer)"),
            Says(11, time(12, 20), "step"),
        ),
    ),
    Life(
        "Leaving",
        "Broke someone's trust. Stops in plain words, comes back, and leaves for good.",
        (
            *joining(role="B", hour="11:15"),
            *daily(0, 3, time(11, 40)),
            Says(4, time(11, 20), "please stop texting me"),
            Says(4, time(11, 25), "7"),
            Says(8, time(18, 0), "start"),
            Says(9, time(11, 30), "(answer)"),
            Says(10, time(11, 30), "STOP", keyword="STOP"),
            Says(11, time(9, 0), "delete"),
        ),
    ),
)


@pytest.mark.parametrize("life", LIVES, ids=lambda life: life.name)
def test_a_fortnight_reads_as_it_is_told(
    sqlite_database: Database, content: Content, life: Life
) -> None:
    """The page is what happens; with STEADY_TRANSCRIPTS=write it is written anew."""
    told = Telling(sqlite_database, content).live(life)
    page = _PAGES / f"{life.name.lower().replace(' ', '-')}.md"
    if os.environ.get("STEADY_TRANSCRIPTS") == "write":
        page.parent.mkdir(exist_ok=True)
        page.write_text(told, encoding="utf-8")
    assert page.read_text(encoding="utf-8") == told


def test_the_pages_show_that_stopping_is_stopping() -> None:
    """After the last STOP not a line of ours follows in the page of somebody who leaves."""
    lines = (_PAGES / "leaving.md").read_text(encoding="utf-8").splitlines()
    first, last = (
        max(number for number, line in enumerate(lines) if f"**they:** {words}" in line)
        for words in ("please stop texting me", "STOP")
    )
    back = next(number for number, line in enumerate(lines) if "**they:** start" in line)
    ours = [number for number, line in enumerate(lines) if "**us:**" in line]
    assert [number for number in ours if first < number < back] == [first + 1, first + 3]
    assert [number for number in ours if number > last] == [last + 5]
    assert "unsubscribed" in lines[first + 1]


def test_no_page_sends_a_number_before_it_is_safe() -> None:
    """In the page of somebody at risk no help line stands before they said that it is safe."""
    page = (_PAGES / "at-risk.md").read_text(encoding="utf-8")
    before, safe, after = page.partition("**they:** safe")
    assert safe
    assert "800-799" not in before
    assert "800-799" in after
