"""Texting: joining, the day's answer, stopping, danger, and what nobody understands."""

from datetime import time, timedelta

import pytest
from sqlalchemy import func, select

from scheduler.planner import plan
from shared.content import Content
from shared.rules.programme import step_to_revisit
from shared.rules.vocabulary import FaqTopic, Role
from shared.rules.zones import zone
from shared.services import people, progress
from shared.storage.database import Database
from shared.storage.models import (
    CheckIn,
    Consent,
    InboundText,
    JournalEntry,
    LinkCode,
    OutboxText,
    Participant,
)
from shared.storage.states import Care, ConsentKind, Status, TextStatus
from sms.conversation import Heard
from sms.inbound import TextService, finish_interrupted, take
from tests.clocks import MovableClock
from tests.sms.phone import PHONE, Phone, texting_app


@pytest.fixture
def service(database: Database, content: Content, clock: MovableClock) -> TextService:
    """The text service on each database, with codes that are not drawn by chance."""
    return TextService(database, content, clock, draw_code=lambda: "483920")


@pytest.fixture
def phone(service: TextService) -> Phone:
    """A phone in New York."""
    return Phone(texting_app(service).test_client())


def person(service: TextService) -> Participant:
    """The person with the phone, as the database has them."""
    with service.database.begin() as session:
        found = people.find_by_phone(session, PHONE)
        assert found is not None
        return found


def prompt(service: TextService, clock: MovableClock, **by: float) -> str:
    """Move the clock to the next prompt and return its text."""
    due = person(service).next_due_at
    assert due is not None
    clock.now = due + timedelta(**by)
    with service.database.begin() as session:
        assert plan(session, service.content, clock()).written == 1
        newest = select(OutboxText).order_by(OutboxText.created_at.desc()).limit(1)
        return session.scalars(newest).one().body


def count(service: TextService, table: type) -> int:
    """Count the rows of a table."""
    with service.database.begin() as session:
        return session.scalar(select(func.count()).select_from(table)) or 0


def test_joining_leads_from_the_first_word_to_the_first_prompt(
    phone: Phone, service: TextService, clock: MovableClock, content: Content
) -> None:
    """JOIN, role, hour, zone of the area confirmed; then the step comes at that hour."""
    confirmation, question = phone.says("join")
    assert all(word in confirmation for word in ("Steady Steps", "7 texts", "HELP", "STOP"))
    assert question == content.say("ask_role")
    assert phone.says("b") == [content.say("ask_hour")]
    assert "New York" in phone.says("9:30am")[0]
    assert phone.says("London") == [content.say("joined", hour="9:30 am")]
    assert person(service).timezone == "Europe/London"
    assert person(service).status is Status.ACTIVE
    assert prompt(service, clock) == content.step(1).for_role(Role.BROKE_TRUST).prompt
    assert clock.now.astimezone(zone("Europe/London")).time() == time(9, 30)


def test_an_hour_outside_the_window_is_moved_and_said(phone: Phone, content: Content) -> None:
    """Eleven at night becomes the last hour we text, in plain words."""
    phone.says("JOIN")
    phone.says("A")
    moved, zone_question = phone.says("11pm")
    assert moved == content.say("hour_moved", hour="7:30 pm")
    assert "New York" in zone_question


@pytest.mark.parametrize(
    ("stage", "nonsense", "key"),
    [
        (["JOIN"], "the blue one", "ask_role_again"),
        (["JOIN", "C"], "whenever", "ask_hour_again"),
        (["JOIN", "C", "9am"], "atlantis", "ask_zone_confirm_again"),
    ],
)
def test_a_question_of_joining_is_asked_again_in_other_words(
    phone: Phone, content: Content, stage: list[str], nonsense: str, key: str
) -> None:
    """What cannot be read leaves the person where they are, and is never met twice alike."""
    for text in stage:
        phone.says(text)
    for variant in range(3):
        again = content.say(key, variant=variant, zone="New York")
        assert phone.says(nonsense) == [again]


def test_a_place_nobody_knows_leaves_the_likely_zone_open(
    phone: Phone, service: TextService
) -> None:
    """After an unknown city, OK still takes the zone of the number's area."""
    for text in ("JOIN", "C", "9am", "atlantis"):
        phone.says(text)
    assert "9 am" in phone.says("OK, that's right")[0]
    assert (person(service).status, person(service).timezone) == (
        Status.ACTIVE,
        "America/New_York",
    )


def test_a_number_without_an_area_is_asked_for_its_city(
    service: TextService, content: Content
) -> None:
    """A toll-free number says nothing about the hour where its owner is."""
    phone = Phone(texting_app(service).test_client(), "+18005550100")
    for text in ("JOIN", "C"):
        phone.says(text)
    assert phone.says("9am") == [content.say("ask_zone")]
    assert phone.says("ok") == [content.say("ask_zone_again")]
    assert "9 am" in phone.says("near Denver")[0]


def test_a_question_while_joining_is_answered_and_the_joining_goes_on(
    phone: Phone, content: Content
) -> None:
    """Nobody must finish joining to learn how long it takes."""
    phone.says("JOIN")
    answer, question = phone.says("how long does it take to heal?")
    assert answer == content.faq(FaqTopic.HOW_LONG).text
    assert question == content.say("ask_role_again")
    assert phone.says("b") == [content.say("ask_hour")]


def test_consent_is_kept_with_its_wording(phone: Phone, service: TextService) -> None:
    """Agreeing and stopping each leave a proof."""
    confirmation = phone.says("JOIN")[0]
    phone.says("please stop texting me")
    with service.database.begin() as session:
        proofs = session.scalars(select(Consent).order_by(Consent.id)).all()
    assert [proof.kind for proof in proofs] == [ConsentKind.OPT_IN, ConsentKind.OPT_OUT]
    assert proofs[0].wording == confirmation


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


def _stand_at(service: TextService, step: int) -> None:
    """Put the person with the phone before a step."""
    someone = person(service).id
    with service.database.begin() as session:
        session.get_one(Participant, someone).step = step


def test_the_end_of_a_week_and_of_the_programme_get_their_words(
    phone: Phone, service: TextService, clock: MovableClock, content: Content
) -> None:
    """The seventh step brings the week's figures; the last one says what comes now."""
    phone.joins()
    _stand_at(service, 7)
    prompt(service, clock)
    figures = {"days": "1 day", "kept": "0 small promises"}
    assert phone.says("7")[1:] == [content.say("review_1", **figures)]
    _stand_at(service, 56)
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
    _stand_at(service, 44)
    assert phone.says("STEP") == [instead.prompt]
    for step in (27, 43):
        clock.move(days=1)
        _stand_at(service, step)
        phone.says("STEP")
        phone.says("A")
    clock.move(days=1)
    _stand_at(service, 44)
    assert phone.says("STEP") == [own.prompt]


def test_not_yet_keeps_the_step_and_skip_moves_on(
    phone: Phone, service: TextService, clock: MovableClock
) -> None:
    """The programme waits for whoever needs time."""
    phone.joins()
    prompt(service, clock)
    phone.says("skip")
    assert person(service).step == 2


def test_stop_cancels_what_is_queued_at_once(
    phone: Phone, service: TextService, clock: MovableClock, content: Content
) -> None:
    """In any plain words; one confirmation; nothing afterwards but START brings texts back."""
    phone.joins()
    prompt(service, clock)
    assert phone.says("please stop texting me") == [content.say("stopped")]
    with service.database.begin() as session:
        statuses = session.scalars(select(OutboxText.status)).all()
    assert statuses == [TextStatus.CANCELLED]
    assert person(service).next_due_at is None
    assert phone.says("stop") == []
    assert phone.says("7") == [content.say("not_joined")]
    assert phone.says("START") == [content.say("welcome_back", hour="9 am")]
    assert person(service).next_due_at is not None


def test_a_stop_the_carrier_has_answered_gets_no_second_confirmation(
    phone: Phone, service: TextService
) -> None:
    """Twilio says that it handled the keyword; the wish is recorded all the same."""
    phone.joins()
    assert phone.says("STOP", OptOutType="STOP") == []
    assert person(service).status is Status.STOPPED


def test_help_works_for_anyone(phone: Phone, content: Content) -> None:
    """Before joining as well as after."""
    assert phone.says("HELP") == [content.say("help")]
    phone.joins()
    assert phone.says("help") == [content.say("help")]


def test_a_stranger_learns_how_to_join(
    phone: Phone, service: TextService, content: Content
) -> None:
    """Nobody is enrolled by a text that does not ask for it."""
    assert phone.says("good morning") == [content.say("not_joined")]
    assert count(service, Participant) == 0


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


@pytest.mark.parametrize(
    ("text", "risk"), [("I want to kill myself", "self_harm"), ("he hit me again", "abuse")]
)
def test_danger_comes_before_the_lesson(
    phone: Phone, service: TextService, clock: MovableClock, content: Content, text: str, risk: str
) -> None:
    """Lines for one kind, a question and no numbers for the other; nothing is recorded."""
    phone.joins()
    prompt(service, clock)
    lines = {"lines": content.lines("US")} if risk == "self_harm" else {}
    assert phone.says(text) == [content.say(risk, **lines)]
    assert person(service).step == 1


def test_the_safety_track_begins_when_the_person_says_it_is_safe(
    phone: Phone, service: TextService, clock: MovableClock, content: Content
) -> None:
    """No texts until then; afterwards a step that needs safety is replaced by another."""
    phone.joins()
    _stand_at(service, 13)
    phone.says("he hit me again")
    assert person(service).next_due_at is None
    assert content.lines("US", "abuse_lines") in phone.says("SAFE")[0]
    assert person(service).care is Care.SAFETY_TRACK
    instead = content.step(13).instead
    assert instead is not None
    assert prompt(service, clock) == instead.prompt
    assert phone.says("B") == [instead.answers["B"]]
    assert person(service).step == 14


def test_who_is_somewhere_else_gets_the_lines_of_the_country_they_name(
    service: TextService, clock: MovableClock, content: Content
) -> None:
    """From a country without lines of ours, also before joining: the question has an answer."""
    for number in ("+4930123456", "+4930123457"):
        phone = Phone(texting_app(service).test_client(), number)
        if number.endswith("7"):
            phone.joins()
        clock.move(minutes=1)
        assert content.lines("DE") in phone.says("i want to kill myself")[0]
        clock.move(minutes=1)
        assert phone.says("I'm in Ireland") == [
            content.say("lines_given", lines=content.lines("IE"))
        ]
        clock.move(minutes=1)
        assert content.lines("IE") not in phone.says("Ireland")[0]
    assert phone.says("i want to die") == [content.say("self_harm", lines=content.lines("IE"))]


def test_a_country_without_lines_is_said_to_have_none(
    service: TextService, content: Content
) -> None:
    """Nothing is guessed, and the conversation goes on."""
    phone = Phone(texting_app(service).test_client(), "+4930123456")
    phone.says("i want to kill myself")
    assert phone.says("Deutschland? Germany!") == [content.say("lines_unknown")]
    assert phone.says("good morning") == [content.say("not_joined")]


def test_the_same_webhook_twice_changes_nothing_and_gets_the_same_answer(
    phone: Phone, service: TextService, clock: MovableClock
) -> None:
    """Twilio retries; the unique MessageSid makes it harmless."""
    phone.joins()
    prompt(service, clock)
    first = phone.posts("7", sid="SM" + "a" * 32)
    before = count(service, InboundText)
    assert phone.posts("7", sid="SM" + "a" * 32) == first
    assert (count(service, InboundText), person(service).step) == (before, 2)


@pytest.mark.parametrize("signature", ["", "bm9wZQ=="])
def test_a_forged_webhook_changes_nothing(
    phone: Phone, service: TextService, signature: str
) -> None:
    """No signature or a wrong one: 403, and not a row is written."""
    assert phone.posts("JOIN", signature=signature) == (403, [])
    assert (count(service, InboundText), count(service, Participant)) == (0, 0)


def test_odd_bodies_are_stored_as_they_came(phone: Phone, service: TextService) -> None:
    """NUL, right-to-left marks, four-byte characters, nothing at all: always an answer."""
    phone.joins()
    bodies = ["\x00", "\u202eabc", "😀" * 400, "", "a" * 5000, "<Message>&amp;"]
    for body in bodies:
        phone.says(body)
    with service.database.begin() as session:
        stored = set(session.scalars(select(InboundText.body)))
    assert stored.issuperset(bodies)


def test_a_text_whose_handling_was_cut_off_is_finished_later(
    service: TextService, clock: MovableClock
) -> None:
    """Stored, then the process died: the answer goes by the outbox, once."""
    broken = TextService(service.database, service.content, clock, draw_code=_fail)
    take(service, "SM1", Heard(PHONE, "JOIN"))
    for number, text in enumerate(("A", "9am", "ok")):
        take(service, f"SM2{number}", Heard(PHONE, text))
    with pytest.raises(ZeroDivisionError):
        take(broken, "SM3", Heard(PHONE, "LINK"))
    clock.move(minutes=2)
    assert finish_interrupted(service, clock()) == 1
    assert finish_interrupted(service, clock()) == 0
    with service.database.begin() as session:
        assert "4 8 3 9 2 0" in session.scalars(select(OutboxText.body)).one()
    assert take(service, "SM3", Heard(PHONE, "LINK")) == []


def _fail() -> str:
    raise ZeroDivisionError


@pytest.mark.parametrize(
    ("text", "key", "values"),
    [
        ("PROGRESS", "progress_first", {}),
        ("LINK", "link_code", {"code": "4 8 3 9 2 0", "minutes": 10}),
        ("GRATITUDE the morning coffee", "gratitude_kept", {}),
        ("TIME 6pm", "time_moved", {"hour": "6 pm"}),
        ("SLIP", "slip", {}),
        ("PAUSE", "paused", {"date": "Monday 09 March"}),
    ],
)
def test_commands_are_carried_out(
    phone: Phone, content: Content, text: str, key: str, values: dict[str, str | int]
) -> None:
    """By a word, with what it needs in the same text."""
    phone.joins()
    assert phone.says(text) == [content.say(key, **values)]


def test_a_command_that_asks_gets_its_answer_in_the_next_text(
    phone: Phone, service: TextService, content: Content
) -> None:
    """GRATITUDE alone asks; the next words are kept."""
    phone.joins()
    assert phone.says("GRATITUDE") == [content.say("gratitude_ask")]
    assert phone.says("the sun on the kitchen table") == [content.say("gratitude_kept")]
    assert count(service, JournalEntry) == 1


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


def test_erasing_leaves_nothing(phone: Phone, service: TextService, content: Content) -> None:
    """It asks once, then every row is gone."""
    phone.joins()
    phone.says("LINK")
    assert phone.says("DELETE") == [content.say("delete_info")]
    assert phone.says("DELETE EVERYTHING") == [content.say("erased")]
    for table in (Participant, InboundText, Consent, LinkCode, OutboxText):
        assert count(service, table) == 0


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
