"""Countries as people name them in a text: "I'm in Ireland", "uk", "France"."""

import re
from functools import cache

# What people call a country, beside its name in English (the list phonenumbers ships).
_ALSO = {
    "us": "US", "usa": "US", "america": "US", "the states": "US",
    "uk": "GB", "england": "GB", "scotland": "GB", "wales": "GB", "britain": "GB",
    "northern ireland": "GB", "eire": "IE", "holland": "NL",
}  # fmt: skip
_LONGEST = 6  # words: a longer text is no answer to "which country"


def read_country(text: str) -> str | None:
    """Return the country a short text names (ISO 3166 alpha-2), or None; never raises.

    The longest name found counts, so that "Northern Ireland" is not "Ireland".
    """
    words = re.sub(r"[^a-z]+", " ", text.casefold().replace(".", "")).split()
    if len(words) > _LONGEST:
        return None
    said = f" {' '.join(words)} "
    found = [name for name in _names() if f" {name} " in said]
    return _names()[max(found, key=len)] if found else None


def country_name(code: str) -> str:
    """Return the English name of a country (ISO 3166 alpha-2), or the code if it has none."""
    from phonenumbers.geodata.locale import LOCALE_DATA  # noqa: PLC0415 - slow, and seldom needed

    by_language = LOCALE_DATA.get(code, {})
    english = by_language.get("en", code)
    # "*de" stands for: the same as in German
    return by_language[english[1:]] if english.startswith("*") else english


@cache
def _names() -> dict[str, str]:
    from phonenumbers.geodata.locale import LOCALE_DATA  # noqa: PLC0415 - slow, and seldom needed

    names: dict[str, str] = {}
    for code in LOCALE_DATA:
        names[re.sub(r"[^a-z]+", " ", country_name(code).casefold()).strip()] = code
    names.pop("", None)
    return names | _ALSO
