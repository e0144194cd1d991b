"""`steady reconcile`: a person looks at texts in doubt, and decides."""

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from app.cli import main
from app.house import build
from app.settings import read_settings
from shared.services import claims, outbox, people
from shared.storage.models import OutboxText
from shared.storage.states import Status, TextStatus

PHONE = "+12125550123"
Steady = Callable[..., Result]


@pytest.fixture
def steady(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Steady:
    """Run a command in a folder of its own, with no setting but that folder."""
    monkeypatch.chdir(tmp_path)
    for name in ("STEADY_DATABASE_URL", "TWILIO_ACCOUNT_SID", "TWILIO_AUTH_TOKEN"):
        monkeypatch.delenv(name, raising=False)
    return lambda *words: CliRunner().invoke(main, list(words))


def in_doubt(message_id: str, *, good_for: timedelta, held: bool = True) -> None:
    """Claim a text two minutes ago, and lose sight of it."""
    house = build(read_settings({"STEADY_FOLDER": "var"}))
    now = house.clock() - timedelta(minutes=2)
    with house.database.begin() as session:
        person = people.find_by_phone(session, PHONE) or people.add_participant(
            session, now=now, status=Status.ACTIVE, phone=PHONE
        )
        outbox.enqueue(
            session,
            person,
            "One small step.",
            message_id=message_id,
            now=now,
            not_before=now,
            expires_at=now + good_for,
        )
        session.flush()
        assert claims.claim(session, now, 1).texts
        if held:
            outbox.hold(session, message_id, "the carrier's list cannot be had", now)
    house.close()


def state(message_id: str) -> tuple[TextStatus, datetime | None]:
    """Return how far a text has come, and when it was settled."""
    house = build(read_settings({"STEADY_FOLDER": "var"}))
    with house.database.begin() as session:
        text = session.get_one(OutboxText, message_id)
    house.close()
    return text.status, text.settled_at


def test_it_lists_what_is_in_doubt_and_shows_a_number_only_when_asked(steady: Steady) -> None:
    """A held text and one whose process died, each with the time to look for it by."""
    in_doubt("held-one", good_for=timedelta(hours=1))
    in_doubt("lost-one", good_for=timedelta(hours=1), held=False)
    listed = steady("reconcile")
    assert listed.exit_code == 0
    assert "held-one held" in listed.output
    assert "lost-one claimed" in listed.output
    assert "UTC" in listed.output
    assert PHONE not in listed.output
    assert "small step" not in listed.output
    assert PHONE in steady("reconcile", "--with-numbers").output


@pytest.mark.parametrize(
    ("option", "becomes"),
    [
        ("--sent", TextStatus.ACCEPTED),
        ("--resend", TextStatus.QUEUED),
        ("--drop", TextStatus.CANCELLED),
    ],
)
def test_a_person_decides(steady: Steady, option: str, becomes: TextStatus) -> None:
    """What they found is written down, and the text is in doubt no more."""
    in_doubt("one", good_for=timedelta(hours=1))
    done = steady("reconcile", option, "one")
    assert done.exit_code == 0, done.output
    assert "No text is in doubt." in done.output
    assert state("one")[0] is becomes
    assert (state("one")[1] is None) is (becomes is TextStatus.QUEUED)


def test_what_is_too_late_is_not_sent_again(steady: Steady) -> None:
    """It says until when it was good, and changes nothing."""
    in_doubt("one", good_for=timedelta(minutes=2, seconds=30))
    done = steady("reconcile", "--resend", "one")
    assert done.exit_code == 1
    assert "drop it" in done.output
    assert state("one")[0] is TextStatus.HELD


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (["--sent", "nothing"], 1, "steady reconcile"),
        (["--sent", "one", "--drop", "one"], 2, "one of"),
        ([], 0, "No text is in doubt."),
    ],
)
def test_what_cannot_be_done_is_said(
    steady: Steady, words: list[str], code: int, says: str
) -> None:
    """An id nobody knows, two decisions at once, and nothing to decide."""
    done = steady("reconcile", *words)
    assert (done.exit_code, says in done.output) == (code, True)
