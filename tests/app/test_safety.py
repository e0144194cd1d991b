"""The safety page keeps nothing, and the way out works from every page, with scripts or without."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from app.house import build
from app.server import create_app
from app.settings import read_settings
from app.web.safety import help_lines
from shared.content import Content

AWAY = "https://www.bbc.com/weather"
EVERYWHERE = ["/", "/join", "/joined", "/safety", "/privacy", "/terms", "/nowhere", "/sandbox"]


@pytest.fixture(params=[True, False], ids=["with scripts", "without"])
def visitor(
    request: pytest.FixtureRequest, site: str, chromium: Browser
) -> Iterator[BrowserContext]:
    """A window in which the page one leaves for is a blank one of our own."""
    context = chromium.new_context(base_url=site, java_script_enabled=request.param)
    context.route(f"{AWAY}*", lambda route: route.fulfill(body="weather"))
    yield context
    context.close()


@pytest.fixture
def scripted(site: str, chromium: Browser) -> Iterator[Page]:
    """A page with scripts, in a window where one can leave."""
    context = chromium.new_context(base_url=site)
    context.route(f"{AWAY}*", lambda route: route.fulfill(body="weather"))
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("path", EVERYWHERE)
def test_the_way_out_is_first_on_every_page(visitor: BrowserContext, path: str) -> None:
    """One press of Tab and one of Enter leave, from anywhere, with or without scripts."""
    page = visitor.new_page()
    page.goto(path)
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Leave quickly")).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url(AWAY)


@pytest.mark.parametrize("how", ["click", "Escape"])
def test_back_does_not_return_to_the_page_that_was_left(scripted: Page, how: str) -> None:
    """With scripts the other page takes its place in the history."""
    scripted.goto("/terms")
    scripted.goto("/safety")
    if how == "click":
        scripted.get_by_role("link", name="Leave quickly").click()
    else:
        for _ in range(3):
            scripted.keyboard.press("Escape")
    scripted.wait_for_url(AWAY)
    scripted.go_back()
    assert scripted.url.endswith("/terms")


def test_two_presses_of_escape_or_other_keys_between_do_nothing(scripted: Page) -> None:
    """Escape also closes things: only three in a row leave."""
    scripted.goto("/safety")
    for key in ("Escape", "Escape", "a", "Escape", "Escape"):
        scripted.keyboard.press(key)
    scripted.goto("/terms")
    assert scripted.url.endswith("/terms")


def test_the_way_out_stays_in_view(scripted: Page) -> None:
    """However far one has read, it is there without scrolling back."""
    scripted.goto("/safety")
    scripted.evaluate("scrollTo(0, document.body.scrollHeight)")
    expect(scripted.get_by_role("link", name="Leave quickly")).to_be_in_viewport()


def test_answers_stay_on_the_page(visitor: BrowserContext) -> None:
    """Opening each answer sends nothing, sets nothing, and leaves the address as it was."""
    page = visitor.new_page()
    page.goto("/safety", wait_until="networkidle")
    asked: list[str] = []
    visitor.on("request", lambda request: asked.append(request.url))
    answers = page.locator("summary")
    for index in range(answers.count()):
        answers.nth(index).click()
        expect(answers.nth(index).locator("xpath=following-sibling::p").first).to_be_visible()
    assert answers.count() > 14
    assert asked == []
    assert page.url.endswith("/safety")
    assert visitor.cookies() == []
    assert page.locator("form, input, button").count() == 0


def test_title_and_address_say_little(tmp_path: Path) -> None:
    """One neutral word in tab, history and address; and no copy is kept by the browser."""
    house = build(read_settings({"STEADY_FOLDER": str(tmp_path)}))
    answer = create_app(house).test_client().get("/safety")
    page = answer.get_data(as_text=True)
    assert "<title>Safety</title>" in page
    assert answer.headers["Cache-Control"] == "no-store"
    assert "Set-Cookie" not in answer.headers
    described = re.search(r'name="description" content="([^"]+)"', page)
    assert described is not None
    assert not re.search("abus|violen|danger|afraid|safe", described[1])
    house.close()


def test_each_country_has_both_kinds_of_line(content: Content, scripted: Page) -> None:
    """The page has what the content has, closed until somebody opens a country."""
    countries = help_lines(content)
    assert [country.name for country in countries] == sorted(country.name for country in countries)
    assert {"Ireland", "United Kingdom", "United States"} <= {one.name for one in countries}
    scripted.goto("/safety")
    for country in countries:
        place = scripted.locator("details", has=scripted.locator("summary", has_text=country.name))
        expect(place.locator("p").first).to_be_hidden()
        place.locator("summary").click()
        expect(place).to_contain_text(country.abuse)
        expect(place).to_contain_text(country.crisis)
    assert scripted.locator("blockquote").inner_text() == content.say("private_info")


@pytest.mark.parametrize("start", ["/join", "/terms"])
def test_it_is_found_from_the_form_and_from_every_footer(scripted: Page, start: str) -> None:
    """As "Is this safe for you?"."""
    scripted.goto(start)
    scripted.get_by_role("link", name="Is this safe for you?").first.click()
    assert scripted.url.endswith("/safety")
    expect(scripted.get_by_role("heading", level=1)).to_have_text("Is this safe for you?")
