"""The process that keeps ticking: the one module that knows APScheduler."""

import logging
from collections.abc import Callable
from typing import Protocol

from apscheduler.schedulers.background import BackgroundScheduler
from apscheduler.schedulers.base import BaseScheduler

from scheduler.duties import Post, tick

_log = logging.getLogger(__name__)

EVERY_SECONDS = 3


class Running(Protocol):
    """A scheduler that runs until it is told to stop."""

    def stop(self) -> None:
        """Finish what is being done, then end."""


class _Runner:
    def __init__(self, scheduler: BaseScheduler) -> None:
        self._scheduler = scheduler

    def stop(self) -> None:
        """Wait for the tick at work, then end."""
        self._scheduler.shutdown(wait=True)


def start(post: Post, *, every_seconds: float = EVERY_SECONDS) -> Running:
    """Tick every few seconds in a thread of its own, never two ticks at once.

    What is due stands in the database: a tick missed is made up by the next one, so the scheduler
    keeps no jobs of its own beyond this one.
    """
    scheduler = BackgroundScheduler(timezone="UTC")
    scheduler.add_job(
        _safely(lambda: tick(post, post.service.clock())),
        "interval",
        seconds=every_seconds,
        max_instances=1,
        coalesce=True,
        misfire_grace_time=None,
    )
    scheduler.start()
    return _Runner(scheduler)


def _safely(duty: Callable[[], object]) -> Callable[[], None]:
    def do() -> None:
        try:
            duty()
        except Exception as error:  # noqa: BLE001 - the next tick tries again; errors may quote people
            _log.error("tick.failed", extra={"error": type(error).__name__})

    return do
