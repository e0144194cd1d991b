"""The single words that a carrier itself acts on, and what it answers.

Source: twilio.com/docs/messaging/tutorials/advanced-opt-out; only a text that is nothing but the
word counts, in capitals or not.
"""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType


class OptOutType(StrEnum):
    """What the carrier took a keyword for, as it says in the webhook."""

    STOP = "STOP"
    START = "START"
    HELP = "HELP"


_WORDS = {
    OptOutType.STOP: "stop stopall unsubscribe cancel end quit revoke optout",
    OptOutType.START: "start yes unstop",
    OptOutType.HELP: "help info",
}
KEYWORDS: Mapping[str, OptOutType] = MappingProxyType(
    {word: kind for kind, words in _WORDS.items() for word in words.split()}
)

CARRIER_ANSWERS: Mapping[OptOutType, str] = MappingProxyType(
    {
        OptOutType.STOP: (
            "You have successfully been unsubscribed. You will not receive any more messages "
            "from this number. Reply START to resubscribe."
        ),
        OptOutType.START: (
            "You have successfully been re-subscribed to messages from this number. "
            "Reply HELP for help. Reply STOP to unsubscribe. Msg&Data Rates May Apply."
        ),
        OptOutType.HELP: "Reply STOP to unsubscribe. Msg&Data Rates May Apply.",
    }
)


def opt_out_type(body: str) -> OptOutType | None:
    """Say which keyword a text is; None when it is anything more or anything else."""
    return KEYWORDS.get(body.strip().casefold())
