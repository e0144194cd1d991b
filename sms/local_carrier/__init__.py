"""A carrier on one machine that speaks Twilio's Messages API: nothing leaves, nothing is billed."""

from sms.local_carrier.carrier import LocalCarrier
from sms.local_carrier.keywords import CARRIER_ANSWERS, OptOutType
from sms.local_carrier.magic import MAGIC_NUMBERS, Behaviour, Receipt
from sms.local_carrier.records import PhoneMessage, Status

__all__ = [
    "CARRIER_ANSWERS",
    "MAGIC_NUMBERS",
    "Behaviour",
    "LocalCarrier",
    "OptOutType",
    "PhoneMessage",
    "Receipt",
    "Status",
]
