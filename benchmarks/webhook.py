"""How many signed inbound texts a second the real webhook answers, beside a bare Flask view.

Each text is a rating of an enrolled person who was asked for one, with a MessageSid of its own.
The baseline checks the same signature with Twilio's RequestValidator and answers a fixed TwiML.
Between the two stands the floor: the bare view, with one row committed before it answers and again
after, by the database's driver alone; nothing that keeps a text safe is quicker. All are served by
the same waitress with the same threads, in a process of its own; the callers keep their
connections. Usage: python -m benchmarks.webhook [--profile]
"""

import cProfile
import http.client
import itertools
import logging
import multiprocessing
import pstats
import socket
import statistics
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from datetime import UTC, datetime
from multiprocessing.connection import Connection
from urllib.parse import urlencode

from flask import Flask, Response, abort, request
from sqlalchemy import select
from twilio.request_validator import RequestValidator

from app.enrol import enrol
from app.house import build
from app.server import create_app, serving
from app.settings import read_settings
from benchmarks.databases import databases
from scheduler.planner import plan
from shared.content import load_content
from shared.storage.database import open_database
from shared.storage.models import Participant

_PEOPLE, _BARE, _CALLERS, _SECONDS = 500, 4_000, 8, 5.0
_PUBLIC, _TOKEN, _SID = "https://steady.example", "token-of-the-benchmark", f"AC{0:032x}"
_TWIML = '<?xml version="1.0" encoding="UTF-8"?><Response><Message>Thanks.</Message></Response>'
_KEY = f"{'A' * 43}="  # the same in each process; what it seals is thrown away
_PATH = "/sms/inbound"
_FLOOR = {
    "sqlite": (
        "INSERT INTO floor (sid, body) VALUES (?, ?)",
        "UPDATE floor SET answer = ? WHERE sid = ?",
    ),
    "postgresql": (
        "INSERT INTO floor (sid, body) VALUES (%s, %s)",
        "UPDATE floor SET answer = %s WHERE sid = %s",
    ),
}
_sids = itertools.count(1)


@dataclass(frozen=True)
class Measured:
    """Requests a second, and the time within which 99 of 100 were answered."""

    per_second: float
    p99_ms: float


def bare(store: Callable[[str, str], None] | None = None) -> Flask:
    """Return the baseline: verify, and answer the same to everybody; `store` makes it the floor."""
    app = Flask("bare")
    validator = RequestValidator(_TOKEN)

    @app.post(_PATH)
    def inbound() -> Response:
        signature = request.headers.get("X-Twilio-Signature", "")
        if not validator.validate(_PUBLIC + _PATH, request.form, signature):
            abort(403)
        if store is not None:
            store(request.form["MessageSid"], request.form["Body"])
        return Response(_TWIML, content_type="text/xml; charset=utf-8")

    return app


def storing(url: str) -> Callable[[str, str], None]:
    """Return what commits one row and then its answer, without the service's storage."""
    engine = open_database(url, [_KEY]).engine
    keep, answered = _FLOOR[engine.dialect.name]
    alone = threading.Lock() if engine.dialect.name == "sqlite" else nullcontext()
    with engine.begin() as connection:
        connection.exec_driver_sql(
            "CREATE TABLE floor (sid text PRIMARY KEY, body text, answer text)"
        )

    def store(sid: str, body: str) -> None:
        with alone:
            raw = engine.raw_connection()
            try:
                cursor = raw.cursor()
                cursor.execute(keep, (sid, body))
                raw.commit()
                cursor.execute(answered, (_TWIML, sid))
                raw.commit()
            finally:
                raw.close()

    return store


def real(url: str) -> Flask:
    """Return the whole application, as with a carrier account."""
    return create_app(
        build(
            read_settings(
                {
                    "STEADY_DATABASE_URL": url,
                    "STEADY_ENCRYPTION_KEYS": _KEY,
                    "STEADY_PUBLIC_URL": _PUBLIC,
                    "STEADY_WEB_SECRET": "unused",
                    "TWILIO_ACCOUNT_SID": _SID,
                    "TWILIO_AUTH_TOKEN": _TOKEN,
                    "TWILIO_FROM": "+15005550006",
                    "ALEXA_SKILL_ID": "amzn1.ask.skill.benchmark",
                }
            )
        )
    )


def _serve(view: str, url: str, port: Connection, profile: str | None) -> None:
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)
    app = {"bare": bare, "floor": lambda: bare(storing(url)), "real": lambda: real(url)}[view]()
    with serving(app, "127.0.0.1", 0) as server:
        port.send(server.effective_port)
        run: Callable[[], object] = server.run
        if profile is None:
            threading.Thread(target=run, daemon=True).start()
            port.recv()
            return
        profiler = cProfile.Profile()
        answer = app.wsgi_app

        def profiled(*args: object) -> object:
            profiler.enable()
            try:
                return answer(*args)  # type: ignore[arg-type]
            finally:
                profiler.disable()

        app.wsgi_app = profiled  # type: ignore[assignment,method-assign]
        threading.Thread(target=run, daemon=True).start()
        port.recv()
        pstats.Stats(profiler).sort_stats("cumulative").print_stats(60)


@contextmanager
def _running(view: str, url: str = "", profile: str | None = None) -> Iterator[int]:
    spawn = multiprocessing.get_context("spawn")
    ours, theirs = spawn.Pipe()
    process = spawn.Process(target=_serve, args=(view, url, theirs, profile))
    process.start()
    theirs.close()  # so that a server that dies is noticed
    port = ours.recv()
    try:
        yield port
    finally:
        ours.send("stop")
        process.join(20)


def phone(number: int) -> str:
    """Return one person's number."""
    return f"+1212{2_000_000 + number:07}"


def prepare(url: str) -> None:
    """Enrol people and ask each for today's rating."""
    now = datetime.now(UTC)
    database = open_database(url, [_KEY])
    head = "phone,timezone,prompt_time,role\n"
    enrol(
        database,
        [head, *(f"{phone(n)},America/New_York,09:00,hurt\n" for n in range(_PEOPLE))],
        now=now,
    )
    with database.begin() as session:
        due = session.scalars(select(Participant.next_due_at).limit(1)).one()
        if due is None:
            raise AssertionError("Nobody is due.")
        plan(session, load_content(), due, limit=_PEOPLE)
    database.close()


def _signed(number: int) -> tuple[str, dict[str, str]]:
    form = {
        "MessageSid": f"SM{next(_sids):032x}",
        "AccountSid": _SID,
        "From": phone(number),
        "To": "+15005550006",
        "Body": str(number % 9 + 1),
        "NumMedia": "0",
        "NumSegments": "1",
    }
    signature = RequestValidator(_TOKEN).compute_signature(_PUBLIC + _PATH, form)
    head = {
        "X-Twilio-Signature": signature,
        "Content-Type": "application/x-www-form-urlencoded",
    }
    return urlencode(form), head


def measure(port: int, texts: int) -> Measured:
    """Let the callers post for a while, each person answering once; signing is not timed."""
    posts = [_signed(number) for number in range(texts)]
    waiting = iter(posts)
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
            connection.request("POST", _PATH, *post)
            answer = connection.getresponse()
            body = answer.read()
            if answer.status != http.client.OK or b"<Message>" not in body:
                raise AssertionError(f"HTTP {answer.status}: {body[:200]!r}")
            taken.append(time.perf_counter() - begun)
        connection.close()

    threads = [threading.Thread(target=call) for _ in range(_CALLERS)]
    begun = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    took = time.perf_counter() - begun
    return Measured(len(taken) / took, statistics.quantiles(taken, n=100)[98] * 1000)


def main() -> None:
    """Print both, and the ratio."""
    profile = "webhook" if "--profile" in sys.argv else None
    with databases() as urls:
        with _running("bare") as port:
            base = measure(port, _BARE)
        print(f"bare view: {base.per_second:.0f} a second, p99 {base.p99_ms:.1f} ms", flush=True)
        for name, url in urls.items():
            with _running("floor", url) as port:
                floor = measure(port, _BARE)
            prepare(url)
            with _running("real", url, profile) as port:
                ours = measure(port, _PEOPLE)
            for what, found in (("two commits", floor), ("webhook", ours)):
                print(
                    f"{what} on {name}: {found.per_second:.0f} a second, "
                    f"p99 {found.p99_ms:.1f} ms; "
                    f"{found.per_second / base.per_second:.2f} x the bare view",
                    flush=True,
                )


if __name__ == "__main__":
    main()
