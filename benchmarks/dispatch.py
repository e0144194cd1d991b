"""How fast the dispatcher sends through the official client, beside a bare loop over that client.

Both talk to the same local carrier over HTTP, with the same number of workers, each with a client
of its own. The dispatcher claims in the database before each call and writes the outcome after it.
"""

import logging
import multiprocessing
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime, timedelta
from multiprocessing.connection import Connection
from pathlib import Path

from flask import Flask

from app.server import serving
from benchmarks.databases import databases
from scheduler.dispatcher import dispatch
from shared.services import outbox, people
from shared.storage.database import Database, open_database
from shared.storage.states import Status
from sms.carrier_contract import Accepted, OutgoingText
from sms.gateway import TwilioGateway
from sms.local_carrier import LocalCarrier

_TEXTS, _WORKERS = 200, 4
_SID, _TOKEN, _NUMBER = f"AC{0:032x}", "token-of-the-benchmark", "+15005550006"
_KEY = f"{'A' * 43}="
_NOON = datetime(2026, 3, 2, 17, tzinfo=UTC)  # Monday in New York, inside the window
_BODY = "One small step."


def _clock() -> datetime:
    return _NOON


def _serve(port: Connection) -> None:
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)
    with tempfile.TemporaryDirectory() as folder:
        carrier = LocalCarrier(
            Path(folder) / "carrier.db", _SID, _TOKEN, _NUMBER, "http://127.0.0.1:9/", _clock
        )
        app = Flask("carrier")
        app.register_blueprint(carrier.blueprint())
        with serving(app, "127.0.0.1", 0) as server:
            port.send(server.effective_port)
            server.run()


@contextmanager
def _carrier() -> Iterator[str]:
    spawn = multiprocessing.get_context("spawn")
    ours, theirs = spawn.Pipe()
    process = spawn.Process(target=_serve, args=(theirs,))
    process.start()
    theirs.close()  # so that a carrier that dies is noticed
    try:
        yield f"http://127.0.0.1:{ours.recv()}"
    finally:
        process.terminate()
        process.join(20)


def _phone(number: int) -> str:
    return f"+1212{2_000_000 + number:07}"


def _status_url(message_id: str) -> str:
    return f"https://steady.example/sms/status/{message_id}"


def _seconds(api_url: str, work: Callable[[TwilioGateway, int], int]) -> float:
    """Let each worker do its part with a gateway of its own; return the seconds it took."""
    with ExitStack() as stack:
        made = [TwilioGateway(_SID, _TOKEN, _NUMBER, api_url) for _ in range(_WORKERS)]
        gateways = [stack.enter_context(gateway) for gateway in made]
        begun = time.perf_counter()
        with ThreadPoolExecutor(_WORKERS) as workers:
            sent = sum(workers.map(work, gateways, range(_WORKERS)))
        took = time.perf_counter() - begun
    if sent != _TEXTS:
        raise AssertionError(f"{sent} sent instead of {_TEXTS}.")
    return took


def _bare(gateway: TwilioGateway, worker: int) -> int:
    texts = (
        OutgoingText(_phone(number), _BODY, str(number), _status_url(str(number)), 3600)
        for number in range(worker, _TEXTS, _WORKERS)
    )
    return sum(isinstance(gateway.send(text), Accepted) for text in texts)


def _queue(database: Database) -> None:
    with database.begin() as session:
        for number in range(_TEXTS):
            person = people.add_participant(
                session, now=_NOON, status=Status.ACTIVE, phone=_phone(number)
            )
            person.timezone = "America/New_York"
            outbox.enqueue(
                session,
                person,
                _BODY,
                message_id=f"m-{number}",
                now=_NOON,
                not_before=_NOON,
                expires_at=_NOON + timedelta(hours=2),
            )


def main() -> None:
    """Print the rates, and each database's as a ratio to the bare loop."""
    with _carrier() as api_url, databases() as urls:
        base = _seconds(api_url, _bare)
        print(f"bare loop, {_WORKERS} workers: {_TEXTS / base:.0f} texts a second", flush=True)
        for name, url in urls.items():
            database = open_database(url, [_KEY])
            _queue(database)

            def work(gateway: TwilioGateway, _worker: int, database: Database = database) -> int:
                return dispatch(database, gateway, _clock, _status_url, limit=_TEXTS).accepted

            took = _seconds(api_url, work)
            database.close()
            print(
                f"dispatcher on {name}: {_TEXTS / took:.0f} texts a second; "
                f"{base / took:.2f} x the bare loop",
                flush=True,
            )


if __name__ == "__main__":
    main()
