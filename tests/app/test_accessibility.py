"""WCAG 2.2 AA in a real browser: every page, light and dark, on a desk and on a narrow phone."""

import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.app.conftest import HEADLESS

ROOT = Path(__file__).parents[2]
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
DESK, PHONE = (1280, 900), (320, 640)


def _join_with_errors(page: Page) -> None:
    page.goto("/join")
    page.locator("#phone").fill("banana")
    page.get_by_role("button", name="Send me the first text").click()
    expect(page.get_by_role("alert")).to_be_visible()


def _safety_with_answers_open(page: Page) -> None:
    page.goto("/safety")
    page.evaluate("for (const answer of document.querySelectorAll('details')) answer.open = true")


def _form_open_too_long(page: Page) -> None:
    page.goto("/terms")
    page.evaluate("""() => {
      const form = document.createElement("form");
      form.method = "post";
      form.action = "/form";
      document.body.append(form);
      form.submit();
    }""")
    expect(page.get_by_role("heading", level=1)).to_have_text("This page was open too long")


def _sandbox_in_use(page: Page) -> None:
    page.goto("/sandbox")
    page.locator("#phone-chips").get_by_role("button", name="JOIN").click()
    expect(page.get_by_test_id("phone-messages")).to_contain_text("A, B or C")
    page.get_by_role("button", name="open steady steps").click()
    expect(page.get_by_test_id("speaker-answer")).not_to_be_empty()
    page.get_by_text("What the service received and sent").click()


def _at(path: str) -> Callable[[Page], object]:
    return lambda page: page.goto(path)


PAGES: dict[str, Callable[[Page], object]] = {
    "home": _at("/"),
    "join": _at("/join"),
    "join with errors": _join_with_errors,
    "joined": _at("/joined"),
    "safety": _at("/safety"),
    "safety, answers open": _safety_with_answers_open,
    "privacy": _at("/privacy"),
    "terms": _at("/terms"),
    "not found": _at("/nowhere"),
    "a problem": _at("/broken"),
    "open too long": _form_open_too_long,
    "sandbox": _at("/sandbox"),
    "sandbox in use": _sandbox_in_use,
}
every_page = pytest.mark.parametrize("name", PAGES)


@pytest.fixture(scope="module")
def axe() -> str:
    """The rules of axe-core, as pinned in .ci/axe."""
    made = subprocess.run([".ci/npm", "axe"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert made.returncode == 0, made.stderr
    return (ROOT / ".node/axe/node_modules/axe-core/axe.min.js").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def windows(site: str, chromium: Browser) -> Iterator[Callable[..., BrowserContext]]:
    """Open windows of a size and color scheme, each kind once; nothing moves in them."""
    opened: dict[tuple[tuple[int, int], str], BrowserContext] = {}

    def open_window(size: tuple[int, int] = DESK, scheme: Any = "light") -> BrowserContext:
        if (size, scheme) not in opened:
            opened[size, scheme] = chromium.new_context(
                base_url=site,
                viewport={"width": size[0], "height": size[1]},
                color_scheme=scheme,
                reduced_motion="reduce",
            )
        return opened[size, scheme]

    yield open_window
    for context in opened.values():
        context.close()


@pytest.fixture(scope="module")
def large_print(chromium: Browser) -> Iterator[dict[str, Browser]]:
    """Browsers by the size of their letters in pixels: the usual, and one set to twice that."""
    arguments = [*HEADLESS["args"], "--blink-settings=defaultFontSize=32"]
    twice = chromium.browser_type.launch(**HEADLESS | {"args": arguments})
    yield {"16": chromium, "32": twice}
    twice.close()


def _show(context: BrowserContext, name: str) -> Page:
    for old in context.pages:
        old.close()
    page = context.new_page()
    PAGES[name](page)
    page.wait_for_load_state("load")  # a form that was sent shows its page before its style
    return page


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@every_page
def test_axe_finds_nothing(
    windows: Callable[..., BrowserContext],
    axe: str,
    name: str,
    scheme: str,
    size: tuple[int, int],
) -> None:
    """No violation of any rule for WCAG 2.0, 2.1 and 2.2, levels A and AA."""
    page = _show(windows(size, scheme), name)
    page.evaluate(axe)
    result = page.evaluate(
        """tags => axe.run(document, {
          runOnly: { type: "tag", values: tags },
          rules: { "target-size": { enabled: true } },
        })""",
        TAGS,
    )
    found = [
        f"{violation['id']}: {node['html'][:200]} {node['failureSummary']}"
        for violation in result["violations"]
        for node in violation["nodes"]
    ]
    assert found == []
    assert "target-size" in {rule["id"] for rule in result["passes"]}


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
@every_page
def test_everything_to_press_is_large_enough(
    windows: Callable[..., BrowserContext], name: str, size: tuple[int, int]
) -> None:
    """24 by 24 CSS pixels or more; only links inside a line of text may be smaller (WCAG 2.5.8)."""
    page = _show(windows(size), name)
    small = page.evaluate("""() => [...document.querySelectorAll(
        "a, button, input:not([type=hidden]), select, textarea, summary")]
      .filter((one) => one.checkVisibility() && getComputedStyle(one).display !== "inline")
      .map((one) => ({ html: one.outerHTML.slice(0, 120), box: one.getBoundingClientRect() }))
      .filter(({ box }) => box.width < 24 || box.height < 24)
      .map(({ html }) => html)""")
    assert small == []


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
@every_page
def test_the_keyboard_reaches_everything_and_shows_where_it_is(
    windows: Callable[..., BrowserContext], name: str, size: tuple[int, int]
) -> None:
    """The way out comes first, then the skip link; each stop has an outline and is not covered."""
    page = _show(windows(size), name)
    page.evaluate("scrollTo(0, 0)")
    page.mouse.click(2, 2)  # the Tab key goes on from there
    stops: list[dict[str, Any]] = []
    for _ in range(150):
        page.keyboard.press("Tab")
        stop = page.evaluate("""() => {
          const one = document.activeElement;
          if (!one || one === document.body) return null;
          const ringed = one.matches(".choice input") ? one.closest(".choice") : one;
          const ring = getComputedStyle(ringed);
          const box = one.getBoundingClientRect();
          const there = document.elementFromPoint(
            box.x + box.width / 2, box.y + Math.min(box.height, 40) / 2);
          return {
            html: one.outerHTML.slice(0, 120), text: one.textContent.trim(),
            ring: ring.outlineStyle === "none" ? 0 : parseFloat(ring.outlineWidth),
            seen: Boolean(there) && (one.contains(there) || there.contains(one) ||
              (one.labels && [...one.labels].some((label) => label.contains(there)))),
          };
        }""")
        if stop is None:
            break
        stops.append(stop)
    else:
        raise AssertionError("the Tab key never came to an end")
    assert [stop["text"] for stop in stops[:2]] == ["Leave quickly", "Skip to the content"]
    assert len(stops) > 8
    assert [stop["html"] for stop in stops if stop["ring"] < 2] == []
    assert [stop["html"] for stop in stops if not stop["seen"]] == []


@pytest.mark.parametrize("letters", ["16", "32"], ids=["as it is", "twice as large"])
@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
@every_page
def test_nothing_scrolls_sideways_or_is_cut_off(
    large_print: dict[str, Browser], site: str, name: str, size: tuple[int, int], letters: str
) -> None:
    """The page is as wide as the window, even with text twice as large (WCAG 1.4.4, 1.4.10)."""
    context = large_print[letters].new_context(
        base_url=site, viewport={"width": size[0], "height": size[1]}, reduced_motion="reduce"
    )
    page = _show(context, name)
    root = "getComputedStyle(document.documentElement).fontSize"
    assert page.evaluate(root) == f"{letters}px"
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]
    cut = page.evaluate("""() => [...document.querySelectorAll(
        "a, button, label, summary, legend, p, h1, h2, h3, li, dt, dd, .bubble")]
      .filter((one) => one.checkVisibility() && !one.closest(".sr, .chips, [aria-hidden=true]"))
      .filter((one) => {
        const box = one.getBoundingClientRect();
        return box.right > innerWidth + 1 || box.left < -1;
      })
      .map((one) => one.outerHTML.slice(0, 120))""")
    context.close()
    assert cut == []


@every_page
def test_nothing_moves_for_those_who_asked_for_that(
    windows: Callable[..., BrowserContext], name: str
) -> None:
    """With reduced motion no animation runs, and jumps inside the page are not smooth."""
    page = _show(windows(), name)
    moving = "document.getAnimations().filter((one) => one instanceof CSSAnimation).length"
    assert page.evaluate(moving) == 0
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without"])
def test_the_error_summary_has_the_focus(site: str, chromium: Browser, *, scripts: bool) -> None:
    """Who sends a form with errors stands at the summary, and its links lead to the fields."""
    context = chromium.new_context(base_url=site, java_script_enabled=scripts)
    page = context.new_page()
    _join_with_errors(page)
    expect(page.get_by_role("alert")).to_be_focused()
    assert page.title().startswith("Error: ")
    page.get_by_role("alert").get_by_role("link", name="no phone number").click()
    expect(page.locator("#phone")).to_be_focused()
    expect(page.locator("#phone")).to_have_value("banana")
    context.close()
