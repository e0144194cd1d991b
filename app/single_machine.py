"""`steady run`, `serve` and `worker`: long-running processes that stop cleanly when told to."""

import logging
import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import replace

from flask import Flask
from werkzeug.serving import make_server

from app.house import LOCAL_PATH, House
from app.server import create_app, serving
from scheduler import runner
from scheduler.duties import LINES, Post

_log = logging.getLogger(__name__)


def run(house: House, say: Callable[[str], None]) -> None:
    """Serve everything and tick, in one process, until SIGTERM or Ctrl-C."""
    settings = house.settings
    with ExitStack() as stack:
        server = stack.enter_context(serving(create_app(house), settings.host, settings.port))
        _deliver_locally(stack, house)
        stack.callback(_start(house.post(stack.enter_context(house.gateway()))).stop)
        say(f"Steady Steps is at {settings.public_url}/")
        if house.local_carrier is not None:
            say("No Twilio account is set: the local carrier takes the texts, none leaves here.")
        if settings.is_development:
            say(f"Try it: {settings.public_url}/sandbox")
        say("Stop with Ctrl-C.")
        _until_told(stack, server.run)


def serve(house: House, say: Callable[[str], None]) -> None:
    """Serve pages, webhooks and the skill, without ticking."""
    settings = house.settings
    with ExitStack() as stack:
        server = stack.enter_context(serving(create_app(house), settings.host, settings.port))
        _deliver_locally(stack, house)
        say(f"Serving at {settings.public_url}/ on {settings.host}:{settings.port}.")
        _until_told(stack, server.run)


def work(house: House, say: Callable[[str], None]) -> None:
    """Tick until told to stop, without serving."""
    with sending(house) as post, ExitStack() as stack:
        stack.callback(_start(post).stop)
        say("Working: planning and sending every few seconds. Stop with Ctrl-C.")
        _until_told(stack, threading.Event().wait)


def _start(post: Post) -> runner.Running:
    return runner.start(replace(post, lines=LINES, worker=runner.worker_name()))


@contextmanager
def sending(house: House) -> Iterator[Post]:
    """Yield what a tick needs; the local carrier gets a door of its own on a free port."""
    if house.local_carrier is None:
        with house.gateway() as gateway:
            yield replace(house.post(gateway), pause=_wait)
        return
    app = Flask("local_carrier")
    app.register_blueprint(house.local_carrier.blueprint(), url_prefix=LOCAL_PATH)
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        with house.gateway(f"http://127.0.0.1:{server.port}{LOCAL_PATH}") as gateway:
            yield house.post(gateway)
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def _wait(seconds: float) -> bool:
    """Wait for the sender's pace, so that one tick sends all that is due."""
    time.sleep(seconds)
    return True


def _deliver_locally(stack: ExitStack, house: House) -> None:
    if house.local_carrier is not None:
        house.local_carrier.start()
        stack.callback(house.local_carrier.stop)


def _until_told(stack: ExitStack, wait: Callable[[], object]) -> None:
    """Wait, and come back on SIGTERM or Ctrl-C; waitress ends its loop on either by itself."""

    def told(number: int, frame: object) -> None:
        del number, frame
        raise SystemExit

    for number in (signal.SIGTERM, signal.SIGINT):
        before = signal.signal(number, told)
        stack.callback(signal.signal, number, before)
    with suppress(SystemExit):
        wait()
