"""The page on which people ask themselves whether this is safe for them: where they can call."""

from dataclasses import dataclass
from typing import Final

from shared.content import Content
from shared.rules.countries import country_name

_KEY: Final = "abuse_lines_"


@dataclass(frozen=True)
class HelpLines:
    """The lines of one country: when another person is the danger, and in any other crisis."""

    name: str
    abuse: str
    crisis: str


def help_lines(content: Content) -> list[HelpLines]:
    """Return the help lines of every country the content has some for, by the country's name."""
    codes = [key.removeprefix(_KEY) for key in content.messages if key.startswith(_KEY)]
    found = [
        HelpLines(country_name(code), content.lines(code, "abuse_lines"), content.lines(code))
        for code in codes
        if code != "other"
    ]
    return sorted(found, key=lambda lines: lines.name)
