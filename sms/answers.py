"""The answer to the day's step: recorded, thanked for, and what it has brought somebody to."""

from collections.abc import Sequence

from shared.content.model import LETTERS
from shared.rules.milestones import Milestone, Standing, milestone
from shared.rules.programme import week_of
from shared.rules.replies import Reading
from shared.rules.vocabulary import Expects, Intent
from shared.services import people, progress
from shared.services.steps import words_of
from shared.storage.models import CheckIn, Participant
from shared.storage.states import Channel, EntryKind
from sms.desk import Desk, Said


def check_in_of(desk: Desk, participant: Participant) -> CheckIn | None:
    """Return the check-in that waits for an answer, or None.

    Whoever keeps texts private has had a line that asks nothing. The check-in of that day is made
    here and not stored: an answer stores it.
    """
    newest = progress.latest_check_in(desk.session, participant)
    today = progress.today(participant, desk.now)
    unseen = newest is None or newest.local_date < today.day
    if participant.private and unseen and participant.last_slot_on == today.day and not today.done:
        words = words_of(desk.session, desk.content, participant, today.step)
        return CheckIn(
            participant_id=participant.id,
            local_date=today.day,
            step=today.step,
            expects=words.expects,
            opened_at=desk.now,
        )
    return newest if progress.awaits_answer(participant, newest, today.day) else None


def record(
    desk: Desk, participant: Participant, check_in: CheckIn, reading: Reading
) -> Sequence[str] | None:
    """Record an answer to the open check-in; None when the text is no answer to it."""
    outcome, unseen = reading.intent, check_in not in desk.session
    if outcome is Intent.NOTE and unseen:
        return None
    if outcome is Intent.NOTE and check_in.expects is not Expects.TEXT:
        return _keep_note(desk, participant, check_in, reading)
    if outcome not in progress.MOVES_ON | {Intent.NOT_YET}:
        return None
    desk.session.add(check_in)
    late = check_in.local_date < people.today_of(participant, desk.now)
    before = progress.standing_of(desk.session, participant)
    progress.record_answer(
        desk.session,
        participant,
        check_in,
        progress.Answer(outcome, reading.rating, reading.choice),
        channel=Channel.SMS,
        now=desk.now,
    )
    if reading.note:
        keep_words(desk, participant, reading.note)
    thanks = _thanks(desk, participant, check_in, reading, late=late)
    return [thanks, *celebrate(desk, participant, before)]


def celebrate(desk: Desk, participant: Participant, before: Standing) -> Sequence[str]:
    """Say what an answer has brought somebody to; on most days nothing."""
    after = progress.standing_of(desk.session, participant)
    content = desk.content
    reached = milestone(before, after)
    if reached is None:
        return []
    if reached is Milestone.END:
        return [content.say("celebration_end"), content.say("finished")]
    if reached is not Milestone.WEEK:
        return [content.say(f"celebration_{reached}")]
    days = content.count("count_days", after.days)
    promises = content.count("count_promises", after.promises_kept)
    kept = content.say("and_kept", kept=promises) if after.promises_kept else ""
    return [content.say(f"review_{week_of(before.step)}", days=days, kept=kept)]


def keep_words(
    desk: Desk, participant: Participant, text: str, kind: EntryKind = EntryKind.NOTE
) -> None:
    """Keep words in the journal."""
    progress.keep_entry(
        desk.session, participant, kind, text.strip(), channel=Channel.SMS, now=desk.now
    )


def _thanks(
    desk: Desk, participant: Participant, check_in: CheckIn, reading: Reading, *, late: bool
) -> str:
    if check_in.light:
        return desk.quote(participant, desk.content.say("noted"))
    step = words_of(desk.session, desk.content, participant, check_in.step)
    outcome = {Intent.NOTE: "text", Intent.CHOICE: reading.choice or "A"}.get(
        reading.intent, reading.intent.value
    )
    if late and reading.intent in {Intent.NOT_YET, Intent.SKIP}:
        outcome = "late"
    return desk.quote(participant, step.answer(outcome, reading.rating))


def _keep_note(desk: Desk, participant: Participant, check_in: CheckIn, reading: Reading) -> Said:
    """Keep words that came where a number or a letter was asked, and ask once more."""
    keep_words(desk, participant, reading.text)
    if desk.last_said(participant) == "noted":
        return [unclear(desk, participant, check_in)]
    return [desk.say(participant, "noted")]


def unclear(desk: Desk, participant: Participant, check_in: CheckIn | None) -> str:
    """Say kindly that a text was not understood, in other words each time, and what would be."""
    if check_in is None or check_in.expects is Expects.NONE:
        return desk.say_differently(participant, "unclear_none")
    values = {}
    if check_in.expects is Expects.CHOICE:
        step = words_of(desk.session, desk.content, participant, check_in.step)
        letters = LETTERS[: len(step.choices)]
        values = {"choices": " or ".join([", ".join(letters[:-1]), letters[-1]])}
    return desk.say_differently(participant, f"unclear_{check_in.expects.value}", **values)
