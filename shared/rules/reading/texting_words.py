"""Words that are a command by text alone: WHY, MENU, ZONE, PIN, DAY OFF, "ask me at 6"."""

import re

from shared.rules.reading.normal_form import fold

_WHY = re.compile(
    r"\W*(?:but |so )?why\W*(?:(?:is |do |should |am )?(?:i |we )?(?:do |doing )?"
    r"(?:this|that|it|today'?s|the|my)?\W*(?:step|one|exercise|task|today)?)?\W*"
    r"|\W*why (?:are|do|did|would) (?:you|u) (?:ask|asking|want|send|sending|text|texting)"
    r"(?: to know)?(?: me)?(?: (?:this|that|it|these|all this))?\W*"
)
_MENU = re.compile(r"\b(?:menu|commands|options|what (?:else )?can (?:i|you))\b")
_ZONE = re.compile(
    r"\W*(?:(?:please|pls|can|could|you|i|want|would|like|to|change|set|move|switch|update|fix|"
    r"my|the|new|wrong)\s+){0,7}(?:time ?-?zone|zone|tz)\b\W*(?:to|is|now|in|at|as|=|:|\s)*"
    r"(?P<what>[^\n]{0,60})\s*"
)

_WHO = re.compile(
    r"\b(?:who|what) (?:is|are|r|the \w+ is) (?:this|you|u)\b"
    r"|\bwho(?:'?s| is| are)? (?:this|there)\b"
    r"|\b(?:who(?:'?s)?|company) (?:\w+ )?(?:runs|owns|operates|sends|writes|made|makes|pays for|"
    r"is|behind|running|sending|texting|writing) (?:behind )?(?:this|these|it|you|me)\b"
    r"|\b(?:are|r|is) (?:you|u|this|it) (?:really )?(?:a |an )?(?:real|human|robot|bot|person|"
    r"machine|ai|scam|automated|computer|spam)\b|\bam i (?:talking|texting) (?:to|with)\b"
)

_ONCE = re.compile(
    r"(?:\W*(?:please|pls|can|could|you|not now|ok|sorry|hey)\b){0,4}\W*(?:just )?"
    r"(?:ask|remind|nudge|ping)\s+me\s(?:again\s)?(?:at|around|about|after|by|in)\s.{0,20}?"
    r"\b(?:\d|noon|midday|lunch|dinner|supper|work|school|bed|night|hour|minute|morning|afternoon|"
    r"evening|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|half).{0,30}"
)
_FOR_GOOD = re.compile(r"\b(?:every|each|daily|always|from now|instead|change|move|days)\b")
_PIN = re.compile(
    r"\W{0,9}(?:(?:please|set|change|make|my|new|a|the|choose|want|i)\s){0,5}pin(?: code)?\b"
    r"\W{0,9}(?:to|is|now)?\W{0,9}(?P<what>(?:\d\W?){1,8}|off|none|delete|remove)?\W{0,9}"
)
_UNLINK = re.compile(
    r"\W*(?:(?:please|pls|can|could|you|i|want|to)\s+){0,5}"
    r"(?:unlink|unpair|disconnect)(?:\s+(?:my|the|this|all|from|alexa|echo|phone|speakers?|it|me|please)\b)"
    r"{0,4}\W*"
)


_DAY_OFF = re.compile(
    r"\W*(?:(?:please|pls|can|could|i|we|have|take|want|need|would|like|a)\s+){0,6}"
    r"(?:days? off|off day|no (?:text|texts|step|steps|message|messages)|"
    r"(?:skip|do not text(?: me)?|don'?t text(?: me)?))"
    r"\s+(?:on\s+|for\s+|this\s+|next\s+)*(?P<what>today|tomorrow|(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*"
    r"|[\w/. -]{0,20}\d[\w/. ,-]{0,20})(?:\s+(?:please|pls|thanks))?\W*"
    r"|\W*(?P<ask>days? off)\W*"
)


def asks_why(text: str) -> bool:
    """Tell whether a text asks, and asks no more than, what today's step is for."""
    return _WHY.fullmatch(fold(text).text) is not None


def asks_who(text: str) -> bool:
    """Tell whether a text asks who or what is writing here."""
    return _WHO.search(fold(text).text) is not None


def asks_for_menu(text: str) -> bool:
    """Tell whether a request for help is one for the list of commands."""
    return _MENU.search(fold(text).text) is not None


def zone_wanted(text: str) -> str | None:
    """Return the place after ZONE, empty where none is named; None for any other text."""
    found = _ZONE.fullmatch(fold(text).text)
    return found["what"].strip(" .!?,") if found else None


def asks_once_later(text: str) -> bool:
    """Tell whether a text names an hour to be asked again at, this once: "ask me at 6"."""
    words = fold(text).text
    return _ONCE.fullmatch(words) is not None and _FOR_GOOD.search(words) is None


def pin_wanted(text: str) -> str | None:
    """Return the digits after PIN, "off", or nothing said; None for any other text."""
    found = _PIN.fullmatch(fold(text).text)
    if found is None:
        return None
    said = found["what"] or ""
    return re.sub(r"\D", "", said) or ("off" if said else "")


def day_off_wanted(text: str) -> str | None:
    """Return the day after DAY OFF, empty where none is named; None for any other text."""
    found = _DAY_OFF.fullmatch(fold(text).text)
    return (found["what"] or "") if found else None


def asks_to_unlink(text: str) -> bool:
    """Tell whether a text asks to part the speakers from this phone."""
    return _UNLINK.fullmatch(fold(text).text) is not None
