"""Phone numbers, hours and places as people write them."""

from datetime import time

import pytest

from shared.rules.phone import BadPhoneError, country_of, parse_phone, zone_of_area
from shared.rules.spoken_hours import read_hour, read_zone, say_hour


@pytest.mark.parametrize(
    ("text", "region", "expected"),
    [
        ("(212) 555-0123", "US", "+12125550123"),
        ("+44 20 7946 0018", "US", "+442079460018"),
        ("020 7946 0018", "GB", "+442079460018"),
    ],
)
def test_a_number_is_read_as_people_write_it(text: str, region: str, expected: str) -> None:
    """Brackets, blanks and national forms are understood."""
    assert parse_phone(text, region) == expected


@pytest.mark.parametrize("text", ["", "12", "call me", "+1", "212555012399999999"])
def test_what_is_no_number_is_refused_with_advice(text: str) -> None:
    """The error shows how to write one."""
    with pytest.raises(BadPhoneError, match=r"\+12125550123"):
        parse_phone(text)


def test_the_area_tells_zone_and_country_where_it_has_one() -> None:
    """A toll-free number has no area."""
    assert zone_of_area("+12125550123") == "America/New_York"
    assert zone_of_area("+18005550100") is None
    assert (country_of("+442079460018"), country_of("+15551234567")) == ("GB", "US")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("8pm", time(20)),
        ("8 p.m. please", time(20)),
        ("9", time(9)),
        ("5", time(17)),
        ("at 7:30 am", time(7, 30)),
        ("12am", time(0)),
        ("noon", time(12)),
        ("18:15", time(18, 15)),
        ("20:00", time(20)),
        ("21:30", time(21, 30)),
        ("text me at 2145", time(21, 45)),
        ("2pm", time(14)),
        ("around 10ish", time(10)),
        ("7", time(19)),
        ("8:30", time(20, 30)),
        ("07:30", time(7, 30)),
        ("630 pm", time(18, 30)),
        ("7 30pm", time(19, 30)),
        ("half eight in the evening", time(20, 30)),
        ("around half past 6", time(18, 30)),
        ("quarter to nine am", time(8, 45)),
        ("quarter past ten", time(10, 15)),
        ("nine thirty in the morning", time(9, 30)),
        ("eight o'clock at night", time(20)),
        ("9 in the morning", time(9)),
        ("6 o'clock", time(18)),
        ("11a", time(11)),
        ("14h30", time(14, 30)),
        ("in the evening", time(18)),
        ("midnight", time(0)),
        ("12 at night", time(0)),
        ("18 in the evening", time(18)),
        ("whenever", None),
        ("give me 5 minutes", None),
        ("13pm", None),
    ],
)
def test_an_hour_is_read_as_people_write_it(text: str, expected: time | None) -> None:
    """With and without am or pm, in words and on the 24-hour clock."""
    assert read_hour(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("London", "Europe/London"),
        ("i'm in new york", "America/New_York"),
        ("Europe/Paris", "Europe/Paris"),
        ("pacific time", "America/Los_Angeles"),
        ("Lord Howe", "Australia/Lord_Howe"),
        ("nowhere", None),
    ],
)
def test_a_zone_is_read_from_a_place(text: str, expected: str | None) -> None:
    """A city, a country, an IANA name or a common name."""
    assert read_zone(text) == expected


def test_an_hour_is_said_as_people_read_it() -> None:
    """No leading zeros, no minutes on the hour."""
    assert [say_hour(time(9)), say_hour(time(19, 30)), say_hour(time(0))] == [
        "9 am",
        "7:30 pm",
        "12 am",
    ]
