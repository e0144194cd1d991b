"""Everything that is to be done at an instant, once: the same for every way of running."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from scheduler.dispatcher import Dispatched, dispatch
from scheduler.planner import Planned, plan
from scheduler.reconciler import Reconciled, reconcile
from shared.storage.database import Database
from shared.storage.models import Heartbeat
from sms.carrier_contract import Carrier
from sms.inbound import TextService, finish_interrupted


@dataclass(frozen=True)
class Post:
    """What getting texts out needs; `status_url` makes a receipt's address from our message id.

    Texts of one hour go out over the `spread` after it.
    """

    service: TextService
    carrier: Carrier
    status_url: Callable[[str], str]
    spread: timedelta = timedelta(0)

    @property
    def database(self) -> Database:
        """The database of the service."""
        return self.service.database


def plan_all(post: Post, now: datetime) -> Planned:
    """Plan everybody who is due at `now`, batch by batch, each in its own transaction."""
    total = Planned()
    while True:
        with post.database.begin() as session:
            done = plan(
                session, post.service.content, now, new_id=post.service.new_id, spread=post.spread
            )
        total += done
        if done.looked_at == 0:
            return total


def dispatch_all(post: Post, now: datetime) -> Dispatched:
    """Send everything that may go out from `now` on, batch by batch, while time goes by.

    When the carrier is out of reach, what is left waits for the next tick.
    """
    began = post.service.clock()

    def present() -> datetime:
        return now + (post.service.clock() - began)

    totals = Dispatched()
    while True:
        done = dispatch(post.database, post.carrier, present, post.status_url)
        totals = Dispatched(
            totals.accepted + done.accepted,
            totals.rejected + done.rejected,
            totals.put_off + done.put_off,
            totals.unknown + done.unknown,
            done.out_of_reach,
        )
        if done == Dispatched() or done.out_of_reach:
            return totals


@dataclass(frozen=True)
class Ticked:
    """What one tick did."""

    planned: Planned
    dispatched: Dispatched
    reconciled: Reconciled
    finished_late: int


def tick(post: Post, now: datetime) -> Ticked:
    """Plan, settle and deliver once, as of `now`; safe at any time and any number of times."""
    finished = finish_interrupted(post.service, now)
    reconciled = reconcile(post.database, post.carrier, now)
    planned = plan_all(post, now)
    dispatched = dispatch_all(post, now)
    beat(post.database, "tick", now)
    return Ticked(planned, dispatched, reconciled, finished)


def beat(database: Database, name: str, now: datetime) -> None:
    """Write down that a duty was done, for `/readyz` and `steady doctor`."""
    with database.begin() as session:
        session.merge(Heartbeat(name=name, at=now))
