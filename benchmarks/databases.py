"""Databases to measure on: a SQLite file and a throwaway PostgreSQL, as the tests use them."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.databases import new_postgres_database, postgres_cluster


@contextmanager
def databases() -> Iterator[dict[str, str]]:
    """Yield the URL of an empty database by the name of its kind."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        with postgres_cluster(folder) as server:
            yield {
                "SQLite": f"sqlite:///{folder}/steady.db",
                "PostgreSQL": new_postgres_database(server, "steady"),
            }
