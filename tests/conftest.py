"""What every test may ask for: a database of each kind, content, a clock."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from shared.content import Content, load_content
from shared.storage.database import Database
from tests.clocks import MovableClock
from tests.databases import empty, new_postgres_database, open_for_test, postgres_cluster


@pytest.fixture(scope="session")
def postgres_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The URL of a PostgreSQL started for this run."""
    with postgres_cluster(tmp_path_factory.mktemp("postgres")) as url:
        yield url


@pytest.fixture(scope="session")
def postgres_database(postgres_server: str) -> Iterator[Database]:
    """One migrated PostgreSQL database for the run."""
    database = open_for_test(new_postgres_database(postgres_server, f"steady_{os.getpid()}"))
    yield database
    database.close()


@pytest.fixture
def sqlite_database(tmp_path: Path) -> Iterator[Database]:
    """A fresh SQLite file."""
    database = open_for_test(f"sqlite:///{tmp_path}/steady.db")
    yield database
    database.close()


@pytest.fixture(params=["sqlite", "postgres"])
def database(request: pytest.FixtureRequest) -> Iterator[Database]:
    """An empty database of each kind in turn."""
    found: Database = request.getfixturevalue(f"{request.param}_database")
    yield found
    if request.param == "postgres":
        empty(found)


@pytest.fixture(scope="session")
def content() -> Content:
    """The English content as shipped."""
    return load_content()


@pytest.fixture
def clock() -> MovableClock:
    """A clock that moves only when told to."""
    return MovableClock()
