"""A site that is served, and a browser to look at it with."""

import threading
from collections.abc import Iterator
from typing import Any, Final

import pytest
from flask import abort
from playwright.sync_api import Browser, sync_playwright

from app.house import build
from app.server import create_app, serving
from app.settings import read_settings
from tests.app.running import free_port
from tests.serving import serve_until_closed


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the whole site, sandbox included, with a page that breaks at /broken."""
    folder = tmp_path_factory.mktemp("site")
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    given = {
        "STEADY_FOLDER": str(folder),
        "STEADY_PORT": str(port),
        "STEADY_CONTACT": "care@steady.example",
    }
    house = build(read_settings(given))
    app = create_app(house)
    app.add_url_rule("/broken", "broken", lambda: abort(500))
    app.add_url_rule("/form", "form", lambda: "sent", methods=["POST"])
    assert house.local_carrier is not None
    house.local_carrier.start()
    with serving(app, "127.0.0.1", port) as server:
        thread = threading.Thread(target=serve_until_closed, args=(server,), daemon=True)
        thread.start()
        yield address
        server.close()
        thread.join(timeout=10)
    house.local_carrier.stop()
    house.close()


HEADLESS: Final[dict[str, Any]] = {
    "executable_path": "/usr/bin/chromium",
    "args": ["--no-sandbox", "--disable-gpu"],
}


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """Debian's Chromium without a window."""
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(**HEADLESS)
        yield opened
        opened.close()
