"""A newcomer's first days, in a real browser: join, a prompt, an answer, the speaker, progress."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect, sync_playwright

from tests.app.running import RunningService, free_port

_SLOW = 20_000


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningService]:
    """The service as `make run` starts it."""
    running = RunningService(tmp_path_factory.mktemp("run"), free_port())
    running.start()
    yield running
    assert running.stop() == 0


@pytest.fixture(scope="module")
def page(service: RunningService) -> Iterator[Page]:
    """A browser that looks at the sandbox and complains about every error on the page."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-gpu"]
        )
        shown = browser.new_page(viewport={"width": 1280, "height": 1000})
        errors: list[str] = []
        shown.on("pageerror", lambda error: errors.append(str(error)))
        shown.goto(f"{service.url}/sandbox")
        yield shown
        browser.close()
        assert errors == []


def text_us(page: Page, words: str) -> str:
    """Send a text from the phone and return the answer."""
    before = page.locator('[data-testid="phone-messages"] li[data-from="us"]').count()
    page.get_by_test_id("phone-input").fill(words)
    page.get_by_test_id("phone-send").click()
    return newest(page, before)


def newest(page: Page, before: int) -> str:
    """Wait for a new text from us and return it."""
    ours = page.locator('[data-testid="phone-messages"] li[data-from="us"]')
    expect(ours.nth(before)).to_be_visible(timeout=_SLOW)
    return ours.nth(before).inner_text()


def say(page: Page, words: str) -> str:
    """Say something to the speaker and return what it answers."""
    page.get_by_test_id("speaker-input").fill(words)
    with page.expect_response("**/sandbox/speaker", timeout=_SLOW) as answered:
        page.get_by_test_id("speaker-send").click()
    assert answered.value.ok, answered.value.text()
    speech: str = answered.value.json()["speech"]
    expect(page.get_by_test_id("speaker-answer")).to_contain_text(speech[:20], timeout=_SLOW)
    return speech


def test_the_first_days(page: Page, tmp_path: Path) -> None:
    """Join by text, get the prompt at the hour chosen, answer 7, hear the step and the progress."""
    assert "signed up" in text_us(page, "JOIN")
    expect(page.get_by_test_id("phone-messages")).to_contain_text("A, B or C", timeout=_SLOW)
    assert "time" in text_us(page, "A")
    assert "New York" in text_us(page, "9am")
    assert "9 am" in text_us(page, "OK")

    ours = page.locator('[data-testid="phone-messages"] li[data-from="us"]')
    before = ours.count()
    page.get_by_test_id("clock-next-prompt").click()
    assert "1" in newest(page, before)
    assert page.get_by_test_id("clock-now").inner_text().startswith("09:00")
    answer = text_us(page, "7")
    assert answer

    step = say(page, "what's today's step")
    assert "step" in step.lower()
    say(page, "i'm grateful for the quiet morning")
    heard = say(page, "my progress")
    assert "1 day" in heard
    assert "1 good thing" in heard
    picture = Path(os.environ.get("STEADY_SCREENSHOTS", tmp_path)) / "sandbox.png"
    page.screenshot(path=picture, full_page=True)
    assert picture.stat().st_size > 20_000
