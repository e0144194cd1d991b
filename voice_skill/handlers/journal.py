"""What a person says in their own words: good things kept, and answers to the day's question."""

from typing import Final

from shared.rules.replies import read_reply
from shared.rules.vocabulary import Intent
from shared.services import progress
from shared.storage.states import Channel, EntryKind
from voice_skill.handlers import questions, steps
from voice_skill.handlers.lessons import Lesson, ask_lesson, open_lesson, record
from voice_skill.handlers.turn import Pending, Reply, Turn, ask, tell

# What a spoken letter is written as, when it is taken for a word.
_LETTERS: Final = {"ay": "a", "eh": "a", "be": "b", "bee": "b", "see": "c", "sea": "c", "dee": "d"}


def gratitude(turn: Turn) -> Reply:
    """Keep one good thing; where the day's question was asked, take the words as its answer."""
    heard = turn.heard.get("gratitude")
    if turn.pending in {Pending.CHOICE, Pending.TEXT}:
        return steps.ask_again(turn) if heard is None else _answer(turn, heard)
    if heard is None:
        return ask_gratitude(turn)
    _keep(turn, EntryKind.GRATITUDE, heard)
    turn.attributes["kept"] = True
    return ask(turn.say("gratitude_more"), Pending.MORE_GRATITUDE)


def ask_gratitude(turn: Turn) -> Reply:
    """Ask for one good thing."""
    return ask(turn.say("gratitude_ask"), Pending.GRATITUDE)


def enough_gratitude(turn: Turn) -> Reply:
    """Say that what was told is kept, if anything was."""
    return tell(turn.say("gratitude_kept" if turn.attributes.get("kept") else "goodbye"))


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
