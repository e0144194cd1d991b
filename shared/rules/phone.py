"""Phone numbers: read, written as E.164, and what their area tells."""

import phonenumbers
from phonenumbers import timezone


class BadPhoneError(ValueError):
    """A text that is no phone number; the message says how to write one."""


def parse_phone(text: str, region: str = "US") -> str:
    """Return a number as E.164, such as `+12125550123`.

    A number without a country code is read as one of `region` (ISO 3166 alpha-2). Numbers kept
    free for tests and films count: only the length must be possible.

    Raises:
        BadPhoneError: no number can be read.

    """
    try:
        number = phonenumbers.parse(text, region)
    except phonenumbers.NumberParseException as error:
        raise BadPhoneError(_advice(text)) from error
    if not phonenumbers.is_possible_number(number):
        raise BadPhoneError(_advice(text))
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def zone_of_area(phone: str) -> str | None:
    """Return the IANA zone of an E.164 number's area, or None where it has several or none.

    A guess to be confirmed: people move and keep their number (phonenumbers, timezone mapper).
    """
    zones = timezone.time_zones_for_number(phonenumbers.parse(phone))
    return zones[0] if len(zones) == 1 and zones[0] != "Etc/Unknown" else None


def country_of(phone: str) -> str:
    """Return the country of an E.164 number (ISO 3166 alpha-2), or `ZZ` when it has none."""
    number = phonenumbers.parse(phone)
    return (
        phonenumbers.region_code_for_number(number)
        or phonenumbers.region_code_for_country_code(number.country_code or 0)
        or "ZZ"
    )


def _advice(text: str) -> str:
    return f"{text!r} is no phone number: write it with its country code, such as +12125550123."
