"""What people ask us to keep: a good thing, a promise and its outcome, a slip, a note."""

from shared.rules.replies import Reading, read_reply
from shared.rules.vocabulary import Expects, Intent
from shared.services import progress
from shared.storage.models import Participant
from shared.storage.states import EntryKind
from sms.answers import celebrate, keep_words
from sms.desk import Desk, Said

_OUTCOMES = frozenset({Intent.KEPT, Intent.PARTLY, Intent.NOT_YET})
_SHORT = 8  # in words: what becomes of a promise is said in few, a remark takes more


def gratitude(desk: Desk, participant: Participant, note: str) -> Said:
    """Keep a good thing, or ask for one."""
    if not note.strip():
        return [desk.say(participant, "gratitude_ask")]
    keep_words(desk, participant, note, EntryKind.GRATITUDE)
    return [desk.say(participant, "gratitude_kept")]


def promise(desk: Desk, participant: Participant, note: str) -> Said:
    """Keep a small promise, or ask for one."""
    if not note.strip():
        return [desk.say(participant, "goal_ask")]
    progress.keep_promise(desk.session, participant, note.strip(), desk.now)
    return [desk.say(participant, "goal_kept", promise=note.strip()[:80])]


def promise_outcome(desk: Desk, participant: Participant, reading: Reading) -> Said | None:
    """Take "kept it" or "not yet" as the outcome of the newest open promise; None if it is not.

    Only when no step waits for an answer; "done" on a day whose step is done says no more.
    """
    if reading.intent not in {Intent.NOTE, Intent.UNCLEAR, Intent.DONE, *_OUTCOMES}:
        return None
    found = progress.open_promise(desk.session, participant)
    if found is None or len(reading.text.split()) > _SHORT:
        return None
    if reading.intent is Intent.DONE and progress.today(participant, desk.now).done:
        return None
    outcome = read_reply(reading.text, Expects.KEPT).intent
    if outcome not in _OUTCOMES:
        return None
    before = progress.standing_of(desk.session, participant)
    found.outcome, found.outcome_at = outcome, desk.now
    desk.session.flush()
    said = desk.say(participant, f"promise_{outcome.value}")
    return [said, *celebrate(desk, participant, before)]


def slip(desk: Desk, participant: Participant, note: str) -> Said:
    """Meet a setback, in other words each time; nothing is set back by it."""
    met_before = progress.standing_of(desk.session, participant).after_slip
    keep_words(desk, participant, note.strip() or "slip", EntryKind.SLIP)
    if participant.care is not None:
        return [desk.say(participant, "slip_safe")]
    if met_before:
        return [desk.say_differently(participant, "slip_again")]
    return [desk.say(participant, "slip")]


def note(desk: Desk, participant: Participant, text: str) -> Said:
    """Keep what somebody just says."""
    keep_words(desk, participant, text)
    return [desk.say(participant, "noted")]
