"""Today's step as this person gets it, and what is said when it is answered."""

from dataclasses import dataclass, replace

from shared.content.model import RoleStep, band
from shared.content.speech import ssml
from shared.rules.milestones import Milestone, Standing, milestone
from shared.rules.programme import is_over
from shared.rules.vocabulary import Expects, Intent
from shared.services import progress
from shared.services.steps import words_of
from shared.storage.models import CheckIn
from shared.storage.states import Channel
from voice_skill.handlers import places, practices
from voice_skill.handlers.turn import Pending, Place, Reply, Turn, ask, joined, tell

_PENDING = {
    Expects.RATING: Pending.RATING,
    Expects.KEPT: Pending.KEPT,
    Expects.DONE: Pending.DONE,
    Expects.CHOICE: Pending.CHOICE,
    Expects.TEXT: Pending.TEXT,
}
# The parts of a step, as a place names the one that was heard last.
FIRST_HALF, WHOLE = 1, 2
# The day of each week that rehearses something: the week's practice is offered after it.
_REHEARSAL = "rehearse"

_SPOKEN = frozenset({Milestone.END, Milestone.FIRST_PROMISE, Milestone.SEVEN_DAYS})


@dataclass(frozen=True)
class Lesson:
    """Today's step in the words this person gets it, the same as by text."""

    today: progress.Today
    words: RoleStep

    @property
    def pending(self) -> Pending:
        """What is asked, for the answer to be understood."""
        return _PENDING.get(self.words.expects, Pending.DONE)


def lesson_of(turn: Turn) -> Lesson:
    """Return today's step; once the programme is over, one of its steps to be had again."""
    today = progress.today(turn.participant, turn.now)
    return Lesson(today, words_of(turn.session, turn.content, turn.participant, today.step))


def open_lesson(turn: Turn) -> Lesson | Reply:
    """Return today's step if it can still be done today, else what to say instead."""
    lesson = lesson_of(turn)
    return ask(turn.say("already_done"), Pending.RECAP) if lesson.today.done else lesson


def question_of(turn: Turn, lesson: Lesson) -> str:
    """Return the day's question as SSML."""
    return turn.say("step_question", question=lesson.words.question)


def ask_lesson(turn: Turn, lesson: Lesson) -> Reply:
    """Ask the day's question again."""
    place = Place(str(lesson.today.step), WHOLE)
    return ask(question_of(turn, lesson), lesson.pending, place=place)


def check_in_of(turn: Turn, lesson: Lesson) -> CheckIn:
    """Return today's check-in, opened now if there was none."""
    return progress.open_check_in(
        turn.session,
        turn.participant,
        day=lesson.today.day,
        step=lesson.today.step,
        expects=lesson.words.expects,
        now=turn.now,
    )


def record(turn: Turn, lesson: Lesson, answer: progress.Answer) -> Reply:
    """Record an answer to today's step and say what it deserves."""
    before = progress.standing_of(turn.session, turn.participant)
    progress.record_answer(
        turn.session,
        turn.participant,
        check_in_of(turn, lesson),
        answer,
        channel=Channel.VOICE,
        now=turn.now,
    )
    if answer.outcome in progress.MOVES_ON:
        places.forget(turn)
    said = joined(_words_for(turn, lesson, answer), _celebration(turn, before))
    if answer.outcome not in progress.MOVES_ON or is_over(turn.participant.step):
        return tell(said or turn.say("noted"))
    if answer.outcome is Intent.SKIP:
        return tell(said)
    said = joined(said, turn.say("step_done"))
    offer = _practice_offered(turn, lesson)
    return tell(said) if offer is None else replace(offer, speech=joined(said, offer.speech))


def _practice_offered(turn: Turn, lesson: Lesson) -> Reply | None:
    """Return the offer of the week's practice on the day that rehearses, else None."""
    step = turn.content.step(lesson.today.step)
    rehearses = step.rhythm == _REHEARSAL
    return practices.offer_of_the_week(turn, step.number) if rehearses else None


def _celebration(turn: Turn, before: Standing) -> str:
    """Say aloud what an answer has brought somebody to, where it is fit to be overheard."""
    reached = milestone(before, progress.standing_of(turn.session, turn.participant))
    return turn.say(f"celebration_{reached}") if reached in _SPOKEN else ""


def _words_for(turn: Turn, lesson: Lesson, answer: progress.Answer) -> str:
    """Return the answer to an answer, as SSML."""
    words = lesson.words
    if answer.rating is not None and words.expects is not Expects.RATING:
        return turn.say(f"check_in_thanks_{band(answer.rating)}")
    if answer.outcome is Intent.DONE and words.expects is not Expects.DONE:
        return ""
    if answer.outcome is Intent.SKIP:
        return ssml(words.answer("skip"))
    if answer.outcome is Intent.NOT_YET and words.expects not in {Expects.DONE, Expects.KEPT}:
        return turn.say("not_yet")
    return ssml(words.answer(answer.choice or answer.outcome, answer.rating))
