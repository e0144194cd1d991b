"""How many turns a second the skill answers, beside ask-sdk's hello world in the same run.

Once as AWS Lambda calls it, with a parsed event; once over HTTP, signed and verified, through the
same adapter and the same waitress for both. The turns are those of a morning: opened, today's step,
a rating, a good thing, progress, help; each person in turn. Usage: python -m benchmarks.voice
"""

import http.client
import itertools
import json
import logging
import multiprocessing
import socket
import statistics
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from multiprocessing.connection import Connection
from typing import Any

from ask_sdk_core.handler_input import HandlerInput
from ask_sdk_core.skill_builder import SkillBuilder
from ask_sdk_core.utils.predicate import is_intent_name, is_request_type
from ask_sdk_model.response import Response
from flask import Flask

from app.server import serving
from benchmarks.databases import databases
from shared.content import load_content
from shared.storage.database import open_database
from voice_skill.adapter import SkillAdapter
from voice_skill.core import SkillCore
from voice_skill.entry import Skill
from voice_skill.lambda_handler import build_handler
from voice_skill.skill import build_skill
from voice_skill.throwaway_ca import ThrowawayCa
from voice_skill.utterances import InteractionModel, SessionState, build_request

_SKILL_ID = "amzn1.ask.skill.benchmark"
_KEY = f"{'A' * 43}="
_PEOPLE, _CALLERS, _SECONDS = 200, 8, 5.0
_MORNING = (
    "open steady steps",
    "today's step",
    "check in with a seven",
    "i'm grateful for the quiet morning",
    "how am i doing",
    "what can i say",
)
_numbers = itertools.count(1)


@dataclass(frozen=True)
class Measured:
    """Turns a second, and the time within which 99 of 100 were answered."""

    per_second: float
    p99_ms: float

    @classmethod
    def of(cls, taken: list[float], seconds: float) -> "Measured":
        """Return the figures of so many turns in so many seconds."""
        return cls(len(taken) / seconds, statistics.quantiles(taken, n=100)[98] * 1000)

    def __str__(self) -> str:
        """Write both."""
        return f"{self.per_second:.0f} a second, p99 {self.p99_ms:.1f} ms"


def hello_world() -> Skill:
    """Return the skill of ask-sdk's own guide: launch, one intent, help, stop, fallback."""
    builder = SkillBuilder()

    @builder.request_handler(can_handle_func=is_request_type("LaunchRequest"))
    def launch(handler_input: HandlerInput) -> Response:
        words = "Welcome to the Alexa Skills Kit, you can say hello!"
        return handler_input.response_builder.speak(words).ask(words).response

    @builder.request_handler(can_handle_func=is_intent_name("HelloWorldIntent"))
    def hello(handler_input: HandlerInput) -> Response:
        return handler_input.response_builder.speak("Hello World!").response

    @builder.request_handler(can_handle_func=is_request_type("IntentRequest"))
    def anything(handler_input: HandlerInput) -> Response:
        words = "The Hello World skill can't help you with that. You can say hello!!"
        return handler_input.response_builder.speak(words).ask(words).response

    skill: Skill = builder.create()
    return skill


def ours(url: str) -> Skill:
    """Return the skill as it runs, on a database."""
    content = load_content()
    content.topics.learn()
    core = SkillCore(open_database(url, [_KEY]), content, lambda: datetime.now(UTC))
    skill: Skill = build_skill(core)
    return skill


def turns() -> Iterator[dict[str, object]]:
    """Yield requests without end, each with an id of its own."""
    model = InteractionModel.load()
    matches = [match for words in _MORNING if (match := model.match(words)) is not None]
    for match in itertools.cycle(matches):
        for _ in range(_PEOPLE):
            number = next(_numbers)
            person = f"amzn1.ask.account.{number % _PEOPLE}"
            yield build_request(
                match,
                skill_id=_SKILL_ID,
                user_id=person,
                device_id="device",
                session=SessionState(f"session-{number}"),
                request_id=f"request-{number}",
                now=datetime.now(UTC),
                person_id=person,
            )


def as_lambda(skill: Skill) -> Measured:
    """Call the Lambda handler with one event after the other."""
    handle = build_handler(skill, _SKILL_ID)
    waiting, taken = turns(), []
    begun = time.perf_counter()
    while (now := time.perf_counter()) - begun < _SECONDS:
        answered = handle(next(waiting), None)
        taken.append(time.perf_counter() - now)
        _expect_words(answered)
    return Measured.of(taken, sum(taken))


def _expect_words(answered: dict[str, Any]) -> None:
    if "ssml" not in answered["response"]["outputSpeech"]:
        raise AssertionError(f"An apology instead of an answer: {str(answered)[:200]}")


def _serve(build: Callable[[], Skill], ca: ThrowawayCa, port: Connection) -> None:
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)
    app = Flask("benchmark")
    adapter = SkillAdapter(
        build(), _SKILL_ID, app, clock=lambda: datetime.now(UTC), fetch=ca.fetch, roots=ca.roots
    )
    adapter.register(app)
    with serving(app, "127.0.0.1", 0) as server:
        port.send(server.effective_port)
        threading.Thread(target=server.run, daemon=True).start()
        port.recv()


@contextmanager
def _running(build: Callable[[], Skill], ca: ThrowawayCa) -> Iterator[int]:
    """Serve a skill from a process of its own, which knows the same authority."""
    fork = multiprocessing.get_context("fork")
    mine, theirs = fork.Pipe()
    process = fork.Process(target=_serve, args=(build, ca, theirs))
    process.start()
    theirs.close()
    port = mine.recv()
    try:
        yield port
    finally:
        mine.send("stop")
        process.join(20)


def over_http(port: int, ca: ThrowawayCa, how_many: int) -> Measured:
    """Let the callers post signed turns for a while; signing is not timed."""
    bodies = (json.dumps(turn).encode() for turn in itertools.islice(turns(), how_many))
    waiting = iter([(body, ca.headers(body)) for body in bodies])
    lock, taken = threading.Lock(), []
    ends = time.perf_counter() + _SECONDS

    def call() -> None:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        connection.connect()
        connection.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        while time.perf_counter() < ends:
            with lock:
                post = next(waiting, None)
            if post is None:
                break
            begun = time.perf_counter()
            connection.request("POST", "/alexa", *post)
            answer = connection.getresponse()
            body = answer.read()
            if answer.status != http.client.OK:
                raise AssertionError(f"HTTP {answer.status}")
            _expect_words(json.loads(body))
            taken.append(time.perf_counter() - begun)
        connection.close()

    threads = [threading.Thread(target=call) for _ in range(_CALLERS)]
    begun = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return Measured.of(taken, time.perf_counter() - begun)


def main() -> None:
    """Print the figures of both, and the ratio."""
    ca = ThrowawayCa.create(datetime.now(UTC))
    with databases() as urls:
        with _running(hello_world, ca) as port:
            http_base = over_http(port, ca, 8000)
        print(f"HTTP, hello world: {http_base}", flush=True)
        for name, url in urls.items():
            open_database(url, [_KEY]).close()  # makes the tables
            with _running(lambda url=url: ours(url), ca) as port:  # type: ignore[misc]
                found = over_http(port, ca, 4000)
            ratio = found.per_second / http_base.per_second
            print(f"HTTP, ours on {name}: {found}; {ratio:.2f} x hello world", flush=True)
        base = as_lambda(hello_world())
        print(f"Lambda, hello world: {base}", flush=True)
        for name, url in urls.items():
            found = as_lambda(ours(url))
            ratio = found.per_second / base.per_second
            print(f"Lambda, ours on {name}: {found}; {ratio:.2f} x hello world", flush=True)


if __name__ == "__main__":
    main()
