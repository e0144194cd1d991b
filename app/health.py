"""Whether somebody plans and sends: the workers' heartbeats, read for `/readyz` and the doctor."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from scheduler.duties import DUTIES
from shared.storage.models import Heartbeat, Sender

STALE_AFTER: Final = timedelta(minutes=2)
# Purging may take its time; without any of the others a text comes late or not at all.
_NEEDED: Final = tuple(duty for duty in DUTIES if duty != "purge")


def last_done(session: Session) -> Mapping[str, datetime]:
    """Return when any worker last did each duty that texts depend on, where one ever did."""
    newest = select(Heartbeat.duty, func.max(Heartbeat.at)).group_by(Heartbeat.duty)
    found = {duty: at for duty, at in session.execute(newest).all() if at is not None}
    return {duty: found[duty] for duty in _NEEDED if duty in found}


def late_duties(session: Session, now: datetime) -> list[str]:
    """Return the duties that no worker has done lately."""
    done = last_done(session)
    return [duty for duty in _NEEDED if duty not in done or now - done[duty] >= STALE_AFTER]


def silent_workers(session: Session, now: datetime) -> Mapping[str, datetime]:
    """Return workers of which a duty has stood still, with when: killed lately, or stuck."""
    oldest = (
        select(Heartbeat.worker, func.min(Heartbeat.at))
        .where(Heartbeat.duty.in_(_NEEDED))
        .group_by(Heartbeat.worker)
    )
    return {
        worker: at
        for worker, at in session.execute(oldest).all()
        if at is not None and now - at >= STALE_AFTER
    }


def resting_until(session: Session, now: datetime) -> datetime | None:
    """Return until when nothing is sent because the carrier does not answer; None while it does."""
    return session.scalar(select(func.max(Sender.rests_until)).where(Sender.rests_until > now))
