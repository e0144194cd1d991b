"""Today's step spoken, done, rated, skipped, and heard once more."""

from shared.content.speech import ssml
from shared.rules.replies import read_reply
from shared.rules.vocabulary import Expects, Intent
from shared.services import people, progress
from voice_skill.handlers.lessons import (
    Lesson,
    ask_lesson,
    check_in_of,
    lesson_of,
    open_lesson,
    question_of,
    record,
)
from voice_skill.handlers.turn import Pending, Reply, Turn, ask, joined, tell


def todays_step(turn: Turn) -> Reply:
    """Speak today's step and ask its question; one done already is offered again."""
    lesson = open_lesson(turn)
    if isinstance(lesson, Reply):
        return ask(joined(_intro(turn, lesson_of(turn)), lesson.speech), Pending.RECAP)
    check_in_of(turn, lesson)
    people.note_a_sign_of_life(turn.participant, turn.now)
    speech = joined(_intro(turn, lesson), lesson.words.spoken, question_of(turn, lesson))
    return ask(speech, lesson.pending, card=str(lesson.words.title))


def recap(turn: Turn) -> Reply:
    """Speak a step that is done once more; nothing is asked."""
    lesson = lesson_of(turn)
    if not lesson.today.done:  # midnight has passed since the offer
        return todays_step(turn)
    return tell(joined(_intro(turn, lesson), lesson.words.spoken, ssml(lesson.words.closing)))


def step_done(turn: Turn) -> Reply:
    """Record that today's step was done."""
    return answered(turn, Intent.DONE)


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

    A second rating on one day corrects the first.
    """
    heard = turn.heard.get("rating")
    lesson = lesson_of(turn)
    if lesson.today.done and check_in_of(turn, lesson).outcome is not Intent.RATING:
        return ask(turn.say("already_done"), Pending.RECAP)
    if heard is None:
        asked = lesson.words.expects is Expects.RATING and not lesson.today.done
        question = question_of(turn, lesson) if asked else turn.say("ask_rating")
        return ask(question, Pending.RATING)
    rating = read_reply(heard, Expects.RATING).rating
    if rating is None:
        return rating_again(turn)
    return record(turn, lesson, progress.Answer(Intent.RATING, rating=rating))


def rating_again(turn: Turn) -> Reply:
    """Ask once more for a number, in other words each time."""
    return ask(turn.say("rating_unclear", variant=turn.missed()), Pending.RATING)


def answer_later(turn: Turn) -> Reply:
    """Leave the day's question open."""
    return tell(turn.say("not_yet"))


def ask_again(turn: Turn) -> Reply:
    """Ask the day's question again."""
    lesson = open_lesson(turn)
    return lesson if isinstance(lesson, Reply) else ask_lesson(turn, lesson)


def _intro(turn: Turn, lesson: Lesson) -> str:
    return turn.say("step_intro", number=lesson.today.step, title=lesson.words.title)
