"""`steady export` and `steady erase`: one person's records, handed over or gone."""

import json

from sqlalchemy.orm import Session

from app.house import House
from shared.services import people
from shared.services.export import export
from shared.storage.models import Participant


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
