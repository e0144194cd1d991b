"""The speaker can be talked to from a terminal, once or line by line, and keeps what it is told."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from app.cli import main


@pytest.fixture(autouse=True)
def _alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Give each test a folder of its own, and no setting."""
    monkeypatch.chdir(tmp_path)
    for name in ("STEADY_DATABASE_URL", "TWILIO_ACCOUNT_SID", "TWILIO_AUTH_TOKEN"):
        monkeypatch.delenv(name, raising=False)


def say(*words: str, stdin: str = "") -> Result:
    """Run the command."""
    return CliRunner().invoke(main, ["voice", "say", *words], input=stdin)


def test_one_question_gets_its_answer_in_plain_words() -> None:
    """Today's step is spoken without a tag, and nothing but what is spoken is printed."""
    heard = say("what's today's step")
    assert heard.exit_code == 0
    assert heard.output.startswith("Step 1.")
    assert "<" not in heard.output
    assert heard.output.count("\n") == 1


def test_a_conversation_goes_on_line_by_line() -> None:
    """The second line answers the first one's question; after a farewell a new session begins."""
    said = say(
        "gratitude practice", "--session", stdin="the rain on the roof\nstop\n\nmy progress\n"
    )
    _asked, _kept, _bye, silence, progress = said.output.splitlines()
    assert silence == "(nothing was heard)"
    assert "1 good thing" in progress


def test_words_nobody_taught_it_are_met_with_a_question() -> None:
    """Like a speaker, it does not guess."""
    assert say("banana bread").output.strip().endswith("?")


def test_a_language_without_a_model_is_named() -> None:
    """The error says which there are."""
    said = say("hello", "--locale", "fr-FR")
    assert said.exit_code == 1
    assert "en-GB" in said.output
