"""What a failed text means for us: one verdict a failure, whoever the carrier is."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum


class Verdict(StrEnum):
    """What is to be done about a text that failed."""

    TRY_LATER = "try again later"
    ALERT = "tell the operator"
    STOP = "this person wants no more texts"
    NO_TEXTS = "this number cannot get texts"
    FINAL = "nothing more to be done"


@dataclass(frozen=True, slots=True)
class Failure:
    """One way for a text to fail.

    `code` is the carrier's, "" when it gave none; `meaning` names nobody and quotes nothing.
    `wait` is the least time before another try. After `in_a_row` failures of this kind, one after
    the other, the number counts as one that cannot get texts; None for a kind that says nothing
    about the number. `tells_operator` goes with any verdict. `another_sender` says that the fault
    lies with the sender, so that a second one may take the same text.
    """

    code: str
    meaning: str
    verdict: Verdict
    wait: timedelta = timedelta(0)
    in_a_row: int | None = None
    tells_operator: bool = False
    another_sender: bool = False
