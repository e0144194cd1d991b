"""Alembic's environment: it runs on the connection that `shared.storage.database` gives it."""

from typing import Literal

from alembic import context

from shared.storage.models import Base
from shared.storage.types import Instant, SealedText


def _plain_type(kind: str, item: object, autogen_context: object) -> str | Literal[False]:
    """Write our column types as what the database keeps: old migrations outlive old classes."""
    del kind, autogen_context
    if isinstance(item, Instant):
        return "sa.DateTime(timezone=True)"
    return "sa.Text()" if isinstance(item, SealedText) else False


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    compare_type=True,
    render_item=_plain_type,
)
with context.begin_transaction():
    context.run_migrations()
