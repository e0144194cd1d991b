"""The inbound webhook: signed, stored first, handled once, and never surprised."""

import pytest
from sqlalchemy import select

from shared.storage.models import (
    InboundText,
    OutboxText,
    Participant,
)
from sms.conversation import Heard
from sms.inbound import TextService, finish_interrupted, take
from tests.clocks import MovableClock
from tests.sms.phone import PHONE, Phone, count, person, prompt


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
