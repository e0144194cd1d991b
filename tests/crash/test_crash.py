"""Killed at any moment and started again: nothing is lost, nothing is sent twice."""

from pathlib import Path

import pytest

from tests.crash.storm import Plan, storm
from tests.databases import new_postgres_database


@pytest.mark.parametrize(
    ("kind", "plan"),
    [
        ("postgres", Plan(kills=36, workers=4, people=100, due_for_seconds=3, freezes=2)),
        ("sqlite", Plan(kills=14, workers=1, people=40, due_for_seconds=4)),
    ],
)
def test_kills_lose_nothing_and_double_nothing(
    tmp_path: Path, request: pytest.FixtureRequest, kind: str, plan: Plan
) -> None:
    """Prompts fall due while workers die and freeze, and the carrier fails in every way it can."""
    url = f"sqlite:///{tmp_path}/steady.db"
    if kind == "postgres":
        url = new_postgres_database(request.getfixturevalue("postgres_server"), "crash")
    found = storm(url, tmp_path, plan)
    answers = plan.people // 10
    assert (found.twice, found.lost, found.deadlocks) == (0, 0, 0)
    assert found.arrived == plan.people + answers - found.held
    assert found.kept == answers
