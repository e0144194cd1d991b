"""Storage: migrations, encryption at rest, and the rows that may exist only once."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from cryptography.fernet import Fernet
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError, IntegrityError

from shared.rules.vocabulary import Expects, SlotKind
from shared.services.people import add_participant, find_by_phone, record_consent
from shared.storage.database import Database, open_database
from shared.storage.models import Base, CheckIn, InboundText, JournalEntry, Participant, Slot
from shared.storage.states import Channel, ConsentKind, EntryKind, Status
from shared.storage.vault import Vault, VaultError, fernets

NOW = datetime(2026, 3, 2, 15, tzinfo=UTC)
TODAY = date(2026, 3, 2)
PHONE = "+12125550123"


def joined(database: Database) -> Participant:
    """Add someone active."""
    with database.begin() as session:
        return add_participant(session, now=NOW, status=Status.ACTIVE, phone=PHONE)


def test_migrations_lead_to_the_models(database: Database) -> None:
    """A database brought up to date is what the models describe, types included."""
    with database.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, Base.metadata) == []


def test_what_people_wrote_and_their_numbers_are_unreadable_at_rest(database: Database) -> None:
    """Neither a phone number nor a journal entry stands in the tables."""
    someone = joined(database)
    with database.begin() as session:
        session.add(
            JournalEntry(
                participant_id=someone.id,
                kind=EntryKind.NOTE,
                channel=Channel.SMS,
                local_date=TODAY,
                at=NOW,
                text="the walk by the river",
            ),
        )
    with database.engine.connect() as connection:
        rows = [
            *connection.execute(text("SELECT * FROM participants")),
            *connection.execute(text("SELECT * FROM journal_entries")),
        ]
    assert len(rows) == 2
    assert not any("2125550123" in str(row) or "river" in str(row) for row in rows)


def test_a_person_is_found_by_number(database: Database) -> None:
    """By digest, and the number reads back as it was."""
    someone = joined(database)
    with database.begin() as session:
        found = find_by_phone(session, PHONE)
        assert found is not None
        assert (found.id, found.phone) == (someone.id, PHONE)
        assert find_by_phone(session, "+12125550199") is None


@pytest.mark.parametrize(
    "twice",
    [
        lambda owner: Slot(
            participant_id=owner, local_date=TODAY, kind=SlotKind.PROMPT, step=1, planned_at=NOW
        ),
        lambda owner: CheckIn(
            participant_id=owner, local_date=TODAY, step=1, expects=Expects.RATING, opened_at=NOW
        ),
        lambda owner: InboundText(
            message_sid=f"SM{owner}", received_at=NOW, phone=PHONE, phone_digest="d", body="7"
        ),
    ],
    ids=["slot", "check_in", "inbound"],
)
def test_some_rows_exist_only_once(database: Database, twice: object) -> None:
    """A slot, a day's check-in and a carrier's message id: the database refuses a second one."""
    owner = joined(database).id
    with database.begin() as session:
        session.add(twice(owner))  # type: ignore[operator]
    with pytest.raises(IntegrityError), database.begin() as session:
        session.add(twice(owner))  # type: ignore[operator]


def test_consent_is_append_only(database: Database) -> None:
    """The database itself refuses to rewrite a proof of consent."""
    someone = joined(database)
    with database.begin() as session:
        record_consent(
            session,
            someone,
            ConsentKind.OPT_IN,
            channel=Channel.SMS,
            source="JOIN",
            wording="Text JOIN",
            now=NOW,
        )
    with pytest.raises(DBAPIError, match="append-only"), database.begin() as session:
        session.execute(text("UPDATE consents SET wording = 'other'"))


def test_a_naive_datetime_is_refused(database: Database) -> None:
    """Only aware datetimes cross the border; the error says so."""
    with pytest.raises(Exception, match="aware"), database.begin() as session:
        add_participant(
            session,
            now=NOW.replace(tzinfo=None),
            status=Status.ACTIVE,
            phone=PHONE,
        )


def test_a_new_key_opens_the_old_rows_and_finds_the_same_people(tmp_path: Path) -> None:
    """Keys rotate: newest first, the older one after it."""
    url, old, new = f"sqlite:///{tmp_path}/k.db", Fernet.generate_key(), Fernet.generate_key()
    first = open_database(url, [old.decode()])
    joined(first)
    first.close()
    second = open_database(url, [new.decode(), old.decode()])
    with second.begin() as session:
        found = find_by_phone(session, PHONE)
        assert found is not None
        assert found.phone == PHONE
    second.close()


def test_a_wrong_key_says_what_to_do(tmp_path: Path) -> None:
    """A database sealed with another key does not open."""
    url = f"sqlite:///{tmp_path}/k.db"
    open_database(url, [Fernet.generate_key().decode()]).close()
    with pytest.raises(VaultError, match="add the key it was sealed with"):
        open_database(url, [Fernet.generate_key().decode()])


@pytest.mark.parametrize("keys", [[], ["short"]])
def test_missing_or_malformed_keys_are_named(keys: list[str]) -> None:
    """The error names the setting."""
    with pytest.raises(VaultError, match="STEADY_ENCRYPTION_KEYS"):
        fernets(keys)


def test_a_vault_without_its_digest_key_digests_nothing() -> None:
    """A digest with an empty key would be no secret."""
    with pytest.raises(VaultError, match="open the database"):
        Vault(fernets([Fernet.generate_key().decode()])).digest("x")
