"""`steady export` and `steady erase`: one person's records, handed over or gone."""

import json

import click
from sqlalchemy.orm import Session

from app.house import House
from app.opening import opened_house
from shared.services import people
from shared.services.export import export
from shared.storage.models import Participant


@click.command("export")
@click.option("--participant", "participant_id", type=int, required=True, help="Whose, by id.")
@click.option(
    "--with-safety",
    is_flag=True,
    help="Include what touches on danger. Hand this to nobody but the person, when they are alone.",
)
def export_participant(*, participant_id: int, with_safety: bool) -> None:
    """Write a copy of everything a person wrote, did and agreed to, as JSON on standard output.

    What touches on danger is left out, as a copy may be seen by others.
    """
    with opened_house() as house:
        try:
            click.echo(copy_of(house, participant_id, with_safety=with_safety))
        except LookupError as error:
            raise click.ClickException(str(error)) from error


@click.command("erase")
@click.option("--participant", "participant_id", type=int, required=True, help="Whom, by id.")
@click.option("--yes", is_flag=True, help="Do not ask for confirmation.")
def erase_participant(*, participant_id: int, yes: bool) -> None:
    """Erase a person for good: every row about them, and what they texted."""
    question = f"Erase participant {participant_id} and all they wrote? There is no way back."
    if not yes:
        click.confirm(question, abort=True)
    with opened_house() as house:
        try:
            erase(house, participant_id)
        except LookupError as error:
            raise click.ClickException(str(error)) from error
    click.echo(f"Participant {participant_id} is erased.")


def copy_of(house: House, participant_id: int, *, with_safety: bool) -> str:
    """Return everything a person wrote, did and agreed to as JSON.

    Raises:
        LookupError: there is nobody with this id.

    """
    with house.database.begin() as session:
        copy = export(session, _found(session, participant_id), with_safety=with_safety)
    return json.dumps(copy, ensure_ascii=False, indent=2)


def erase(house: House, participant_id: int) -> None:
    """Erase every row about a person, and what they texted.

    Raises:
        LookupError: there is nobody with this id.

    """
    with house.database.begin() as session:
        people.erase(session, _found(session, participant_id))


def _found(session: Session, participant_id: int) -> Participant:
    participant = session.get(Participant, participant_id)
    if participant is None:
        raise LookupError(f"There is no participant {participant_id}.")
    return participant
