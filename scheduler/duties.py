"""Everything that is to be done at an instant, once: the same for every way of running."""

from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import reduce
from operator import add
from typing import Final

from sqlalchemy.orm import Session

from scheduler.dispatcher import Dispatched, Sending, dispatch
from scheduler.planner import Planned, plan
from scheduler.reconciler import Reconciled, reconcile
from shared.services import retention
from shared.storage.database import Database, insert_into
from shared.storage.models import Heartbeat
from sms.inbound import TextService, finish_interrupted

# Threads that send at once: a call to the carrier is mostly waiting.
LINES: Final = 4
_A_SECOND: Final = 1.0


@dataclass(frozen=True)
class Post:
    """What getting texts out needs.

    `lines` is how many threads send at once. `pause` waits so many seconds for the sender's pace
    and tells whether to go on; by default nobody waits. `keep` is how long settled texts are
    kept, None for ever. Texts of one hour go out over the `spread` after it. `worker` names this
    process among others.
    """

    service: TextService
    sending: Sending
    lines: int = 1
    pause: Callable[[float], bool] = lambda _seconds: False
    keep: timedelta | None = None
    spread: timedelta = timedelta(0)
    worker: str = "tick"

    @property
    def database(self) -> Database:
        """The database of the service."""
        return self.service.database


def plan_all(post: Post, now: datetime) -> Planned:
    """Plan everybody who is due at `now`, batch by batch, each in its own transaction."""
    total = Planned()
    while not post.sending.stopping():
        with post.database.begin() as session:
            done = plan(
                session, post.service.content, now, new_id=post.service.new_id, spread=post.spread
            )
            _beat(session, post, "plan")
        total += done
        if done.looked_at == 0:
            break
    return total


def dispatch_all(post: Post, now: datetime) -> Dispatched:
    """Send everything that may go out from `now` on, by several lines at once, while time goes by.

    When the carrier is out of reach, what is left waits for the next turn.
    """
    began = post.service.clock()

    def present() -> datetime:
        return now + (post.service.clock() - began)

    def line(_number: int) -> Dispatched:
        total = Dispatched()
        while True:
            done = dispatch(post.database, present, post.sending)
            total += done
            sent_none = replace(done, kept_back=False) == Dispatched()
            waited = done.kept_back and post.pause(_A_SECOND)
            if done.out_of_reach or (sent_none and not waited):
                return total
            beat(post, "dispatch")

    if post.lines == 1:
        return line(0)
    with ThreadPoolExecutor(post.lines) as lines:
        return reduce(add, lines.map(line, range(post.lines)))


def answer_interrupted(post: Post, now: datetime) -> int:
    """Answer the texts of people that a process that died left unanswered."""
    return finish_interrupted(post.service, now)


def settle(post: Post, now: datetime) -> Reconciled:
    """Settle the texts of which nobody knows whether the carrier took them."""
    return reconcile(post.database, post.sending.carrier, now, stopping=post.sending.stopping)


def purge(post: Post, now: datetime) -> int:
    """Delete what has been kept long enough, and forget workers that are gone."""
    with post.database.begin() as session:
        retention.forget_workers(session, now)
    return retention.delete_old(post.database, now, post.keep) if post.keep else 0


# In the order that one tick does them: an answer or a wish to stop comes before today's texts.
DUTIES: Final[Mapping[str, Callable[[Post, datetime], object]]] = {
    "answer": answer_interrupted,
    "reconcile": settle,
    "plan": plan_all,
    "dispatch": dispatch_all,
    "purge": purge,
}


@dataclass(frozen=True)
class Ticked:
    """What one tick did."""

    planned: Planned
    dispatched: Dispatched
    reconciled: Reconciled
    finished_late: int


def tick(post: Post, now: datetime) -> Ticked:
    """Plan, settle and deliver once, as of `now`; safe at any time and any number of times."""
    finished = answer_interrupted(post, now)
    reconciled = settle(post, now)
    planned = plan_all(post, now)
    dispatched = dispatch_all(post, now)
    purge(post, now)
    for duty in DUTIES:
        beat(post, duty)
    return Ticked(planned, dispatched, reconciled, finished)


def beat(post: Post, duty: str) -> None:
    """Write down that a worker is at a duty now, for `/readyz` and `steady doctor`."""
    with post.database.begin() as session:
        _beat(session, post, duty)


def _beat(session: Session, post: Post, duty: str) -> None:
    now = post.service.clock()
    session.execute(
        insert_into(session, Heartbeat)
        .values(worker=post.worker, duty=duty, at=now)
        .on_conflict_do_update(index_elements=["worker", "duty"], set_={"at": now})
    )
