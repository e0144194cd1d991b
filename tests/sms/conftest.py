"""A text service on each database, and a phone that texts it."""

import pytest

from shared.content import Content
from shared.storage.database import Database
from sms.inbound import TextService
from tests.clocks import MovableClock
from tests.sms.phone import Phone, texting_app


@pytest.fixture
def service(database: Database, content: Content, clock: MovableClock) -> TextService:
    """The text service on each database, with codes that are not drawn by chance."""
    return TextService(database, content, clock, draw_code=lambda: "483920")


@pytest.fixture
def phone(service: TextService) -> Phone:
    """A phone in New York."""
    return Phone(texting_app(service).test_client())
