"""What goes by age: texts long settled, answers of the speaker, workers that are gone."""

from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import ColumnElement, delete, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from shared.storage.database import Database
from shared.storage.models import Heartbeat, InboundText, OutboxText, VoiceTurn
from shared.storage.states import TextStatus

# A worker that has done nothing for so long is gone, whatever became of it.
FORGOTTEN_AFTER: Final = timedelta(hours=1)
_BATCH: Final = 1000
_SETTLED: Final = (
    TextStatus.ACCEPTED,
    TextStatus.REJECTED,
    TextStatus.CANCELLED,
    TextStatus.EXPIRED,
)


def delete_old(database: Database, now: datetime, keep: timedelta) -> int:
    """Delete what was settled longer than `keep` ago, a batch a transaction; return how many rows.

    Texts to people with their receipts, texts from people, and answers of the speaker. What people
    chose to keep (journal, promises), did (steps, check-ins) and agreed to stays.
    """
    before = now - keep
    done: list[tuple[InstrumentedAttribute[str], ColumnElement[bool]]] = [
        (OutboxText.message_id, OutboxText.status.in_(_SETTLED) & (OutboxText.settled_at < before)),
        (InboundText.message_sid, InboundText.handled_at < before),
        (VoiceTurn.request_digest, VoiceTurn.at < before),
    ]
    return sum(_delete(database, key, old) for key, old in done)


def forget_workers(session: Session, now: datetime) -> None:
    """Forget the heartbeats of workers that have done nothing for an hour."""
    session.execute(delete(Heartbeat).where(Heartbeat.at < now - FORGOTTEN_AFTER))


def _delete(database: Database, key: InstrumentedAttribute[str], old: ColumnElement[bool]) -> int:
    total = 0
    while True:
        with database.begin() as session:
            some = select(key).where(old).limit(_BATCH)
            gone = session.scalars(
                delete(key.class_)
                .where(key.in_(some.scalar_subquery()))
                .returning(key)
                .execution_options(synchronize_session=False)
            ).all()
        total += len(gone)
        if len(gone) < _BATCH:
            return total
