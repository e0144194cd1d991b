"""Long and awkward texts: read in a time that grows with the text and no faster."""

import subprocess
import sys

import pytest

from shared.rules.replies import read_reply
from shared.rules.vocabulary import Expects

_PIECES = (
    " ", "\n", "7", "7 or ", "1.", "1,", "a", "a'", "s t o p ", "please stop the ", "set my ",
    "set     ",
    "i am so ", "had a ", "i i ", "he hit ", "no ", "not ", "goal ", "?", "👍🏽", "\u0301",
    "“", "“why? ", ">", "i. ", "yes the ", "killl ", "> a\n", "don't stop ", "half of ",
)  # fmt: skip


@pytest.mark.parametrize("expects", list(Expects))
@pytest.mark.parametrize("piece", _PIECES)
def test_ten_thousand_characters_are_read(piece: str, expects: Expects) -> None:
    """A text of 10,000 characters of any kind has a reading, with and without an odd end."""
    for text in ((piece * 10_000)[:10_000], (piece * 10_000)[:9_990] + "~ zz 7x\x00"):
        assert read_reply(text, expects, ("call a friend", "walk")).text == text


def test_a_hostile_flood_does_not_hang() -> None:
    """Texts made to send a backtracking search astray end within a generous limit."""
    program = (
        "from shared.rules.replies import read_reply\n"
        "from shared.rules.vocabulary import Expects\n"
        "for text in ('i am ' * 2000 + 'x', 'had a ' * 1600 + 'x', 'set ' + ' ' * 9990,\n"
        "             '1.' * 5000, 'feel ' * 2000, 'for ' * 2500, '\"' * 10000, 'liked ' * 1600):\n"
        "    for expects in Expects:\n"
        "        read_reply(text, expects)\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True, timeout=120)
