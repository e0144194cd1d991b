"""Time zones by name, read from the pinned `tzdata` package and never from the machine's files."""

from functools import cache
from importlib import resources
from zoneinfo import ZoneInfo


class UnknownZoneError(ValueError):
    """A name that is no IANA time zone; the message says what one looks like."""


@cache
def zone_names() -> frozenset[str]:
    """Return every zone name the pinned package knows, links included."""
    listing = resources.files("tzdata").joinpath("zones").read_text(encoding="ascii")
    return frozenset(listing.split())


@cache
def zone(name: str) -> ZoneInfo:
    """Return the zone of an IANA name such as `Europe/London`.

    Raises:
        UnknownZoneError: there is no such zone.

    """
    if name not in zone_names():
        raise UnknownZoneError(
            f"{name!r} is no time zone: write an IANA name such as America/New_York.",
        )
    path = resources.files("tzdata").joinpath("zoneinfo", *name.split("/"))
    with path.open("rb") as rules:
        return ZoneInfo.from_file(rules, key=name)
