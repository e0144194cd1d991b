"""Opening the house for a command: what can go wrong is said in a sentence."""

from collections.abc import Iterator
from contextlib import contextmanager

import click
from sqlalchemy.exc import DatabaseError, OperationalError

from app.house import House, build
from app.settings import SettingsError, read_settings
from shared.storage.vault import VaultError


@contextmanager
def opened_house() -> Iterator[House]:
    """Yield the house that the settings describe, closed at the end.

    Raises:
        click.ClickException: it cannot be opened; the message says what to do.

    """
    try:
        house = build(read_settings())
    except (SettingsError, VaultError) as error:
        raise click.ClickException(str(error)) from error
    except OperationalError as error:
        raise click.ClickException(
            "The database does not open: check STEADY_DATABASE_URL, and that its server runs.",
        ) from error
    try:
        yield house
    except SettingsError as error:
        raise click.ClickException(str(error)) from error
    except DatabaseError as error:
        raise click.ClickException(
            f"The database failed ({type(error).__name__}). If its server runs, its tables are not "
            "of this version: one made before the first release has to be made anew, under another "
            "STEADY_DATABASE_URL or STEADY_FOLDER.",
        ) from error
    finally:
        house.close()
