"""Presence: a lock of the database shows that a process lives, even one that is held up."""

import secrets
import threading
from contextlib import suppress
from typing import Final

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Connection,
    Engine,
    cast,
    column,
    exists,
    table,
    text,
)
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import InstrumentedAttribute

_KIND: Final = 7_232_002  # beside the migration's lock, so that no two meet
_HIGHEST: Final = 2**31
_LOCKS: Final = table("pg_locks", column("locktype"), column("classid"), column("objid"))


class Presence:
    """Shows on PostgreSQL that this process lives; on SQLite, where one process sends, nothing.

    The lock belongs to a connection of its own. Killed, the process loses it at once; frozen, it
    keeps it, and so nobody takes what it has in hand for lost.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._number = secrets.randbelow(_HIGHEST)
        self._connection: Connection | None = None
        self._turn = threading.Lock()

    def show(self) -> int | None:
        """Return the number by which this process is seen to live, shown anew if need be.

        None where nothing can be shown.
        """
        if self._engine.dialect.name != "postgresql":
            return None
        with self._turn:
            try:
                self._hold()
            except DBAPIError:  # the database was restarted, and the lock went with it
                self._let_go()
                self._hold()
        return self._number

    def begin_anew(self) -> None:
        """Take another number from now on: what was claimed by the old one is in nobody's hands."""
        with self._turn:
            self._let_go()
            self._number = secrets.randbelow(_HIGHEST)

    def close(self) -> None:
        """Show nothing any more."""
        with self._turn:
            self._let_go()

    def _hold(self) -> None:
        if self._connection is not None:
            self._connection.execute(text("SELECT 1"))
            return
        own = self._engine.connect().execution_options(isolation_level="AUTOCOMMIT")
        self._connection = own
        locked = text("SELECT pg_advisory_lock_shared(:kind, :number)")
        own.execute(locked, {"kind": _KIND, "number": self._number})

    def _let_go(self) -> None:
        gone, self._connection = self._connection, None
        if gone is not None:
            with suppress(DBAPIError):
                gone.invalidate()  # a lock outlives a connection that goes back to its pool
                gone.close()


def is_shown(number: InstrumentedAttribute[int | None]) -> ColumnElement[bool]:
    """Return, inside a query on PostgreSQL, whether the process of a number lives."""
    return exists().where(
        _LOCKS.c.locktype == "advisory",
        cast(_LOCKS.c.classid, BigInteger) == _KIND,
        cast(_LOCKS.c.objid, BigInteger) == number,
    )
