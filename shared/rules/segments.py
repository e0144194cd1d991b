"""How many text-message segments a text takes, by the GSM-7 alphabet of 3GPP TS 23.038."""

_BASIC = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
_EXTENDED = frozenset("^{}\\[~]|€\f")

SEPTETS_ALONE, SEPTETS_JOINED = 160, 153
UNITS_ALONE, UNITS_JOINED = 70, 67


def septets(text: str) -> int | None:
    """Count the GSM-7 septets of a text; None when a character is outside the alphabet."""
    if not _BASIC.union(_EXTENDED).issuperset(text):
        return None
    return sum(2 if character in _EXTENDED else 1 for character in text)


def segments(text: str) -> int:
    """Count the segments a carrier bills for a text, at least 1.

    160 septets fit one GSM-7 segment and 153 each of several; outside the alphabet 70 UTF-16
    units fit one and 67 each of several. A two-part character is never split between segments.
    """
    if septets(text) is not None:
        sizes = [2 if character in _EXTENDED else 1 for character in text]
        return _packed(sizes, SEPTETS_ALONE, SEPTETS_JOINED)
    sizes = [len(character.encode("utf-16-le", "surrogatepass")) // 2 for character in text]
    return _packed(sizes, UNITS_ALONE, UNITS_JOINED)


def _packed(sizes: list[int], alone: int, joined: int) -> int:
    if sum(sizes) <= alone:
        return 1
    count, used = 1, 0
    for size in sizes:
        if used + size > joined:
            count, used = count + 1, 0
        used += size
    return count


def read_segments(written: object) -> int | None:
    """Read a count of segments; "0" is none: a messaging service that has chosen no sender yet."""
    counted = str(written or "")
    return int(counted) or None if counted.isascii() and counted.isdigit() else None
