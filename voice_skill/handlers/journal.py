"""What a person says in their own words: good things kept, and answers to what was asked."""

from typing import Final

from shared.content.model import LETTERS
from shared.rules.replies import read_reply
from shared.rules.vocabulary import Intent
from shared.services import progress
from shared.storage.states import Channel, EntryKind
from voice_skill.guide import Said
from voice_skill.handlers import practices, questions, steps
from voice_skill.handlers.lessons import Lesson, ask_lesson, open_lesson, record
from voice_skill.handlers.turn import WAITS_FOR_WORDS, Pending, Reply, Turn, ask, tell

# The option of a choice that a no stands for.
_NOT_NOW: Final = "not now"
# Where the practice asks for it, counted from 0.
_SECOND_GOOD_THING: Final = 2
# What a spoken letter is written as, when it is taken for a word.
_LETTERS: Final = {"ay": "a", "eh": "a", "be": "b", "bee": "b", "see": "c", "sea": "c", "dee": "d"}


def gratitude(turn: Turn) -> Reply:
    """Keep one good thing; where something was asked, take the words as its answer.

    Without words the practice begins.
    """
    heard = turn.heard.get("gratitude")
    if turn.pending in WAITS_FOR_WORDS and heard is not None:
        return practices.answer(turn, Said.WORDS, heard)
    if turn.pending in {Pending.CHOICE, Pending.TEXT}:
        return steps.ask_again(turn) if heard is None else _answer(turn, heard)
    if heard is None:
        return practices.start(turn, "gratitude")
    _keep(turn, EntryKind.GRATITUDE, heard)
    turn.attributes["kept"] = True
    return ask(turn.say("gratitude_more"), Pending.MORE_GRATITUDE)


def another(turn: Turn) -> Reply:
    """Ask for a second good thing, and go on from there as the practice does."""
    return practices.start(turn, "gratitude", _SECOND_GOOD_THING)


def enough_gratitude(turn: Turn) -> Reply:
    """Say that what was told is kept, if anything was."""
    return tell(turn.say("gratitude_kept" if turn.attributes.get("kept") else "goodbye"))


def declined(turn: Turn) -> Reply:
    """Take a no to a choice as its option "not now", where there is one; else leave it open."""
    lesson = open_lesson(turn)
    if isinstance(lesson, Reply):
        return lesson
    options = [str(option).casefold() for option in lesson.words.choices]
    if _NOT_NOW not in options:
        return steps.answer_later(turn)
    return _choose(turn, lesson, LETTERS[options.index(_NOT_NOW)])


def _answer(turn: Turn, heard: str) -> Reply:
    lesson = open_lesson(turn)
    if isinstance(lesson, Reply):
        return lesson
    if lesson.pending is Pending.CHOICE:
        heard = _LETTERS.get(heard.casefold().strip(" ."), heard)
    choices = tuple(map(str, lesson.words.choices))
    reading = read_reply(heard, lesson.words.expects, choices, turn.content.topics)
    if reading.intent is Intent.QUESTION and reading.faq is not None:
        return questions.explain(turn, reading.faq)
    if reading.intent in {Intent.SKIP, Intent.DONE}:
        return record(turn, lesson, progress.Answer(reading.intent))
    if lesson.pending is Pending.TEXT:
        _keep(turn, EntryKind.NOTE, heard)
        return record(turn, lesson, progress.Answer(Intent.NOTE))
    return _choose(turn, lesson, reading.choice)


def _choose(turn: Turn, lesson: Lesson, choice: str | None) -> Reply:
    if choice is None or lesson.pending is not Pending.CHOICE:
        return ask_lesson(turn, lesson)
    return record(turn, lesson, progress.Answer(Intent.CHOICE, choice=choice.upper()))


def _keep(turn: Turn, kind: EntryKind, text: str) -> None:
    progress.keep_entry(
        turn.session, turn.participant, kind, text, channel=Channel.VOICE, now=turn.now
    )
