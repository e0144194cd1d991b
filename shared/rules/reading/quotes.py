"""What no person wrote for us: tapbacks, automatic replies, our own prompt quoted back."""

import re

_OPEN, _CLOSE = '"\u201c\u00ab\u201e', '"\u201d\u201c\u00bb'
# A phone without the sender's reactions gets them as texts: Liked "...".
_TAPBACK = re.compile(
    r"\s*(?:(?:liked|loved|disliked|laughed at|emphasi[sz]ed|questioned|removed an? \w+ from)"
    rf"\s(?:[{_OPEN}]|an? (?:image|message|movie))"
    rf"|(?:reacted )?\W{{1,12}}(?:to|from) [{_OPEN}])",
    re.IGNORECASE,
)
_AUTOMATIC = re.compile(
    r"\bauto(?:matic|mated)?[- ]?(?:reply|response|message|responder)\b|\bsent automatically\b"
    r"|\bdo not disturb while driving\b|\bdriving focus\b|\bfocus (?:mode )?turned on\b"
    r"|^\W{0,5}(?:i'm|i\u2019m|im|i am) (?:currently )?(?:driving|out of (?:the )?office)\b.{0,60}"
    r"\b(?:reply|respond|get back|see your message|return)\b|^\W{0,5}out of (?:the )?office\b"
    r"|^\W*(?:(?:sorry,? )?i'm (?:currently )?driving(?: right now)?[\s.!]*$"
    r"|(?:sorry,? )?i'm (?:currently )?driving (?:with|right now\W+i'll|and (?:will|can'?t))"
    r"|i'm not receiving notifications|.{0,40}\bis (?:currently )?out of (?:the )?office\b"
    r"|(?:i am|i'm)?\s?(?:currently )?out of (?:the )?office\b"
    r"|(?:.{0,120}\W)?this is an automat(?:ed|ic) (?:reply|response|message|text)"
    r"|thank(?:s| you) for (?:contacting|your (?:message|text|inquiry|enquiry)|reaching out)\b"
    r"|your (?:message|text) (?:has been|was) (?:received|blocked|not delivered)"
    r"|(?:.{0,60}\W)?this (?:number|mailbox|inbox|line) is not monitored)",
    re.IGNORECASE,
)
_QUOTED = re.compile(rf"[{_OPEN}]([^{_OPEN}{_CLOSE}]{{0,400}})[{_CLOSE}]|^>.*$", re.MULTILINE)
_OURS = re.compile(r"\?|\breply\b|\b1 ?(?:-|to) ?9\b", re.IGNORECASE)


def is_tapback(text: str) -> bool:
    """Tell whether a text is a phone's account of a reaction to one of our texts."""
    return _TAPBACK.match(text) is not None


def is_automatic(text: str) -> bool:
    """Tell whether a phone or a mailbox wrote a text for somebody who is away."""
    return _AUTOMATIC.search(text.replace("\u2019", "'")) is not None


def without_quotes(text: str) -> str:
    """Blank out a prompt quoted in the answer to it; every other character keeps its place."""
    left = _QUOTED.sub(_blank_ours, text)
    return left if any(character.isalnum() for character in left) else text


def _blank_ours(match: re.Match[str]) -> str:
    quoted = match.group()
    ours = quoted.startswith(">") or (_OURS.search(quoted) and " " in quoted.strip())
    return " " * len(quoted) if ours else quoted
