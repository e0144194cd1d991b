"""The inbound webhook: signed, stored first, handled once, and never surprised."""

import uuid
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from shared.content import Content
from shared.rules.vocabulary import Role
from shared.storage.database import Database
from shared.storage.models import InboundText, OutboxText, Participant, Promise
from sms.conversation import Heard
from sms.inbound import TextService, finish_interrupted, take
from tests.clocks import MovableClock
from tests.databases import open_for_test
from tests.sms.phone import PHONE, Phone, count, person, prompt, texting_app


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


@pytest.mark.parametrize("body", ["", "  ", "\u200e", "\ufffc", "\x00"])
def test_a_picture_or_an_empty_text_gets_one_kind_answer(
    phone: Phone, service: TextService, clock: MovableClock, content: Content, body: str
) -> None:
    """We say that only words can be read; the day's question stays open."""
    phone.joins()
    prompt(service, clock)
    media = {"NumMedia": "1", "MediaUrl0": "https://media.example/1", "MediaContentType0": "a/b"}
    assert phone.says(body, **media) == [content.say("nothing_read")]
    assert phone.says("7", **media) == [content.step(1).for_role(Role.HURT).answer("rating", 7)]


def test_a_promise_of_odd_characters_is_said_back_as_far_as_xml_can(
    phone: Phone, service: TextService
) -> None:
    """What TwiML cannot hold is left out of the answer, and kept as it came."""
    phone.joins()
    assert "call \U0001f600 at six" in phone.says("PROMISE to call\uffff\x01 \U0001f600 at six")[0]
    with service.database.begin() as session:
        assert session.scalars(select(Promise.text)).one() == "call\uffff\x01 \U0001f600 at six"


@pytest.fixture(scope="module")
def texting(
    tmp_path_factory: pytest.TempPathFactory, content: Content
) -> Iterator[tuple[Phone, Database]]:
    """A phone that takes part, and its one SQLite file for many examples."""
    database = open_for_test(f"sqlite:///{tmp_path_factory.mktemp('texting')}/steady.db")
    phone = Phone(texting_app(TextService(database, content, MovableClock())).test_client())
    phone.joins()
    phone.says("STEP")
    yield phone, database
    database.close()


@settings(max_examples=150, deadline=None)
@given(
    body=st.text(max_size=400)
    | st.lists(
        st.sampled_from(
            "step why zone time pause until later in delete private promise kept 7 9am 31 feb ? "
            "safe \u202e \x00 \U0001f600 99999999999999999999 / - ' \" < & until days week".split(
                " "
            )
        ),
        max_size=12,
    ).map(" ".join)
)
def test_whatever_is_texted_is_stored_as_it_came_and_answered(
    texting: tuple[Phone, Database], body: str
) -> None:
    """Signed by the carrier and of any characters: never an error."""
    phone, database = texting
    sid = f"SM{uuid.uuid4().hex}"
    status, answers = phone.posts(body, sid=sid)
    assert status == 200
    assert all(answer.strip() for answer in answers)
    with database.begin() as session:
        assert session.get_one(InboundText, sid).body == body
