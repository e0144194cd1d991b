"""Danger in what a person wrote or said: read from any text, before anything else is read."""

import re
from typing import NamedTuple

from shared.rules.reading.danger_learned import find_learned, kind_told, speak_against
from shared.rules.reading.normal_form import plain
from shared.rules.reading.people import NAMES
from shared.rules.reading.phrases import any_of, first_words, mask
from shared.rules.reading.risk_abuse import ABUSE
from shared.rules.reading.risk_abuse_innocent import ABUSE_INNOCENT
from shared.rules.reading.risk_abuse_sideways import ABUSE_SIDEWAYS
from shared.rules.reading.risk_harm_other import DENIED_TWICE, HARM_OTHER, HARM_OTHER_INNOCENT
from shared.rules.reading.risk_self_harm import SELF_HARM
from shared.rules.reading.risk_self_harm_innocent import SELF_HARM_INNOCENT
from shared.rules.reading.risk_self_harm_sideways import SELF_HARM_SIDEWAYS
from shared.rules.vocabulary import Risk

# Where a text holds several, the first found is told. Danger to oneself comes first because its
# answer (the crisis lines) is urgent and safe to send; danger from another next, because the
# answers to the third kind must never reach a person who is being hurt.
_READ_IN_ORDER: tuple[tuple[Risk, re.Pattern[str], re.Pattern[str]], ...] = tuple(
    (risk, any_of(innocent, NAMES), any_of(phrases, NAMES))
    for risk, innocent, phrases in (
        (Risk.SELF_HARM, SELF_HARM_INNOCENT, SELF_HARM + SELF_HARM_SIDEWAYS),
        (Risk.ABUSE, ABUSE_INNOCENT, ABUSE + ABUSE_SIDEWAYS),
        (Risk.HARM_OTHER, HARM_OTHER_INNOCENT, HARM_OTHER),
    )
)
_DENIED_TWICE = any_of(DENIED_TWICE)


class Danger(NamedTuple):
    """Danger that was heard, and the words or signs it was heard by."""

    risk: Risk
    on: str
    is_worded: bool  # in the words of a phrase; otherwise weighed by learned signs, less surely


def read_risk(text: str) -> Risk:
    """Return the gravest danger a text speaks of, or `Risk.NONE`; never raises."""
    found = find_danger(text)
    return found.risk if found else Risk.NONE


def find_danger(text: str) -> Danger | None:
    """Return the gravest danger a text speaks of and the words that say so; never raises.

    Reading is by phrase, not by single word, and leans to hearing too much: denials ("not
    suicidal"), the past, and third persons ("she says she'll kill herself") count. Order where
    there are several: self_harm, abuse, harm_other. A phrase is looked for within a clause and
    across the whole text, because people break lines anywhere. It is set aside where the signs
    learned from examples all but rule danger out. Where no phrase is found, what is left beside
    the look-alikes is weighed by those signs.
    """
    ready = _lines(text)
    whole = ready[-1].split()
    if (worded := _in_words(ready)) is not None:
        if speak_against(whole):
            return None
        return worded._replace(risk=kind_told(whole, worded.risk))
    left = ready[-1]
    for _, innocent, _ in _READ_IN_ORDER:
        left = mask(innocent, left)
    learned = find_learned(left.replace("~", "").split())
    return Danger(*learned, is_worded=False) if learned else None


def is_in_words(text: str) -> bool:
    """Tell whether a phrase of danger stands in a text, whatever its signs weigh."""
    return _in_words(_lines(text)) is not None


def _lines(text: str) -> tuple[str, ...]:
    """Return the clauses of a text and then the whole, as they are looked at."""
    read = plain(text)
    lines = dict.fromkeys((*read.clauses, read.whole))
    return tuple(_DENIED_TWICE.sub(" i might", line.replace(" 2 ", " to ")) for line in lines)


def _in_words(ready: tuple[str, ...]) -> Danger | None:
    for risk, innocent, phrases in _READ_IN_ORDER:
        said = first_words(phrases, (mask(innocent, line) for line in ready))
        if said is not None:
            return Danger(risk, said, is_worded=True)
    return None
