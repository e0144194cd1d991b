"""What people ask about their own words: private texts, a copy, everything erased."""

import pytest
from sqlalchemy import select

from shared.content import Content
from shared.rules.vocabulary import Role
from shared.services.export import export
from shared.storage.models import CheckIn, Consent, InboundText, LinkCode, OutboxText, Participant
from shared.storage.states import Care
from sms.inbound import TextService
from tests.clocks import MovableClock
from tests.sms.phone import Phone, count, person, prompt


def test_erasing_leaves_nothing(phone: Phone, service: TextService, content: Content) -> None:
    """It asks once, then every row is gone."""
    phone.joins()
    phone.says("LINK")
    assert phone.says("DELETE") == [content.say("delete_info")]
    assert phone.says("DELETE EVERYTHING") == [content.say("erased")]
    for table in (Participant, InboundText, Consent, LinkCode, OutboxText):
        assert count(service, table) == 0


def test_nothing_is_erased_without_having_asked_just_before(
    phone: Phone, service: TextService, clock: MovableClock, content: Content
) -> None:
    """DELETE EVERYTHING out of the blue, or long after the question, asks first."""
    phone.joins()
    assert phone.says("DELETE EVERYTHING") == [content.say("delete_info")]
    clock.move(minutes=31)
    assert phone.says("delete everything") == [content.say("delete_info")]
    phone.says("PROGRESS")
    assert phone.says("delete everything") == [content.say("delete_info")]
    assert count(service, Participant) == 1
    assert phone.says("Delete everything.") == [content.say("erased")]


@pytest.mark.parametrize(
    ("texts", "keys"),
    [
        (["PRIVATE", "PRIVATE"], ["private_on", "private_off"]),
        (["private on", "PRIVATE ON"], ["private_on", "private_on"]),
        (["private mode", "turn off private"], ["private_on", "private_off"]),
        (["is this private?", "who can see this"], ["private_info", "private_info"]),
    ],
)
def test_private_is_switched_by_name_and_a_question_about_it_is_answered(
    phone: Phone, service: TextService, content: Content, texts: list[str], keys: list[str]
) -> None:
    """On and off by their names, PRIVATE alone to the other side, and it says what it does."""
    phone.joins()
    assert [phone.says(text)[0] for text in texts] == [content.say(key) for key in keys]
    assert person(service).private is (keys[-1] == "private_on")


def test_a_private_prompt_shows_nothing_and_step_brings_the_question(
    phone: Phone, service: TextService, clock: MovableClock, content: Content
) -> None:
    """One neutral line, no check-in until STEP, then an answer as on any day."""
    phone.joins()
    phone.says("PRIVATE")
    assert prompt(service, clock) == content.say("private_prompt")
    assert count(service, CheckIn) == 0
    step = content.step(1).for_role(Role.HURT)
    assert phone.says("STEP") == [step.prompt]
    assert phone.says("7") == [step.answer("rating", 7)]


def test_an_answer_to_a_private_prompt_counts_without_step(
    phone: Phone, service: TextService, clock: MovableClock, content: Content
) -> None:
    """Whoever knows the question from the speaker may just answer; a remark is only kept."""
    phone.joins()
    phone.says("PRIVATE")
    prompt(service, clock)
    assert phone.says("it was a long day") == [content.say("noted")]
    assert person(service).step == 1
    phone.says("7")
    with service.database.begin() as session:
        check_in = session.scalars(select(CheckIn)).one()
    assert (check_in.rating, check_in.step, person(service).step) == (7, 1, 2)


def test_a_private_reminder_and_an_easier_question_show_nothing_either(
    phone: Phone, service: TextService, clock: MovableClock, content: Content
) -> None:
    """Silence and LATER bring the same neutral line."""
    phone.joins()
    phone.says("PRIVATE")
    asked = [prompt(service, clock) for _ in range(3)]
    phone.says("LATER")
    with service.database.begin() as session:
        bodies = set(session.scalars(select(OutboxText.body)))
        waiting = session.scalars(select(OutboxText).order_by(OutboxText.not_before)).all()[-1]
    assert bodies == {content.say("private_prompt")} == set(asked)
    assert waiting.not_before > clock()


def test_export_says_how_much_is_kept_and_whom_to_ask(phone: Phone, content: Content) -> None:
    """A copy is not texted: texts may be read by others."""
    phone.joins()
    for text in ("GRATITUDE the rain", "PROMISE to call at six"):
        phone.says(text)
    assert phone.says("EXPORT") == [content.say("export_info", things="2 things")]


def test_a_copy_holds_what_a_person_wrote_did_and_agreed_to(
    phone: Phone, service: TextService, clock: MovableClock
) -> None:
    """Answers, journal, promises, consent and texts; what touches on danger only when asked for."""
    phone.joins()
    prompt(service, clock)
    for text in ("7 but we argued", "PROMISE to call at six", "he hit me again", "safe"):
        clock.move(minutes=1)
        phone.says(text)
    assert person(service).care is Care.SAFETY_TRACK
    with service.database.begin() as session:
        someone = session.scalars(select(Participant)).one()
        copy, whole = (export(session, someone, with_safety=safety) for safety in (False, True))
    assert copy["participant"]["phone"] == phone.number
    assert copy["check_ins"][0]["rating"] == 7
    assert [entry["text"] for entry in copy["journal"]] == ["but we argued"]
    assert [promise["text"] for promise in copy["promises"]] == ["call at six"]
    assert copy["consents"][0]["kind"] == "opt_in"
    assert copy["texts_to_you"][0]["status"] == "cancelled"
    said = [text["body"] for text in copy["texts_from_you"]]
    assert "7 but we argued" in said
    assert not {"he hit me again", "safe"} & set(said)
    assert "care" not in copy["participant"]
    assert whole["participant"]["care"] == "safety_track"
    assert "he hit me again" in [text["body"] for text in whole["texts_from_you"]]
