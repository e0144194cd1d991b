"""What a participant may ask for by text, and the answer to a question that a command asked."""

from collections.abc import Callable
from typing import Final

from shared.rules.programme import LAST_STEP
from shared.rules.reading.texting_words import (
    asks_once_later,
    asks_to_unlink,
    asks_who,
    asks_why,
    day_off_wanted,
    pin_wanted,
    zone_wanted,
)
from shared.rules.replies import Reading, read_reply
from shared.rules.vocabulary import Command, Intent
from shared.services import people, progress
from shared.services.steps import ask_today, words_of
from shared.storage.models import CheckIn, Participant
from sms import hours, journal, privacy, speakers
from sms.answers import unclear
from sms.desk import Desk, Said

_Act = Callable[[Desk, Participant, str], Said]

# What is wanted after the word, "" where nothing is said, and what to do with it.
_BY_WORD: Final[tuple[tuple[Callable[[str], str | None], _Act], ...]] = (
    (pin_wanted, speakers.set_pin),
    (day_off_wanted, hours.day_off),
    (zone_wanted, hours.move_zone),
)


def answer_to_open_question(desk: Desk, participant: Participant, reading: Reading) -> Said | None:
    """Take the text as the answer to a question a command asked, if that is what it is."""
    asked = desk.open_question(participant) or ""
    question = _OPEN_QUESTIONS.get(asked)
    if question is None or not _is_free(reading):
        return None
    if asked in _ASK_FOR_WORDS and reading.intent is Intent.RATING and reading.note is None:
        return None  # a bare number is for the day's step
    return question(desk, participant, reading.text)


def _is_free(reading: Reading) -> bool:
    """Tell whether a text is none of the things that are acted on whatever was asked."""
    if reading.intent is Intent.QUESTION:
        return reading.faq is None
    return reading.intent in {Intent.NOTE, Intent.UNCLEAR, Intent.RATING}


def by_word(
    desk: Desk, participant: Participant, check_in: CheckIn | None, reading: Reading
) -> Said | None:
    """Carry out a command that only texting knows, such as WHY, ZONE or PIN; None for the rest."""
    if asks_why(reading.text):
        return _why(desk, participant)
    if asks_who(reading.text):
        return [desk.say(participant, "who")]
    if check_in is not None and asks_once_later(reading.text):
        return hours.later(desk, participant, reading.text)
    if asks_to_unlink(reading.text):
        return speakers.unlink(desk, participant)
    for wanted, act in _BY_WORD:
        if (what := wanted(reading.text)) is not None:
            return act(desk, participant, what)
    return None


def carry_out(desk: Desk, participant: Participant, reading: Reading) -> Said:
    """Answer anything that is no answer to the day's check-in."""
    if reading.intent is Intent.COMMAND and reading.command is not None:
        said = reading.text if reading.command in _WHOLE_TEXT else reading.note
        return _COMMANDS[reading.command](desk, participant, said or "")
    if reading.intent is Intent.QUESTION:
        if reading.faq is None:
            return [desk.say_differently(participant, "question_unknown")]
        return [desk.quote(participant, desk.content.faq(reading.faq).text)]
    act = _INTENTS.get(reading.intent)
    if act is not None:
        return act(desk, participant, reading.text)
    if _answers_again(desk, participant, reading.text):
        return [desk.say(participant, "already_done_today")]
    return _unclear(desk, participant)


def _answers_again(desk: Desk, participant: Participant, text: str) -> bool:
    """Tell whether a text would answer today's step, had it not been done already."""
    check_in = progress.latest_check_in(desk.session, participant)
    if check_in is None or not progress.today(participant, desk.now).done:
        return False
    return read_reply(text, check_in.expects).intent in progress.MOVES_ON


def _unclear(desk: Desk, participant: Participant) -> Said:
    check_in = progress.latest_check_in(desk.session, participant)
    waiting = progress.awaits_answer(participant, check_in, people.today_of(participant, desk.now))
    return [unclear(desk, participant, check_in if waiting else None)]


def _step(desk: Desk, participant: Participant, text: str) -> Said:
    del text
    step = ask_today(desk.session, desk.content, participant, desk.now)
    return [desk.quote(participant, step)]


def _why(desk: Desk, participant: Participant) -> Said:
    """Say what today's step is for, in two sentences of its own."""
    today = progress.today(participant, desk.now)
    words = words_of(desk.session, desk.content, participant, today.step)
    return [desk.quote(participant, f"{words.title}: {words.why}")]


def _progress(desk: Desk, participant: Participant, text: str) -> Said:
    del text
    done = progress.progress_of(desk.session, participant)
    if done.days == 0:
        return [desk.say(participant, "progress_first")]
    step = min(done.step, LAST_STEP)
    count = desk.content.count
    days, kept = count("count_days", done.days), count("count_promises", done.promises_kept)
    key = "progress" if done.promises_kept else "progress_days"
    return [desk.say(participant, key, step=step, days=days, kept=kept)]


def _already_done(desk: Desk, participant: Participant, text: str) -> Said:
    del text
    if progress.today(participant, desk.now).done:
        return [desk.say(participant, "already_done_today")]
    return _unclear(desk, participant)


_INTENTS: Final[dict[Intent, _Act]] = {
    Intent.PAUSE: hours.pause,
    Intent.RESUME: hours.resume,
    Intent.SNOOZE: hours.later,
    Intent.OPT_IN: hours.join_again,
    Intent.DONE: _already_done,
    Intent.KEPT: _already_done,
    Intent.RATING: _already_done,
    Intent.SKIP: _already_done,
    Intent.NOT_YET: _already_done,
    Intent.NOTE: journal.note,
}
_COMMANDS: Final[dict[Command, _Act]] = {
    Command.STEP: _step,
    Command.PROGRESS: _progress,
    Command.GRATITUDE: journal.gratitude,
    Command.GOAL: journal.promise,
    Command.SLIP: journal.slip,
    Command.LINK: speakers.link,
    Command.TIME: hours.move_hour,
    Command.DELETE: privacy.erase,
    Command.EXPORT: privacy.say_how_to_export,
    Command.PRIVATE: privacy.switch_private,
}
# These look at every word that was texted, not only at what follows the command.
_WHOLE_TEXT: Final = frozenset({Command.DELETE, Command.PRIVATE})
_OPEN_QUESTIONS: Final[dict[str, _Act]] = {
    "gratitude_ask": journal.gratitude,
    "goal_ask": journal.promise,
    "time_ask": hours.move_hour,
    "time_unclear": hours.move_hour,
    "zone_ask": hours.move_zone,
    "zone_unclear": hours.move_zone,
    "day_off_ask": hours.day_off,
}
_ASK_FOR_WORDS: Final = frozenset({"gratitude_ask", "goal_ask"})
