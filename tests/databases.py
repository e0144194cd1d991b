"""Databases for tests: a SQLite file, and a PostgreSQL cluster that lives as long as the run."""

import os
import shutil
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from cryptography.fernet import Fernet
from sqlalchemy import NullPool, create_engine, text

from shared.storage.database import Database, open_database

KEY = Fernet.generate_key().decode()


@contextmanager
def postgres_cluster(folder: Path) -> Iterator[str]:
    """Start a throwaway cluster on loopback; yield its URL without a database name."""
    programs, as_user = _programs(), _as_user()
    data = folder / "cluster"
    if as_user:
        data.mkdir()
        shutil.chown(data, "postgres", "postgres")
        for parent in (folder, *folder.parents):
            if parent != Path("/"):
                parent.chmod(parent.stat().st_mode | 0o011)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    options = (
        f"-p {port} -k {data} -c listen_addresses=127.0.0.1 -c fsync=off -c max_connections=60"
    )
    initdb = [programs / "initdb", "-D", data, "-A", "trust", "-U", "test", "--no-sync"]
    control = _control(folder)
    _run([*as_user, *initdb, "--locale=C.UTF-8"])
    _run([*control, "-l", data / "log", "-o", options, "start"])
    try:
        yield f"postgresql://test@127.0.0.1:{port}"
    finally:
        _run([*control, "-m", "immediate", "stop"])


def restart_postgres(folder: Path) -> None:
    """Break the cluster of a folder off as a power cut would, and start it again."""
    _run([*_control(folder), "-m", "immediate", "-l", folder / "cluster" / "log", "restart"])


def _control(folder: Path) -> list[str | Path]:
    return [*_as_user(), _programs() / "pg_ctl", "-D", folder / "cluster", "-w"]


def _programs() -> Path:
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    if not found:
        raise RuntimeError(
            "PostgreSQL is missing: run `make setup-test`, or apt-get install postgresql."
        )
    return found[-1].parent


def _as_user() -> list[str | Path]:
    """Return what runs a program as somebody else where we are root, as PostgreSQL refuses to."""
    root = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"]
    return [*root] if os.geteuid() == 0 else []


def _run(command: list[str | Path]) -> None:
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def new_postgres_database(server: str, name: str) -> str:
    """Make an empty database in a cluster; return its URL."""
    engine = create_engine(
        f"{server.replace('postgresql', 'postgresql+psycopg')}/postgres",
        isolation_level="AUTOCOMMIT",
        poolclass=NullPool,
    )
    with engine.connect() as connection:
        connection.execute(text(f'CREATE DATABASE "{name}"'))
    engine.dispose()
    return f"{server}/{name}"


def empty(database: Database) -> None:
    """Take every row away but the secrets, for the next test."""
    with database.engine.begin() as connection:
        names = ["participants", "inbound_texts", "voice_turns", "heartbeats", "carrier_alerts"]
        names += ["senders"]
        connection.execute(text(f"TRUNCATE {', '.join(names)} CASCADE"))


def open_for_test(url: str) -> Database:
    """Open a database with the key of this run."""
    return open_database(url, [KEY])
