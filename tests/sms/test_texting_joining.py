"""Joining by text, stopping, coming back, and who has not joined."""

from datetime import time

import pytest
from sqlalchemy import select

from shared.content import Content
from shared.rules.vocabulary import FaqTopic, Role
from shared.rules.zones import zone
from shared.services import claims, outbox
from shared.storage.models import (
    Consent,
    OutboxText,
    Participant,
)
from shared.storage.states import ConsentKind, Status, TextStatus
from sms.inbound import TextService
from tests.clocks import MovableClock
from tests.sms.phone import Phone, count, person, prompt, texting_app


def test_joining_leads_from_the_first_word_to_the_first_prompt(
    phone: Phone, service: TextService, clock: MovableClock, content: Content
) -> None:
    """JOIN, role, hour, zone of the area confirmed; then the step comes at that hour."""
    confirmation, question = phone.says("join")
    assert all(word in confirmation for word in ("Steady Steps", "14 texts", "HELP", "STOP"))
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


@pytest.mark.parametrize(
    "text",
    [
        "Wrong number",
        "this is not Anna's phone",
        "you have the wrong person",
        "Sorry, this isn't her number anymore",
        "Anna doesn't have this number any more",
    ],
)
def test_the_wrong_person_is_never_texted_again(
    phone: Phone, service: TextService, content: Content, text: str
) -> None:
    """Whoever holds the phone now has not agreed: that is an opt-out."""
    phone.joins()
    assert phone.says(text) == [content.say("stopped")]
    assert (person(service).status, person(service).next_due_at) == (Status.STOPPED, None)


def test_a_text_claimed_when_the_person_stops_never_goes_out_again(
    phone: Phone, service: TextService, clock: MovableClock
) -> None:
    """Refused as one too many, and STOP came in between: it is not tried again."""
    phone.joins()
    prompt(service, clock)
    with service.database.begin() as session:
        [claimed] = claims.claim(session, clock(), 10).texts
    phone.says("STOP")
    with service.database.begin() as session:
        outbox.try_again(session, claimed.message_id, "429", clock(), clock())
    clock.move(minutes=5)
    with service.database.begin() as session:
        assert claims.claim(session, clock(), 10).texts == []
        assert session.scalars(select(OutboxText.status)).all() == [TextStatus.CANCELLED]
