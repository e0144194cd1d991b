"""Column types: aware instants, and text that is encrypted at rest."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import DateTime, Row, Text
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator

from shared.storage.vault import Vault, VaultError

VAULT_ATTRIBUTE = "steady_vault"

# A row of some columns, read like the whole one by the names of those it has.
AnyRow = Row[*tuple[Any, ...]]


class Instant(TypeDecorator[datetime]):
    """An aware datetime, kept in UTC and given back in UTC; a naive one is refused."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Turn to UTC; SQLite keeps no zone."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("A datetime without a zone cannot be stored: give an aware one.")
        value = value.astimezone(UTC)
        return value.replace(tzinfo=None) if dialect.name == "sqlite" else value

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Give back an aware instant in UTC."""
        del dialect
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class SealedText(TypeDecorator[str]):
    """Text encrypted with the vault of the engine it is written through."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """Seal."""
        return None if value is None else _vault(dialect).seal(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> str | None:
        """Open."""
        return None if value is None else _vault(dialect).open(value)


def _vault(dialect: Dialect) -> Vault:
    vault = getattr(dialect, VAULT_ATTRIBUTE, None)
    if not isinstance(vault, Vault):
        raise VaultError("This engine has no vault: open it with shared.storage.database.")
    return vault
