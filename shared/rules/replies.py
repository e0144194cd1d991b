"""What a texted reply means: pure rules, plain words in, one `Reading` out."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from shared.rules.reading.answers import Answer, find_answer, find_deed, find_skip
from shared.rules.reading.choices import find_choice
from shared.rules.reading.commands import FoundCommand, find_command, find_command_phrase
from shared.rules.reading.normal_form import plain
from shared.rules.reading.notes import is_acknowledgement, is_remark, note_beside
from shared.rules.reading.questions import is_question, opens_as_question
from shared.rules.reading.quotes import is_automatic, is_tapback, without_quotes
from shared.rules.reading.ratings import FoundRating, find_rating
from shared.rules.reading.reply import Reading, Reply, step
from shared.rules.reading.requests import (
    find_help,
    find_join,
    find_pause,
    find_resume,
    find_snooze,
    when,
)
from shared.rules.reading.said import (
    CERTAIN,
    OF_THE_SERVICE,
    OUTCOMES,
    FoundWay,
    asks_about_trust,
    asks_for_something_else,
    find_way,
    find_way_of_stopping,
    speaks_otherwise,
    what_of,
)
from shared.rules.reading.stop_words import find_stop
from shared.rules.reading.topics import NO_TOPICS, Topics
from shared.rules.risk import Danger, find_danger
from shared.rules.vocabulary import Command, Expects, Intent, Risk

__all__ = ["Reading", "get_ready", "read_reply"]

_KEPT = {Answer.YES: Intent.KEPT, Answer.PARTLY: Intent.PARTLY, Answer.NOT_YET: Intent.NOT_YET}
_DONE = {Answer.YES: Intent.DONE, Answer.PARTLY: Intent.PARTLY, Answer.NOT_YET: Intent.NOT_YET}
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
    question is read as one, and as none of them. `_READERS` is the order of reading; risk is
    reported beside whatever is found, and `Reading.why` says on which words.
    """
    if is_tapback(text):
        why = ("note: a phone's account of a reaction",)
        return Reading(text, Intent.NOTE, note=text.strip(), why=why)
    said = without_quotes(text)
    danger = find_danger(text)
    risk = danger.risk if danger else Risk.NONE
    reply = Reply(said, plain(said), expects, tuple(choices), topics, risk)
    reading = next(
        (found for reader in _READERS if (found := reader(reply)) is not None),
        reply.means(Intent.UNCLEAR, said),
    )
    before = [_step_of(danger)] if danger else []
    if said != text:
        before.append("set aside: a prompt that is quoted")
    return replace(reading, text=text, risk=risk, why=(*before, *reading.why))


def get_ready(topics: Topics) -> None:
    """Build tables and read weights now, so that nobody's first text waits for them."""
    for text in ("could it ever be as it was?", "we talked it over and went for a walk"):
        read_reply(text, Expects.NONE, topics=topics)


def _step_of(danger: Danger) -> str:
    return step(
        f"risk {danger.risk}" + ("" if danger.is_worded else " by learned signs"), danger.on
    )


def _opt_out(reply: Reply) -> Reading | None:
    """Take a stop in its usual words; a keyword always, a phrase unless all else speaks against."""
    words = find_stop(reply.text)
    if words is None:
        return None
    in_part = words != reply.read.whole.strip()
    if in_part and not reply.in_danger and asks_for_something_else(reply.read):
        return None
    return _stopped(reply, step(Intent.OPT_OUT, words))


def _learned_opt_out(reply: Reply) -> Reading | None:
    answers = _answer(reply) is not None
    found = find_way_of_stopping(reply.read, reply.risk, beside_an_answer=answers)
    return _stopped(reply, found.why) if found else None


def _stopped(reply: Reply, why: str) -> Reading:
    rating = find_rating(reply.text) if reply.expects is Expects.RATING else None
    value = rating.value if rating else None
    return Reading(reply.text, Intent.OPT_OUT, rating=value, why=(why,))


def _automatic(reply: Reply) -> Reading | None:
    if not is_automatic(reply.text):
        return None
    why = ("note: written by a machine for somebody who is away",)
    return Reading(reply.text, Intent.NOTE, note=reply.text.strip(), why=why)


def _opt_in(reply: Reply) -> Reading | None:
    words = [word for word in reply.read.words if word not in {"please", "thanks"}]
    agreed = reply.expects is Expects.NONE and words in (["yes"], ["yes", "yes"])
    asked = "yes" if agreed else find_join(reply.read)
    return reply.means(Intent.OPT_IN, asked) if asked else None


def _help(reply: Reply) -> Reading | None:
    words = find_help(reply.text, reply.read)
    return reply.means(Intent.HELP, words) if words else None


def _command(reply: Reply) -> Reading | None:
    found = find_command(reply.text, reply.read)
    asked = reply.expects is not Expects.NONE
    if found and found.command is Command.TIME and asked and find_snooze(reply.read):
        return None  # "remind me at 6" beside an open question is meant for this one
    return _as_command(reply, found)


def _command_phrase(reply: Reply) -> Reading | None:
    if reply.expects is Expects.TEXT:
        return None
    asked = reply.expects is not Expects.NONE
    return _as_command(reply, find_command_phrase(reply.text, asked=asked))


def _as_command(reply: Reply, found: FoundCommand | None) -> Reading | None:
    if found is None:
        return None
    why = (step(f"command {found.command}", reply.text),)
    return Reading(reply.text, Intent.COMMAND, command=found.command, note=found.what, why=why)


def _skip(reply: Reply) -> Reading | None:
    found = find_skip(
        reply.read,
        action=reply.expects is Expects.DONE,
        words=reply.expects in {Expects.RATING, Expects.TEXT},
    )
    return reply.means(Intent.SKIP, reply.said(found), reply.beside(found)) if found else None


def _answer(reply: Reply) -> Reading | None:
    return _ANSWERS[reply.expects](reply)


def _rating(reply: Reply) -> Reading | None:
    found = find_rating(reply.text)
    if found is None:
        return _bare_done(reply)
    start, end = found.span
    note = note_beside(reply.text, found.span)
    if found.value is None:
        return replace(reply.means(Intent.UNCLEAR, reply.text), why=_off_the_scale(reply, found))
    why = step("rating", reply.text[start:end]) + (" beside a note" if note else "")
    return Reading(reply.text, Intent.RATING, rating=found.value, note=note, why=(why,))


def _off_the_scale(reply: Reply, found: FoundRating) -> tuple[str]:
    start, end = found.span
    return (step("unclear, no one number from 1 to 9", reply.text[start:end]),)


def _kept(reply: Reply) -> Reading | None:
    return _as_answer(reply, _KEPT)


def _done(reply: Reply) -> Reading | None:
    if (answer := _as_answer(reply, _DONE)) or not (deed := find_deed(reply.read)):
        return answer
    return reply.means(Intent.DONE, reply.said(deed), reply.text.strip())


def _as_answer(reply: Reply, intents: dict[Answer, Intent]) -> Reading | None:
    found = None if _only_asks(reply) else find_answer(reply.read)
    if found is None:
        return None
    if found.answer is Answer.NOT_YET and "me" in reply.read.words and find_snooze(reply.read):
        return None  # "not yet, ask me tonight" says when to come back
    learned = None if reply.in_danger else find_way(reply.read, reply.expects)
    if learned is not None and speaks_otherwise(learned, intents[found.answer]):
        return _as_found(reply, learned)
    return reply.means(intents[found.answer], reply.said(found), reply.beside(found))


def _only_asks(reply: Reply) -> bool:
    return opens_as_question(reply.read) and len(reply.read.words) > _SHORT_QUESTION


def _choice(reply: Reply) -> Reading | None:
    asks = reply.read.asks_last and _only_asks(reply)
    letter = None if asks else find_choice(reply.text, reply.choices)
    if letter is None:
        return _bare_done(reply)
    note = reply.text.strip() if len(reply.read.words) > _BARE_CHOICE else None
    why = (step(f"choice {letter}", reply.text),)
    return Reading(reply.text, Intent.CHOICE, choice=letter, note=note, why=why)


def _bare_done(reply: Reply) -> Reading | None:
    bare = " ".join(reply.read.words)
    return reply.means(Intent.DONE, bare) if bare in _BARE_DONE else None


def _pause(reply: Reply) -> Reading | None:
    words = find_pause(reply.read)
    return reply.means(Intent.PAUSE, words, when(reply.text)) if words else None


def _resume(reply: Reply) -> Reading | None:
    words = find_resume(reply.read)
    return reply.means(Intent.RESUME, words) if words else None


def _snooze(reply: Reply) -> Reading | None:
    words = find_snooze(reply.read)
    return reply.means(Intent.SNOOZE, words, when(reply.text)) if words else None


def _said(reply: Reply) -> Reading | None:
    """Take what is asked for in words that no table has.

    Not of somebody in danger: whoever cannot go on has not asked for fewer texts.
    """
    found = None if reply.in_danger else find_way(reply.read, reply.expects)
    if found is None or (_asks_of_trust(reply) and found.share < CERTAIN):
        return None
    return _as_found(reply, found)


def _certain_wish(reply: Reply) -> Reading | None:
    """Take what is surely asked of the service before a number or a "no" in it is an answer."""
    found = None if reply.in_danger else find_way(reply.read, reply.expects)
    if found is None or found.label not in OF_THE_SERVICE or found.share < CERTAIN:
        return None
    return _as_found(reply, found)


def _as_found(reply: Reply, found: FoundWay) -> Reading:
    if found.label in {command.value for command in Command}:
        command = Command(found.label)
        opening = _command_phrase(reply)  # a table knows what such a text is about
        if opening is not None and opening.command is command:
            return opening
        what = what_of(reply.text, command)
        return Reading(reply.text, Intent.COMMAND, command=command, note=what, why=(found.why,))
    intent = Intent(found.label)
    if reply.expects is Expects.DONE and intent is Intent.KEPT:
        intent = Intent.DONE
    waits = intent in {Intent.PAUSE, Intent.SNOOZE}
    note = when(reply.text) if waits else None
    if found.label in OUTCOMES and len(reply.read.words) > _BARE_CHOICE:
        note = reply.text.strip()
    return Reading(reply.text, intent, note=note, why=(found.why,))


def _asks_of_trust(reply: Reply) -> bool:
    """Tell whether a text ends as a question that the book has an answer to."""
    return reply.read.asks_last and reply.topics.find(reply.read) is not None


def _question(reply: Reply) -> Reading | None:
    story_expected = reply.expects is Expects.TEXT
    plainly = is_question(reply.read, reply.topics, story_expected=story_expected)
    if not plainly and not asks_about_trust(reply.read):
        return None
    return replace(reply.means(Intent.QUESTION, reply.text), faq=reply.topics.find(reply.read))


def _note(reply: Reply) -> Reading | None:
    free = reply.expects in {Expects.TEXT, Expects.NONE}
    thanks = reply.expects is Expects.NONE and is_acknowledgement(reply.read)
    if thanks or is_remark(reply.read, at_least=1 if free else 3):
        return reply.means(Intent.NOTE, reply.text, reply.text.strip())
    return None


_ANSWERS: dict[Expects, Callable[[Reply], Reading | None]] = {
    Expects.RATING: _rating,
    Expects.KEPT: _kept,
    Expects.DONE: _done,
    Expects.CHOICE: _choice,
    Expects.TEXT: _bare_done,
    Expects.NONE: _bare_done,
}
_READERS: tuple[Callable[[Reply], Reading | None], ...] = (
    _opt_out,
    _automatic,
    _opt_in,
    _help,
    _command,
    _learned_opt_out,
    _certain_wish,
    _skip,
    _answer,
    _pause,
    _resume,
    _snooze,
    _said,
    _question,
    _command_phrase,
    _note,
)
