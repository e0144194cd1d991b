"""Many rows written in one statement: PostgreSQL takes them as JSON, SQLite one after the other.

A document is bound once however many rows there are, which costs a fraction of a statement, or of
a placeholder, for each.
"""

import json
from collections.abc import Collection, Mapping, Sequence
from typing import Any, cast

from sqlalchemy import (
    ColumnElement,
    FromClause,
    Integer,
    Table,
    Text,
    any_,
    bindparam,
    column,
    func,
    insert,
    select,
    update,
)
from sqlalchemy import cast as sql_cast
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import InstrumentedAttribute, Session
from sqlalchemy.types import TypeEngine

from shared.storage.models import Base
from shared.storage.types import AnyRow

Rows = Sequence[Mapping[str, Any]]
Types = Mapping[str, TypeEngine[Any]]


def insert_many(
    session: Session, model: type[Base], rows: Rows, types: Types | None = None
) -> None:
    """Insert rows that all have the same columns; `types` stand in for those of the columns."""
    if not rows:
        return
    table = cast(Table, model.__table__)
    if _is_postgresql(session):
        given, document = _as_json(table, rows, types or {})
        session.execute(insert(table).from_select(list(rows[0]), select(*given.c)), document)
    else:
        values = {name: bindparam(name, type_=kind) for name, kind in (types or {}).items()}
        session.execute(insert(table).values(values) if values else insert(table), list(rows))


def insert_new(
    session: Session,
    model: type[Base],
    rows: Rows,
    back: Sequence[ColumnElement[Any] | InstrumentedAttribute[Any]],
) -> Sequence[AnyRow]:
    """Insert those rows that break no unique constraint; return columns of the ones inserted."""
    if not rows:
        return []
    table = cast(Table, model.__table__)
    if _is_postgresql(session):
        given, document = _as_json(table, rows, {})
        new = postgresql.insert(table).from_select(list(rows[0]), select(*given.c))
        return session.execute(new.on_conflict_do_nothing().returning(*back), document).all()
    statement = sqlite.insert(table).on_conflict_do_nothing().returning(*back)
    return session.execute(statement, list(rows)).all()


def update_many(session: Session, model: type[Base], rows: Rows) -> None:
    """Update the rows whose `id` is given with the other columns given."""
    if not rows:
        return
    table = cast(Table, model.__table__)
    changed = [name for name in rows[0] if name != "id"]
    if _is_postgresql(session):
        given, document = _as_json(table, rows, {})
        to = {name: given.c[name] for name in changed}
        session.execute(update(table).values(to).where(table.c.id == given.c.id), document)
    else:
        whose = table.c.id == bindparam("new_id")
        to = {name: bindparam(f"new_{name}") for name in changed}
        renamed = [{f"new_{name}": row[name] for name in row} for row in rows]
        session.connection().execute(update(table).where(whose).values(to), renamed)


def among(
    session: Session, numbers: InstrumentedAttribute[int], given: Collection[int]
) -> ColumnElement[bool]:
    """Return the condition that a number is one of many: on PostgreSQL a single parameter."""
    if _is_postgresql(session):
        listed = bindparam(None, list(given), type_=postgresql.ARRAY(Integer))
        return numbers == any_(listed)
    return numbers.in_(given)


def _is_postgresql(session: Session) -> bool:
    return session.get_bind().dialect.name == "postgresql"


def _as_json(table: Table, rows: Rows, types: Types) -> tuple[FromClause, dict[str, str]]:
    """Return rows as a table made from one JSON document, and the document."""
    columns = [column(name, types.get(name, table.c[name].type)) for name in rows[0]]
    given = func.json_to_recordset(
        sql_cast(bindparam("given", type_=Text()), postgresql.JSON)
    ).table_valued(*columns, name="given")
    return given.render_derived(with_types=True), {"given": json.dumps(rows, default=str)}
