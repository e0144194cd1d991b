"""What people ask about their own words: private texts, a copy, everything erased."""

from shared.content import Content
from shared.storage.models import (
    Consent,
    InboundText,
    LinkCode,
    OutboxText,
    Participant,
)
from sms.inbound import TextService
from tests.sms.phone import Phone, count


def test_erasing_leaves_nothing(phone: Phone, service: TextService, content: Content) -> None:
    """It asks once, then every row is gone."""
    phone.joins()
    phone.says("LINK")
    assert phone.says("DELETE") == [content.say("delete_info")]
    assert phone.says("DELETE EVERYTHING") == [content.say("erased")]
    for table in (Participant, InboundText, Consent, LinkCode, OutboxText):
        assert count(service, table) == 0
