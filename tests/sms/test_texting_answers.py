"""The answer to the day's step: recorded, thanked for, and what it opens."""

from datetime import timedelta

from sqlalchemy import select

from shared.content import Content
from shared.rules.programme import step_to_revisit
from shared.rules.vocabulary import Expects, Role
from shared.services import people
from shared.storage.models import (
    CheckIn,
    JournalEntry,
)
from sms.inbound import TextService
from tests.clocks import MovableClock
from tests.sms.phone import Phone, person, prompt, stand_at


def test_a_rating_is_recorded_and_the_programme_moves(
    phone: Phone, service: TextService, clock: MovableClock, content: Content
) -> None:
    """The answer lands on the open check-in, its note in the journal, and the step moves on."""
    phone.joins()
    asked = prompt(service, clock)
    role = content.step(1).for_role(person(service).role)  # type: ignore[arg-type]
    assert asked == role.prompt
    assert phone.says("7 but we argued") == [role.answer("rating", 7)]
    with service.database.begin() as session:
        check_in = session.scalars(select(CheckIn)).one()
        notes = session.scalars(select(JournalEntry)).all()
    assert check_in.rating == 7
    assert [note.text for note in notes] == ["but we argued"]
    assert person(service).step == 2
    assert phone.says("8") == [content.say("already_done_today")]


def test_a_late_answer_counts_for_the_day_of_its_question(
    phone: Phone, service: TextService, clock: MovableClock
) -> None:
    """Yesterday's step answered this morning leaves today's free."""
    phone.joins("6pm")
    prompt(service, clock)
    clock.move(hours=14)
    phone.says("5")
    someone = person(service)
    assert someone.step == 2
    assert someone.next_due_at is not None
    assert someone.next_due_at - clock() < timedelta(hours=12)


def test_who_asked_for_the_step_gets_no_second_copy_of_it(
    phone: Phone, service: TextService, clock: MovableClock, content: Content
) -> None:
    """STEP in the morning, no answer yet: at the hour comes a short nudge, not the same words."""
    phone.joins("6pm")
    step = content.step(1).for_role(Role.HURT)
    assert phone.says("STEP") == [step.prompt]
    assert prompt(service, clock) == step.answers["silence"]
    assert phone.says("7") == [step.answer("rating", 7)]


def test_the_end_of_a_week_and_of_the_programme_get_their_words(
    phone: Phone, service: TextService, clock: MovableClock, content: Content
) -> None:
    """The seventh step brings the week's figures; the last one says what comes now."""
    phone.joins()
    stand_at(service, 7)
    prompt(service, clock)
    figures = {"days": "1 day", "kept": ""}
    assert phone.says("7")[1:] == [content.say("review_1", **figures)]
    stand_at(service, 56)
    prompt(service, clock)
    assert phone.says("skip")[1:] == [content.say("celebration_end"), content.say("finished")]
    clock.move(days=1)
    again = step_to_revisit(people.today_of(person(service), clock()))
    assert phone.says("STEP") == [content.step(again).for_role(Role.HURT).prompt]
    assert person(service).step == 57


def test_a_light_question_after_days_of_silence_gets_a_plain_answer(
    phone: Phone, service: TextService, clock: MovableClock, content: Content
) -> None:
    """What was asked had nothing to do with the step, so its answers are not given."""
    phone.joins()
    asked = [prompt(service, clock) for _ in range(4)]
    assert asked[3] in content.variants("easier_again")
    assert phone.says("7") == [content.say("noted")]
    assert person(service).step == 2


def test_what_a_person_wishes_opens_a_gate(
    phone: Phone, service: TextService, clock: MovableClock, content: Content
) -> None:
    """Step 44 needs a wish and amends: without them another step comes in its place."""
    phone.joins()
    instead, own = content.step(44).instead, content.step(44).for_role(Role.HURT)
    assert instead is not None
    stand_at(service, 44)
    assert phone.says("STEP") == [instead.prompt]
    for step in (27, 43):
        clock.move(days=1)
        stand_at(service, step)
        phone.says("STEP")
        phone.says("A")
    clock.move(days=1)
    stand_at(service, 44)
    assert phone.says("STEP") == [own.prompt]


def test_not_yet_keeps_the_step_and_skip_moves_on(
    phone: Phone, service: TextService, clock: MovableClock
) -> None:
    """The programme waits for whoever needs time."""
    phone.joins()
    prompt(service, clock)
    phone.says("skip")
    assert person(service).step == 2


def test_half_of_a_thing_to_do_leaves_the_step_where_it_is(
    phone: Phone, service: TextService, content: Content
) -> None:
    """The other half can be done tomorrow; the answer is the one for not yet."""
    phone.joins()
    number = next(
        step.number
        for step in content.steps.values()
        if step.for_role(Role.HURT).expects is Expects.DONE and not step.gates
    )
    stand_at(service, number)
    phone.says("STEP")
    words = content.step(number).for_role(Role.HURT)
    assert phone.says("half of it") == [words.answer("not_yet", None)]
    assert person(service).step == number
    phone.says("done")
    assert person(service).step == number + 1


def test_what_nobody_understands_gets_a_useful_answer_and_never_twice_the_same(
    phone: Phone, service: TextService, clock: MovableClock
) -> None:
    """Two in a row differ, and both say what to do."""
    phone.joins()
    prompt(service, clock)
    first, second = phone.says("qwertyuiop"), phone.says("asdf")
    assert first != second
    assert "1" in first[0]
    assert "9" in first[0]


def test_a_text_from_the_person_at_the_very_hour_takes_no_prompt_away(
    phone: Phone, service: TextService, clock: MovableClock
) -> None:
    """Due, not planned yet, and the person writes: the prompt still comes today."""
    phone.joins()
    due = person(service).next_due_at
    assert due is not None
    clock.now = due + timedelta(seconds=2)
    phone.says("GRATITUDE the first coffee")
    assert person(service).next_due_at == due
