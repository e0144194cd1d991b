"""The checks for messages and practices: length once filled, discreet words, open microphones."""

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from shared.content.document import Problem, Written
from shared.content.model import Content, Message, fields_of
from shared.content.practices import Keeps, Practice, WaitsFor
from shared.content.rules import fits, open_end, safe_to_see, whole_speech
from shared.content.wording import invited_keyword

MOST_SEGMENTS = 3
PRACTICE_SEGMENTS = 2
LONGEST_UNCHECKED_DAYS = 180
VOICE = "voice."
_ASKS = re.compile(r"(?:ask|unclear)_.*|.*_ask|pause_or_stop|booster")

# The longest value that each field is likely to hold, to measure a message as it is sent.
SAMPLES = {
    "hour": "10:30 pm",
    "time": "10:30 pm",
    "zone": "America/Argentina/Buenos_Aires",
    "choices": "A, B, C or D",
    "date": "Wednesday, September 30, 2027",
    "code": "123456",
    "minutes": "10",
    "count": "365",
    "things": "1234 things",
    "days": "365 days",
    "kept": "365 small promises",
    "step": "56",
    "promise": "I will call at six every day this week, and say so if I am late",
}


def message_problems(content: Content) -> Iterator[Problem]:
    """Check every message, texts by their length and voice by its open microphone."""
    for key, message in content.messages.items():
        if key.startswith(VOICE):
            yield from _voice_problems(message)
        else:
            yield from _text_problems(message, _samples(content, key))
    yield from _same_twice(content)


def _samples(content: Content, key: str) -> dict[str, str]:
    """Return sample values; `lines` is the longest set that this message can be given."""
    prefix = "abuse_lines_" if key.startswith("abuse") else "lines_"
    lines = [
        text
        for name, message in content.messages.items()
        if name.startswith(prefix)
        for text in message.variants
    ]
    return SAMPLES | {"lines": max(lines, key=len, default="")}


def _text_problems(message: Message, samples: dict[str, str]) -> Iterator[Problem]:
    for text in message.variants:
        unknown = sorted(set(fields_of(text)) - set(samples))
        if unknown:
            known = ", ".join(sorted(samples))
            yield text.problem(f"{', '.join(unknown)} is no field of a text; use one of: {known}")
            continue
        if message.segments > MOST_SEGMENTS:
            yield text.problem(f"a text takes {MOST_SEGMENTS} segments at most; shorten it")
        yield from fits(text, message.segments, text.format(**samples))
        yield from safe_to_see(text)
        if _ASKS.fullmatch(message.key):
            keyword = invited_keyword(text)
            if keyword:
                yield text.problem(f"{keyword!r} is a carrier's own keyword; ask for another word")


def _voice_problems(message: Message) -> Iterator[Problem]:
    for text in message.variants:
        yield from safe_to_see(text)
        yield from whole_speech(text)
        if message.stays_open:
            yield from open_end(text)
        elif text.endswith("?"):
            yield text.problem("this asks and then hangs up; add 'open: true', or do not ask")


def old_lines(content: Content, today: date) -> Iterator[Problem]:
    """Yield help lines that nobody has checked for too long; numbers change, and lives hang on."""
    for message in content.messages.values():
        if message.checked is None:
            continue
        text = message.variants[0]
        try:
            age = (today - date.fromisoformat(message.checked)).days
        except ValueError:
            yield text.problem(f"checked is {message.checked!r}; write a day such as 2026-11-24")
            continue
        if age > LONGEST_UNCHECKED_DAYS:
            yield text.problem(
                f"last checked {age} days ago; look at its source again, {LONGEST_UNCHECKED_DAYS} "
                "days at most"
            )


def _same_twice(content: Content) -> Iterator[Problem]:
    """Yield texts that are word for word the same as another; each place deserves its own."""
    places: dict[str, list[Written]] = defaultdict(list)
    for message in content.messages.values():
        for text in message.variants:
            places[text].append(text)
    for same in places.values():
        for later in same[1:]:
            yield later.problem(f"the same text as {same[0].path}:{same[0].line}; drop one")


def practice_problems(practice: Practice) -> Iterator[Problem]:
    """Check a practice: a short text, and turns that end with a question while they wait."""
    yield from fits(practice.text, PRACTICE_SEGMENTS)
    yield from safe_to_see(practice.text)
    yield from safe_to_see(practice.leave)
    if practice.leave.endswith("?"):
        yield practice.leave.problem("this is said at the end; do not ask")
    for before, turn in pairwise(practice.turns):
        if turn.keeps is Keeps.MORE and before.keeps is Keeps.NOTHING:
            yield turn.say.problem("more joins what the turn before keeps, which keeps nothing")
        if before.waits_for is WaitsFor.WISH and turn.waits_for is not WaitsFor.WORDS:
            yield turn.say.problem("this is left out for a no to the wish before; ask for words")
    last = practice.turns[-1]
    if last.waits_for is not WaitsFor.NOTHING:
        yield last.say.problem("the last turn waits for nothing; add a closing turn")
    for turn in practice.turns:
        for text in filter(None, (turn.say, turn.on_silence)):
            yield from safe_to_see(text)
            yield from whole_speech(text)
            if turn.waits_for is not WaitsFor.NOTHING:
                yield from open_end(text)
