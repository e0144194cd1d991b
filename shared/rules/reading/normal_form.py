"""A text as people send it, brought to plain lower-case words that remember where they stood."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from shared.rules.reading.spellings import EMOJI_WORDS, LEET_WORDS, SPELLINGS, STRETCHED

_SPECIAL = {
    **dict.fromkeys("\u2018\u2019\u201b`\u00b4\u02bc\u2032\uff07\u02b9", "'"),
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\uff0d", "-"),
    "½": ".5",
    "\n": "\n",
    "\r": "\n",
    "\u2028": "\n",
    "\u2029": "\n",
    "…": "...",
}
_DROPPED = {"Mn", "Me", "Cf", "Cc", "Cs"}
_WHITE = {" ", "\n"}
_SPELLED_OUT = 3  # so many single letters or more are one word, spelled
_SKIN_TONES = range(0x1F3FB, 0x1F400)
_TOKEN = re.compile(r"[^\W_]+(?:'[^\W_]+)*|[.!?;,:\n()\[\]…|/&\"]|-")
_BREAKS = frozenset('.!?;,:\n()[]|"')
_STRETCH = re.compile(r"([a-z])\1{2,}")
_LEET = str.maketrans("0134578", "oieastb")
_MIXED = re.compile(r"(?=.*[a-z])(?=.*\d)")


@dataclass(frozen=True)
class Folded:
    """Lower-case text without accents or odd signs; `origin[i]` is character i's place before."""

    text: str
    origin: tuple[int, ...]

    def place(self, index: int) -> int:
        """Return where character `index` of the folded text stood in the original."""
        return self.origin[index]


@dataclass(frozen=True)
class Plain:
    """The words of a text, clause by clause."""

    words: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]  # of each word, in the original text
    clauses: tuple[str, ...]  # each padded by one space: " i kept it "
    asks: bool  # a question mark stands somewhere
    asks_last: bool  # the last clause ends with a question mark

    @property
    def whole(self) -> str:
        """All words in one line, padded by one space on either side."""
        return f" {' '.join(self.words)} "


def _fold_character(character: str) -> str:
    if character in _SPECIAL:
        return _SPECIAL[character]
    if character in EMOJI_WORDS:
        return f" {EMOJI_WORDS[character]} "
    if ord(character) in _SKIN_TONES:
        return ""
    if character.isspace():
        return " "
    if "!" <= character <= "~":
        return character.lower()
    kept = [
        part
        for part in unicodedata.normalize("NFKD", character)
        if unicodedata.category(part) not in _DROPPED
    ]
    digits = [str(unicodedata.decimal(part)) if part.isdecimal() else part for part in kept]
    return "".join(digits).lower()


@lru_cache(maxsize=64)
def fold(text: str) -> Folded:
    """Fold quotes, dashes, accents, capitals, digits and emoji; never fails."""
    out: list[str] = []
    origin: list[int] = []
    for place, character in enumerate(text):
        folded = _fold_character(character)
        if folded in _WHITE and out and out[-1] in _WHITE:
            out[-1] = min(out[-1], folded)  # a line break outlives the spaces around it
            continue
        out.append(folded)
        origin.extend([place] * len(folded))
    origin.append(len(text))
    return Folded("".join(out), tuple(origin))


def _plain_words(token: str) -> list[str]:
    """Return the plain words one token stands for."""
    if token in SPELLINGS:
        return SPELLINGS[token].split()
    bare = token.replace("'", "")
    if bare in SPELLINGS:
        return SPELLINGS[bare].split()
    if token.endswith("'s"):
        return [token[:-2]]
    if _STRETCH.search(bare):
        bare = _STRETCH.sub(r"\1", bare)
        bare = STRETCHED.get(bare, bare)
        return SPELLINGS.get(bare, bare).split()
    if _MIXED.match(bare):
        letters = bare.translate(_LEET)
        return [letters] if letters in LEET_WORDS else [bare]
    return [bare]


def _join_spelled_out(words: list[str], spans: list[tuple[int, int]]) -> None:
    """Turn a text that is only "s t o p" into one word."""
    spelled = all(len(word) == 1 and word.isalpha() for word in words)
    if spelled and len(words) >= _SPELLED_OUT:
        joined = "".join(words)
        words[:] = SPELLINGS.get(joined, joined).split()
        spans[:] = [(spans[0][0], spans[-1][1])] * len(words)


@lru_cache(maxsize=64)
def plain(text: str) -> Plain:
    """Return the plain words of a text, with their places and clauses."""
    folded = fold(text)
    words: list[str] = []
    spans: list[tuple[int, int]] = []
    cuts: list[int] = [0]
    asks = asks_last = False
    for match in _TOKEN.finditer(folded.text):
        mark = token = match.group()
        if mark in _BREAKS or (mark == "-" and _stands_alone(folded.text, match)):
            cuts.append(len(words))
            asks, asks_last = asks or mark == "?", asks_last or mark == "?"
            continue
        if not token[0].isalnum():
            continue
        asks_last = False
        start, end = folded.place(match.start()), folded.place(match.end() - 1) + 1
        for word in _plain_words(token):
            words.append(word)
            spans.append((start, end))
    before = len(words)
    _join_spelled_out(words, spans)
    cuts = [0] if len(words) != before else cuts
    ends = [*cuts[1:], len(words)]
    clauses = tuple(
        f" {' '.join(words[start:end])} "
        for start, end in zip(cuts, ends, strict=True)
        if start < end
    )
    return Plain(tuple(words), tuple(spans), clauses, asks, asks_last)


def _stands_alone(text: str, match: re.Match[str]) -> bool:
    """Tell a dash between thoughts from a hyphen or a minus."""
    after = text[match.end() : match.end() + 1]
    before = text[match.start() - 1 : match.start()] if match.start() else " "
    return after in {"", " ", "-", "\n"} or before == "-"
