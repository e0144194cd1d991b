"""Words that outgoing text must not hold: carrier keywords, telling words, blame and gender."""

import re

# What a carrier or Twilio acts on by itself, so that the answer would never reach us.
CARRIER_KEYWORDS = (
    "YES", "STOP", "STOPALL", "UNSUBSCRIBE", "CANCEL", "END", "QUIT", "REVOKE", "OPTOUT",
    "START", "UNSTOP", "HELP", "INFO",
)  # fmt: skip

# Parts of words that tell someone who glances at the screen what it is about.
TELLING = (
    "betray", "affair", "cheat", "infidel", "unfaithful", "adulter", "abus", "forgiv",
    "trust issue", "broken trust", "broke trust", "broke your trust", "lied to", "divorc",
    "violen", "sexual", "porn", "mistress",
)  # fmt: skip

# Whole words that give the other person a gender or a part, or that lay blame.
GENDERED = (
    "he", "him", "his", "himself", "she", "her", "hers", "herself", "husband", "wife",
    "boyfriend", "girlfriend",
)  # fmt: skip
BLAMING = (
    "cheater", "liar", "traitor", "guilty", "culprit", "perpetrator", "to blame", "blame you",
    "you deserve", "you should have", "how could you",
)  # fmt: skip

_INVITED = re.compile(
    rf"\b(?:reply|answer|text|say|send)\b[^.?!]*\b(?P<word>{'|'.join(CARRIER_KEYWORDS)})\b",
    re.IGNORECASE,
)
_SHOUTED = re.compile(rf"\b(?P<word>{'|'.join(CARRIER_KEYWORDS)})\b")
_TELLING = re.compile(rf"\b(?P<word>(?:{'|'.join(TELLING)})\w*)", re.IGNORECASE)
_UNKIND = re.compile(rf"\b(?P<word>{'|'.join((*GENDERED, *BLAMING))})\b", re.IGNORECASE)


def _first(pattern: re.Pattern[str], text: str) -> str | None:
    found = pattern.search(" ".join(text.split()))
    return found["word"] if found else None


def invited_keyword(text: str) -> str | None:
    """Return a carrier keyword that a question offers as an answer."""
    return _first(_SHOUTED, text) or _first(_INVITED, text)


def telling_word(text: str) -> str | None:
    """Return a word that gives away what the texts are about."""
    return _first(_TELLING, text)


def unkind_word(text: str) -> str | None:
    """Return a word of blame, or one that gives the other person a gender."""
    return _first(_UNKIND, text)
