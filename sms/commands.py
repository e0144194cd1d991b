"""What a participant may ask for by text: today's step, figures, a promise, another hour."""

from collections.abc import Callable
from datetime import date, timedelta

from shared.content.model import LETTERS
from shared.rules.programme import LAST_STEP
from shared.rules.replies import Reading, read_reply
from shared.rules.sending_window import next_open, window_of, within_window
from shared.rules.spoken_hours import read_hour, say_hour
from shared.rules.vocabulary import Command, Expects, Intent
from shared.services import linking, people, progress
from shared.services.steps import ask_again, ask_today, words_of
from shared.storage.models import Participant
from shared.storage.states import Channel, EntryKind, Status
from sms.desk import Desk, Said

_PAUSE_DAYS = 7
_SNOOZE = timedelta(hours=2)
_DATE = "%A %d %B"


def answer_to_open_question(desk: Desk, participant: Participant, reading: Reading) -> Said | None:
    """Take the text as the answer to a question a command asked, if that is what it is."""
    question = _OPEN_QUESTIONS.get(participant.last_answer or "")
    free = reading.intent in {Intent.NOTE, Intent.UNCLEAR, Intent.RATING, Intent.QUESTION}
    return question(desk, participant, reading.text) if question and free else None


def carry_out(desk: Desk, participant: Participant, reading: Reading) -> Said:
    """Answer anything that is no answer to the day's check-in."""
    if reading.intent is Intent.COMMAND and reading.command is not None:
        said = reading.text if reading.command is Command.DELETE else reading.note
        return _COMMANDS[reading.command](desk, participant, said or "")
    if reading.intent is Intent.QUESTION:
        if reading.faq is None:
            return [desk.say(participant, "question_unknown")]
        return [desk.content.faq(reading.faq).text]
    act = _INTENTS.get(reading.intent)
    if act is not None:
        return act(desk, participant, reading.note or "")
    if _answers_again(desk, participant, reading.text):
        return [desk.say(participant, "already_done_today")]
    return unclear(desk, participant)


def _answers_again(desk: Desk, participant: Participant, text: str) -> bool:
    """Tell whether a text would answer today's step, had it not been done already."""
    check_in = progress.latest_check_in(desk.session, participant)
    if check_in is None or not progress.today(participant, desk.now).done:
        return False
    return read_reply(text, check_in.expects).intent in progress.MOVES_ON


def unclear(desk: Desk, participant: Participant) -> Said:
    """Say once, kindly and usefully, that a text was not understood."""
    check_in = progress.latest_check_in(desk.session, participant)
    waiting = progress.awaits_answer(participant, check_in)
    if check_in is None or not waiting or check_in.expects is Expects.NONE:
        return [desk.say_differently(participant, "unclear_none")]
    values = {}
    if check_in.expects is Expects.CHOICE:
        step = words_of(desk.session, desk.content, participant, check_in.step)
        letters = LETTERS[: len(step.choices)]
        values = {"choices": " or ".join([", ".join(letters[:-1]), letters[-1]])}
    return [desk.say_differently(participant, f"unclear_{check_in.expects.value}", **values)]


def _step(desk: Desk, participant: Participant, note: str) -> Said:
    del note
    return [ask_today(desk.session, desk.content, participant, desk.now)]


def _progress(desk: Desk, participant: Participant, note: str) -> Said:
    del note
    done = progress.progress_of(desk.session, participant)
    if done.days == 0:
        return [desk.say(participant, "progress_first")]
    step = min(done.step, LAST_STEP)
    count = desk.content.count
    days, kept = count("count_days", done.days), count("count_promises", done.promises_kept)
    key = "progress" if done.promises_kept else "progress_days"
    return [desk.say(participant, key, step=step, days=days, kept=kept)]


def _gratitude(desk: Desk, participant: Participant, note: str) -> Said:
    if not note.strip():
        return [desk.say(participant, "gratitude_ask")]
    progress.keep_entry(
        desk.session,
        participant,
        EntryKind.GRATITUDE,
        note.strip(),
        channel=Channel.SMS,
        now=desk.now,
    )
    return [desk.say(participant, "gratitude_kept")]


def _goal(desk: Desk, participant: Participant, note: str) -> Said:
    if not note.strip():
        return [desk.say(participant, "goal_ask")]
    progress.keep_promise(desk.session, participant, note.strip(), desk.now)
    return [desk.say(participant, "goal_kept", promise=note.strip()[:80])]


def _slip(desk: Desk, participant: Participant, note: str) -> Said:
    """Meet a setback, in other words each time; nothing is set back by it."""
    met_before = progress.standing_of(desk.session, participant).after_slip
    progress.keep_entry(
        desk.session,
        participant,
        EntryKind.SLIP,
        note.strip() or "slip",
        channel=Channel.SMS,
        now=desk.now,
    )
    if participant.care is not None:
        return [desk.say(participant, "slip_safe")]
    if met_before:
        return [desk.say_differently(participant, "slip_again")]
    return [desk.say(participant, "slip")]


def _link(desk: Desk, participant: Participant, note: str) -> Said:
    del note
    code = desk.draw_code()
    linking.issue_code(desk.session, participant, code, desk.now)
    minutes = int(linking.CODE_LIFE.total_seconds() // 60)
    return [desk.say(participant, "link_code", code=" ".join(code), minutes=minutes)]


def _time(desk: Desk, participant: Participant, note: str) -> Said:
    wanted = read_hour(note)
    if wanted is None:
        return [desk.say(participant, "time_unclear" if note.strip() else "time_ask")]
    hour = within_window(wanted, _a_monday(people.today_of(participant, desk.now)))
    people.move_hour(participant, hour, desk.now)
    return [
        desk.say(participant, "time_moved" if hour == wanted else "hour_moved", hour=say_hour(hour))
    ]


def _info(key: str) -> Callable[[Desk, Participant, str], Said]:
    return lambda desk, participant, note: [desk.say(participant, key)]  # noqa: ARG005 - one shape


def _pause(desk: Desk, participant: Participant, note: str) -> Said:
    del note
    until = people.today_of(participant, desk.now) + timedelta(days=_PAUSE_DAYS)
    people.pause(desk.session, participant, until, desk.now)
    return [desk.say(participant, "paused", date=until.strftime(_DATE))]


def _resume(desk: Desk, participant: Participant, note: str) -> Said:
    del note
    people.activate(participant, desk.now)
    return [desk.say(participant, "resumed")]


def _already(desk: Desk, participant: Participant, note: str) -> Said:
    if participant.status is Status.PAUSED:
        return _resume(desk, participant, note)
    hour = say_hour(participant.prompt_time) if participant.prompt_time else "your usual time"
    return [desk.say(participant, "already_joined", hour=hour)]


def _already_done(desk: Desk, participant: Participant, note: str) -> Said:
    del note
    if progress.today(participant, desk.now).done:
        return [desk.say(participant, "already_done_today")]
    return unclear(desk, participant)


def _keep_note(desk: Desk, participant: Participant, note: str) -> Said:
    progress.keep_entry(
        desk.session, participant, EntryKind.NOTE, note, channel=Channel.SMS, now=desk.now
    )
    return [desk.say(participant, "noted")]


def _snooze(desk: Desk, participant: Participant, note: str) -> Said:
    """Ask again in two hours, once a day; past the window, tomorrow does."""
    del note
    tz = people.zone_of(participant)
    at = desk.now + _SNOOZE
    closes = window_of(people.today_of(participant, desk.now), tz).closes
    shut = next_open(at, tz) != at or at >= closes
    if progress.today(participant, desk.now).done or shut:
        return [desk.say(participant, "not_yet")]
    if not ask_again(
        desk.session, desk.content, participant, at, message_id=desk.new_id(), now=desk.now
    ):
        return [desk.say(participant, "not_yet")]
    return [desk.say(participant, "snoozed", hour=say_hour(at.astimezone(tz).time()))]


def _erase(desk: Desk, participant: Participant, note: str) -> Said:
    if "everything" not in note.casefold():
        return [desk.say(participant, "delete_info")]
    people.erase(desk.session, participant)
    return [desk.content.say("erased")]


def _a_monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


_INTENTS: dict[Intent, Callable[[Desk, Participant, str], Said]] = {
    Intent.PAUSE: _pause,
    Intent.RESUME: _resume,
    Intent.SNOOZE: _snooze,
    Intent.OPT_IN: _already,
    Intent.DONE: _already_done,
    Intent.KEPT: _already_done,
    Intent.RATING: _already_done,
    Intent.SKIP: _already_done,
    Intent.NOT_YET: _already_done,
    Intent.NOTE: _keep_note,
}
_COMMANDS: dict[Command, Callable[[Desk, Participant, str], Said]] = {
    Command.STEP: _step,
    Command.PROGRESS: _progress,
    Command.GRATITUDE: _gratitude,
    Command.GOAL: _goal,
    Command.SLIP: _slip,
    Command.LINK: _link,
    Command.TIME: _time,
    Command.DELETE: _erase,
    Command.EXPORT: _info("export_info"),
    Command.PRIVATE: _info("private_info"),
}
_OPEN_QUESTIONS: dict[str, Callable[[Desk, Participant, str], Said]] = {
    "gratitude_ask": _gratitude,
    "goal_ask": _goal,
    "time_ask": _time,
    "time_unclear": _time,
}
