"""How many segments a text takes."""

import pytest

from shared.rules.segments import segments, septets


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", 1),
        ("a" * 160, 1),
        ("a" * 161, 2),
        ("a" * 306, 2),
        ("a" * 307, 3),
        ("€" * 80, 1),
        ("€" * 81, 2),
        ("a" * 152 + "€" + "a" * 152, 3),
        ("ж" * 70, 1),
        ("ж" * 71, 2),
        ("😀" * 35, 1),
        ("😀" * 36, 2),
    ],
)
def test_segments_are_counted_as_a_carrier_bills_them(text: str, expected: int) -> None:
    """GSM-7 holds 160 or 153 septets, UCS-2 70 or 67 units, and no character is split."""
    assert segments(text) == expected


def test_septets_count_the_extended_characters_twice() -> None:
    """The euro sign and brackets take an escape; a curly quote is outside the alphabet."""
    assert (septets("a€[]"), septets("it\u2019s")) == (7, None)
