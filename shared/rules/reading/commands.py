"""The commands a participant may text, with what follows them ("change time to 8pm")."""

import re
from dataclasses import dataclass

from shared.rules.reading.command_phrases import COMMAND_PHRASES
from shared.rules.reading.command_wordings import EXACT_WORDINGS
from shared.rules.reading.normal_form import Plain, fold
from shared.rules.reading.phrases import words
from shared.rules.vocabulary import Command

_EXACT: dict[str, Command] = {
    wording: command for command, block in EXACT_WORDINGS.items() for wording in block
}
_COURTESY = words(
    """
    please thanks thank you hi hello hey can could i want would like to ok
    """
)

_CLOCK = (
    r"(?:noon|midday|midnight|\d{1,2}(?:[:.h]\d{2})?\s?(?:a\.?m\.?|p\.?m\.?|o'?clock|in the \w+)?"
    r"|(?:half past |quarter (?:past|to) )?(?:one|two|three|four|five|six|seven|eight|nine|ten|"
    r"eleven|twelve)(?:[ -]thirty| fifteen)?(?:\s?(?:a\.?m\.?|p\.?m\.?|o'?clock|in the \w+))?"
    r"|at night|(?:(?:in )?the )?(?:morning|evening|afternoon)s?|\d{1,2} in the \w+)"
)
_TAIL = (
    r"(?:\s+(?:please|instead|from now on|thanks|each day|every day|daily|ok|now on)){0,5}"
    r"[\s.!?]{0,9}$"
)
_TIME = (
    r"^\W{0,9}(?:(?:please|can|could|you|we|i|want|would|like|to|let's|lets|pls|hey|i'd|just|set|my|"
    r"the|new|prompt|reminder|daily|change|move|switch|make|shift|update|adjust|text|texts|"
    r"message|messages|it|this|these|those|steps|questions|get|have|receive|rather|send|me|them|put|time|times|hour|ask|remind|prompts|reminders|"
    r"check-in|prefer|instead|better)\s+){0,9}"
    r"(?:(?:change|move|switch|shift|update|adjust|set|make|time|it|prefer|instead|hour|better)"
    r"[:,]?\s+(?:(?:to|at|for|be|around|@|is)\s+)?"
    r"|(?:texts?|message|send|ask|remind|me|them|these|those|steps?|"
    r"prompts?|reminders?|do|try)\s+"
    r"(?:(?:to|at|for|be|around|@|is)\s+|(?=noon|midday|\d{1,2}(?:[:.]\d\d)?\s?[ap]\.?m|"
    r"in the (?:morning|evening|afternoon)s?|(?:morning|evening|afternoon)s)))"
)
_TIME_THAT_SUITS = (
    r"^\W{0,9}(?:(?:maybe|i|think|ok|actually|the)\s+){0,4}(?P<what>"
    + _CLOCK
    + r"|nights?|evenings?|later|earlier)\s+"
    r"(?:is|are|works?|would be|would work|suits?|'s)\s+(?:me\s+)?(?:much |a bit |way )?"
    r"(?:better|best|easier|good|great|fine)"
    r"(?:\s+(?:for me|for us|please|thanks|than \w+)){0,2}[\s.!]{0,9}$"
)
_EARLIER = (
    r"^\W{0,9}(?:(?:please|can|could|you|would|i|we)\s+){0,4}"
    r"(?:text|message|send|ask|prompt|get|have|receive)\s+"
    r"(?:(?:me|them|these|this|it|the|texts|messages)\s+){1,3}"
    r"(?P<what>(?:much |a bit |a little )?(?:earlier|later) (?:in the (?:day|morning|evening)"
    r"|each day|every day|from now on)|at a (?:different|better) time)" + _TAIL
)
_LINK = (
    r"^\W{0,9}(?:link|code|pair|connect)(?: code)?(?: is)?\W{1,5}"
    r"(?P<what>\d[\d ,-]{2,14}\d)\W{0,9}$"
)

_NEW_GOAL = (
    r"^\W{0,9}(?:(?:please|can|could|i|we|want|would|like|to|i'd|let's|lets|need)\s){0,5}"
    r"(?:set|make|add|change|create|start|pick|update|edit)(?: up)?(?: (?:a|my|the|our|another))?"
    r"(?: (?:new|different|another|weekly|daily|small))? (?:goal|promise)s?(?P<what>)[\s.!?]{0,9}"
    r"(?:please[\s.!]{0,5})?$"
)

# Whole texts with something to keep: (command, wording with `what`), read as commands at once.
_CLOSED: tuple[tuple[Command, re.Pattern[str]], ...] = (
    (Command.TIME, re.compile(rf"{_TIME}(?P<what>{_CLOCK}){_TAIL}")),
    (Command.TIME, re.compile(_EARLIER)),
    (Command.LINK, re.compile(_LINK)),
    (Command.GOAL, re.compile(_NEW_GOAL)),
)

# No word may be read in two ways by these loops, or a long text would take for ever.
_GRATITUDE = (
    r"^\W{0,9}(?:today\W{1,5})?"
    r"(?:(?:i|i'm|im|am|feeling|feel|we|we're|are|also|so|very|really|truly|just|most|today)\s+){0,6}"
    r"(?:(?:greatfull?|gratefull?|gratfull?|thankfull?|appreciative)\s+(?:today\s+)?(?:for|of|that|to)\b|"
    r"gratitude\s?(?:for\b|[:\-,=])|grateful\s?[:\-,=]|thankful\s?[:\-,=]|giving thanks for\b|"
    r"gratitude\s(?!is|was|helps?|feels|for\b))\s?(?P<what>.+)"
)
_GOAL = (
    r"^\W{0,9}(?:(?:my|new|set|a|the|this|weeks?|add|make|today'?s)\s+){0,5}(?:goal|promise)s?\s?"
    r"(?:(?:for|this|the|next|week|month|weekend|tomorrow)\s){0,3}"
    r"(?:[:\-=,]|is(?: to)?\b|to\b|will be(?: to)?\b|"
    r"for (?:today|tomorrow|this week)\W{0,5}(?:is(?: to)?\b)?)\s?(?P<what>.+)"
)
_PROMISE = r"^\W{0,9}i promise (?:to|that i(?:'ll| will))\s(?P<what>.+)"
_BARE_GOAL = (
    r"^\W{0,9}(?:new\s)?(?:goal|promise)\s(?!(?:me|you|is|was|are|kept|broken|made|not|done|that|"
    r"ring|land|and|or|but|went|goes|today|again|please|hard)\b)(?P<what>.+)"
)
_SLIP = (
    r"^\W{0,9}(?:(?:i|i've|ive|have|just|had|a|big|small|little|another|again|today|sorry)\W{1,5})"
    r"{0,7}(?:slip|slipped(?: up)?|relapsed?|setback|slip up)\b(?!\s(?:my mind|away|out|through|"
    r"into bed|on the|and fell|off|past|under))\W{0,9}(?P<what>.*)"
)

# Openings that may be the start of a remark; read as commands only when no answer is found.
_OPEN: tuple[tuple[Command, re.Pattern[str]], ...] = (
    (Command.GRATITUDE, re.compile(_GRATITUDE, re.DOTALL)),
    (Command.GOAL, re.compile(_GOAL, re.DOTALL)),
    (Command.GOAL, re.compile(_PROMISE, re.DOTALL)),
    (Command.GOAL, re.compile(_BARE_GOAL, re.DOTALL)),
    (Command.SLIP, re.compile(_SLIP, re.DOTALL)),
)
_OWN_SLIP = (
    r"^\W{0,9}(?:(?:i|i've|ive|have|just|so|ugh|well|really|totally|sorry|today|last night|again)"
    r"\W{1,5}){0,6}"
    r"(?:messed up|screwed up|fucked up|blew it|broke (?:my|the|a|our) promise|fell off the wagon"
    r"|lied (?:to (?:him|her|them) )?again|went back to my old ways)"
    r"(?:\W{1,5}(?:again|bad|badly|today|tonight|yesterday|last night|this morning|big time|sorry"
    r"|and lied)){0,3}(?P<what>)\W{0,9}$"
)
# What may well be an answer, and is a command only where no question stands open.
_UNASKED: tuple[tuple[Command, re.Pattern[str]], ...] = (
    (Command.SLIP, re.compile(_OWN_SLIP)),
    (Command.TIME, re.compile(_TIME_THAT_SUITS)),
)


@dataclass(frozen=True)
class FoundCommand:
    """A command and what follows it."""

    command: Command
    what: str | None


def _search(
    text: str, wordings: tuple[tuple[Command, re.Pattern[str]], ...]
) -> FoundCommand | None:
    folded = fold(text)
    for command, wording in wordings:
        match = wording.match(folded.text)
        if match:
            start, end = match.span("what")
            what = text[folded.place(start) : folded.place(end)] if start < end else ""
            return FoundCommand(command, what.strip(" \t\n.,;:!?-") or None)
    return None


def find_command(text: str, read: Plain) -> FoundCommand | None:
    """Return a command that is the whole text."""
    whole = " ".join(read.words)
    core = " ".join(word for word in read.words if word not in _COURTESY)
    exact = _EXACT.get(whole) or _EXACT.get(core)
    if exact:
        return FoundCommand(exact, None)
    for command, phrases in COMMAND_PHRASES:
        if phrases.search(read.whole):
            return FoundCommand(command, None)
    return _search(text, _CLOSED)


def find_command_phrase(text: str, *, asked: bool) -> FoundCommand | None:
    """Return a command that opens a longer text, with the rest as what it is about.

    `asked` says that a question stands open: then "I messed up" may be the answer to it.
    """
    return _search(text, _OPEN if asked else _UNASKED + _OPEN)
