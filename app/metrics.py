"""The figures of `/metrics`, as Prometheus reads them: counts and sums, nothing of anybody."""

from collections.abc import Iterator
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.health import last_done, resting_until
from shared.rules.pace import day_of
from shared.storage.models import CarrierAlert, OutboxText, Participant, Sender

_MILLION = 1_000_000


def metrics(session: Session, now: datetime) -> str:
    """Return every figure at an instant, one a line (Prometheus text format 0.0.4)."""
    return "".join(f"{line}\n" for line in (*_lines(session), *_of_sending(session, now)))


def _of_sending(session: Session, now: datetime) -> Iterator[str]:
    yield f"steady_carrier_answers {int(resting_until(session, now) is None)}"
    sent = session.scalar(select(func.sum(Sender.sent_today)).where(Sender.day == day_of(now)))
    yield f"steady_sender_texts_today {sent or 0}"
    for duty, at in last_done(session).items():
        yield f'steady_duty_seconds_ago{{duty="{duty}"}} {(now - at).total_seconds():.0f}'


def _lines(session: Session) -> Iterator[str]:
    texts = select(OutboxText.status, func.count()).group_by(OutboxText.status)
    for status, count in session.execute(texts):
        yield f'steady_outbox_texts{{status="{status}"}} {count}'
    people = select(Participant.status, func.count()).group_by(Participant.status)
    for standing, count in session.execute(people):
        yield f'steady_participants{{status="{standing}"}} {count}'
    resting = select(Participant.unreachable, func.count()).where(
        Participant.unreachable.is_not(None)
    )
    for code, count in session.execute(resting.group_by(Participant.unreachable)):
        yield f'steady_participants_unreachable{{code="{code}"}} {count}'
    in_need = select(func.count()).where(Participant.needs_person_since.is_not(None))
    yield f"steady_participants_in_need {session.scalar(in_need)}"
    yield f"steady_outbox_segments {session.scalar(select(func.sum(OutboxText.segments))) or 0}"
    spent = select(OutboxText.price_unit, func.sum(OutboxText.price_millionths)).where(
        OutboxText.price_unit.is_not(None)
    )
    for unit, millionths in session.execute(spent.group_by(OutboxText.price_unit)):
        yield f'steady_outbox_price{{unit="{unit}"}} {int(millionths or 0) / _MILLION:.6f}'
    for alert in session.scalars(select(CarrierAlert).order_by(CarrierAlert.code)):
        yield f'steady_carrier_alerts_total{{code="{alert.code}"}} {alert.times}'
