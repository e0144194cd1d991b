"""What a person says beside an answer, or instead of one."""

import re

from shared.rules.reading.fillers import FILLERS
from shared.rules.reading.normal_form import Plain, plain
from shared.rules.reading.phrases import listed, words

_EDGES = " \t\r\n.,;:!?-\u2013\u2014\u2026)(/~*"
_SHRUGS = listed(
    """
    i do not know, do not know, not sure, i am not sure, no idea, what, huh, ok, okay, k, kk,
    lol, haha, hmm, hi, hello, hey, yo, sup, yes, no, yep, yeah, nope, nah, y, n, sure, fine,
    maybe, perhaps, whatever, good, bad, test, testing, i do not understand, i have no idea,
    asdf, yes yes, no no, you, oops, sorry, idc, i do not care, what do you mean, thumbsup,
    thumbsdown, good morning, good night, hello there, hi there, morning, stopsign, pills, gun,
    knife, skip, thanks, thank you, cool, great, nice
    """
)
_THANKS = listed(
    """
    thanks, thank you, thanks so much, thank you so much, many thanks, thx, ok, okay, k, kk,
    cool, great, nice, got it, will do, sounds good, ok thanks, okay thanks, ok thank you, ok
    cool, ok great, good, sure, fine, alright, perfect, awesome, love it, love this, appreciate
    it, thumbsup, noted, understood, thanks thumbsup, makes sense, ok got it, great thanks,
    thanks i will, lovely, good to know, good morning, good night, morning, bless you, you too,
    same to you, cheers, ta
    """
)
_FEW_WORDS = 3
_KEYBOARD = re.compile(r"asdf|sdfg|qwer|wert|zxcv|hjkl|jkl;|dfgh|fghj|[bcdfghjklmnpqrstvwxz]{6,}")
_CONNECTORS = words("i we it is was the a and or but so to")


def is_acknowledgement(read: Plain) -> bool:
    """Tell whether a text only says that it was read."""
    return " ".join(read.words) in _THANKS and read.words != ("thumbsup",)


def is_remark(read: Plain, *, at_least: int) -> bool:
    """Tell whether a text says something, in `at_least` words as texted."""
    words = [word for word in read.words if not _KEYBOARD.search(word)]
    texted = len({span for word, span in zip(read.words, read.spans, strict=True) if word in words})
    if " ".join(read.words) in _SHRUGS or texted < at_least:
        return False
    said = [
        word
        for word in words
        if len(word) > 1 and word not in _CONNECTORS and any(map(str.isalpha, word))
    ]
    if not said and not any(not word.isascii() for word in words):
        return False
    meaning = [word for word in words if word not in FILLERS and not word.isdigit()]
    return bool(meaning) or texted > _FEW_WORDS


def note_beside(text: str, answer: tuple[int, int]) -> str | None:
    """Return what a text says beyond the answer that stands at `answer`, or None.

    What follows an answer is the note; what leads to it is, where nothing follows; where both
    say something, the whole text is kept.
    """
    start, end = answer
    before, after = text[:start].strip(_EDGES), text[end:].strip(_EDGES)
    leads, follows = _says_something(before), _says_something(after)
    if leads and follows:
        return text.strip()
    if follows:
        return after
    return before if leads else None


def _says_something(part: str) -> bool:
    return any(
        word not in FILLERS and any(letter.isalpha() for letter in word)
        for word in plain(part).words
    )
