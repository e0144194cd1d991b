"""`steady doctor`: what this installation is made of, and what is wrong with it."""

import os
import zoneinfo
from dataclasses import dataclass
from datetime import timedelta
from importlib import metadata
from pathlib import Path

from sqlalchemy import func, select

from app.health import last_done, late_duties, resting_until, silent_workers
from app.house import House
from shared.content.check import check_content
from shared.services import care
from shared.storage.models import CarrierAlert, OutboxText
from shared.storage.states import TextStatus
from sms.carrier_errors import failure_of

_RECENT = timedelta(days=7)  # an alert older than this is history


@dataclass(frozen=True)
class Finding:
    """One thing looked at; `fine` tells whether anything is to be done."""

    name: str
    says: str
    fine: bool = True


def examine(house: House) -> list[Finding]:
    """Look at everything that can be looked at without changing anything."""
    settings = house.settings
    now = house.clock()
    kind = settings.database_url.partition(":")[0]
    with house.database.begin() as session:
        done, late = last_done(session), late_duties(session, now)
        silent = silent_workers(session, now)
        rests = resting_until(session, now)
        alerts = list(session.scalars(select(CarrierAlert).order_by(CarrierAlert.last_at.desc())))
        held = select(func.count()).where(OutboxText.status == TextStatus.HELD)
        waiting = session.scalar(held) or 0
        in_need = len(care.in_need(session))
    problems = check_content()
    real = house.local_carrier is None
    https = settings.public_url.startswith("https://")
    return [
        Finding("database", f"{kind}, tables up to date"),
        Finding("encryption", f"{len(settings.encryption_keys)} key(s), the newest first"),
        Finding("carrier", "Twilio" if real else "the local carrier; no text leaves this machine"),
        Finding(
            "public address",
            settings.public_url + ("" if https or not real else ": Twilio needs https://"),
            fine=https or not real,
        ),
        Finding("skill", "an Alexa skill id is set" if settings.skill_id else "sandbox only"),
        Finding(
            "content",
            f"{house.content.last_step} steps, {len(problems)} problem(s)",
            fine=not problems,
        ),
        Finding("time zones", f"tzdata {metadata.version('tzdata')}, machine: {_machine_zones()}"),
        Finding(
            "duties",
            "none done yet: start `steady run` or `steady worker`"
            if not done
            else f"nobody does {', '.join(late)}: is `steady worker` running, and not stuck?"
            if late
            else f"all done within {_age(now - min(done.values()))}",
            fine=not done or not late,
        ),
        Finding(
            "workers",
            "; ".join(f"{name} silent for {_age(now - at)}" for name, at in silent.items())
            + ": killed, or stuck; look at its log, an hour later it is forgotten"
            if silent
            else "none silent",
            fine=not silent,
        ),
        Finding(
            "sending",
            f"paused until {rests:%H:%M:%S} UTC: the carrier does not answer; see its status page"
            if rests
            else "the carrier answers",
            fine=rests is None,
        ),
        Finding(
            "carrier alerts",
            "; ".join(_alert(alert) for alert in alerts) or "none",
            fine=not any(now - alert.last_at < _RECENT for alert in alerts),
        ),
        Finding(
            "held texts",
            f"{waiting}: look at them with `steady reconcile`" if waiting else "none",
            fine=not waiting,
        ),
        Finding(
            "need a person",
            f"{in_need}: see `steady attention`" if in_need else "nobody",
            fine=not in_need,
        ),
        Finding(
            "contact",
            settings.contact or "not set: give STEADY_CONTACT, the privacy page names it",
            fine=settings.contact is not None or not real,
        ),
    ]


def _machine_zones() -> str:
    for folder in zoneinfo.TZPATH:
        for name in ("tzdata.zi", "+VERSION"):
            path = Path(folder) / name
            if path.exists() and os.access(path, os.R_OK):
                return path.read_text(encoding="ascii").partition("\n")[0].lstrip("# version")
    return "none"


def _alert(alert: CarrierAlert) -> str:
    meaning = failure_of(alert.code).meaning
    return f"{alert.code} x {alert.times}, last {alert.last_at:%Y-%m-%d %H:%M} UTC ({meaning})"


def _age(age: timedelta) -> str:
    return str(timedelta(seconds=int(age.total_seconds())))
