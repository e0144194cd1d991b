"""What people ask for by a word: steps, figures, good things, promises."""

import pytest
from sqlalchemy import select

from shared.content import Content
from shared.rules.segments import segments
from shared.rules.vocabulary import Intent, Role
from shared.services import people, progress
from shared.storage.models import Promise
from sms.inbound import TextService
from tests.clocks import MovableClock
from tests.sms.phone import Phone, person, prompt


@pytest.mark.parametrize(
    ("text", "key", "values"),
    [
        ("PROGRESS", "progress_first", {}),
        ("LINK", "link_code", {"code": "4 8 3 9 2 0", "minutes": 10}),
        ("GRATITUDE the morning coffee", "gratitude_kept", {}),
        ("TIME 6pm", "time_moved", {"hour": "6 pm"}),
        ("SLIP", "slip", {}),
        ("PAUSE", "paused", {"date": "Monday, March 9"}),
    ],
)
def test_commands_are_carried_out(
    phone: Phone, content: Content, text: str, key: str, values: dict[str, str | int]
) -> None:
    """By a word, with what it needs in the same text."""
    phone.joins()
    assert phone.says(text) == [content.say(key, **values)]


def test_step_on_demand_opens_the_same_check_in_as_the_prompt(
    phone: Phone, service: TextService, content: Content
) -> None:
    """STEP, then the answer: done for the day, and no prompt comes for it."""
    phone.joins("6pm")
    role = content.step(1).for_role(person(service).role)  # type: ignore[arg-type]
    assert phone.says("STEP") == [role.prompt]
    phone.says("6")
    someone = person(service)
    assert someone.step == 2
    assert someone.next_due_at is not None
    assert (
        people.today_of(someone, someone.next_due_at) > progress.today(someone, service.clock()).day
    )


def test_a_question_is_answered(phone: Phone, content: Content) -> None:
    """One of the eight, in people's own words."""
    phone.joins()
    answer = phone.says("how long does it take to rebuild trust?")
    assert answer == [content.faq("how_long").text]  # type: ignore[arg-type]


@pytest.mark.parametrize("text", ["WHY", "why?", "why this step", "But why do I do this?"])
def test_why_says_in_short_what_the_step_is_for(
    phone: Phone, service: TextService, clock: MovableClock, content: Content, text: str
) -> None:
    """Its title and its reason, while its question stays open."""
    phone.joins()
    prompt(service, clock)
    step = content.step(1).for_role(Role.HURT)
    assert phone.says(text) == [f"{step.title}: {step.why}"]
    assert phone.says("7") == [step.answer("rating", 7)]


def test_every_why_fits_two_segments(content: Content) -> None:
    """For every step and role, as WHY texts it."""
    for step in content.steps.values():
        for words in step.every_version:
            assert segments(f"{words.title}: {words.why}") <= 2


def test_the_menu_fits_one_segment_and_names_what_matters(phone: Phone, content: Content) -> None:
    """MENU is the list, HELP is the help."""
    phone.joins()
    menu = content.say("menu")
    assert phone.says("MENU") == phone.says("commands") == [menu]
    assert segments(menu) == 1
    for word in ("STEP", "WHY", "PROMISE", "SLIP", "LATER", "TIME", "ZONE", "PAUSE", "PRIVATE"):
        assert word in menu


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("kept it", Intent.KEPT),
        ("I kept my promise", Intent.KEPT),
        ("partly", Intent.PARTLY),
        ("not yet", Intent.NOT_YET),
        ("done!", Intent.KEPT),
    ],
)
def test_what_became_of_a_promise_is_told_when_no_step_waits(
    phone: Phone, service: TextService, content: Content, text: str, outcome: Intent
) -> None:
    """It lands on the newest open promise, and a kept one counts."""
    phone.joins()
    phone.says("PROMISE to call at six")
    phone.says("promise clear the table")
    assert phone.says(text)[0] == content.say(f"promise_{outcome}")
    with service.database.begin() as session:
        promises = session.scalars(select(Promise).order_by(Promise.id)).all()
    assert [promise.text for promise in promises] == ["call at six", "clear the table"]
    assert [promise.outcome for promise in promises] == [None, outcome]


def test_a_promise_not_kept_yet_may_be_kept_later(phone: Phone, service: TextService) -> None:
    """Put off, it stays open; kept once, the next answer is for no promise."""
    phone.joins()
    phone.says("PROMISE to call at six")
    phone.says("not yet")
    phone.says("kept it")
    with service.database.begin() as session:
        assert session.scalars(select(Promise)).one().outcome is Intent.KEPT
    assert "promise" not in phone.says("kept it")[0].casefold()


def test_the_first_promise_kept_gets_its_words(phone: Phone, content: Content) -> None:
    """As it does when the day's step was one."""
    phone.joins()
    phone.says("PROMISE to call at six")
    assert phone.says("kept it")[1:] == [content.say("celebration_first_promise")]
    phone.says("PROMISE to call at seven")
    assert phone.says("kept it")[1:] == []


def test_an_open_step_takes_the_answer_before_any_promise(
    phone: Phone, service: TextService, clock: MovableClock
) -> None:
    """A promise is open, and the day's question too: the answer is for the question."""
    phone.joins()
    phone.says("PROMISE to call at six")
    prompt(service, clock)
    phone.says("7")
    assert person(service).step == 2
    phone.says("done")
    with service.database.begin() as session:
        assert session.scalars(select(Promise)).one().outcome is None


def test_no_answer_asks_two_questions(content: Content) -> None:
    """Not one text of ours has two question marks, nor has an answer to a step any."""
    for step in content.steps.values():
        for words in step.every_version:
            assert words.prompt.count("?") <= 1
            assert words.easier.count("?") <= 1
            for outcome, text in words.answers.items():
                assert "?" not in text or outcome == "silence", (step.number, outcome, text)
    assert not [faq.topic for faq in content.faqs.values() if "?" in faq.text]
    for key, message in content.messages.items():
        asks = 0 if key.startswith(("celebration", "review", "promise", "progress")) else 1
        for text in message.variants:
            assert key.startswith("voice.") or text.count("?") <= asks, text
