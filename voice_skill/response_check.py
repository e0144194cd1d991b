"""What is wrong with an answer to Alexa: what she refuses, and what fails a review.

Pure, and run on every answer that the tests and the fuzzer see. Figures: Amazon's "Request and
Response JSON Reference", "SSML Reference" and "Policy Testing for an Alexa Skill".
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final
from xml.etree import ElementTree as ET

from voice_skill.entry import is_silent, value_at

MOST_BYTES: Final = 24 * 1024
LONGEST_SPEECH: Final = 8000
LONGEST_CARD: Final = 8000
LONGEST_BREAK_SECONDS: Final = 10.0
MOST_CLIPS: Final = 5

_SPOKEN_TO: Final = ("LaunchRequest", "IntentRequest")  # a tap on a screen may be met in silence
_TAGS: Final = frozenset(
    "speak break prosody p s w sub say-as emphasis phoneme lang voice audio amazon-effect "
    "amazon-domain amazon-emotion".split()
)
_TIME: Final = re.compile(r"(\d+(?:\.\d+)?)(ms|s)")
_BETWEEN: Final = re.compile(r"\s+")


def problems_of(
    request: Mapping[str, object], answer: Mapping[str, object], private: Iterable[str] = ()
) -> list[str]:
    """Return what is wrong with an answer, in words that hold nothing of it; empty is right.

    Args:
        request: the envelope that was answered.
        answer: the response envelope.
        private: what the person said before; none of it may stand on a card.

    """
    return list(_problems(request, answer, [words.casefold() for words in private if words]))


def _problems(
    request: Mapping[str, object], answer: Mapping[str, object], private: list[str]
) -> Iterator[str]:
    written = json.dumps(answer).encode()
    if len(written) > MOST_BYTES:
        yield f"the answer has {len(written)} bytes; {MOST_BYTES} are the most"
    response = answer.get("response")
    if not isinstance(response, Mapping):
        yield "there is no response in the answer"
        return
    spoken, again = response.get("outputSpeech"), response.get("reprompt")
    if is_silent(request):
        said = [part for part in ("outputSpeech", "reprompt", "card") if response.get(part)]
        if said:
            yield f"nobody hears an answer here, but there is {', '.join(said)}"
        return
    if spoken is None and value_at(request, "request", "type") in _SPOKEN_TO:
        yield "nothing is said"
    for name, speech in (("speech", spoken), ("reprompt", value_at(again, "outputSpeech"))):
        if speech is not None:
            yield from (f"{name}: {problem}" for problem in _wrong_with_speech(speech))
    yield from _wrong_with_microphone(response)
    yield from _wrong_with_card(response.get("card"), private)


def _wrong_with_speech(speech: object) -> Iterator[str]:
    kind = value_at(speech, "type")
    said = value_at(speech, {"SSML": "ssml", "PlainText": "text"}.get(str(kind), "?"))
    if not isinstance(said, str):
        yield "it is neither SSML nor plain text"
        return
    if len(said) > LONGEST_SPEECH:
        yield f"it has {len(said)} characters; {LONGEST_SPEECH} are the most"
    if not _words(said):
        yield "it has no words"
    if kind == "SSML":
        yield from _wrong_with_ssml(said)


def _wrong_with_ssml(said: str) -> Iterator[str]:
    try:  # our own words, written a moment ago: no entity of a stranger's to expand
        root = ET.fromstring(re.sub(r"(</?)amazon:", r"\1amazon-", said))  # noqa: S314
    except (ET.ParseError, UnicodeEncodeError) as error:
        yield f"it is no XML: {type(error).__name__}"
        return
    tags = list(root.iter())
    if root.tag != "speak" or sum(tag.tag == "speak" for tag in tags) > 1:
        yield "it is not one <speak>"
    for unknown in sorted({str(tag.tag) for tag in tags} - _TAGS):
        yield f"Alexa has no <{unknown}>"
    if sum(tag.tag == "audio" for tag in tags) > MOST_CLIPS:
        yield f"more than {MOST_CLIPS} audio clips"
    for tag in tags:
        if tag.tag == "audio" and not tag.get("src", "").startswith(("https://", "soundbank://")):
            yield "an audio clip that is not fetched over HTTPS"
        if tag.tag == "break" and not _is_short(tag.get("time", "0s")):
            yield f"a break that is not one of at most {LONGEST_BREAK_SECONDS:g} seconds"


def _is_short(time: str) -> bool:
    found = _TIME.fullmatch(time)
    seconds = float(found[1]) / (1000 if found[2] == "ms" else 1) if found else None
    return seconds is not None and seconds <= LONGEST_BREAK_SECONDS


def _wrong_with_microphone(response: Mapping[str, object]) -> Iterator[str]:
    """Open after a question or an invitation, with a reprompt; closed after anything else."""
    listens = response.get("shouldEndSession") is False
    again = value_at(response, "reprompt", "outputSpeech")
    speech = _words_of(response.get("outputSpeech"))
    if listens and again is None:
        yield "the microphone is open, but silence meets no reprompt"
    if not listens and again is not None:
        yield "a reprompt that nobody hears, as the session ends"
    if listens and "?" not in speech + _words_of(again):
        yield "the microphone is open, but nothing is asked"
    if not listens and speech.endswith("?"):
        yield "a question that nobody can answer, as the session ends"
    directives = response.get("directives")
    for directive in directives if isinstance(directives, list) else ():
        if str(value_at(directive, "type")).startswith("Dialog.") and not listens:
            yield "a slot is asked for, as the session ends"


def _wrong_with_card(card: object, private: list[str]) -> Iterator[str]:
    if card is None:
        return
    texts = [value_at(card, name) for name in ("title", "content", "text")]
    shown = " ".join(text for text in texts if isinstance(text, str)).casefold()
    if len(shown) > LONGEST_CARD:
        yield f"the card has {len(shown)} characters; {LONGEST_CARD} are the most"
    if any(re.search(rf"\b{re.escape(words)}\b", shown) for words in private):
        yield "the card shows what the person said"


def _words_of(speech: object) -> str:
    return _words(str(value_at(speech, "ssml") or value_at(speech, "text") or ""))


def _words(said: str) -> str:
    return _BETWEEN.sub(" ", re.sub(r"<[^>]*>", " ", said)).strip()
