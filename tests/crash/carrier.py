"""A local carrier in a process of its own that fails in every way a carrier can, by chance."""

import random
import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Final

from flask import Flask, Response, request
from werkzeug.serving import make_server

from sms.local_carrier import LocalCarrier
from tests.sms.carrier_fixtures import ACCOUNT, TOKEN, US, drop_connection

NINE: Final = datetime(2026, 3, 2, 14, tzinfo=UTC)  # Monday in New York
# So a claim's lease of a minute is over in four seconds, still far longer than any call takes.
SPEED: Final = 15.0
# More than the client waits for an answer.
_HANG_SECONDS: Final = 1.0

DROP_BEFORE, DROP_AFTER, BROKEN_AFTER, THROTTLED, SLOW, HANGS = (
    *("drop before", "drop after", "broken after", "throttled", "slow", "hangs"),
)
# In a hundred texts.
FAULTS: Final = {
    DROP_BEFORE: 3,
    DROP_AFTER: 3,
    BROKEN_AFTER: 3,
    THROTTLED: 5,
    SLOW: 8,
    HANGS: 1,
}
_TO_PASS_ON: Final = 100 - sum(FAULTS.values())


def clock_since(began: float) -> Callable[[], datetime]:
    """Return a clock that stood at nine at a moment of `time.time()`, and runs fast since."""
    return lambda: NINE + timedelta(seconds=(time.time() - began) * SPEED)


def serve(path: str, began: float, seed: int, port: Connection) -> None:
    """Serve for ever; the port goes through the pipe."""
    carrier = LocalCarrier(
        Path(path), ACCOUNT, TOKEN, US, "http://127.0.0.1:9/", clock_since(began)
    )
    app = Flask("carrier")
    app.register_blueprint(carrier.blueprint())
    _fail_by_chance(app, random.Random(seed))  # noqa: S311 - no secret
    server = make_server("127.0.0.1", 0, app, threaded=True)
    port.send(server.server_port)
    server.serve_forever()


def _fail_by_chance(app: Flask, chance: random.Random) -> None:
    one_at_a_time = threading.Lock()

    @app.before_request
    def before() -> Response | None:
        with one_at_a_time:
            kind = chance.choices([None, *FAULTS], [_TO_PASS_ON, *FAULTS.values()])[0]
        request.environ["fault"] = kind if request.method == "POST" else None
        if request.environ["fault"] == DROP_BEFORE:
            return drop_connection()
        if request.environ["fault"] == THROTTLED:
            return Response('{"code": 20429, "message": "Too Many Requests"}', status=429)
        if request.environ["fault"] == SLOW:
            time.sleep(0.2 * chance.random())
        return None

    @app.after_request
    def after(response: Response) -> Response:
        if request.environ["fault"] == DROP_AFTER:
            return drop_connection()
        if request.environ["fault"] == BROKEN_AFTER:
            return Response('{"code": 20500, "message": "Internal Server Error"}', status=500)
        if request.environ["fault"] == HANGS:
            time.sleep(_HANG_SECONDS)
        return response
