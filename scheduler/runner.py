"""The process that keeps at its duties: the one module that knows APScheduler."""

import logging
import os
import socket
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Final, Protocol

from apscheduler.schedulers.background import BackgroundScheduler
from sqlalchemy import delete

from scheduler.duties import DUTIES, Post, beat
from shared.storage.models import Heartbeat

_log = logging.getLogger(__name__)

EVERY_SECONDS: Final[Mapping[str, float]] = MappingProxyType(
    {"answer": 10, "reconcile": 10, "plan": 2, "dispatch": 1, "purge": 3600}
)
# More than the carrier's two time-outs (to connect, to answer) that a call may be waiting for.
STOPS_WITHIN_SECONDS: Final = 10.0


class Running(Protocol):
    """A worker that runs until it is told to stop."""

    def stop(self) -> None:
        """Finish the calls being made, put back what was claimed and not sent, then end."""


class _Runner:
    def __init__(self, post: Post, every_seconds: Mapping[str, float]) -> None:
        self._stopping = threading.Event()
        sending = replace(post.sending, stopping=self._stopping.is_set)
        self._post = replace(post, sending=sending, pause=self._pause)
        self._at_work = {name: threading.Lock() for name in DUTIES}
        self._scheduler = BackgroundScheduler(timezone="UTC")
        for name, seconds in every_seconds.items():
            self._scheduler.add_job(
                self._do,
                "interval",
                args=[name],
                seconds=seconds,
                max_instances=1,
                coalesce=True,
                misfire_grace_time=None,
            )
        self._scheduler.start()

    def stop(self) -> None:
        """Wait for the duties at work, ten seconds at most, then end."""
        self._stopping.set()
        self._scheduler.shutdown(wait=False)
        until = time.monotonic() + STOPS_WITHIN_SECONDS
        for lock in self._at_work.values():
            if lock.acquire(timeout=max(until - time.monotonic(), 0)):
                lock.release()
        _safely("stop", self._leave)

    def _do(self, name: str) -> None:
        with self._at_work[name]:
            if not self._stopping.is_set():
                _safely(name, lambda: self._duty(name))

    def _duty(self, name: str) -> None:
        DUTIES[name](self._post, self._post.service.clock())
        beat(self._post, name)

    def _pause(self, seconds: float) -> bool:
        return not self._stopping.wait(seconds)

    def _leave(self) -> None:
        """Take this worker's heartbeats away: it is not stuck, it has ended."""
        with self._post.database.begin() as session:
            session.execute(delete(Heartbeat).where(Heartbeat.worker == self._post.worker))


def start(post: Post, *, every_seconds: Mapping[str, float] = EVERY_SECONDS) -> Running:
    """Do each duty at its own pace, in threads, none beside itself.

    What is due stands in the database: a turn missed is made up by the next one, so the scheduler
    keeps no jobs of its own beyond these.
    """
    return _Runner(post, every_seconds)


def worker_name() -> str:
    """Return what tells this process from others: the machine's name and the process's number."""
    return f"{socket.gethostname()[:48]}:{os.getpid()}"


def _safely(name: str, duty: Callable[[], object]) -> None:
    try:
        duty()
    except Exception as error:  # noqa: BLE001 - the next turn tries again; errors may quote people
        _log.error("duty.failed", extra={"duty": name, "error": type(error).__name__})
