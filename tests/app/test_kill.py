"""Killed at any moment and started again: nothing is lost, nothing is sent twice."""

import random
import time
from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from datetime import time as hour
from pathlib import Path

from sqlalchemy import select

from app.clock import wall_clock
from app.enrol import enrol
from app.house import LOCAL_NUMBER, LOCAL_SID, build
from app.settings import local_token, read_settings
from shared.rules.vocabulary import Role
from shared.storage.database import Database
from shared.storage.models import InboundText, JournalEntry, OutboxText
from shared.storage.states import TextStatus
from sms.local_carrier import LocalCarrier
from tests.app.running import RunningService, free_port

_ROUNDS = 20
_PEOPLE_A_ROUND = 6
_LONGEST_LIFE_SECONDS = 3.5
_PATIENCE_SECONDS = 90
_FIRST = datetime(2026, 3, 3, 15, tzinfo=UTC)  # ten in the morning in New York


def test_twenty_kills_lose_nothing_and_double_nothing(tmp_path: Path) -> None:
    """Each round new prompts fall due and texts come in while the process is killed."""
    service = RunningService(tmp_path, free_port())
    settings = read_settings(service.environment)
    house = build(settings)
    carrier = LocalCarrier(
        tmp_path / "carrier.db",
        LOCAL_SID,
        local_token(settings),
        LOCAL_NUMBER,
        f"{service.url}/sms/inbound",
        lambda: _FIRST,
    )
    chance = random.Random(20260303)  # noqa: S311 - no secret, only moments
    numbers: list[str] = []
    for turn in range(_ROUNDS):
        due = _FIRST + timedelta(minutes=10 * turn)
        fresh = [f"+1212555{1000 + turn * _PEOPLE_A_ROUND + n}" for n in range(_PEOPLE_A_ROUND)]
        wall = hour(10 + turn // 6, turn % 6 * 10)
        rows = [f"{number},America/New_York,{wall},hurt\n" for number in fresh]
        enrolled = enrol(
            house.database,
            ["phone,timezone,prompt_time,role\n", *rows],
            now=due - timedelta(minutes=5),
        )
        assert enrolled.added == _PEOPLE_A_ROUND
        numbers += fresh
        _set_clock(tmp_path, due - timedelta(seconds=1))
        service.start()
        carrier.receive(fresh[0], f"GRATITUDE for morning number {turn}")
        # The one thing that must be left to chance in real time: the moment of the kill.
        time.sleep(chance.uniform(0, _LONGEST_LIFE_SECONDS))
        service.kill()

    _set_clock(tmp_path, _FIRST + timedelta(minutes=10 * _ROUNDS + 5))
    service.start()
    _until(lambda: _settled(house.database) and len(_kept(house.database)) == _ROUNDS)
    assert service.stop() == 0

    started = Counter(
        message.body
        for number in numbers
        for message in carrier.phone_view(number)
        if message.from_us
    )
    prompt = house.content.step(1).for_role(Role.HURT).prompt
    for number in numbers:
        ours = [one.body for one in carrier.phone_view(number) if one.from_us]
        assert ours.count(prompt) == 1, number
    assert started[prompt] == _ROUNDS * _PEOPLE_A_ROUND
    assert len(set(_kept(house.database))) == _ROUNDS
    house.close()


def _set_clock(folder: Path, instant: datetime) -> None:
    offset = (instant - wall_clock()).total_seconds()
    (folder / "clock").write_text(str(offset), encoding="ascii")


def _settled(database: Database) -> bool:
    with database.begin() as session:
        statuses = set(session.scalars(select(OutboxText.status)))
        waiting = session.scalars(
            select(InboundText.message_sid).where(InboundText.handled_at.is_(None))
        ).all()
    return statuses == {TextStatus.ACCEPTED} and not waiting


def _kept(database: Database) -> list[str]:
    with database.begin() as session:
        return list(session.scalars(select(JournalEntry.text)))


def _until(done: Callable[[], bool]) -> None:
    until = time.monotonic() + _PATIENCE_SECONDS
    while not done():
        assert time.monotonic() < until, "The texts did not settle."
        time.sleep(0.2)
