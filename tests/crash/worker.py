"""A worker to be killed: the real runner on a fast clock; loaded once, then forked each time."""

import logging
import threading
from multiprocessing.connection import Connection

from sqlalchemy.exc import OperationalError

from scheduler import runner
from scheduler.dispatcher import Sending
from scheduler.duties import Post
from shared.content import load_content
from shared.storage.database import open_database
from sms.gateway import TwilioGateway
from sms.inbound import TextService
from tests.crash.carrier import clock_since
from tests.sms.carrier_fixtures import ACCOUNT, TOKEN, US

CONTENT = load_content()
_EVERY_SECONDS = {"answer": 0.2, "reconcile": 0.3, "plan": 0.1, "dispatch": 0.05}
# To connect, and again for the answer: together less than half a claim's lease on the fast clock.
_TIMEOUT_SECONDS = 0.8


def work(url: str, key: str, api_url: str, began: float, ready: Connection) -> None:
    """Plan and send until killed."""
    logging.disable(logging.CRITICAL)
    try:
        database = open_database(url, [key])
    except OperationalError:
        return  # the database is away: whoever started this starts it again
    service = TextService(database, CONTENT, clock_since(began))
    gateway = TwilioGateway(ACCOUNT, TOKEN, US, api_url, _TIMEOUT_SECONDS)
    sending = Sending(gateway, lambda message_id: f"http://127.0.0.1:9/sms/status/{message_id}")
    runner.start(
        Post(service, sending, lines=2, worker=runner.worker_name()), every_seconds=_EVERY_SECONDS
    )
    ready.send("ready")
    threading.Event().wait()
