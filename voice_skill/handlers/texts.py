"""The texts, paused and resumed by voice."""

from shared.services import people
from shared.storage.states import Status
from voice_skill.handlers.turn import Pending, Reply, Turn, ask, tell


def pause_texts(turn: Turn) -> Reply:
    """Pause the texts of a linked phone until the person wants them back."""
    if (refusal := _refused(turn)) is not None:
        return refusal
    people.pause(turn.session, turn.participant, None, turn.now)
    return tell(turn.say("paused_texts"))


def resume_texts(turn: Turn) -> Reply:
    """Let paused texts go out again; only a text re-enrols someone who stopped them."""
    if (refusal := _refused(turn)) is not None:
        return refusal
    people.activate(turn.participant, turn.now)
    return tell(turn.say("resumed_texts"))


def _refused(turn: Turn) -> Reply | None:
    """Return why there is nothing to pause or resume, or None."""
    if not turn.linked:
        return ask(turn.say("not_linked"), Pending.LINKING)
    if turn.participant.status is Status.STOPPED:
        return tell(turn.say("stopped_texts"))
    if turn.participant.status not in {Status.ACTIVE, Status.PAUSED}:
        return tell(turn.say("texts_not_begun"))
    return None
