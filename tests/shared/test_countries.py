"""Countries as people name them."""

import pytest

from shared.rules.countries import read_country


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("I'm in Ireland", "IE"),
        ("northern ireland", "GB"),
        ("U.S.A.", "US"),
        ("the uk", "GB"),
        ("Germany!", "DE"),
        ("new zealand", "NZ"),
        ("India", "IN"),
        ("", None),
        ("7", None),
        ("nowhere", None),
        ("I have been thinking about Canada and what she said there", None),
    ],
)
def test_a_country_is_read_from_a_short_text(text: str, expected: str | None) -> None:
    """Common names and English ones; a long text is a story and names none."""
    assert read_country(text) == expected
