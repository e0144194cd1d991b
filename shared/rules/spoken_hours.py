"""Hours and places as people write them in a text: "8pm", "half 9", "London"."""

import re
from datetime import time
from functools import cache

from shared.rules.zones import zone_names

_NAMED = {"noon": time(12), "midday": time(12), "midnight": time(0), "morning": time(9)}
_CLOCK = re.compile(
    r"\b(?P<hour>[01]?\d|2[0-3])(?:[:.h](?P<minute>[0-5]\d))?\s*(?P<half>a\.?m?\b\.?|p\.?m?\b\.?)?",
    re.IGNORECASE,
)
_HALF_DAY = 12

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

    A bare hour from 1 to 6 is taken as afternoon, any other as written: texts go out by day.
    """
    lowered = text.lower()
    for name, named in _NAMED.items():
        if re.search(rf"\b{name}\b", lowered):
            return named
    found = _CLOCK.search(lowered)
    if found is None:
        return None
    hour, half = int(found["hour"]), (found["half"] or "")[:1]
    if half and not 1 <= hour <= _HALF_DAY:
        return None
    if half:
        hour = hour % _HALF_DAY + (_HALF_DAY if half == "p" else 0)
    elif 1 <= hour <= 6 and found["minute"] is None:  # noqa: PLR2004 - "1 to 6" above
        hour += _HALF_DAY
    return time(hour, int(found["minute"] or 0))


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
