"""Single rules for a text, each yielding what is wrong with it and what to do."""

from collections.abc import Iterator
from xml.etree import ElementTree as ET

from shared.content.document import Problem, Written
from shared.content.reading_ease import reading_ease
from shared.content.speech import LONGEST_PAUSE_SECONDS, pauses, plain_words, ssml, word_count
from shared.content.wording import telling_word, unkind_word
from shared.rules.segments import segments, septets

# Flesch: 60 is plain English; past 110 there is hardly a sentence left.
READING_EASE = (60, 110)
MOST_SEPTETS = {1: 160, 2: 306, 3: 459}


def fits(text: Written, most_segments: int = 1, filled: str | None = None) -> Iterator[Problem]:
    """Check a text's alphabet and length; `filled` is the text with its longest values."""
    measured = text if filled is None else filled
    size = septets(measured)
    if size is None:
        odd = sorted({character for character in measured if septets(character) is None})
        yield text.problem(f"{''.join(odd)!r} is not in GSM-7; use plain letters and quotes")
    elif segments(measured) > most_segments:
        limit = MOST_SEPTETS.get(most_segments, 153 * most_segments)
        yield text.problem(f"{size} septets, {limit} fit; shorten it by {size - limit}")


def kind_words(text: Written) -> Iterator[Problem]:
    """Check for words of blame, and words that give the other person a gender."""
    word = unkind_word(text)
    if word:
        yield text.problem(f"{word!r} blames or gives a gender; write 'the other person'")


def safe_to_see(text: Written) -> Iterator[Problem]:
    """Check that someone who glances at the screen, or overhears a speaker, learns nothing."""
    word = telling_word(text)
    if word:
        yield text.problem(f"{word!r} tells what this is about; say it more quietly")
    yield from kind_words(text)


def open_end(text: Written) -> Iterator[Problem]:
    """Check that what leaves the microphone open ends with a question."""
    if not text.endswith(("?", "{question}")):
        yield text.problem("the microphone stays open after this; end it with a question")


def whole_speech(text: Written) -> Iterator[Problem]:
    """Check that every mark became a pause, that no pause is too long, and the SSML is whole."""
    spoken = ssml(text)
    if "[" in spoken or "]" in spoken:
        yield text.problem("a bracket would be read aloud; write a pause as [pause 2s]")
    if max(pauses(text), default=0) > LONGEST_PAUSE_SECONDS:
        yield text.problem(f"a pause is {LONGEST_PAUSE_SECONDS:.0f} s at most; split it")
    try:
        ET.fromstring(f"<speak>{spoken}</speak>")  # noqa: S314 - our own files
    except ET.ParseError as error:
        yield text.problem(f"this is no SSML ({error}); take odd characters out")


def easy_reading(text: Written) -> Iterator[Problem]:
    """Check that a text reads as easily as a good newspaper does, or more so."""
    score, (hardest, easiest) = reading_ease(plain_words(text)), READING_EASE
    if not hardest <= score <= easiest:
        advice = "shorten words and sentences" if score < hardest else "let sentences run longer"
        yield text.problem(f"its reading ease is {score:.0f}, not {hardest} to {easiest}; {advice}")


def word_limits(text: Written, fewest: int, most: int) -> Iterator[Problem]:
    """Check how many words are spoken."""
    count = word_count(text)
    if not fewest <= count <= most:
        yield text.problem(f"{count} words are spoken; keep it from {fewest} to {most}")
