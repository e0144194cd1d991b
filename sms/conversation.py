"""What we answer to a text: danger first, then stopping, then joining, then the day's answer."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Final

from shared.content import for_locale
from shared.rules.reading.quotes import is_automatic, is_tapback
from shared.rules.reading.texting_words import asks_for_menu, asks_who
from shared.rules.replies import Reading, read_reply
from shared.rules.vocabulary import Command, Expects, Intent, Risk
from shared.services import inbound, people
from shared.services.steps import words_of
from shared.storage.models import CheckIn, Participant
from shared.storage.states import Channel, Status
from sms import answers, care, commands, joining, journal
from sms.desk import Desk

# Two machines that answer each other stop here: so many answers in so long to nothing we
# understood, then silence until something is understood or the time has passed.
_MOST_ANSWERS_IN_VAIN: Final = 5
_IN_VAIN_WITHIN: Final = timedelta(minutes=10)
# A picture without words, or nothing that can be seen.
_BLANK: Final = " \t\r\n\x00\u00a0\u200b\u200e\u200f\u202a\u202c\u202d\u202e\ufeff\ufffc"
_NOT_UNDERSTOOD: Final = frozenset(
    "not_joined question_unknown time_unclear zone_unclear noted nothing_read ask_role_again "
    "ask_hour_again ask_zone_again ask_zone_confirm_again unclear_rating unclear_kept unclear_done "
    "unclear_choice unclear_text unclear_none".split()
)


@dataclass(frozen=True)
class Heard:
    """One text as it came: E.164 sender, body, and the keyword the carrier already acted on."""

    phone: str
    body: str
    carrier_keyword: str | None = None


@dataclass(frozen=True)
class Answer:
    """What to answer to a text, text by text, and whether the text was understood."""

    texts: Sequence[str]
    understood: bool = True


def answer(desk: Desk, heard: Heard) -> Answer:
    """Act on a text and return what to answer; often one text, sometimes none."""
    session = desk.session
    participant = people.find_by_phone(session, heard.phone)
    locale = participant.locale if participant else people.locale_of(heard.phone)
    desk = replace(desk, content=for_locale(desk.content, locale))
    check_in = answers.check_in_of(desk, participant) if participant else None
    expects = check_in.expects if check_in is not None else Expects.NONE
    choices = _choices(desk, participant, check_in)
    reading = read_reply(heard.body, expects, choices, desk.content.topics)
    always = _whatever_else(desk, participant, heard, reading)
    if always is not None:
        return Answer(always)
    if is_tapback(heard.body) or is_automatic(heard.body):
        return Answer([], understood=False)  # nobody has asked anything
    if participant is None:
        return _unless_in_vain(desk, heard, _meet(desk, reading, heard))
    texts = _go_on(desk, participant, check_in, reading)
    understood = desk.last_said(participant) not in _NOT_UNDERSTOOD
    return _unless_in_vain(desk, heard, Answer(texts, understood))


def _whatever_else(
    desk: Desk, participant: Participant | None, heard: Heard, reading: Reading
) -> Sequence[str] | None:
    """Do what comes before everything else: stopping, danger, help. None for any other text."""
    if heard.carrier_keyword == "STOP" or reading.intent is Intent.OPT_OUT:
        texts = _stop(desk, participant, heard)
        if reading.risk is Risk.NONE:
            return texts
    if reading.risk is not Risk.NONE:
        return care.meet_danger(desk, participant, reading.risk, heard.phone)
    if heard.carrier_keyword == "HELP":
        return []  # the carrier has answered
    if reading.intent is Intent.HELP:
        return [desk.content.say(_help_for(heard.body))]
    if (said := care.say_safe(desk, participant, heard.phone, heard.body)) is not None:
        return said
    return care.name_country(desk, participant, heard.phone, heard.body)


def _help_for(text: str) -> str:
    """Return the message that helps: the list of commands, who is writing, or what carriers ask."""
    if asks_for_menu(text):
        return "menu"
    return "who" if asks_who(text) else "help"


def _unless_in_vain(desk: Desk, heard: Heard, given: Answer) -> Answer:
    """Keep silent where our last answers to this phone met nothing that we understood."""
    since = desk.now - _IN_VAIN_WITHIN
    if given.understood:
        return given
    in_vain = inbound.answered_in_vain(desk.session, heard.phone, since)
    return replace(given, texts=[]) if in_vain >= _MOST_ANSWERS_IN_VAIN else given


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


def _meet(desk: Desk, reading: Reading, heard: Heard) -> Answer:
    """Answer someone we do not know: they join, or learn how to, never twice in the same words."""
    if reading.intent is not Intent.OPT_IN:
        variant = inbound.number_handled(desk.session, heard.phone)
        return Answer([desk.content.say("not_joined", variant=variant)], understood=False)
    participant = people.add_participant(
        desk.session, now=desk.now, status=Status.JOINING, phone=heard.phone
    )
    return Answer(joining.begin(desk, participant, heard.body))


def _go_on(
    desk: Desk, participant: Participant, check_in: CheckIn | None, reading: Reading
) -> Sequence[str]:
    care.let_texts_go_on(participant, reading)
    if participant.status in {Status.STOPPED, Status.INVITED}:
        if reading.command is Command.DELETE:  # whoever has left may still have all erased
            return commands.carry_out(desk, participant, reading)
        if reading.intent is Intent.OPT_IN:
            return joining.come_back(desk, participant, reading.text)
        return [desk.say_differently(participant, "not_joined")]
    if participant.status is Status.JOINING:
        return joining.take(desk, participant, reading)
    return _converse(desk, participant, check_in, reading)


def _converse(
    desk: Desk, participant: Participant, check_in: CheckIn | None, reading: Reading
) -> Sequence[str]:
    """Answer someone who takes part: an open question first, then the day's step, then the rest."""
    people.note_a_sign_of_life(participant, desk.now)
    if not reading.text.strip(_BLANK):
        return [desk.say_differently(participant, "nothing_read")]
    said = commands.by_word(desk, participant, check_in, reading)
    if said is None:
        said = commands.answer_to_open_question(desk, participant, reading)
    if said is None and check_in is not None:
        said = answers.record(desk, participant, check_in, reading)
    if said is None and check_in is None:
        said = journal.promise_outcome(desk, participant, reading)
    return commands.carry_out(desk, participant, reading) if said is None else said
