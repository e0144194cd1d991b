"""Opening the database: SQLite by default, PostgreSQL by URL, migrated and with its vault."""

import secrets
import threading
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import Engine, create_engine, event, inspect, make_url, select, text
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from shared.storage.models import Base, Secret
from shared.storage.presence import Presence
from shared.storage.types import VAULT_ATTRIBUTE
from shared.storage.vault import Vault, fernets

_MIGRATIONS = Path(__file__).parent / "migrations"
_BUSY_MILLISECONDS = 15_000
_MIGRATION_LOCK = 7_232_001
_DIGEST_KEY = "digest_key"


@dataclass(frozen=True)
class Database:
    """An engine with its vault; `begin()` gives a session that commits at the end.

    `turn` lets the threads of one process in one after the other where the database would: waiting
    for a lock is quicker than SQLite's own way, which is to sleep and look again. `presence` shows
    other processes that this one lives.
    """

    engine: Engine
    vault: Vault
    presence: Presence
    turn: AbstractContextManager[object] = field(default_factory=nullcontext)

    @contextmanager
    def begin(self) -> Iterator[Session]:
        """Yield a session; commit when the block ends, roll back when it raises."""
        info = {"vault": self.vault}
        with (
            self.turn,
            Session(self.engine, expire_on_commit=False, info=info) as own,
            own.begin(),
        ):
            yield own

    def close(self) -> None:
        """Close every connection."""
        self.presence.close()
        self.engine.dispose()


def vault_of(session: Session) -> Vault:
    """Return the vault of the database a session belongs to."""
    vault = session.info["vault"]
    if not isinstance(vault, Vault):
        raise TypeError("A session comes from Database.begin().")
    return vault


def insert_into(session: Session, table: type[Base]) -> postgresql.Insert | sqlite.Insert:
    """Return an insert that can say what to do when the row is there (`on_conflict_...`)."""
    if session.get_bind().dialect.name == "postgresql":
        return postgresql.insert(table)
    return sqlite.insert(table)


def open_database(url: str, keys: Sequence[str]) -> Database:
    """Open a database and bring its tables up to date.

    Args:
        url: as SQLAlchemy writes it; `postgresql://` means psycopg 3.
        keys: Fernet keys, newest first.

    Raises:
        VaultError: the keys are missing, malformed, or not those of this database.

    """
    cipher = fernets(keys)
    engine = _engine(url)
    setattr(engine.dialect, VAULT_ATTRIBUTE, Vault(cipher))
    try:
        if not _is_up_to_date(engine):
            migrate(engine)
        vault = Vault(cipher, _digest_key(engine, Vault(cipher)))
    except Exception:
        engine.dispose()
        raise
    setattr(engine.dialect, VAULT_ATTRIBUTE, vault)
    alone = engine.dialect.name == "sqlite"
    return Database(engine, vault, Presence(engine), threading.RLock() if alone else nullcontext())


def _is_up_to_date(engine: Engine) -> bool:
    """Tell whether the last migration was made, without Alembic: importing it takes 0.2 s."""
    newest = max(path.stem.partition("_")[0] for path in _MIGRATIONS.glob("versions/[0-9]*.py"))
    if not inspect(engine).has_table("alembic_version"):
        return False
    with engine.connect() as connection:
        made = connection.scalars(text("SELECT version_num FROM alembic_version")).all()
    return made == [newest]


def migrate(engine: Engine) -> None:
    """Bring the tables up to date; of several processes that try at once, one does it."""
    from alembic import command  # noqa: PLC0415 - see `_is_up_to_date`
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS))
    with engine.begin() as connection:
        if engine.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _MIGRATION_LOCK})
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def _engine(url: str) -> Engine:
    parsed = make_url(url)
    if parsed.get_backend_name() == "postgresql":
        return create_engine(
            parsed.set(drivername="postgresql+psycopg"),
            pool_pre_ping=True,
            hide_parameters=True,  # an error must not quote what a person wrote
        )
    if parsed.database and parsed.database != ":memory:":
        Path(parsed.database).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(
        parsed, connect_args={"timeout": _BUSY_MILLISECONDS / 1000}, hide_parameters=True
    )
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_at_once)
    return engine


def _prepare_sqlite(connection: object, record: object) -> None:
    del record
    # The driver starts no transaction of its own: `_begin_at_once` does.
    connection.isolation_level = None  # type: ignore[attr-defined]
    cursor = connection.cursor()  # type: ignore[attr-defined]
    for pragma in ("journal_mode=WAL", "foreign_keys=ON", f"busy_timeout={_BUSY_MILLISECONDS}"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin_at_once(connection: object) -> None:
    """Take the write lock first: one that reads, then writes, can otherwise be refused."""
    connection.exec_driver_sql("BEGIN IMMEDIATE")  # type: ignore[attr-defined]


def _digest_key(engine: Engine, vault: Vault) -> bytes:
    wanted = select(Secret.value).where(Secret.name == _DIGEST_KEY)
    with Session(engine) as session:
        found = session.scalar(wanted)
        if found is None:
            session.add(Secret(name=_DIGEST_KEY, value=vault.seal(secrets.token_hex(32))))
            try:
                session.commit()
            except IntegrityError:  # another process was first
                session.rollback()
            found = session.scalars(wanted).one()
    return bytes.fromhex(vault.open(found))
