"""Answers to "did you keep it?" and "have you done it?": yes, partly, not yet, done, skip."""

import re
from dataclasses import dataclass
from enum import StrEnum

from shared.rules.reading.answer_phrases import (
    DID_IT,
    NOT_ANSWERS,
    NOT_YET,
    OVERRIDES,
    PARTLY,
    SKIP,
    SKIP_A_QUESTION,
    SKIP_AN_ACTION,
    THEY_DID,
    THEY_DID_NOT,
    TURN,
    YES,
)
from shared.rules.reading.fillers import FILLERS
from shared.rules.reading.normal_form import Plain
from shared.rules.reading.phrases import mask


class Answer(StrEnum):
    """What an answer amounts to, whatever was asked."""

    YES = "yes"
    PARTLY = "partly"
    NOT_YET = "not_yet"
    SKIP = "skip"


@dataclass(frozen=True)
class FoundAnswer:
    """An answer, and the words of the text it was read from (from, up to)."""

    answer: Answer
    words: tuple[int, int]


_SHORT, _LITTLE = 6, 3  # in words


def _place(line: str, start: int, end: int, offset: int) -> tuple[int, int]:
    """Return which words of the text a match in one line covers."""
    first = offset + line.count(" ", 0, start + 1) - 1
    return first, offset + line.count(" ", 0, end)


def _judge(line: str, *, strict: bool) -> tuple[Answer, re.Match[str]] | None:
    """Read one clause: half an answer first, then what comes after a "but" outweighs."""
    part, neg, yes = PARTLY.search(line), NOT_YET.search(line), YES.search(line)
    if part and (yes or neg or not strict or _covers(line, part)):
        late = (not yes or part.start() <= yes.end() + 12) if yes else True
        if late and not (neg and neg.start() < part.start() and not TURN.search(line)):
            return Answer.PARTLY, part
    if yes and neg:
        turn = TURN.search(line)
        if turn and yes.start() < turn.start() < neg.end():
            return Answer.PARTLY, yes
        if turn and neg.start() < turn.start() < yes.end():
            return Answer.YES, yes
        return (Answer.YES, yes) if yes.start() < neg.start() else (Answer.NOT_YET, neg)
    if yes:
        return Answer.YES, yes
    return (Answer.NOT_YET, neg) if neg else None


def _covers(line: str, match: re.Match[str]) -> bool:
    """Tell whether little else is said than the phrase found."""
    others = (line[: match.start()] + " " + line[match.end() :]).split()
    return sum(word not in FILLERS for word in others) <= _LITTLE


def find_skip(read: Plain, *, action: bool, words: bool = False) -> FoundAnswer | None:
    """Return a wish to pass this one over.

    `action` says that a thing to do was asked for, `words` that a number or some words were.
    """
    if words and SKIP_A_QUESTION.search(read.whole):
        return FoundAnswer(Answer.SKIP, (0, len(read.words)))
    offset = 0
    for line in read.clauses[:2]:
        bare = mask(NOT_ANSWERS, line)
        match = SKIP.search(bare) or (SKIP_AN_ACTION.search(bare) if action else None)
        if match:
            return FoundAnswer(Answer.SKIP, _place(line, match.start(), match.end(), offset))
        offset += len(line.split())
    return None


def find_deed(read: Plain) -> FoundAnswer | None:
    """Return a yes where a text opens by telling that something was done ("called her")."""
    line = read.clauses[0] if read.clauses else ""
    match = DID_IT.search(line)
    if match and not NOT_YET.search(read.whole):
        return FoundAnswer(Answer.YES, (0, len(line.split())))
    return None


def find_answer(read: Plain) -> FoundAnswer | None:
    """Return the first clause's answer that says yes, partly or not yet."""
    offset = 0
    found: FoundAnswer | None = None
    for line in read.clauses:
        bare = mask(NOT_ANSWERS, line)
        if found:
            override = OVERRIDES.search(bare)
            if override and found.answer is Answer.YES:
                return FoundAnswer(Answer.PARTLY, (found.words[0], offset + len(line.split())))
            return found
        judged = _judge(bare, strict=len(read.words) > _SHORT)
        if judged and bare == line:
            answer, match = judged
            found = FoundAnswer(answer, _place(line, match.start(), match.end(), offset))
        elif judged:
            found = FoundAnswer(judged[0], (offset, offset + len(line.split())))
        offset += len(line.split())
    return found or _of_another(read)


def _of_another(read: Plain) -> FoundAnswer | None:
    """Return what a text says that is wholly about the other person: "she kept her word"."""
    for answer, wording in ((Answer.YES, THEY_DID), (Answer.NOT_YET, THEY_DID_NOT)):
        if wording.search(read.whole):
            return FoundAnswer(answer, (0, len(read.words)))
    return None
