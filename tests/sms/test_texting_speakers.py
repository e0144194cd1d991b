"""A phone that links its speakers by text, parts them, and sets the PIN they ask for."""

from datetime import UTC, datetime

import pytest

from shared.rules.reading.texting_words import asks_to_unlink, pin_wanted
from shared.services import export, linking, pins, speakers
from shared.storage.models import Participant
from sms.inbound import TextService
from tests.clocks import MovableClock
from tests.sms.phone import Phone, person

CODE = "583920"


def a_speaker_says(service: TextService, code: str) -> None:
    """Let a speaker that nobody has used yet say a code, to be texted."""
    now = service.clock()
    with service.database.begin() as session:
        speaker = speakers.speaker_of(session, "kitchen", None, locale="en-US", now=now)
        mine = session.get_one(Participant, speaker.account.participant_id)
        linking.issue_code(session, mine, code, now, speaker=speaker)


@pytest.mark.parametrize("text", [f"LINK {CODE}", "link 5 8 3 9 2 0", "Link code 583-920"])
def test_the_code_a_speaker_said_links_it(phone: Phone, service: TextService, text: str) -> None:
    """However its six digits are typed."""
    phone.joins()
    a_speaker_says(service, CODE)
    assert phone.says(text) == [service.content.say("linked_by_text")]
    assert phone.says("unlink my speaker") == [service.content.say("unlinked")]
    assert phone.says("unlink") == [service.content.say("unlinked_none")]


def test_wrong_codes_close_linking(phone: Phone, service: TextService, clock: MovableClock) -> None:
    """Five in a row, then half an hour in which not even the right one counts."""
    phone.joins()
    a_speaker_says(service, CODE)
    for _ in range(4):
        assert phone.says("link 111111") == [service.content.say("link_wrong")]
    for text in ("link 111111", f"link {CODE}"):
        assert phone.says(text) == [service.content.say("link_closed")]
    clock.move(minutes=31)
    a_speaker_says(service, "111112")
    assert phone.says("link 111112") == [service.content.say("linked_by_text")]


def test_a_pin_is_set_and_taken_away_by_text(phone: Phone, service: TextService) -> None:
    """It is kept as a hash, and no copy of a person's texts shows it."""
    phone.joins()
    assert phone.says("pin") == [service.content.say("pin_info")]
    assert phone.says("PIN 4821") == [service.content.say("pin_set")]
    now = service.clock()
    with service.database.begin() as session:
        me = session.get_one(Participant, person(service).id)
        assert "4821" not in (me.pin or "")
        assert pins.try_pin(session, me, "1111", now) is pins.PinOutcome.WRONG
        assert pins.try_pin(session, me, "4821", now) is pins.PinOutcome.OPEN
        assert "4821" not in str(export.export(session, me, with_safety=True))
    assert phone.says("pin off") == [service.content.say("pin_off")]
    assert person(service).pin is None


@pytest.mark.parametrize(
    ("text", "digits"),
    [
        ("PIN 4821", "4821"),
        ("my pin is 48 21", "4821"),
        ("set a pin", ""),
        ("pin off", "off"),
        ("i pin my hopes on 1", None),
        ("7", None),
    ],
)
def test_a_wish_for_a_pin_is_read(text: str, digits: str | None) -> None:
    """The digits, off, nothing said, or no wish at all."""
    assert pin_wanted(text) == digits


@pytest.mark.parametrize(
    ("text", "wish"), [("Unlink Alexa please", True), ("I feel unlinked", False)]
)
def test_a_wish_to_part_the_speakers_is_read(text: str, wish: bool) -> None:  # noqa: FBT001 - a case
    """Whole texts only: a remark is none."""
    assert asks_to_unlink(text) is wish


def test_a_pin_is_four_digits(service: TextService) -> None:
    """Anything else is a fault of the caller's, who asks again."""
    someone = Participant(created_at=datetime(2026, 3, 2, tzinfo=UTC))
    with service.database.begin() as session, pytest.raises(ValueError, match="four digits"):
        pins.set_pin(session, someone, "12", bytes(16))
    with service.database.begin() as session, pytest.raises(ValueError, match="salt"):
        pins.set_pin(session, someone, "1234", b"")
