"""Small promises: made, and told of afterwards."""

from shared.rules.vocabulary import Expects, Intent
from shared.services import people, progress
from voice_skill.guide import Said
from voice_skill.handlers import practices
from voice_skill.handlers.lessons import Lesson, lesson_of, record
from voice_skill.handlers.turn import WAITS_FOR_WORDS, Pending, Reply, Turn, ask, tell

_OUTCOMES = {outcome.value: outcome for outcome in (Intent.KEPT, Intent.PARTLY, Intent.NOT_YET)}


def set_goal(turn: Turn) -> Reply:
    """Keep a promise the person makes; where a practice asked for words, take them for it.

    Without words the practice of making one begins.
    """
    heard = turn.heard.get("promise")
    if heard is None:
        return ask_promise(turn)
    if turn.pending in WAITS_FOR_WORDS:
        return practices.answer(turn, Said.WORDS, heard)
    progress.keep_promise(turn.session, turn.participant, heard, turn.now)
    return tell(turn.say("noted"))


def ask_promise(turn: Turn) -> Reply:
    """Guide the person to a small promise."""
    return practices.start(turn, "promise")


def ask_outcome(turn: Turn) -> Reply:
    """Ask what became of the promise."""
    return ask(turn.say("outcome_ask"), Pending.OUTCOME)


def goal_outcome(turn: Turn) -> Reply:
    """Record what became of the day's promise, or of the newest one made; ask if it is unsaid."""
    if turn.guided:
        return practices.unclear(turn)
    outcome = _OUTCOMES.get(turn.resolved.get("outcome", ""))
    return went(turn, outcome) if outcome else ask_outcome(turn)


def went(turn: Turn, outcome: Intent) -> Reply:
    """Record kept, partly or not yet: for the day's step if that was asked, else for a promise."""
    lesson = lesson_of(turn)
    if lesson is not None and not lesson.today.done and _is_about(turn, lesson):
        if lesson.words.expects is Expects.DONE:
            outcome = Intent.DONE if outcome is Intent.KEPT else Intent.NOT_YET
        return record(turn, lesson, progress.Answer(outcome))
    promise = progress.open_promise(turn.session, turn.participant)
    if promise is None:
        return ask(turn.say("no_promise"), Pending.NEW_PROMISE)
    promise.outcome, promise.outcome_at = outcome, turn.now
    return tell(turn.say(f"promise_{outcome}"))


def _is_about(turn: Turn, lesson: Lesson) -> bool:
    """Tell whether the day's question is the one answered: just asked, or waiting since today."""
    if turn.pending in {Pending.KEPT, Pending.DONE}:
        return turn.pending is lesson.pending
    if lesson.words.expects is not Expects.KEPT:
        return False
    newest = progress.latest_check_in(turn.session, turn.participant)
    return progress.awaits_answer(
        turn.participant, newest, people.today_of(turn.participant, turn.now)
    )
