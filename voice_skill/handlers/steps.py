"""Today's step spoken in two halves, done, rated, skipped, and heard once more."""

from collections.abc import Callable, Mapping
from typing import Final

from shared.content.speech import calm, halves, ssml
from shared.rules.replies import read_reply
from shared.rules.vocabulary import Expects, Intent
from shared.services import people, progress
from voice_skill.guide import Said
from voice_skill.handlers import places, practices
from voice_skill.handlers.lessons import (
    FIRST_HALF,
    WHOLE,
    Lesson,
    ask_lesson,
    check_in_of,
    lesson_of,
    open_lesson,
    question_of,
    record,
)
from voice_skill.handlers.turn import GUIDED, Pending, Place, Reply, Turn, ask, joined, tell


def todays_step(turn: Turn) -> Reply:
    """Speak the first half of today's step; one done already is offered again."""
    lesson = open_lesson(turn)
    if isinstance(lesson, Reply):
        return ask(joined(_intro(turn, lesson_of(turn)), lesson.speech), Pending.RECAP)
    check_in_of(turn, lesson)
    people.note_a_sign_of_life(turn.participant, turn.now)
    return _first_half(turn, lesson)


def recap(turn: Turn) -> Reply:
    """Speak a step that is done once more; its question is not asked."""
    lesson = lesson_of(turn)
    if not lesson.today.done:  # midnight has passed since the offer
        return todays_step(turn)
    return _first_half(turn, lesson)


def second_half(turn: Turn) -> Reply:
    """Speak the other half, and ask the day's question where it is open."""
    lesson = lesson_of(turn)
    if turn.about != str(lesson.today.step):
        return todays_step(turn)  # midnight has passed since the first half
    return _second_half(turn, lesson)


def ask_half(turn: Turn) -> Reply:
    """Ask once more whether to go on with the step."""
    return ask(turn.say("half_more"), Pending.HALF, place=turn.place, about=turn.about)


def past_the_half(turn: Turn) -> Reply:
    """Leave the second half out: ask the day's question, where it is open."""
    lesson = lesson_of(turn)
    return tell(ssml(lesson.words.closing)) if lesson.today.done else ask_lesson(turn, lesson)


def leave_for_later(turn: Turn) -> Reply:
    """Leave a step half heard; one that is open can be taken up again today."""
    return tell(turn.say("goodbye" if turn.place is None else "step_later"))


def take_up(turn: Turn) -> Reply:
    """Go on where the last conversation broke off, in a practice or in today's step."""
    place = places.left_at(turn)
    if place is None:
        return todays_step(turn)
    if not place.name.isdecimal():
        return practices.take_up(turn, place)
    lesson = lesson_of(turn)
    return _second_half(turn, lesson) if place.turn == FIRST_HALF else ask_lesson(turn, lesson)


def step_done(turn: Turn) -> Reply:
    """Record that today's step was done; in a practice, "I'm done" goes on to its next turn."""
    return practices.answer(turn, Said.GO_ON) if turn.guided else answered(turn, Intent.DONE)


def skip(turn: Turn) -> Reply:
    """Leave today's step out: the programme goes on tomorrow."""
    return answered(turn, Intent.SKIP)


def answered(turn: Turn, outcome: Intent) -> Reply:
    """Record an answer of one word to today's step, or say that it is done already."""
    lesson = open_lesson(turn)
    if isinstance(lesson, Reply):
        return lesson
    return record(turn, lesson, progress.Answer(outcome))


def check_in(turn: Turn) -> Reply:
    """Record a rating from 1 to 9 against today's check-in; ask for one that is not there.

    A second rating on one day corrects the first. Where another number was asked for, it is that.
    """
    heard = turn.heard.get("rating")
    if turn.pending in _OTHER_NUMBERS:
        return _OTHER_NUMBERS[turn.pending](turn, heard or "")
    lesson = lesson_of(turn)
    if lesson.today.done and check_in_of(turn, lesson).outcome is not Intent.RATING:
        return ask(turn.say("already_done"), Pending.RECAP)
    if heard is None:
        return ask_rating(turn)
    rating = read_reply(heard, Expects.RATING).rating
    if rating is None:
        return rating_again(turn)
    return record(turn, lesson, progress.Answer(Intent.RATING, rating=rating))


_OTHER_NUMBERS: Final[Mapping[Pending | None, Callable[[Turn, str], Reply]]] = {
    **dict.fromkeys(GUIDED, practices.number),
    Pending.MINUTES: practices.patience_for,
}


def ask_rating(turn: Turn) -> Reply:
    """Ask for a number: by the day's own question where it asks for one."""
    lesson = lesson_of(turn)
    if lesson.words.expects is Expects.RATING and not lesson.today.done:
        return ask_lesson(turn, lesson)
    return ask(turn.say("ask_rating"), Pending.RATING, place=turn.place)


def rating_again(turn: Turn) -> Reply:
    """Ask once more for a number, in other words each time."""
    return ask(turn.say("rating_unclear", variant=turn.missed()), Pending.RATING, place=turn.place)


def answer_later(turn: Turn) -> Reply:
    """Leave the day's question open."""
    return tell(turn.say("not_yet"))


def ask_again(turn: Turn) -> Reply:
    """Ask the day's question again."""
    lesson = open_lesson(turn)
    return lesson if isinstance(lesson, Reply) else ask_lesson(turn, lesson)


def _first_half(turn: Turn, lesson: Lesson) -> Reply:
    first, second = halves(lesson.words.written)
    number = str(lesson.today.step)
    place = None if lesson.today.done else Place(number, FIRST_HALF)
    speech = joined(_intro(turn, lesson), calm(ssml(first)))
    if not second:
        return _then(turn, lesson, speech)
    speech = joined(speech, turn.say("half_more"))
    return ask(speech, Pending.HALF, card=str(lesson.words.title), place=place, about=number)


def _second_half(turn: Turn, lesson: Lesson) -> Reply:
    _, second = halves(lesson.words.written)
    return _then(turn, lesson, calm(ssml(second)))


def _then(turn: Turn, lesson: Lesson, speech: str) -> Reply:
    """Say the last of a step, and ask its question unless the step is done."""
    if lesson.today.done:
        return tell(joined(speech, ssml(lesson.words.closing)))
    asked = joined(speech, question_of(turn, lesson))
    return ask(asked, lesson.pending, place=Place(str(lesson.today.step), WHOLE))


def _intro(turn: Turn, lesson: Lesson) -> str:
    return turn.say("step_intro", number=lesson.today.step, title=lesson.words.title)
