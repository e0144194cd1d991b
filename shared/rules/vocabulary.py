"""The words of the house as enumerations: what tables, content files and commands may say."""

from enum import StrEnum


class Role(StrEnum):
    """Where a participant stands."""

    HURT = "hurt"
    BROKE_TRUST = "broke_trust"
    SELF = "self"


class SlotKind(StrEnum):
    """What one due text is for; `snoozed` is today's step once more, at an hour they named."""

    PROMPT = "prompt"
    REMINDER = "reminder"
    SNOOZED = "snoozed"
    EASIER = "easier"
    PAUSE_OR_STOP = "pause_or_stop"
    REVIEW = "review"
    CELEBRATION = "celebration"
    BOOSTER = "booster"


class Expects(StrEnum):
    """What kind of answer a prompt asks for."""

    RATING = "rating"
    KEPT = "kept"
    DONE = "done"
    CHOICE = "choice"
    TEXT = "text"
    NONE = "none"


class Intent(StrEnum):
    """What a reply means."""

    RATING = "rating"
    KEPT = "kept"
    PARTLY = "partly"
    NOT_YET = "not_yet"
    DONE = "done"
    SKIP = "skip"
    CHOICE = "choice"
    QUESTION = "question"
    COMMAND = "command"
    NOTE = "note"
    PAUSE = "pause"
    RESUME = "resume"
    SNOOZE = "snooze"
    OPT_OUT = "opt_out"
    OPT_IN = "opt_in"
    HELP = "help"
    UNCLEAR = "unclear"


class Risk(StrEnum):
    """Danger heard in a reply; it is acted on before anything else."""

    NONE = "none"
    SELF_HARM = "self_harm"
    ABUSE = "abuse"
    HARM_OTHER = "harm_other"


class FaqTopic(StrEnum):
    """The eight questions people ask most."""

    STRUGGLE_TO_TRUST_AGAIN = "struggle_to_trust_again"
    FULLY_RESTORED = "fully_restored"
    NOT_SUCCESSFUL = "not_successful"
    MAJOR_BETRAYAL = "major_betrayal"
    HOW_LONG = "how_long"
    POSSIBLE_AGAIN = "possible_again"
    TRUST_IN_SELF = "trust_in_self"
    ROLE_OF_FORGIVENESS = "role_of_forgiveness"


class Command(StrEnum):
    """What a participant may ask the service to do, by a word."""

    STEP = "step"
    PROGRESS = "progress"
    GRATITUDE = "gratitude"
    GOAL = "goal"
    SLIP = "slip"
    LINK = "link"
    DELETE = "delete"
    EXPORT = "export"
    TIME = "time"
    PRIVATE = "private"
