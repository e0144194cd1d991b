"""Hours and places as people write them in a text: "8pm", "half 9", "London"."""

import re
from datetime import time
from functools import cache

from shared.rules.zones import zone_names

_HALF_DAY = 12
_NAMED = {
    "noon": time(12),
    "midday": time(12),
    "lunchtime": time(12),
    "midnight": time(0),
    "morning": time(9),
    "afternoon": time(14),
    "evening": time(18),
}
_NUMBERS = {
    word: number
    for number, word in enumerate(
        "one two three four five six seven eight nine ten eleven twelve".split(), start=1
    )
}
_MINUTES = {"fifteen": 15, "thirty": 30, "forty five": 45, "forty-five": 45}
_CLOCK = re.compile(
    r"\b(?P<hour>2[0-3]|[01]?\d)(?:[:.h ]?(?P<minute>[0-5]\d)(?!\d))?\s*"
    r"(?:o'?clock\s*)?(?:in the |at )?(?P<half>a\.?m\b\.?|p\.?m\b\.?|a\b|p\b"
    r"|morning|afternoon|evening|night)?",
)
_PAST = re.compile(
    r"\b(?P<part>half|quarter)(?: (?P<to>past|after|to|before))? (?P<hour>\d{1,2})\b"
)
_LAST_BARE_EVENING = 8
_NO_HOUR = re.compile(r"\b\d{1,2}\s*(?:minutes?|days?|weeks?|times|/|%)|\d{3}-\d")

# What people call a zone, beside the cities that IANA names.
_ALSO = {
    "eastern": "America/New_York",
    "est": "America/New_York",
    "edt": "America/New_York",
    "central": "America/Chicago",
    "cst": "America/Chicago",
    "cdt": "America/Chicago",
    "mountain": "America/Denver",
    "mst": "America/Denver",
    "mdt": "America/Denver",
    "pacific": "America/Los_Angeles",
    "pst": "America/Los_Angeles",
    "pdt": "America/Los_Angeles",
    "atlantic": "America/Halifax",
    "alaska": "America/Anchorage",
    "hawaii": "Pacific/Honolulu",
    "arizona": "America/Phoenix",
    "uk": "Europe/London",
    "england": "Europe/London",
    "scotland": "Europe/London",
    "wales": "Europe/London",
    "ireland": "Europe/Dublin",
    "india": "Asia/Kolkata",
    "delhi": "Asia/Kolkata",
    "mumbai": "Asia/Kolkata",
    "bangalore": "Asia/Kolkata",
    "chennai": "Asia/Kolkata",
    "boston": "America/New_York",
    "miami": "America/New_York",
    "atlanta": "America/New_York",
    "washington": "America/New_York",
    "philadelphia": "America/New_York",
    "dallas": "America/Chicago",
    "houston": "America/Chicago",
    "austin": "America/Chicago",
    "seattle": "America/Los_Angeles",
    "portland": "America/Los_Angeles",
    "san francisco": "America/Los_Angeles",
    "san diego": "America/Los_Angeles",
    "las vegas": "America/Los_Angeles",
    "montreal": "America/Toronto",
    "ottawa": "America/Toronto",
    "calgary": "America/Edmonton",
    "manchester": "Europe/London",
    "birmingham": "Europe/London",
    "canberra": "Australia/Sydney",
    "utc": "UTC",
    "gmt": "Europe/London",
}


def read_hour(text: str) -> time | None:
    """Read the first time of day in a text; None when there is none.

    Without "am" or "pm" an hour from 1 to 8 is meant in the afternoon or evening, as texts go out
    by day; "07:30", written with its zero, and the 24-hour clock stay as they are.
    """
    words = _with_digits(text.lower())
    if found := _PAST.search(words):
        hour, minute = int(found["hour"]), 30 if found["part"] == "half" else 15
        if found["to"] in {"to", "before"}:
            hour, minute = hour - 1, 60 - minute
        clock = f"{hour}:{minute:02}"
        words = f"{words[: found.start()]}{clock}{words[found.end() :]}"
    found = None if _NO_HOUR.search(words) else _CLOCK.search(words)
    if found is None:
        return next((at for name, at in _NAMED.items() if re.search(rf"\b{name}\b", words)), None)
    return _on_the_clock(found["hour"], int(found["minute"] or 0), found["half"] or "")


def _on_the_clock(written: str, minute: int, half: str) -> time | None:
    hour = int(written)
    if not half:
        by_day = 1 <= hour <= _LAST_BARE_EVENING and not written.startswith("0")
        return time(hour + _HALF_DAY if by_day else hour, minute)
    if not 1 <= hour <= _HALF_DAY:
        return None if half[1:2] in {"", ".", "m"} else time(hour, minute)
    if half == "night" and hour == _HALF_DAY:
        return time(0, minute)
    late = half.startswith("p") or half in {"afternoon", "evening", "night"}
    return time(hour % _HALF_DAY + (_HALF_DAY if late else 0), minute)


def _with_digits(words: str) -> str:
    """Write number words as digits: "half eight" as "half 8", "nine thirty" as "9:30"."""
    for word, number in _NUMBERS.items():
        words = re.sub(rf"\b{word}\b", str(number), words)
    for word, minute in _MINUTES.items():
        words = re.sub(rf"\b(\d{{1,2}})[ -]{word}\b", rf"\1:{minute}", words)
    return words


def read_zone(text: str) -> str | None:
    """Read an IANA zone, a city that IANA names, or a common name of a zone; None if there is none.

    The longest name found counts, so that "New York" is not "York".
    """
    words = re.sub(r"[^a-z0-9]+", " ", text.lower()).strip()
    found = [name for name in _names() if re.search(rf"\b{re.escape(name)}\b", words)]
    return _names()[max(found, key=len)] if found else None


def say_hour(hour: time) -> str:
    """Write a time of day as people read it: `8 pm`, `9:30 am`."""
    half = "am" if hour.hour < _HALF_DAY else "pm"
    clock = str((hour.hour - 1) % _HALF_DAY + 1)
    return f"{clock}:{hour.minute:02} {half}" if hour.minute else f"{clock} {half}"


@cache
def _names() -> dict[str, str]:
    names: dict[str, str] = {}
    for zone in sorted(zone_names()):
        area, _, city = zone.rpartition("/")
        plain = re.sub(r"[^a-z0-9]+", " ", zone.lower())
        names[plain] = zone
        if area and area != "Etc":
            names.setdefault(re.sub(r"[^a-z0-9]+", " ", city.lower()), zone)
    return names | _ALSO
