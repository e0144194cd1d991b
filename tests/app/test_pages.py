"""The public pages: joining by form, what the carriers' rules ask for, and how errors look."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from app.house import House, build
from app.server import create_app
from app.settings import read_settings
from shared.services import people
from shared.storage.models import Consent, OutboxText, Participant
from shared.storage.states import Channel, Status
from sms.conversation import Heard
from sms.inbound import take
from tests.clocks import MovableClock

PHONE = "+12125550123"
FORM = {
    "phone": "(212) 555-0123",
    "role": "broke_trust",
    "prompt_time": "18:30",
    "timezone": "Europe/London",
    "consent": "y",
}


@pytest.fixture
def house(tmp_path: Path, clock: MovableClock) -> Iterator[House]:
    """The house as `steady run` builds it, with a clock that stands still."""
    made = build(read_settings({"STEADY_FOLDER": str(tmp_path)}))
    yield replace(made, clock=clock, service=replace(made.service, clock=clock))
    made.close()


@pytest.fixture
def browser(house: House) -> FlaskClient:
    """A browser with cookies and no JavaScript."""
    return create_app(house).test_client()


def _send(browser: FlaskClient, **changed: str | None) -> tuple[int, str]:
    """Open the form, fill it in and send it; return the status and the page that follows."""
    page = browser.get("/join").get_data(as_text=True)
    token = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', page)
    assert token is not None
    given = {"csrf_token": token[1], **FORM, **changed}
    answer = browser.post("/join", data={k: v for k, v in given.items() if v is not None})
    followed = browser.get(answer.headers["Location"]) if answer.status_code == 302 else answer
    return answer.status_code, followed.get_data(as_text=True)


def _texts(house: House) -> list[str]:
    with house.database.begin() as session:
        return list(session.scalars(select(OutboxText.body)))


def _person(house: House) -> Participant:
    with house.database.begin() as session:
        found = people.find_by_phone(session, PHONE)
        assert found is not None
        return found


def test_the_form_invites_and_the_phone_begins(browser: FlaskClient, house: House) -> None:
    """Double opt-in: the form sends one text; only JOIN from the phone itself starts anything."""
    status, page = _send(browser)
    assert status == 302
    assert "JOIN" in page
    assert _texts(house) == [house.content.say("invitation")]
    assert (_person(house).status, _person(house).next_due_at) == (Status.INVITED, None)
    answers = take(house.service, "SM1", Heard(PHONE, "JOIN"))
    assert any("6:30 pm" in answer for answer in answers)
    joined = _person(house)
    assert (joined.status, joined.role, joined.timezone) == (
        Status.ACTIVE,
        "broke_trust",
        "Europe/London",
    )
    assert joined.next_due_at is not None
    with house.database.begin() as session:
        consents = session.scalars(select(Consent).order_by(Consent.id)).all()
    assert [consent.channel for consent in consents] == [Channel.WEB, Channel.SMS]
    assert "recurring automated texts" in consents[0].wording
    assert "Steady Steps" in consents[1].wording


def test_sent_twice_the_form_texts_once(browser: FlaskClient, house: House) -> None:
    """A form can be sent as often as someone likes: the number gets one invitation."""
    assert [_send(browser)[0] for _ in range(3)] == [302] * 3
    assert len(_texts(house)) == 1


def test_the_page_never_tells_whether_a_number_is_known(browser: FlaskClient, house: House) -> None:
    """Somebody who takes part, or said stop, gets no text, and the page says the same."""
    fresh = _send(browser, phone="+12125550999")
    take(house.service, "SM1", Heard(PHONE, "JOIN"))
    take(house.service, "SM2", Heard(PHONE, "STOP"))
    before = _texts(house)
    assert _send(browser) == fresh
    assert _texts(house) == before
    assert _person(house).status is Status.STOPPED


@pytest.mark.parametrize(
    ("field", "value", "says"),
    [
        ("phone", "banana", "country code"),
        ("phone", "", "mobile number"),
        ("role", None, "choose what you would like"),
        ("timezone", "", "time zone"),
        ("timezone", "Mars/Base", "choice"),
        ("prompt_time", "03:00", "choice"),
        ("consent", None, "tick the box"),
    ],
)
def test_a_form_that_cannot_be_used_says_what_is_wrong(
    browser: FlaskClient, house: House, field: str, value: str | None, says: str
) -> None:
    """400, the reason beside the field, what was typed still there, and nobody is texted."""
    status, page = _send(browser, **{field: value})
    assert status == 400
    assert says in page
    assert "Please look at this again" in page
    assert _texts(house) == []


@pytest.mark.parametrize("token", [None, "", "old"])
def test_a_form_open_too_long_keeps_what_was_typed(
    browser: FlaskClient, house: House, token: str | None
) -> None:
    """Nothing is done without a fresh token; the form comes back filled, but for the consent.

    Another site could have sent it, so its tick is not taken for the person's.
    """
    status, page = _send(browser, csrf_token=token)
    assert status == 400
    assert "open too long" in page
    assert "Leave quickly" in page
    assert 'value="(212) 555-0123"' in page
    assert re.search(r'<option selected value="18:30">', page)
    assert re.search(r'<input[^>]* checked [^>]*value="broke_trust"', page)
    assert not re.search(r'<input[^>]*checked[^>]*name="consent"', page)
    assert _texts(house) == []
    fresh = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', page)
    assert fresh is not None
    assert browser.post("/join", data={**FORM, "csrf_token": fresh[1]}).status_code == 302


def test_the_words_agreed_to_are_the_words_shown(browser: FlaskClient, house: House) -> None:
    """The proof of consent holds the box's words and those beside it, as they stand on the page."""
    _send(browser)
    with house.database.begin() as session:
        wording = session.scalars(select(Consent.wording)).one()
    page = " ".join(re.sub(r"<[^>]+>", "", browser.get("/join").get_data(as_text=True)).split())
    agreed, _, terms = wording.partition(" The Steady Steps program")
    assert agreed in page
    assert f"The Steady Steps program{terms}" in page
    assert wording.startswith("I agree to receive recurring automated texts from Steady Steps")
    assert wording.endswith("See the privacy policy and the terms.")


def test_what_is_typed_is_escaped(browser: FlaskClient) -> None:
    """A form given back never holds anybody's tags."""
    _, page = _send(browser, phone="<script>alert(1)</script>")
    assert "<script>alert" not in page
    assert "&lt;script&gt;" in page


@pytest.mark.parametrize("path", ["/", "/join", "/joined", "/safety", "/privacy", "/terms"])
def test_each_page_is_guarded(browser: FlaskClient, path: str) -> None:
    """Script and style from here only, in no frame, and no copy kept on a shared machine."""
    answer = browser.get(path)
    assert answer.status_code == 200
    assert "default-src 'self'; frame-ancestors 'none'" in answer.headers["Content-Security-Policy"]
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Cache-Control"] == "no-store"
    assert not re.search(r"<script(?![^>]* src=)|<style| style=| on\w+=", answer.text)


def test_an_unknown_page_is_404_for_people_and_for_programs(browser: FlaskClient) -> None:
    """HTML with the way out for a browser, JSON at the machine doors."""
    page = browser.get("/nowhere")
    assert (page.status_code, page.mimetype) == (404, "text/html")
    assert "Leave quickly" in page.text
    door = browser.get("/sandbox/nowhere")
    assert (door.status_code, door.mimetype) == (404, "application/json")


def test_an_error_is_logged_without_its_words(
    house: House, caplog: pytest.LogCaptureFixture
) -> None:
    """A page that breaks says sorry; the log has the kind and the place, never what was said."""
    app = create_app(house)

    @app.get("/broken")
    def broken() -> str:
        raise ValueError("what somebody wrote")

    answer = app.test_client().get("/broken")
    assert answer.status_code == 500
    assert "somebody" not in answer.get_data(as_text=True) + caplog.text
    assert "Leave quickly" in answer.text
    (record,) = caplog.records
    assert record.getMessage() == "web.failed"
    assert vars(record)["error"] == "ValueError"
    assert "test_pages.py:" in vars(record)["at"]


def test_health_says_whether_somebody_ticks(browser: FlaskClient) -> None:
    """Alive at once; ready only while a worker's heartbeat is fresh. Metrics hold counts only."""
    assert browser.get("/healthz").status_code == 200
    assert browser.get("/readyz").status_code == 503
    _send(browser)
    metrics = browser.get("/metrics").get_data(as_text=True)
    assert 'steady_participants{status="invited"} 1' in metrics
    assert "555" not in metrics
