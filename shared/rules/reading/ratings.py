"""A rating from 1 to 9, found in whatever way a person writes it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from shared.rules.reading.fillers import FILLERS
from shared.rules.reading.normal_form import fold
from shared.rules.reading.rating_words import (
    AFTER_A_WORD,
    BEFORE_A_WORD,
    CUES,
    NAMES_A_PLACE,
    UNITS,
)

LOWEST, HIGHEST, OUT_OF = 1, 9, 10

_NUMBER_WORDS = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "sevn": 7, "sevan": 7, "seveen": 7, "eigth": 8, "eihgt": 8,
    "eigt": 8, "nien": 9, "fiv": 5, "foru": 4, "thre": 3, "tow": 2, "sx": 6, "nil": 0,
    "sveen": 7, "seevn": 7, "sevne": 7, "svene": 7, "egiht": 8, "ieght": 8, "trhee": 3, "htree": 3,
    "fvie": 5, "ifve": 5, "fuor": 4, "ofur": 4, "nnie": 9, "isx": 6, "sxi": 6,
    # As people say them at home: Spanish, French, German, Tagalog, Hindi; none that is English.
    "uno": 1, "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6, "siete": 7, "ocho": 8,
    "nueve": 9, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "huit": 8, "neuf": 9,
    "eins": 1, "zwei": 2, "drei": 3, "vier": 4, "sechs": 6, "sieben": 7, "acht": 8, "neun": 9,
    "isa": 1, "dalawa": 2, "tatlo": 3, "apat": 4, "lima": 5, "anim": 6, "pito": 7, "walo": 8,
    "siyam": 9, "ek": 1, "chaar": 4, "char": 4, "paanch": 5, "chhe": 6, "saat": 7, "aath": 8,
}  # fmt: skip

# What is never a rating, however it stands: (why, pattern).
_NOT_RATINGS = re.compile(
    r"<+/?3+"  # a heart
    r"|(?<!\S)[:;=]-?[03](?!\S)"  # a face
    r"|\b24\s?/\s?7\b|\b50\s?/\s?50\b"  # always; half and half
    r"|\d{1,2}[:.]\d\d(?!\d)\s?(?:am|pm)?\b"  # a time
    r"|\d{1,2}\s?(?:am|pm|a\.m|p\.m)\b"
    r"|\d{1,4}([/.-])\d{1,2}\1\d{2,4}"  # a date
    r"|[$£€¥₹]\s?\d[\d.,]{0,15}|\d[\d.,]{0,15}\s?[$£€¥₹%]"  # an amount
    r"|\d[\d.,]{0,15}(?:st|nd|rd|th|k|x|hrs?|mins?|yrs?|kg|lbs?|km|mg)\b"
    r"|\b[a-z]+[-_]?\d+\w*|\d{1,6}[a-hj-z]\w*"  # a name such as B2
    r"|(?:\d{1,2} ?- ?)?\d{3,}"  # a long number
)
_WORDS = "|".join(f"{word}{word[-1]}*" for word in _NUMBER_WORDS)
_NUMBER = (
    rf"(?:\d{{1,2}}(?:[.,]\d+)?|(?:{_WORDS})(?:\b|(?=ish\b)))"
    r"(?: ?\.5\b| (?:and a half|1/2|point five)\b)?"
)
_EXPRESSION = re.compile(
    rf"(?<![\w.,/])(?P<sign>(?<!\S)(?:-|minus |negative ))?(?P<low>{_NUMBER})"
    r"(?:\s?(?P<joint>(?:-|~|to|or|and|&)(?: maybe| perhaps| possibly)?|,? ?maybe|,? ?possibly)"
    rf"(?: an?)?\s?(?P<high>{_NUMBER}))?"
    rf"(?:\s?(?P<over>/|out of|outta|of|on|over)\s?(?P<scale>\d{{1,3}}|ten|nine|five)\b)?"
    r"(?:\s?-?ish\b|\+)?(?P<rest>[\d/%])?"
)
# What a text may open with before it answers.
_GREETING = re.compile(
    r"^\W{0,5}(?:(?:hi|hello|hey)(?: there| again| all)?\W{1,3})?"
    r"(?:good (?:morning|evening|afternoon|day)\b|(?:morning|evening|afternoon)(?=\s?[,.!]))"
    r"(?: to you| all| everyone| dear)?"
)
_CLAUSE_END = re.compile(r"[.!?;,\n()]|\s-|:(?=\s)")
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")

_REACH = 120  # characters either side of a number that are looked at
_LATEST = re.compile(
    r"\b(?:no wait|wait no|wait|sorry|actually|i mean|i meant|make that|oops|scratch that|nvm|"
    r"never mind|correction|meant|rather|now|then|so|i say|by (?:bedtime|night|evening)|tonight|"
    r"but (?:[\w']+ ){0,8}(?:it's|its|it is|i'm|im)(?: an?| at)?(?= ))\b|\*"
)
_NOT_NOW_BEFORE = re.compile(
    r"(?:\bfrom|\bthan|\byesterday|\blast \w+|\bnot|\bwas at|\bup from|\bdown from|\bisn'?t|"
    r"\bused to be)(?: \w+)?(?: an?| at)?\s?$"
)
_MOVED = re.compile(
    r"\b(?:up|down|went|gone|moved?|jump\w*|rose|risen|dropp?\w*|fell|improved|climbed|dipped|"
    r"increased|decreased|changed)\b(?: \w+){0,2} from(?: an?| like)? $"
)
# The scale as the prompt gave it.
_SCALE = re.compile(
    r"\b(?:scale|from|between|of|answer|reply|rate)(?: (?:of|from|with))? (?:1|one)"
    r"(?: ?- ?| to | through | and )(?:9|10|nine|ten)\b|\b1(?: ?- ?| to )(?:9|10)(?= ?[?):])"
)
# An hour at which somebody is to come or to call.
_APPOINTMENT = re.compile(
    r"\b(?:call|text|ring|phone|message|meet|meeting|see|pick|wake|home|back|off work|dinner|lunch|"
    r"free|there|leave|leaving|asleep)(?: (?:me|you|u|us|him|her|them|up|back|again|work)){0,2}"
    r" (?:at|around|round|by|@|from|after|before)\s?$"
)
_STANDS = [
    [word] for word in "i'm im am he's hes she's shes we're now still up down stuck stands".split()
]
_NOT_NOW_AFTER = re.compile(r"^\s*(?:\w+ )?(?:yesterday|last|before|ago|earlier|previously)\b")


@dataclass(frozen=True)
class FoundRating:
    """A number given as the answer: its value if it lies on the scale, its place in the text."""

    value: int | None
    span: tuple[int, int]  # in the original text


@dataclass(frozen=True)
class _Candidate:
    value: int | None
    start: int
    end: int
    leads: bool
    scaled: bool


def _amount(written: str) -> Decimal:
    """Return the number a word or a figure stands for, halves included."""
    half = Decimal("0.5") if re.search(r" ?\.5$| and a half$| 1/2$| point five$", written) else None
    head = re.match(r"\d+(?:[.,]\d+)?|[a-z]+", written)
    figure = head.group() if head else "0"
    word = next((word for word in _NUMBER_WORDS if figure.startswith(word)), None)
    value = Decimal(_NUMBER_WORDS[word] if word else figure.replace(",", "."))
    return value + half if half is not None and value == value.to_integral_value() else value


def _on_scale(match: re.Match[str], *, moved: bool) -> int | None:
    """Return the rating one expression stands for, None where it lies off the scale.

    `moved` says that "4 to 7" is a way gone and not a range.
    """
    low = _amount(match["low"])
    high = _amount(match["high"]) if match["high"] else low
    low = high if moved else low
    value = int(((low + high) / 2).quantize(Decimal(1), ROUND_HALF_UP))
    if match["sign"] or match["rest"] or max(low, high) > OUT_OF:
        return None
    if match["scale"]:
        scale = int(_amount(match["scale"]))
        if scale not in {HIGHEST, OUT_OF} or high > scale:
            return None
        return min(max(value, LOWEST), HIGHEST)
    value = max(value, LOWEST)
    return value if value <= HIGHEST else None


@dataclass(frozen=True)
class _Around:
    """What stands around a number: in its clause, and in all."""

    before: str
    after: str
    words_before: list[str]
    words_after: list[str]
    touches: bool  # the next word follows at once, no comma between
    leads: bool  # nothing of weight was said before

    @property
    def last(self) -> str:
        return self.words_before[-1] if self.words_before else ""

    @property
    def corrects(self) -> bool:
        """Whether a number is put in the place of another: "make that 7"."""
        return self.words_before[-2:] in (["make", "that"], ["make", "it"])

    @property
    def alone(self) -> bool:
        return all(word in FILLERS for word in (*self.words_before, *self.words_after))


def _around(text: str, start: int, end: int) -> _Around:
    before, after = text[max(0, start - _REACH) : start], text[end : end + _REACH]
    clause_after = _CLAUSE_END.split(after, maxsplit=1)[0]
    said = _WORD.findall(before)
    return _Around(
        before,
        after,
        _WORD.findall(_CLAUSE_END.split(before)[-1]),
        _WORD.findall(clause_after),
        clause_after[:1] in {" ", "-"},
        start < _REACH and all(word in FILLERS or word in CUES for word in said),
    )


def _counts_something_else(around: _Around, *, is_range: bool) -> bool:
    """Tell whether a number counts things, names a place or a day, or was the rating before."""
    last = around.last
    return bool(
        (around.words_after and around.words_after[0] in UNITS and around.touches)
        or (_NOT_NOW_BEFORE.search(around.before) and not (is_range and around.last == "from"))
        or _APPOINTMENT.search(around.before)
        or _NOT_NOW_AFTER.search(around.after)
        or (
            last in NAMES_A_PLACE and not (around.alone and last in FILLERS) and not around.corrects
        )
        or (last == "at" and not around.leads and around.words_before[-2:-1] not in _STANDS)
    )


def _is_answer(match: re.Match[str], around: _Around) -> bool:
    """Tell whether a number is said as the answer, by what stands beside it."""
    figure = match["low"][0].isdigit()
    before, after = around.words_before, around.words_after
    if around.alone:
        return figure or bool(before) or not after or around.leads
    if not before:
        return around.leads and (figure or not after or after[0] in AFTER_A_WORD)
    if around.last in CUES or match["joint"]:
        word_counts = around.last in BEFORE_A_WORD and match["low"] != "one"
        return figure or word_counts or all(word in FILLERS for word in after)
    ends = not after and not _WORD.search(around.after)
    return figure and ends and "at" not in before[-2:]


def _candidate(text: str, match: re.Match[str]) -> _Candidate | None:
    """Judge one number by the words around it."""
    around = _around(text, match.start(), match.end())
    scaled = match["scale"] in {"10", "ten", "9"}
    moved = bool(match["joint"] == "to" and _MOVED.search(around.before))
    if (
        moved
        or scaled
        or (
            not _counts_something_else(around, is_range=bool(match["joint"]))
            and _is_answer(match, around)
        )
    ):
        return _Candidate(
            _on_scale(match, moved=moved), match.start(), match.end(), around.leads, scaled
        )
    return None


def _only_number(text: str, matches: Sequence[re.Match[str]]) -> list[_Candidate]:
    """Return the one number in a text that counts nothing else, or the one it is corrected to."""
    left = [
        match
        for match in matches
        if (match["low"][0].isdigit() or not match["low"].startswith("one"))
        and not _counts_something_else(
            _around(text, match.start(), match.end()), is_range=bool(match["joint"])
        )
    ]
    if len(left) > 1 and not _LATEST.search(text, left[-2].end(), left[-1].start()):
        return []
    return [
        _Candidate(value, *match.span(), leads=True, scaled=False)
        for match in left[-1:]
        if (value := _on_scale(match, moved=False)) is not None
    ]


def _blank(match: re.Match[str]) -> str:
    return " " * len(match.group())


def find_rating(text: str) -> FoundRating | None:
    """Return the number a person gives as a rating, or None where no number is meant as one.

    Halves round up, a range takes its mean, `x/10` reads as x with 10 as 9, 0 reads as 1. A
    number off the scale, and two numbers that contradict each other, come back without a value.
    """
    folded = fold(text)
    clean = _GREETING.sub(_blank, _SCALE.sub(_blank, _NOT_RATINGS.sub(_blank, folded.text)))
    numbers = list(_EXPRESSION.finditer(clean))
    judged = (_candidate(clean, match) for match in numbers)
    found = [candidate for candidate in judged if candidate] or _only_number(clean, numbers)
    if not found:
        return None
    chosen = _choose(found, clean)
    first = chosen or found[0]
    span = (folded.place(first.start), folded.place(first.end - 1) + 1)
    return FoundRating(chosen.value if chosen else None, span)


def _choose(found: list[_Candidate], text: str) -> _Candidate | None:
    """Return the number that counts where a text holds several, None where they contradict."""
    found = [one for one in found if one.scaled] or found
    found = [one for one in found if one.value is not None] or found
    found = [one for one in found if text[one.start : one.end] != "one"] or found
    if len({one.value for one in found}) == 1:
        return found[0]
    if _LATEST.search(text, found[-2].end, found[-1].end + 10):
        return found[-1]
    between = _WORD.findall(text[found[0].end : found[-1].start])
    if all(word in FILLERS for word in between) and len(found) > 1:
        return None
    return found[0] if found[0].leads and not found[1].leads else None
