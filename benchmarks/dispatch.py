"""How fast the dispatcher sends through the official client, beside a bare loop over that client.

Both talk to the same local carrier over HTTP, with the same number of workers, each with a client
of its own. The dispatcher claims in the database before each call and writes the outcome after it.
The two take turns, several times, and the middle figures are printed: what else the machine does
then weighs on both.
"""

import logging
import multiprocessing
import tempfile
import time
import uuid
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime, timedelta
from functools import partial
from multiprocessing.connection import Connection
from pathlib import Path
from statistics import median

from flask import Flask
from sqlalchemy import select

from app.server import serving
from benchmarks.databases import databases
from scheduler.dispatcher import Sending, dispatch
from shared.services import outbox, people
from shared.storage.database import Database, open_database
from shared.storage.models import Participant
from shared.storage.states import Status
from sms.carrier_contract import Accepted, OutgoingText
from sms.gateway import TwilioGateway
from sms.local_carrier import LocalCarrier

_TEXTS, _TURNS = 200, 5
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


def _seconds(gateways: Sequence[TwilioGateway], work: Callable[[TwilioGateway, int], int]) -> float:
    """Let each worker do its part with a gateway of its own; return the seconds it took."""
    begun = time.perf_counter()
    with ThreadPoolExecutor(len(gateways)) as workers:
        sent = sum(workers.map(work, gateways, range(len(gateways))))
    took = time.perf_counter() - begun
    if sent != _TEXTS:
        raise AssertionError(f"{sent} sent instead of {_TEXTS}.")
    return took


def _bare(gateway: TwilioGateway, worker: int, workers: int) -> int:
    texts = (
        OutgoingText(_phone(number), _BODY, str(number), _status_url(str(number)), 3600)
        for number in range(worker, _TEXTS, workers)
    )
    return sum(isinstance(gateway.send(text), Accepted) for text in texts)


def _enrol(database: Database) -> None:
    with database.begin() as session:
        for number in range(_TEXTS):
            person = people.add_participant(
                session, now=_NOON, status=Status.ACTIVE, phone=_phone(number)
            )
            person.timezone = "America/New_York"


def _queue(database: Database) -> None:
    with database.begin() as session:
        for person in session.scalars(select(Participant)):
            outbox.enqueue(
                session,
                person,
                _BODY,
                message_id=str(uuid.uuid4()),
                now=_NOON,
                not_before=_NOON,
                expires_at=_NOON + timedelta(hours=2),
                started_by_us=False,  # nobody may have so many others in a day
            )


def _compare(api_url: str, databases: Mapping[str, Database], workers: int) -> None:
    """Print the middle rates of some turns, and each database's middle ratio to the bare loop."""
    bare: list[float] = []
    ours: dict[str, list[float]] = {name: [] for name in databases}
    with ExitStack() as stack:
        made = [TwilioGateway(_SID, _TOKEN, _NUMBER, api_url) for _ in range(workers)]
        gateways = [stack.enter_context(gateway) for gateway in made]
        for _turn in range(_TURNS):
            bare.append(_seconds(gateways, partial(_bare, workers=workers)))
            for name, database in databases.items():
                _queue(database)

                def work(
                    gateway: TwilioGateway, _worker: int, database: Database = database
                ) -> int:
                    sending = Sending(gateway, _status_url)
                    return dispatch(database, _clock, sending, limit=_TEXTS).accepted

                ours[name].append(_seconds(gateways, work))
    print(f"{workers} workers: bare loop {_TEXTS / median(bare):.0f} texts a second", end="")
    for name, took in ours.items():
        ratio = median(base / own for base, own in zip(bare, took, strict=True))
        print(f"; {name} {_TEXTS / median(took):.0f}, {ratio:.2f} x", end="")
    print(flush=True)


def main() -> None:
    """Print the rates with one, two and four workers."""
    with _carrier() as api_url, databases() as urls, ExitStack() as stack:
        opened: dict[str, Database] = {}
        for name, url in urls.items():
            opened[name] = open_database(url, [_KEY])
            stack.callback(opened[name].close)
            _enrol(opened[name])
        for workers in (1, 2, 4):
            _compare(api_url, opened, workers)


if __name__ == "__main__":
    main()
