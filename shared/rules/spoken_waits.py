"""How long people ask to be left alone: until a day ("2 weeks"), or until later the same day."""

import re
from datetime import UTC, date, datetime, time, timedelta
from typing import Final

from shared.rules.spoken_hours import read_hour

LONGEST_PAUSE: Final = timedelta(days=365)
_A_WHILE: Final = timedelta(hours=2)
_SHORTEST_WAIT: Final = timedelta(minutes=10)  # "in a minute" is a manner of speaking

_NUMBERS: Final = {
    word: number
    for number, words in enumerate(
        "a/an/one/next two/couple three/few four five six seven eight nine ten".split(), start=1
    )
    for word in words.split("/")
}
_COUNT = r"(?P<count>\d{1,9}|[a-z]+)(?: of| more| whole)?"
_MOST = 999  # of any unit: more than the longest pause
_DAYS_OF: Final = {"day": 1, "night": 1, "week": 7, "fortnight": 14, "month": 30, "year": 365}
_SPAN = re.compile(rf"\b{_COUNT} ?(?P<unit>day|night|week|fortnight|month|year)s?\b")
_DELAY = re.compile(rf"\b{_COUNT} ?(?P<unit>h|hr|hour|m|min|minute)s?\b")
_HALF_HOUR = re.compile(r"\bhalf an? hour\b")
_AND_A_HALF = re.compile(r"\bhours? and a half\b")
_WEEKDAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_WEEKDAY = re.compile(r"\b(?P<day>mon|tue|wed|thu|fri|sat|sun)(?:s|rs|nes|ur)?(?:day)?s?\b")
_MONTHS: Final = {
    name: number
    for number, name in enumerate(
        "jan feb mar apr may jun jul aug sep oct nov dec".split(), start=1
    )
}
_MONTH = rf"(?P<month>{'|'.join(_MONTHS)})[a-z]*\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_DATES = (
    re.compile(r"\b(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})\b"),
    re.compile(rf"\b{_DAY}(?: of)? {_MONTH}(?:,? (?P<year>\d{{4}}))?"),
    re.compile(rf"\b{_MONTH} (?:the )?{_DAY}\b(?:,? (?P<year>\d{{4}}))?"),
)
_MONTH_ALONE = re.compile(rf"\b(?:until|till|til) (?P<end>the end of |end of )?{_MONTH}")
_NUMBERED = {
    True: re.compile(r"\b(?P<day>\d{1,2})[/.](?P<month>\d{1,2})(?:[/.](?P<year>\d{4}))?\b"),
    False: re.compile(r"\b(?P<month>\d{1,2})/(?P<day>\d{1,2})(?:/(?P<year>\d{4}))?\b"),
}
_PARTS_OF_DAY: Final = (
    (r"lunch", time(14)),
    (r"(?:after|when i)\b.*\b(?:work|home|school)", time(18)),
    (r"(?:after|when i)\b.*\b(?:dinner|supper|tea)", time(19)),
    (r"tonight|bed(?:time)?\b|\bnight", time(19, 30)),
)


def read_pause_end(text: str, today: date, *, day_first: bool) -> date | None:
    """Read until which day a pause lasts: "3 days", "until monday", "until 4 june".

    The day is after `today`, a year away at most; a date without a year is the next one. In
    4/6 the day comes first or the month does, as `day_first` says. None when no time is named.
    """
    words = " ".join(text.lower().split())
    until = _named_date(words, today, day_first=day_first) or _span_end(words, today)
    until = until or _weekday(words, today) or _month(words, today)
    if until is None:
        return None
    return min(max(until, today + timedelta(days=1)), today + LONGEST_PAUSE)


def read_day(text: str, today: date, *, day_first: bool) -> date | None:
    """Read a day that is meant by itself: "tomorrow", "friday", "24 december", "today".

    None where none is named, or it is over; a year ahead at most.
    """
    words = " ".join(text.lower().split())
    if re.search(r"\btoday\b", words):
        return today
    if re.search(r"\btomorrow\b", words):
        return today + timedelta(days=1)
    day = _named_date(words, today, day_first=day_first)
    if day is None and "weekend" not in words:
        day = _weekday(words, today)
    return day if day is not None and today <= day <= today + LONGEST_PAUSE else None


def read_later(text: str, now: datetime) -> datetime:
    """Read when somebody wants to be asked again; `now` is in their own zone, so is the answer.

    Two hours from now when they name no time; an hour that has gone by stays in the past, and a
    word for another day is the same hour on the next one.
    """
    words = " ".join(text.lower().split())
    if re.search(r"\b(?:tomorrow|next|day|days|week)\b", words):
        return now + timedelta(days=1)
    wanted = next((at for part, at in _PARTS_OF_DAY if re.search(part, words)), None)
    delay = _delay(words)
    if delay is None:
        wanted = wanted or read_hour(words)
    if delay is None and wanted is not None:
        return datetime.combine(now.date(), wanted, tzinfo=now.tzinfo)
    wait = max(delay or _A_WHILE, _SHORTEST_WAIT)
    return (now.astimezone(UTC) + wait).astimezone(now.tzinfo)


def _delay(words: str) -> timedelta | None:
    half = timedelta(minutes=30)
    if _HALF_HOUR.search(words):
        return half
    found = _DELAY.search(words)
    count = _count(found["count"]) if found else None
    if found is None or count is None:
        return None
    if not found["unit"].startswith("h"):
        return timedelta(minutes=count)
    return timedelta(hours=count) + (half if _AND_A_HALF.search(words) else timedelta(0))


def _count(word: str) -> int | None:
    return min(int(word), _MOST) if word.isdigit() else _NUMBERS.get(word)


def _span_end(words: str, today: date) -> date | None:
    found = _SPAN.search(words)
    if found is None:
        return today + timedelta(days=1) if "tomorrow" in words else None
    count = _count(found["count"])
    if found["count"] == "next" and found["unit"] == "week":
        return today + timedelta(days=7 - today.weekday())
    if count is None:
        return None
    return today + min(timedelta(days=count * _DAYS_OF[found["unit"]]), LONGEST_PAUSE)


def _weekday(words: str, today: date) -> date | None:
    if "weekend" in words:
        return today + timedelta(days=7 - today.weekday())
    found = _WEEKDAY.search(words)
    if found is None:
        return None
    ahead = (_WEEKDAYS.index(found["day"]) - today.weekday()) % 7 or 7
    return today + timedelta(days=ahead)


def _month(words: str, today: date) -> date | None:
    found = _MONTH_ALONE.search(words)
    if found is None:
        return None
    month = _MONTHS[found["month"]] + (1 if found["end"] else 0)
    first = date(today.year + (month - 1) // 12, (month - 1) % 12 + 1, 1)
    return first if first > today else first.replace(year=first.year + 1)


def _named_date(words: str, today: date, *, day_first: bool) -> date | None:
    for wording in (*_DATES, _NUMBERED[day_first]):
        found = wording.search(words)
        if found is None:
            continue
        month = _MONTHS.get(found["month"]) or int(found["month"])
        years = (int(found["year"]),) if found["year"] else range(today.year, today.year + 9)
        for year in years:
            day = _real(year, month, int(found["day"]))
            if day is not None and (day > today or found["year"]):
                return day
    return None


def _real(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
