"""A small notation for phrases, so that word tables can be read by people who do not write regex.

`(a|b c)` one of · `[a|b]` one of, or nothing · `..` up to three words · `...` up to six ·
`_` any one word · `stem*` a word that begins so · `!(a|b)` not followed by · `^` the clause starts
here · `$` the clause ends here. Words are plain words (`shared.rules.reading.normal_form`).
Every gap is bounded, so matching takes time in proportion to the text.
"""

import re
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import cast

_PIECE = re.compile(r"!\(|\.\.\.|\.\.|[()\[\]|^$_]|[^\s()\[\]|^$_!.]+")
_ESCAPED_STAR = r"\*"
_SIGNS = {
    "!(": "(?!",
    "...": "(?: [^ ~]+(?= )){0,6}?",
    "..": "(?: [^ ~]+(?= )){0,3}?",
    "(": "(?:",
    ")": ")",
    "[": "(?:",
    "]": ")?",
    "|": "|",
    "^": "(?:^)",
    "$": "(?= $)",
    "_": " [^ ~]+(?= )",
}


def translate(phrase: str) -> str:
    """Return the regular expression for one phrase; text must be padded by one space."""
    return "".join(
        _SIGNS.get(piece) or f" {re.escape(piece).replace(_ESCAPED_STAR, '[^ ]*')}(?= )"
        for piece in _PIECE.findall(phrase)
    )


def any_of(phrases: Iterable[str], names: Mapping[str, str] | None = None) -> re.Pattern[str]:
    """Return a table of phrases as a pattern; `{name}` stands for a phrase by its name in `names`.

    It is compiled when it is first used: all the tables together take most of a second, and a
    speaker that is only opened needs none of them.
    """
    later = _CompiledLater(tuple(phrases), dict(names or {}))
    return cast("re.Pattern[str]", later)


class _CompiledLater:
    """Stands in for a pattern, and does whatever it is asked for as the pattern does."""

    def __init__(self, phrases: tuple[str, ...], names: Mapping[str, str]) -> None:
        self._phrases = phrases
        self._names = names

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        named = self._names
        ready = [phrase.format_map(named) if named else phrase for phrase in self._phrases]
        return re.compile("|".join(f"(?:{translate(phrase)})" for phrase in ready))

    def __getattr__(self, name: str) -> object:
        return getattr(self._pattern, name)


def table(text: str) -> tuple[str, ...]:
    """Return the phrases of a block: one a line, a line indented deeper going on with the last.

    `#` starts a comment.
    """
    phrases: list[str] = []
    margin: int | None = None
    for line in text.splitlines():
        said = line.split("#", 1)[0].strip()
        if not said:
            continue
        indent = len(line) - len(line.lstrip())
        margin = indent if margin is None else margin
        if indent > margin and phrases:
            phrases[-1] = f"{phrases[-1]} {said}"
        else:
            phrases.append(said)
    return tuple(phrases)


def listed(text: str) -> frozenset[str]:
    """Return the plain phrases of a block, which stand between commas."""
    return frozenset(" ".join(phrase.split()) for phrase in text.split(",") if phrase.strip())


def words(text: str) -> frozenset[str]:
    """Return the single words of a block."""
    return frozenset(text.split())


def mask(pattern: re.Pattern[str], text: str) -> str:
    """Blank out every phrase that only looks like what is searched for."""
    return pattern.sub(" ~", text)


def first_words(pattern: re.Pattern[str], lines: Iterable[str]) -> str | None:
    """Return the words of the first of some lines in which a table of phrases finds any."""
    return next((match.group().strip() for line in lines if (match := pattern.search(line))), None)
