"""What goes by age, and what stays."""

from datetime import UTC, datetime, timedelta

from shared.rules.vocabulary import Role
from shared.services import inbound, outbox, people, receipts, retention
from shared.services.receipts import Told
from shared.storage.database import Database
from shared.storage.models import (
    Base,
    Consent,
    InboundText,
    JournalEntry,
    OutboxText,
    Receipt,
    VoiceTurn,
)
from shared.storage.states import Channel, ConsentKind, EntryKind, Status
from tests.scheduler.someone import row_counts, rows

NOW = datetime(2026, 6, 1, 12, tzinfo=UTC)
DAY = timedelta(days=1)
PHONE = "+12125550123"


def lived(database: Database, ago: timedelta) -> None:
    """Let someone have been texted, have texted, spoken, kept something and agreed, so long ago."""
    at, key = NOW - ago, f"{ago.days}"
    with database.begin() as session:
        person = people.find_by_phone(session, PHONE) or people.add_participant(
            session, now=at, status=Status.ACTIVE, phone=PHONE
        )
        person.role = Role.HURT
        people.record_consent(
            session,
            person,
            ConsentKind.OPT_IN,
            channel=Channel.SMS,
            source="test",
            wording="words",
            now=at,
        )
        session.add(
            JournalEntry(
                participant_id=person.id,
                kind=EntryKind.NOTE,
                channel=Channel.SMS,
                local_date=at.date(),
                at=at,
                text="kept",
            )
        )
        session.add(VoiceTurn(request_digest=key, at=at, answer="{}"))
        outbox.enqueue(
            session, person, "Step.", message_id=key, now=at, not_before=at, expires_at=at + DAY
        )
    with database.begin() as session:
        told = Told(f"SM{key}", "delivered")
        receipts.record_receipt(session, key, told, now=at, new_id=lambda: "unused")
        inbound.store(session, key, phone=PHONE, body="7", now=at)
        inbound.handled(session, key, ["Thanks."], at)


def test_what_is_settled_long_enough_goes_and_what_people_keep_stays(database: Database) -> None:
    """Of a hundred days ago and of eighty, ninety being kept."""
    lived(database, 100 * DAY)
    lived(database, 80 * DAY)
    assert retention.delete_old(database, NOW, 90 * DAY) == 3
    went: tuple[type[Base], ...] = (OutboxText, Receipt, InboundText, VoiceTurn)
    assert [len(rows(database, table)) for table in went] == [1, 1, 1, 1]
    stayed: tuple[type[Base], ...] = (Consent, JournalEntry)
    assert [len(rows(database, table)) for table in stayed] == [2, 2]
    assert retention.delete_old(database, NOW, 90 * DAY) == 0


def test_what_is_not_settled_is_never_too_old(database: Database) -> None:
    """A held text waits for a person, and one nobody handled for an answer."""
    with database.begin() as session:
        person = people.add_participant(session, now=NOW, status=Status.ACTIVE, phone=PHONE)
        outbox.enqueue(
            session, person, "Step.", message_id="1", now=NOW, not_before=NOW, expires_at=NOW
        )
        inbound.store(session, "SM1", phone=PHONE, body="7", now=NOW)
    before = row_counts(database)
    assert retention.delete_old(database, NOW + 1000 * DAY, DAY) == 0
    assert row_counts(database) == before
