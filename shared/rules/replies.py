"""What a texted reply means: pure rules, plain words in, one `Reading` out."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from shared.rules.reading.answers import Answer, FoundAnswer, find_answer, find_deed, find_skip
from shared.rules.reading.choices import find_choice
from shared.rules.reading.commands import FoundCommand, find_command, find_command_phrase
from shared.rules.reading.normal_form import Plain, plain
from shared.rules.reading.notes import is_acknowledgement, is_remark, note_beside
from shared.rules.reading.questions import is_question, opens_as_question
from shared.rules.reading.quotes import is_automatic, is_tapback, without_quotes
from shared.rules.reading.ratings import find_rating
from shared.rules.reading.requests import (
    asks_for_help,
    asks_to_join,
    asks_to_pause,
    asks_to_resume,
    asks_to_snooze,
    when,
)
from shared.rules.reading.stop_words import asks_to_stop
from shared.rules.reading.topics import NO_TOPICS, Topics
from shared.rules.risk import read_risk
from shared.rules.vocabulary import Command, Expects, FaqTopic, Intent, Risk


@dataclass(frozen=True)
class Reading:
    """What a reply means; `text` is what was sent, unchanged."""

    text: str
    intent: Intent
    rating: int | None = None
    choice: str | None = None
    faq: FaqTopic | None = None
    command: Command | None = None
    note: str | None = None
    risk: Risk = Risk.NONE


@dataclass(frozen=True)
class _Reply:
    """A reply with what is known of the prompt it answers."""

    text: str
    read: Plain
    expects: Expects
    choices: tuple[str, ...]
    topics: Topics

    def means(self, intent: Intent, note: str | None = None) -> Reading:
        return Reading(self.text, intent, note=note)

    def beside(self, found: FoundAnswer) -> str | None:
        first, last = found.words
        spans = self.read.spans
        return note_beside(self.text, (spans[first][0], spans[max(first, last - 1)][1]))


_KEPT = {Answer.YES: Intent.KEPT, Answer.PARTLY: Intent.PARTLY, Answer.NOT_YET: Intent.NOT_YET}
_DONE = {Answer.YES: Intent.DONE, Answer.PARTLY: Intent.NOT_YET, Answer.NOT_YET: Intent.NOT_YET}
_SHORT_QUESTION, _BARE_CHOICE = 3, 5  # in words
_BARE_DONE = frozenset(
    {"done", "did it", "i did it", "all done", "finished", "completed", "i am done"}
)


def read_reply(
    text: str, expects: Expects, choices: Sequence[str] = (), topics: Topics = NO_TOPICS
) -> Reading:
    """Read one reply to a prompt that expects `expects`; never raises.

    `choices` are the words of the options offered, in order; without them letters a to d and
    numbers 1 to 4 are taken. `topics` are the common questions (`content.topics`); without them a
    question is read as one, and as none of them. Order of reading: opt-out, opt-in, help, a
    command that is the whole text, the answer expected, pause, resume, snooze, a question, a
    command with more words, a note, unclear. Risk is reported beside whatever is found.
    """
    if is_tapback(text):
        return Reading(text, Intent.NOTE, note=text.strip())
    said = without_quotes(text)
    reply = _Reply(said, plain(said), expects, tuple(choices), topics)
    reading = next(
        (found for reader in _READERS if (found := reader(reply)) is not None),
        reply.means(Intent.UNCLEAR),
    )
    return replace(reading, text=text, risk=read_risk(text))


def _opt_out(reply: _Reply) -> Reading | None:
    if not asks_to_stop(reply.text):
        return None
    rating = find_rating(reply.text) if reply.expects is Expects.RATING else None
    return Reading(reply.text, Intent.OPT_OUT, rating=rating.value if rating else None)


def _automatic(reply: _Reply) -> Reading | None:
    return reply.means(Intent.NOTE, reply.text.strip()) if is_automatic(reply.text) else None


def _opt_in(reply: _Reply) -> Reading | None:
    words = [word for word in reply.read.words if word not in {"please", "thanks"}]
    agreed = reply.expects is Expects.NONE and words in (["yes"], ["yes", "yes"])
    return reply.means(Intent.OPT_IN) if agreed or asks_to_join(reply.read) else None


def _help(reply: _Reply) -> Reading | None:
    return reply.means(Intent.HELP) if asks_for_help(reply.text, reply.read) else None


def _command(reply: _Reply) -> Reading | None:
    found = find_command(reply.text, reply.read)
    asked = reply.expects is not Expects.NONE
    if found and found.command is Command.TIME and asked and asks_to_snooze(reply.read):
        return None  # "remind me at 6" beside an open question is meant for this one
    return _as_command(reply, found)


def _command_phrase(reply: _Reply) -> Reading | None:
    if reply.expects is Expects.TEXT:
        return None
    return _as_command(
        reply, find_command_phrase(reply.text, asked=reply.expects is not Expects.NONE)
    )


def _as_command(reply: _Reply, found: FoundCommand | None) -> Reading | None:
    if found is None:
        return None
    return Reading(reply.text, Intent.COMMAND, command=found.command, note=found.what)


def _skip(reply: _Reply) -> Reading | None:
    found = find_skip(
        reply.read,
        action=reply.expects is Expects.DONE,
        words=reply.expects in {Expects.RATING, Expects.TEXT},
    )
    return reply.means(Intent.SKIP, reply.beside(found)) if found else None


def _answer(reply: _Reply) -> Reading | None:
    return _ANSWERS[reply.expects](reply)


def _rating(reply: _Reply) -> Reading | None:
    found = find_rating(reply.text)
    if found is None:
        return _bare_done(reply)
    note = note_beside(reply.text, found.span)
    if found.value is None:
        return reply.means(Intent.UNCLEAR)
    return Reading(reply.text, Intent.RATING, rating=found.value, note=note)


def _kept(reply: _Reply) -> Reading | None:
    return _as_answer(reply, _KEPT)


def _done(reply: _Reply) -> Reading | None:
    if (answer := _as_answer(reply, _DONE)) or not find_deed(reply.read):
        return answer
    return reply.means(Intent.DONE, reply.text.strip())


def _as_answer(reply: _Reply, intents: dict[Answer, Intent]) -> Reading | None:
    found = None if _only_asks(reply) else find_answer(reply.read)
    if found is None:
        return None
    if found.answer is Answer.NOT_YET and "me" in reply.read.words and asks_to_snooze(reply.read):
        return None  # "not yet, ask me tonight" says when to come back
    return reply.means(intents[found.answer], reply.beside(found))


def _only_asks(reply: _Reply) -> bool:
    return opens_as_question(reply.read) and len(reply.read.words) > _SHORT_QUESTION


def _choice(reply: _Reply) -> Reading | None:
    letter = find_choice(reply.text, reply.choices)
    if letter is None:
        return _bare_done(reply)
    note = reply.text.strip() if len(reply.read.words) > _BARE_CHOICE else None
    return Reading(reply.text, Intent.CHOICE, choice=letter, note=note)


def _bare_done(reply: _Reply) -> Reading | None:
    bare = " ".join(reply.read.words) in _BARE_DONE
    return reply.means(Intent.DONE) if bare else None


def _pause(reply: _Reply) -> Reading | None:
    return reply.means(Intent.PAUSE, when(reply.text)) if asks_to_pause(reply.read) else None


def _resume(reply: _Reply) -> Reading | None:
    return reply.means(Intent.RESUME) if asks_to_resume(reply.read) else None


def _snooze(reply: _Reply) -> Reading | None:
    return reply.means(Intent.SNOOZE, when(reply.text)) if asks_to_snooze(reply.read) else None


def _question(reply: _Reply) -> Reading | None:
    story_expected = reply.expects is Expects.TEXT
    if not is_question(reply.read, reply.topics, story_expected=story_expected):
        return None
    return Reading(reply.text, Intent.QUESTION, faq=reply.topics.find(reply.read))


def _note(reply: _Reply) -> Reading | None:
    free = reply.expects in {Expects.TEXT, Expects.NONE}
    thanks = reply.expects is Expects.NONE and is_acknowledgement(reply.read)
    if thanks or is_remark(reply.read, at_least=1 if free else 3):
        return reply.means(Intent.NOTE, reply.text.strip())
    return None


_ANSWERS: dict[Expects, Callable[[_Reply], Reading | None]] = {
    Expects.RATING: _rating,
    Expects.KEPT: _kept,
    Expects.DONE: _done,
    Expects.CHOICE: _choice,
    Expects.TEXT: _bare_done,
    Expects.NONE: _bare_done,
}
_READERS: tuple[Callable[[_Reply], Reading | None], ...] = (
    _opt_out,
    _automatic,
    _opt_in,
    _help,
    _command,
    _skip,
    _answer,
    _pause,
    _resume,
    _snooze,
    _question,
    _command_phrase,
    _note,
)
