"""What a carrier's reviewer (US A2P 10DLC) looks for on the public pages, demand by demand.

The demands: Twilio's campaign rules and error 30540, as of November 2026.
"""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from playwright.sync_api import Browser

from app.house import House, build
from app.server import create_app
from app.settings import read_settings

CONTACT = "care@steady.example"


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    """The house with a contact, as a real one has."""
    made = build(read_settings({"STEADY_FOLDER": str(tmp_path), "STEADY_CONTACT": CONTACT}))
    yield made
    made.close()


@pytest.fixture
def visitor(house: House) -> FlaskClient:
    """Somebody who has never been here and is signed in nowhere."""
    return create_app(house).test_client()


class _Text(HTMLParser):
    """The words of a page, and those in bold."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.bold: set[str] = set()
        self._in_bold = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        self._in_bold = tag == "strong"

    def handle_endtag(self, tag: str) -> None:
        self._in_bold = False
        if tag == "dt":
            self.words.append(" ")

    def handle_data(self, data: str) -> None:
        self.words.append(data)
        if self._in_bold:
            self.bold.add(data.strip())


def _read(source: str) -> tuple[str, set[str]]:
    text = _Text()
    text.feed(source)
    return " ".join("".join(text.words).split()), text.bold


def _page(visitor: FlaskClient, path: str) -> str:
    answer = visitor.get(path)
    assert answer.status_code == 200
    return answer.get_data(as_text=True)


def _beside_the_box(visitor: FlaskClient) -> str:
    found = re.search(
        r'<div class="field consent.*?</div>.*?</div>', _page(visitor, "/join"), re.DOTALL
    )
    assert found is not None
    return found[0]


@pytest.mark.parametrize("path", ["/", "/join", "/privacy", "/terms", "/safety"])
def test_it_is_public(visitor: FlaskClient, path: str) -> None:
    """No login, no redirect, and no cookie or script is needed to read it."""
    assert visitor.get(path).status_code == 200


def test_the_box_is_unticked_and_stands_alone(visitor: FlaskClient) -> None:
    """One box, not ticked, for texts only: agreeing to the terms is not part of its words."""
    page = _page(visitor, "/join")
    boxes = re.findall(r'<input[^>]*type="checkbox"[^>]*>', page)
    assert len(boxes) == 1
    assert "checked" not in boxes[0]
    label = re.search(r'<label for="consent">(.*?)</label>', page, re.DOTALL)
    assert label is not None
    words, bold = _read(label[1])
    assert words == "I agree to receive recurring automated texts from Steady Steps at this number."
    assert "Steady Steps" in bold
    assert not re.search("terms|privacy|18|agree.*agree", words)


@pytest.mark.parametrize(
    "words",
    [
        "Steady Steps program sends one small step a day",
        "Up to 14 texts a week",
        "Message and data rates may apply",
        "Reply STOP to stop at any time, HELP for help",
        "Consent is not a condition of any purchase or service",
        "not shared with third parties or affiliates for marketing",
    ],
)
def test_beside_the_box_stands_what_must(visitor: FlaskClient, words: str) -> None:
    """Brand, program, what it sends and how often, rates, STOP, HELP, no condition, no sharing."""
    assert words in _read(_beside_the_box(visitor))[0]


def test_beside_the_box_are_bold_words_and_links(visitor: FlaskClient) -> None:
    """STOP and HELP in bold; the privacy policy and the terms one click away."""
    beside = _beside_the_box(visitor)
    assert {"STOP", "HELP"} <= _read(beside)[1]
    assert re.findall(r'href="([^"]+)"', beside) == ["/privacy", "/terms"]


def test_the_form_says_that_the_phone_itself_must_confirm(visitor: FlaskClient) -> None:
    """Double opt-in: one text to check the number, and nothing before its answer."""
    words, _ = _read(_page(visitor, "/join"))
    assert "we text the number once, to check that it is yours" in words
    assert "Nothing starts until you answer that text" in words
    assert "Reply JOIN to that text" in _read(_page(visitor, "/joined"))[0]


def test_consent_is_never_a_condition(visitor: FlaskClient) -> None:
    """There is a way to take part without texts, and the page names it."""
    assert "The smart speaker works without them" in _read(_page(visitor, "/join"))[0]


def test_the_privacy_page_shares_nothing_for_marketing(visitor: FlaskClient) -> None:
    """In the words reviewers look for, and for the consent as well as for the number."""
    words, _ = _read(_page(visitor, "/privacy"))
    assert (
        "Mobile information is not shared with third parties or affiliates for marketing or "
        "promotional purposes. Nor is the fact that you agreed to texts."
    ) in words


def test_the_terms_describe_the_program(visitor: FlaskClient) -> None:
    """Name, what it sends and how often, cost, liability; how to stop and get help, in bold."""
    words, bold = _read(_page(visitor, "/terms"))
    for said in (
        "Name Steady Steps",
        "What it sends Short steps, questions and reminders",
        "Up to 14 texts a week",
        "Message and data rates may apply",
        "Carriers are not liable",
        "not shared with third parties or affiliates for marketing",
    ):
        assert said in words
    assert {"STOP", "HELP"} <= bold


@pytest.mark.parametrize("path", ["/join", "/privacy", "/terms"])
def test_each_page_shows_whom_to_ask(visitor: FlaskClient, path: str) -> None:
    """The operator's contact, as a link one can write to."""
    assert f'href="mailto:{CONTACT}"' in _page(visitor, path)


def test_the_form_works_without_scripts(site: str, chromium: Browser) -> None:
    """Filled in and sent with JavaScript off, it leads to the page that says what comes next."""
    context = chromium.new_context(base_url=site, java_script_enabled=False)
    page = context.new_page()
    page.goto("/join")
    page.locator("#phone").fill("(212) 555-0123")
    page.get_by_label("My trust in myself").check()
    page.locator("#timezone").select_option("America/New_York")
    page.get_by_label("I agree to receive").check()
    page.get_by_role("button", name="Send me the first text").click()
    assert page.url == f"{site}/joined"
    context.close()


def test_nobody_else_is_told(site: str, chromium: Browser) -> None:
    """No request goes to another host, nothing is stored, and only the form sets a cookie."""
    context = chromium.new_context(base_url=site)
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    page = context.new_page()
    for path in ("/", "/safety", "/privacy", "/terms", "/joined", "/nowhere"):
        page.goto(path, wait_until="networkidle")
    assert context.cookies() == []
    page.goto("/join", wait_until="networkidle")
    assert [cookie["name"] for cookie in context.cookies()] == ["session"]
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0
    assert len(asked) > 7
    assert {url for url in asked if not url.startswith(f"{site}/")} == set()
    context.close()
