"""The ideas a text touches: words that mean much the same in a question about trust are one.

A phrase may stand under several ideas. Words are compared by their stems, so that "cheat" stands
for cheated and cheating too. Which idea points to which question is not said here: it is learned
from the ways of asking (`shared.rules.reading.topics`).
"""

import re
from collections import defaultdict
from collections.abc import Sequence

from shared.rules.reading.ideas_of_harm import IDEAS_OF_HARM
from shared.rules.reading.ideas_of_repair import IDEAS_OF_REPAIR
from shared.rules.reading.ideas_of_trust import IDEAS_OF_TRUST
from shared.rules.reading.normal_form import plain

_ENDING = re.compile(r"(?:ingly|edly|fulness|ations?|ments?|ness|ing|ied|ies|ed|es|ly|ful|s|e|y)$")
_SHORT = 3


def stem(word: str) -> str:
    """Return a word without its ending: trust, trusts, trusted and trusting are one."""
    bare = _ENDING.sub("", word)
    if len(word) <= _SHORT or len(bare) < _SHORT:
        return word
    doubled = len(bare) > _SHORT and bare[-1] == bare[-2] and bare[-1] not in "sl"
    return bare[:-1] if doubled else bare


def _by_phrase() -> dict[tuple[str, ...], tuple[str, ...]]:
    found: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
    for idea, phrases in (IDEAS_OF_HARM | IDEAS_OF_REPAIR | IDEAS_OF_TRUST).items():
        for key in {tuple(map(stem, plain(phrase).words)) for phrase in phrases}:
            found[key].append(idea)
    return {phrase: tuple(ideas) for phrase, ideas in found.items()}


_IDEAS = _by_phrase()
_LONGEST = max(map(len, _IDEAS))


def ideas_in(stems: Sequence[str]) -> set[str]:
    """Return every idea that a phrase of this clause stands for; words come as stems."""
    return {
        idea
        for start in range(len(stems))
        for end in range(start + 1, min(start + _LONGEST, len(stems)) + 1)
        for idea in _IDEAS.get(tuple(stems[start:end]), ())
    }
