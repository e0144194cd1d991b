"""The first words of a conversation, and what the skill tells of itself and of the way so far."""

from shared.rules.programme import LAST_STEP
from shared.services import journal, progress
from voice_skill.handlers import places
from voice_skill.handlers.lessons import lesson_of
from voice_skill.handlers.turn import Pending, Reply, Turn, ask, tell


def launch(turn: Turn) -> Reply:
    """Welcome someone, or offer to go on where the last conversation broke off.

    Who has done nothing yet hears what this is, and what it is not.
    """
    place = places.left_at(turn)
    if place is not None:
        key = "take_up_step" if place.name.isdecimal() else "take_up_practice"
        return ask(turn.say(key), Pending.TAKE_UP)
    if not turn.linked and _is_new(turn):
        return ask(turn.say("welcome_new"), Pending.STEP)
    return _welcome_back(turn)


def start_afresh(turn: Turn) -> Reply:
    """Let go of what was broken off, and welcome the person as on any day."""
    places.forget(turn)
    return _welcome_back(turn)


def _welcome_back(turn: Turn) -> Reply:
    lesson = lesson_of(turn)
    if lesson.today.done:
        return ask(turn.say("already_done"), Pending.RECAP)
    return ask(turn.say("welcome_back", title=lesson.words.title), Pending.STEP)


def tell_progress(turn: Turn) -> Reply:
    """Tell the figures: counts only, nothing anybody said."""
    done = progress.progress_of(turn.session, turn.participant)
    if done.days == 0 and done.step == 1:
        return ask(turn.say("progress_first"), Pending.STEP)
    week = journal.last_week(turn.session, turn.participant, turn.now)
    count, also = turn.content.count, ""
    if done.promises_kept:
        kept = count("count_promises", done.promises_kept)
        also += turn.content.say("and_kept", kept=kept)
    if done.gratitudes:
        noted = count("count_good_things", done.gratitudes)
        also += turn.content.say("and_noted", things=noted)
    return tell(
        turn.say(
            "progress",
            step=min(done.step, LAST_STEP),
            week=count("count_days", week.days),
            days=count("count_days", done.days),
            also=also,
        ),
    )


def explain(turn: Turn) -> Reply:
    """Tell what can be said."""
    return ask(turn.say("help"), Pending.ANYTHING)


def _is_new(turn: Turn) -> bool:
    done = progress.progress_of(turn.session, turn.participant)
    return (done.step, done.days) == (1, 0) and progress.latest_check_in(
        turn.session, turn.participant
    ) is None
