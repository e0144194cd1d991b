"""`steady attention`: who needs a person, without a word of why."""

from collections.abc import Iterator

import click
from sqlalchemy.orm import Session

from app.house import House
from app.opening import opened_house
from shared.services import care
from shared.storage.models import Participant


@click.command()
@click.option("--number", metavar="ID", type=int, help="Show the number of one of them.")
@click.option("--done", metavar="ID", type=int, help="Take somebody off: they were seen to.")
def attention(number: int | None, done: int | None) -> None:
    """List who needs a person: id, since when, and whether they may be contacted; never why.

    Somebody is on it once danger was read in their words, and stays until you take them off. Their
    number is shown only where another person is not thought to see the phone.
    """
    with opened_house() as house:
        if number is not None:
            click.echo(number_of(house, number))
        elif done is not None:
            seen_to(house, done)
            click.echo(f"Participant {done} is off the list.")
        else:
            click.echo("\n".join(waiting(house)) or "Nobody needs a person.")


def waiting(house: House) -> Iterator[str]:
    """Yield a line for each who needs a person, longest first; neither number nor reason."""
    with house.database.begin() as session:
        found = care.in_need(session)
    for person in found:
        contact = "may be contacted" if person.may_be_contacted else "do not contact"
        yield f"{person.participant_id}\tsince {person.since:%Y-%m-%d %H:%M} UTC\t{contact}"


def number_of(house: House, participant_id: int) -> str:
    """Return the E.164 number of somebody who needs a person and may be contacted.

    Raises:
        click.ClickException: there is nobody with this id who needs a person, or it is not known
            to be safe to write to them.

    """
    with house.database.begin() as session:
        person = _found(session, participant_id)
        if person.phone is None or not care.may_be_contacted(person):
            raise click.ClickException(
                f"Participant {participant_id} is not to be contacted: they have not said that it "
                "is safe, they stopped, or there is no phone. Wait until they write."
            )
        return person.phone


def seen_to(house: House, participant_id: int) -> None:
    """Take somebody off the list.

    Raises:
        click.ClickException: there is nobody with this id who needs a person.

    """
    with house.database.begin() as session:
        care.looked_after(_found(session, participant_id))


def _found(session: Session, participant_id: int) -> Participant:
    person = session.get(Participant, participant_id)
    if person is None or person.needs_person_since is None:
        raise click.ClickException(
            f"Participant {participant_id} is not on the list: see `steady attention`."
        )
    return person
