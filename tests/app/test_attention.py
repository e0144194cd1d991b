"""`steady attention`: who needs a person, without a word of why."""

from collections.abc import Callable, Iterator
from pathlib import Path

import click
import pytest

from app import attention
from app.doctor import examine
from app.house import House
from app.metrics import metrics
from shared.rules.vocabulary import Risk
from shared.services import care, people
from shared.storage.states import Status
from tests.app.doors import PHONE, Doors, open_doors
from tests.clocks import MovableClock

Told = Callable[[Risk], int]


@pytest.fixture
def doors(tmp_path: Path) -> Iterator[Doors]:
    """A served application."""
    with open_doors(f"sqlite:///{tmp_path}/steady.db", MovableClock()) as opened:
        yield opened


@pytest.fixture
def told(doors: Doors) -> Told:
    """Let somebody who has joined tell of danger; return their id."""

    def tell(risk: Risk) -> int:
        with doors.house.database.begin() as session:
            made = people.add_participant(
                session, now=doors.clock(), status=Status.ACTIVE, phone=PHONE
            )
            care.meet(session, made, risk, doors.clock())
            return made.id

    return tell


def in_need(house: House) -> tuple[bool, str]:
    """What the doctor says of it."""
    (found,) = [one for one in examine(house) if one.name == "need a person"]
    return found.fine, found.says


def test_the_list_says_neither_number_nor_reason(doors: Doors, told: Told) -> None:
    """An id, since when, and whether to contact; the doctor and the metrics say only how many."""
    assert list(attention.waiting(doors.house)) == []
    assert in_need(doors.house) == (True, "nobody")
    someone = told(Risk.ABUSE)
    since = f"{doors.clock():%Y-%m-%d %H:%M}"
    assert list(attention.waiting(doors.house)) == [f"{someone}\tsince {since} UTC\tdo not contact"]
    assert in_need(doors.house) == (False, "1: see `steady attention`")
    with doors.house.database.begin() as session:
        assert "steady_participants_in_need 1\n" in metrics(session, doors.clock())


def test_the_number_is_shown_only_where_it_is_safe(doors: Doors, told: Told) -> None:
    """Danger from another person: nobody calls a phone that this person may hold."""
    someone = told(Risk.ABUSE)
    with pytest.raises(click.ClickException, match="not to be contacted"):
        attention.number_of(doors.house, someone)
    with doors.house.database.begin() as session:
        person = people.find_by_phone(session, PHONE)
        assert person is not None
        care.is_safe(session, person, "A quiet hello.", message_id="one", now=doors.clock())
    assert attention.number_of(doors.house, someone) == PHONE


def test_whoever_was_seen_to_is_off_the_list(doors: Doors, told: Told) -> None:
    """And an id that is not on it is refused with what to do."""
    someone = told(Risk.SELF_HARM)
    attention.seen_to(doors.house, someone)
    assert list(attention.waiting(doors.house)) == []
    for look in (attention.seen_to, attention.number_of):
        with pytest.raises(click.ClickException, match="see `steady attention`"):
            look(doors.house, someone)
