"""What we answer to a text: danger first, then stopping, then joining, then the day's answer."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from shared.content import for_locale
from shared.rules.milestones import Milestone, Standing, milestone
from shared.rules.programme import week_of
from shared.rules.replies import Reading, read_reply
from shared.rules.vocabulary import Expects, Intent, Risk
from shared.services import people, progress
from shared.services.steps import words_of
from shared.storage.models import CheckIn, Participant
from shared.storage.states import Channel, EntryKind, Status
from sms import care, commands, joining
from sms.desk import Desk


@dataclass(frozen=True)
class Heard:
    """One text as it came: E.164 sender, body, and the keyword the carrier already acted on."""

    phone: str
    body: str
    carrier_keyword: str | None = None


def answer(desk: Desk, heard: Heard) -> Sequence[str]:
    """Act on a text and return what to answer, text by text; often one, sometimes none."""
    session = desk.session
    participant = people.find_by_phone(session, heard.phone)
    locale = participant.locale if participant else people.locale_of(heard.phone)
    desk = replace(desk, content=for_locale(desk.content, locale))
    check_in = progress.latest_check_in(session, participant) if participant else None
    asked = participant is not None and progress.awaits_answer(participant, check_in)
    expects = check_in.expects if check_in is not None and asked else Expects.NONE
    choices = _choices(desk, participant, check_in)
    reading = read_reply(heard.body, expects, choices, desk.content.topics)
    if heard.carrier_keyword == "STOP" or reading.intent is Intent.OPT_OUT:
        texts = _stop(desk, participant, heard)
        if reading.risk is Risk.NONE:
            return texts
    if reading.risk is not Risk.NONE:
        return care.meet_danger(desk, participant, reading.risk, heard.phone)
    if heard.carrier_keyword == "HELP":
        return []  # the carrier has answered
    if reading.intent is Intent.HELP:
        return [desk.content.say("menu" if "menu" in heard.body.casefold() else "help")]
    named = care.name_country(desk, participant, heard.phone, heard.body)
    if named is not None or participant is None:
        return named or _meet(desk, reading, heard)
    return _go_on(desk, participant, check_in if asked else None, reading)


def _choices(
    desk: Desk, participant: Participant | None, check_in: CheckIn | None
) -> tuple[str, ...]:
    if participant is None or check_in is None:
        return ()
    return words_of(desk.session, desk.content, participant, check_in.step).choices


def _stop(desk: Desk, participant: Participant | None, heard: Heard) -> Sequence[str]:
    """Stop at once; one confirmation, unless the carrier has given it or it was given before."""
    before = participant.status if participant else None
    if participant is None:
        participant = people.add_participant(
            desk.session, now=desk.now, status=Status.JOINING, phone=heard.phone
        )
    people.stop(desk.session, participant, channel=Channel.SMS, source="text message", now=desk.now)
    confirmed = heard.carrier_keyword == "STOP" or before is Status.STOPPED
    return [] if confirmed else [desk.say(participant, "stopped")]


def _meet(desk: Desk, reading: Reading, heard: Heard) -> Sequence[str]:
    """Answer someone we do not know: they join, or learn how to."""
    if reading.intent is not Intent.OPT_IN:
        return [desk.content.say("not_joined")]
    participant = people.add_participant(
        desk.session, now=desk.now, status=Status.JOINING, phone=heard.phone
    )
    return joining.begin(desk, participant, heard.body)


def _go_on(
    desk: Desk, participant: Participant, check_in: CheckIn | None, reading: Reading
) -> Sequence[str]:
    if (said := care.say_safe(desk, participant, reading.text)) is not None:
        return said
    if participant.status in {Status.STOPPED, Status.INVITED}:
        if reading.intent is Intent.OPT_IN:
            return joining.come_back(desk, participant, reading.text)
        return [desk.say(participant, "not_joined")]
    if participant.status is Status.JOINING:
        return joining.take(desk, participant, reading)
    return _converse(desk, participant, check_in, reading)


def _converse(
    desk: Desk, participant: Participant, check_in: CheckIn | None, reading: Reading
) -> Sequence[str]:
    """Answer someone who takes part: an open question first, then the day's step, then the rest."""
    people.note_a_sign_of_life(participant, desk.now)
    asked_for = commands.answer_to_open_question(desk, participant, reading)
    if asked_for is not None:
        return asked_for
    if check_in is not None:
        recorded = _record(desk, participant, check_in, reading)
        if recorded is not None:
            return recorded
    return commands.carry_out(desk, participant, reading)


def _record(
    desk: Desk, participant: Participant, check_in: CheckIn, reading: Reading
) -> Sequence[str] | None:
    """Record an answer to the open check-in; None when the text is no answer to it."""
    outcome = reading.intent
    if outcome is Intent.NOTE and check_in.expects is not Expects.TEXT:
        return _keep_note(desk, participant, check_in, reading)
    if outcome not in progress.MOVES_ON | {Intent.NOT_YET}:
        return None
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
        _keep(desk, participant, reading.note)
    thanks = _thanks(desk, participant, check_in, reading, late=late)
    return [thanks, *_celebrate(desk, participant, before)]


def _celebrate(desk: Desk, participant: Participant, before: Standing) -> Sequence[str]:
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
    kept = content.count("count_promises", after.promises_kept)
    return [content.say(f"review_{week_of(before.step)}", days=days, kept=kept)]


def _thanks(
    desk: Desk, participant: Participant, check_in: CheckIn, reading: Reading, *, late: bool
) -> str:
    if check_in.light:
        return desk.say(participant, "noted")
    step = words_of(desk.session, desk.content, participant, check_in.step)
    outcome = {Intent.NOTE: "text", Intent.CHOICE: reading.choice or "A"}.get(
        reading.intent, reading.intent.value
    )
    if late and reading.intent in {Intent.NOT_YET, Intent.SKIP}:
        outcome = "late"
    participant.last_answer = None
    return step.answer(outcome, reading.rating)


def _keep_note(
    desk: Desk, participant: Participant, check_in: CheckIn, reading: Reading
) -> Sequence[str]:
    """Keep words that came where a number or a letter was asked, and ask once more."""
    _keep(desk, participant, reading.text)
    if participant.last_answer == "noted":
        return [desk.say_differently(participant, f"unclear_{check_in.expects.value}")]
    return [desk.say(participant, "noted")]


def _keep(desk: Desk, participant: Participant, text: str) -> None:
    progress.keep_entry(
        desk.session, participant, EntryKind.NOTE, text, channel=Channel.SMS, now=desk.now
    )
