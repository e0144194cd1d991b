"""The states that rows move through."""

from enum import StrEnum


class Status(StrEnum):
    """Where a participant stands with the service."""

    INVITED = "invited"
    JOINING = "joining"
    ACTIVE = "active"
    PAUSED = "paused"
    STOPPED = "stopped"


class Joining(StrEnum):
    """What was last asked of someone who is joining."""

    ROLE = "role"
    HOUR = "hour"
    ZONE = "zone"
    CONFIRM_ZONE = "confirm_zone"


class Care(StrEnum):
    """What danger from another person changed."""

    ASKED_IF_SAFE = "asked_if_safe"
    SAFETY_TRACK = "safety_track"


class ConsentKind(StrEnum):
    """Agreed, or taken back."""

    OPT_IN = "opt_in"
    OPT_OUT = "opt_out"


class Guess(StrEnum):
    """What may be guessed wrong a few times, and then not for a while."""

    LINK_CODE = "link_code"
    PIN = "pin"


class Channel(StrEnum):
    """How something reached us."""

    SMS = "sms"
    VOICE = "voice"
    WEB = "web"
    CSV = "csv"


class EntryKind(StrEnum):
    """What a journal entry is."""

    NOTE = "note"
    GRATITUDE = "gratitude"
    SLIP = "slip"


class TextStatus(StrEnum):
    """How far a text of ours has come.

    `held` waits for a person: the carrier cannot say whether it took the text.
    """

    QUEUED = "queued"
    CLAIMED = "claimed"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    UNKNOWN = "unknown"
    CANCELLED = "cancelled"
    EXPIRED = "expired"
    HELD = "held"
