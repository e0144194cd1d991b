"""Typed words brought to the form in which two spellings of one utterance are alike."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from shared.rules.spoken_hours import read_hour

_UNITS: Final = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_TEENS: Final = (
    *("ten", "eleven", "twelve", "thirteen", "fourteen"),
    *("fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS: Final = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_DIGITS: Final = {
    **{word: str(value) for value, word in enumerate((*_UNITS, *_TEENS))},
    **{word: str(value * 10) for value, word in enumerate(_TENS, start=2)},
}
_SCALES: Final = {"hundred": 100, "thousand": 1000}
_TIMES: Final = {"double": 2, "triple": 3}
_PARTS_OF_DAY: Final = {"morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI"}
_ZERO_ALOUD: Final = frozenset({"o", "oh"})

# Typed as in Britain, heard as in America, where our words are at home.
_SPELLINGS: Final = {
    "apologise": "apologize",
    "judgement": "judgment",
    "practise": "practice",
    "practised": "practiced",
    "programme": "program",
}
# The apostrophe is dropped before these are looked up, as people type "dont" and "im".
_CONTRACTIONS: Final = {
    "cannot": ("can", "not"),
    "cant": ("can", "not"),
    "lets": ("let", "us"),
    "wont": ("will", "not"),
    **{f"{stem}nt": (stem, "not") for stem in ("did", "do", "does", "have", "is", "was", "would")},
    **{f"{stem}s": (stem, "is") for stem in ("how", "it", "that", "what", "where", "who")},
    "im": ("i", "am"),
    "ive": ("i", "have"),
    "weve": ("we", "have"),
}
# Left whole without their apostrophe, as they are words of their own: ill, id, well, were.
_WITH_APOSTROPHE: Final = {
    **{f"{who}'ll": (who, "will") for who in ("i", "you", "we", "it")},
    **{f"{who}'d": (who, "would") for who in ("i", "you", "we")},
    **{f"{who}'re": (who, "are") for who in ("you", "we", "they")},
}
_COMMON: Final = _DIGITS | _SPELLINGS
_PIECE: Final = re.compile(r"\{\w+\}|[^\W_]+(?:'[^\W_]+)*")
_FILLERS: Final = frozenset({"please", "um", "uh", "er", "well", "so", "and", "just", "then"})


@dataclass(frozen=True, slots=True)
class Word:
    """One word: `plain` to compare by, `heard` as it was typed (empty for half a contraction)."""

    plain: str
    heard: str


def words_of(text: str) -> tuple[Word, ...]:
    """Cut a text into words: lower case, no punctuation, number words as digits.

    A place for a slot, `{name}`, stays one word. "7.5" becomes three words and "7/9" four, so that
    neither is taken for a whole number; Alexa's AMAZON.NUMBER knows no fractions.
    """
    text = text.lower().replace("\u2019", "'").replace("\u2018", "'")
    text = re.sub(r"(?<=\d)\.(?=\d)", " point ", text)
    text = re.sub(r"(?<=\d)\s*/\s*(?=\d)", " out of ", text)
    return tuple(word for piece in _PIECE.findall(text) for word in _expand(piece))


def without_fillers(words: Sequence[Word]) -> tuple[Word, ...]:
    """Return the words without what politeness and hesitation put at either end."""
    first, last = 0, len(words)
    while first < last and words[first].heard in _FILLERS:
        first += 1
    while last > first and words[last - 1].heard in _FILLERS:
        last -= 1
    return tuple(words[first:last])


def spoken_number(words: Sequence[str]) -> str | None:
    """Return the digits of a number said in plain words, or None if it is no whole number.

    A counted number ("one hundred and five") gives its value; digits and pairs said one after the
    other ("four two seven", "forty two seventy one") are strung together, as in a code.
    """
    if any(word in _SCALES for word in words):
        return _counted(words)
    strung = ""
    times, before_is_tens = 1, False
    for word in words:
        digits = "0" if word in _ZERO_ALOUD else word
        if word in _TIMES and times == 1:
            times = _TIMES[word]
            continue
        if not (digits.isascii() and digits.isdigit()):
            return None
        if before_is_tens and len(digits) == 1 and digits != "0":
            strung = strung[:-1] + digits
        else:
            strung += digits * times
        before_is_tens = times == 1 and digits in _DIGITS.values() and digits[1:] == "0"
        times = 1
    return strung if times == 1 and strung else None


def spoken_time(words: Sequence[str]) -> str | None:
    """Return a time of day as Alexa sends it: 21:05, or MO, AF, EV, NI for a part of the day.

    None if the words are no time of day.
    """
    text = " ".join(words)
    if part := _PARTS_OF_DAY.get(text.removeprefix("in ").removeprefix("the ")):
        return part
    hour = read_hour(text)
    return hour.strftime("%H:%M") if hour is not None else None


def _counted(words: Sequence[str]) -> str | None:
    total = current = 0
    for place, word in enumerate(words):
        if word == "hundred":
            current = max(current, 1) * _SCALES[word]
        elif word == "thousand":
            total, current = (total + max(current, 1)) * _SCALES[word], 0
        elif word.isascii() and word.isdigit():
            current += int(word)
        elif not (word == "a" and place == 0) and not (word == "and" and place > 0):
            return None
    return str(total + current)


def _expand(piece: str) -> Iterator[Word]:
    plain = piece.replace("'", "")
    parts = _WITH_APOSTROPHE.get(piece) or _CONTRACTIONS.get(plain) or (_COMMON.get(plain, plain),)
    yield Word(parts[0], piece)
    for part in parts[1:]:
        yield Word(part, "")
