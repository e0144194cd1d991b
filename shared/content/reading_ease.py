"""How easily a text reads: Flesch's score, with syllables counted by hyphenation."""

import re
from functools import cache

from pyphen import Pyphen

_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")
_SENTENCE_END = re.compile(r"[.!?]+(?=\s|$)")


def reading_ease(text: str) -> float:
    """Return the Flesch reading ease: 60 to 70 is plain English, above that it is easier.

    206.835 - 1.015 words per sentence - 84.6 syllables per word. Source: R. Flesch, "A new
    readability yardstick", Journal of Applied Psychology 32, 1948.
    """
    words = _WORD.findall(text)
    if not words:
        return 100.0
    sentences = max(len(_SENTENCE_END.findall(text.strip())), 1)
    syllables = sum(_syllables(word) for word in words)
    return 206.835 - 1.015 * len(words) / sentences - 84.6 * syllables / len(words)


def _syllables(word: str) -> int:
    return len(_hyphenation().positions(word.lower())) + 1


@cache
def _hyphenation() -> Pyphen:
    return Pyphen(lang="en_US")
