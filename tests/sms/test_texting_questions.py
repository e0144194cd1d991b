"""A question a command asked, what we remember of it, and when we keep silent."""

from itertools import pairwise

import pytest
from sqlalchemy import select

from shared.content import Content
from shared.services import people
from shared.storage.models import CheckIn, JournalEntry, Promise
from shared.storage.states import EntryKind
from sms.inbound import TextService
from tests.clocks import MovableClock
from tests.sms.phone import Phone, count, person, prompt


def test_a_command_that_asks_gets_its_answer_in_the_next_text(
    phone: Phone, service: TextService, content: Content
) -> None:
    """GRATITUDE alone asks; the next words are kept."""
    phone.joins()
    assert phone.says("GRATITUDE") == [content.say("gratitude_ask")]
    assert phone.says("the sun on the kitchen table") == [content.say("gratitude_kept")]
    assert count(service, JournalEntry) == 1


@pytest.mark.parametrize(
    ("command", "answer", "kept"),
    [("GRATITUDE", "the sun on the kitchen table", 1), ("PROMISE", "call at six", 1)],
)
def test_a_question_stays_open_for_half_an_hour(
    phone: Phone, service: TextService, clock: MovableClock, command: str, answer: str, kept: int
) -> None:
    """Within it the next words are the answer; after it they are read afresh."""
    phone.joins()
    table = JournalEntry if command == "GRATITUDE" else Promise
    phone.says(command)
    clock.move(minutes=29)
    phone.says(answer)
    assert count(service, table) == kept
    phone.says(command)
    clock.move(minutes=31)
    phone.says(answer)
    with service.database.begin() as session:
        notes = session.scalars(select(JournalEntry).where(JournalEntry.kind == EntryKind.NOTE))
        assert [note.text for note in notes] == [answer]


def test_an_answer_to_the_day_hours_later_is_never_taken_as_a_good_thing(
    phone: Phone, service: TextService, clock: MovableClock
) -> None:
    """GRATITUDE in the morning, silence, the prompt in the evening, its number: a rating."""
    phone.joins("6pm")
    phone.says("GRATITUDE")
    prompt(service, clock)
    phone.says("7")
    assert person(service).step == 2
    assert count(service, JournalEntry) == 0


def test_a_bare_number_is_for_the_step_even_while_a_good_thing_is_asked_for(
    phone: Phone, service: TextService, clock: MovableClock
) -> None:
    """Nobody is grateful for "7"."""
    phone.joins()
    prompt(service, clock)
    phone.says("GRATITUDE")
    phone.says("7")
    assert (person(service).step, count(service, JournalEntry)) == (2, 0)


@pytest.mark.parametrize(("text", "key"), [("stop", "stopped"), ("HELP", "help"), ("MENU", "menu")])
def test_stop_and_help_win_over_an_open_question(
    phone: Phone, service: TextService, content: Content, text: str, key: str
) -> None:
    """Whatever was asked, these are done, and nothing is kept."""
    phone.joins()
    phone.says("GRATITUDE")
    assert phone.says(text) == [content.say(key)]
    assert count(service, JournalEntry) == 0


def test_danger_wins_over_an_open_question(
    phone: Phone, service: TextService, content: Content
) -> None:
    """It is answered, and not written down as a promise."""
    phone.joins()
    phone.says("PROMISE")
    assert phone.says("i want to kill myself") == [
        content.say("self_harm", lines=content.lines("US"))
    ]
    assert count(service, Promise) == 0


def test_a_step_shown_closes_the_question_before_it(phone: Phone, service: TextService) -> None:
    """GRATITUDE, then STEP: the next words are no good thing any more."""
    phone.joins()
    phone.says("GRATITUDE")
    phone.says("STEP")
    phone.says("well it rained all morning")
    with service.database.begin() as session:
        assert session.scalars(select(JournalEntry.kind)).all() == [EntryKind.NOTE]


def test_an_unreadable_answer_is_asked_for_again_in_other_words(
    phone: Phone, content: Content
) -> None:
    """Whatever is asked again is never asked twice alike in a row."""
    phone.joins()
    phone.says("TIME")
    for variant in range(3):
        assert phone.says("whenever suits") == [content.say("time_unclear", variant=variant)]
    phone.says("ZONE")
    for variant in range(3):
        assert phone.says("atlantis beach") == [content.say("zone_unclear", variant=variant)]


@pytest.mark.parametrize("joined", [True, False])
@pytest.mark.parametrize("text", ["what is the capital of mongolia?", "asdf", ""])
def test_no_apology_comes_twice_alike_in_a_row(
    phone: Phone, clock: MovableClock, text: str, *, joined: bool
) -> None:
    """Not to a stranger and not to someone who takes part."""
    if joined:
        phone.joins()
    said = []
    for _ in range(4):
        clock.move(minutes=3)
        said.append(phone.says(text))
    assert all(first != second for first, second in pairwise(said))


def test_an_answer_to_yesterday_counts_for_the_newest_open_question(
    phone: Phone, service: TextService, clock: MovableClock
) -> None:
    """Two prompts unanswered, one answer: it is for today's, and the step moves once."""
    phone.joins()
    prompt(service, clock)
    prompt(service, clock)
    today = people.today_of(person(service), clock())
    phone.says("7")
    with service.database.begin() as session:
        check_ins = session.scalars(select(CheckIn).order_by(CheckIn.local_date)).all()
    assert [check_in.rating for check_in in check_ins] == [None, 7]
    assert check_ins[1].local_date == today
    assert (person(service).step, person(service).last_step_on) == (2, today)


def test_once_today_is_answered_an_older_question_takes_no_answer(
    phone: Phone, service: TextService, clock: MovableClock, content: Content
) -> None:
    """Yesterday's prompt was about the same step: a second number changes nothing."""
    phone.joins()
    prompt(service, clock)
    prompt(service, clock)
    phone.says("7")
    assert phone.says("3") == [content.say("already_done_today")]
    assert person(service).step == 2


def _talks(phone: Phone, clock: MovableClock, texts: int, body: str = "florp") -> list[int]:
    """Text the same over and over, a second apart; return how many answers each got."""
    answered = []
    for _ in range(texts):
        clock.move(seconds=1)
        answered.append(len(phone.says(body)))
    return answered


@pytest.mark.parametrize("joined", [True, False])
def test_two_machines_that_answer_each_other_fall_silent(
    phone: Phone, clock: MovableClock, *, joined: bool
) -> None:
    """Five answers to nothing we understood in ten minutes, then none until they have passed."""
    if joined:
        phone.joins()
    assert _talks(phone, clock, 8) == [1, 1, 1, 1, 1, 0, 0, 0]
    clock.move(minutes=10)
    assert _talks(phone, clock, 1) == [1]


@pytest.mark.parametrize(
    ("text", "answers"),
    [("PROGRESS", 1), ("HELP", 1), ("stop", 1), ("i want to kill myself", 1), ("7", 1)],
)
def test_what_is_understood_is_answered_in_the_midst_of_silence(
    phone: Phone, service: TextService, clock: MovableClock, text: str, answers: int
) -> None:
    """A command, an opt-out, danger, a rating: acted on, and the count begins anew."""
    phone.joins()
    prompt(service, clock)
    _talks(phone, clock, 7)
    clock.move(seconds=1)
    assert len(phone.says(text)) == answers
    assert _talks(phone, clock, 6) == [1, 1, 1, 1, 1, 0]


@pytest.mark.parametrize(
    "text",
    [
        'Liked "How was today?"',
        "Reacted \N{THUMBS UP SIGN} to \N{LEFT DOUBLE QUOTATION MARK}How was today?\u201d",
        "I'm driving",
        "I\u2019m driving with Do Not Disturb turned on. I\u2019ll see your message later.",
        "Automatic reply: I am out of the office until Monday.",
        "This is an automated response. Please call us.",
    ],
)
@pytest.mark.parametrize("joined", [True, False])
def test_what_a_phone_sends_by_itself_gets_no_answer(
    phone: Phone, service: TextService, clock: MovableClock, text: str, *, joined: bool
) -> None:
    """No answer, nothing kept, nothing moved."""
    if joined:
        phone.joins()
        prompt(service, clock)
    assert phone.says(text) == []
    assert count(service, JournalEntry) == 0
    assert not joined or person(service).step == 1
