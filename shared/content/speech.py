"""How written words are spoken: pauses and escaping for SSML, and how long they take."""

import re
from xml.sax.saxutils import escape

_PAUSE = re.compile(r"\s*\[pause\s+(?P<time>\d+(?:\.\d+)?)s\]\s*")
_PARAGRAPH = re.compile(r"\s*\n\s*\n\s*")
_BEFORE_A_QUESTION = re.compile(r"(?P<before>.*(?:[.!?]|>))\s+(?P<question>\S.*\?)", re.DOTALL)
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")

PARAGRAPH_SECONDS = 0.8
WORDS_PER_MINUTE = 150
LONGEST_PAUSE_SECONDS = 10.0  # the longest <break> Alexa takes
CALM_RATE = "92%"  # of the speaker's own pace, which listeners find fast in a guided exercise


def _split(written: str) -> tuple[list[str], list[float]]:
    """Return the stretches of words, and the pause in seconds after each but the last."""
    marked = _PARAGRAPH.sub(f" [pause {PARAGRAPH_SECONDS}s] ", written.strip())
    pieces = _PAUSE.split(marked)
    stretches = [" ".join(piece.split()) for piece in pieces[::2]]
    return stretches, [float(piece) for piece in pieces[1::2]]


def plain_words(written: str) -> str:
    """Return a text as it is read: pause marks gone, paragraphs kept."""
    paragraphs = _PARAGRAPH.split(written.strip())
    return "\n\n".join(" ".join(_split(paragraph)[0]).strip() for paragraph in paragraphs)


def ssml(written: str) -> str:
    """Return the inside of a <speak> element: escaped words, and <break> as the only tag.

    A blank line is a pause of 0.8 s; `[pause 2s]` is a pause of two seconds.
    """
    stretches, breaks = _split(written)
    spoken = escape(stretches[0])
    for stretch, seconds in zip(stretches[1:], breaks, strict=True):
        spoken += f' <break time="{round(seconds * 1000)}ms"/> {escape(stretch)}'
    return " ".join(spoken.split())


def calm(spoken: str) -> str:
    """Return the inside of a <speak> element, said a little more slowly than the speaker would.

    A question at its end keeps the usual pace, and stands last for whoever looks there for one.
    """
    found = _BEFORE_A_QUESTION.fullmatch(spoken)
    if found is None:
        return spoken if spoken.endswith("?") else f'<prosody rate="{CALM_RATE}">{spoken}</prosody>'
    return f'<prosody rate="{CALM_RATE}">{found["before"]}</prosody> {found["question"]}'


def halves(written: str) -> tuple[str, str]:
    """Return a text cut at the paragraph nearest its middle; of one paragraph, all is the first."""
    paragraphs = _PARAGRAPH.split(written.strip())
    cuts = [
        ("\n\n".join(paragraphs[:number]), "\n\n".join(paragraphs[number:]))
        for number in range(1, len(paragraphs))
    ]
    by_balance = sorted(cuts, key=lambda cut: abs(seconds(cut[0]) - seconds(cut[1])))
    return by_balance[0] if by_balance else (written, "")


def pauses(written: str) -> list[float]:
    """Return the length of each pause, in seconds."""
    return _split(written)[1]


def word_count(written: str) -> int:
    """Count the words that are spoken; "1-9" is said as "one to nine" and counts three."""
    text = re.sub(r"(\d)\s*-\s*(\d)", r"\1 to \2", plain_words(written))
    return len(_WORD.findall(text))


def seconds(written: str) -> float:
    """Estimate how long a text takes at a calm 150 words a minute, pauses included."""
    return word_count(written) * 60 / WORDS_PER_MINUTE + sum(pauses(written))
