"""The command line: every command is documented, teaches, and says what to do about bad input."""

import json
import re
import socket
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from app.cli import main

ROOT = Path(__file__).parents[2]
Steady = Callable[..., Result]

FOUR = """phone,timezone,prompt_time,role,started_on
+12125550101,America/New_York,09:00,hurt,{start}
+442079460101,Europe/London,12:30,self,{start}
+61255500101,Australia/Lord_Howe,13:00,hurt,{start}
+97712345678,Asia/Kathmandu,17:45,broke_trust,{start}
"""


@pytest.fixture
def steady(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Steady:
    """Run a command in a folder of its own, with no setting but that folder."""
    monkeypatch.chdir(tmp_path)
    for name in ("STEADY_DATABASE_URL", "TWILIO_ACCOUNT_SID", "TWILIO_AUTH_TOKEN"):
        monkeypatch.delenv(name, raising=False)

    def call(*words: str, stdin: str = "") -> Result:
        return CliRunner().invoke(main, list(words), input=stdin)

    return call


def _commands(group: click.Group = main, path: str = "") -> dict[str, click.Command]:
    found: dict[str, click.Command] = {}
    for name, command in group.commands.items():
        found[f"{path}{name}"] = command
        if isinstance(command, click.Group):
            found |= _commands(command, f"{path}{name} ")
    return found


@pytest.mark.parametrize("name", sorted(_commands()))
def test_every_command_teaches_and_is_in_the_readme(steady: Steady, name: str) -> None:
    """`--help` says in a sentence what it does, and the README names the command."""
    helped = steady(*name.split(), "--help")
    assert helped.exit_code == 0
    assert (_commands()[name].help or "").strip()
    commands = (ROOT / "README.md").read_text(encoding="utf-8").partition("## Commands")[2]
    section = commands.partition("\n## ")[0]
    assert re.search(rf"\b{name.rpartition(' ')[2]}\b", section), name


def _forecast(steady: Steady, first: str, days: int, *more: str) -> list[dict[str, str]]:
    Path("four.csv").write_text(FOUR.format(start=first), encoding="utf-8")
    words = ["forecast", "--from", first, "--days", str(days), "--csv", "four.csv", *more]
    answer = steady(*words)
    assert answer.exit_code == 0, answer.output
    return [json.loads(line) for line in answer.stdout.splitlines()]


@pytest.mark.parametrize(
    ("first", "phone", "utc_hours"),
    [
        ("2026-03-27", "+442079460101", ["12:30", "12:30", "11:30", "11:30"]),
        ("2026-10-30", "+12125550101", ["13:00", "13:00", "17:00", "14:00"]),
        ("2026-10-30", "+442079460101", ["12:30", "12:30", "12:30", "12:30"]),
        ("2026-04-03", "+61255500101", ["02:00", "02:00", "02:30", "02:30"]),
        ("2026-03-27", "+97712345678", ["12:00", "12:00", "12:00", "12:00"]),
    ],
)
def test_a_forecast_keeps_the_hour_on_the_wall(
    steady: Steady, first: str, phone: str, utc_hours: list[str]
) -> None:
    """Over each clock change local hours stay and UTC moves; on Sunday nobody is texted early."""
    texts = [text for text in _forecast(steady, first, 4) if text["phone"] == phone]
    assert [text["utc"][11:16] for text in texts] == utc_hours
    assert [text["step"] for text in texts] == [1, 2, 3, 4]
    for text in texts:
        same = datetime.fromisoformat(text["local"]).astimezone(UTC)
        assert same == datetime.fromisoformat(text["utc"])
        assert set(text) == {
            *("phone", "timezone", "local", "utc", "kind", "step", "segments", "text")
        }


def test_a_forecast_stores_nothing_and_silence_ends_it(steady: Steady, tmp_path: Path) -> None:
    """Without answers: two prompts, three easier questions, one last text; and no database."""
    texts = _forecast(steady, "2026-03-02", 30, "--silent")
    kinds = [text["kind"] for text in texts if text["phone"] == "+12125550101"]
    assert kinds == ["prompt", "reminder"] * 2 + ["easier"] * 3 + ["pause_or_stop"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["four.csv"]


def test_a_forecast_names_the_rows_it_cannot_use(steady: Steady) -> None:
    """The good rows are foreseen all the same."""
    Path("people.csv").write_text(
        "phone,timezone,prompt_time,role\nx,UTC,09:00,self\n+12125550101,UTC,09:00,self\n",
        encoding="utf-8",
    )
    answer = steady("forecast", "--from", "2026-03-02", "--days", "1", "--csv", "people.csv")
    assert "line 2: phone is no number" in answer.stderr
    assert len(answer.stdout.splitlines()) == 1


def test_enrol_tick_and_tick_again(steady: Steady) -> None:
    """Who is enrolled gets one text on the next day at the hour, and not a second one."""
    Path("people.csv").write_text(
        "phone,timezone,prompt_time,role\n+12125550101,UTC,13:00,self\nbanana,UTC,13:00,self\n",
        encoding="utf-8",
    )
    enrolled = steady("enrol", "--csv", "people.csv")
    assert enrolled.exit_code == 1
    assert "1 enrolled, 1 refused." in enrolled.stdout
    assert "line 3: phone is no number" in enrolled.stderr
    tomorrow = str(datetime.now(UTC).date() + timedelta(days=1))
    foreseen = steady("forecast", "--from", tomorrow, "--days", "2", "--participant", "1")
    assert json.loads(foreseen.stdout.splitlines()[0])["phone"] == "+12125550101"
    done = [json.loads(steady("tick", "--at", "2036-03-03T13:00:05Z").stdout) for _ in range(2)]
    assert [(one["planned"], one["accepted"]) for one in done] == [(1, 1), (0, 0)]


def test_interpret_reads_lines_and_json(steady: Steady) -> None:
    """One object a line out for each line in."""
    plain = steady("interpret", "--expects", "rating", stdin="7\nSTOP\n")
    assert [json.loads(line)["intent"] for line in plain.stdout.splitlines()] == [
        "rating",
        "opt_out",
    ]
    given = steady("interpret", "--json", stdin='{"text": "kept it", "expects": "kept"}\n')
    assert json.loads(given.stdout)["intent"] == "kept"
    told = steady("interpret", "--explain", stdin="STOP\n")
    assert json.loads(told.stdout)["why"] == ["opt_out: 'stop'"]


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["tick", "--at", "soon"], "write it like 2026-03-29T09:00:00+01:00"),
        (["forecast", "--from", "soon", "--days", "1", "--participant", "1"], "2026-03-29"),
        (["forecast", "--from", "2026-01-01", "--days", "1"], "Give either --csv FILE or"),
        (["forecast", "--from", "2026-01-01", "--days", "1", "--participant", "7"], "There is no"),
        (["enrol", "--csv", "nowhere.csv"], "nowhere.csv"),
        (["interpret", "--expects", "mood"], "rating"),
    ],
)
def test_bad_input_is_answered_with_what_to_do(steady: Steady, words: list[str], says: str) -> None:
    """No traceback: a sentence, and an exit code other than 0."""
    answer = steady(*words)
    assert answer.exit_code != 0
    assert says in answer.output
    assert "Traceback" not in answer.output


@pytest.mark.parametrize(
    ("settings", "says"),
    [
        ({"STEADY_PORT": "high"}, "STEADY_PORT is 'high'"),
        ({"TWILIO_ACCOUNT_SID": "AC1"}, "set all of them, or none"),
        ({"STEADY_DATABASE_URL": "sqlite:///x.db"}, "STEADY_ENCRYPTION_KEYS is not"),
        (
            {"STEADY_DATABASE_URL": "sqlite:///x.db", "STEADY_ENCRYPTION_KEYS": "short"},
            "is not 32 bytes",
        ),
        (
            {
                "STEADY_DATABASE_URL": "postgresql://nobody@127.0.0.1:1/none",
                "STEADY_ENCRYPTION_KEYS": "k",
            },
            "would text nobody",
        ),
    ],
)
def test_bad_settings_are_named(
    steady: Steady, monkeypatch: pytest.MonkeyPatch, settings: dict[str, str], says: str
) -> None:
    """Each says which setting, and what to do about it."""
    for name, value in settings.items():
        monkeypatch.setenv(name, value)
    answer = steady("doctor")
    assert answer.exit_code == 1
    assert says in answer.output


@pytest.mark.parametrize("command", ["run", "serve"])
def test_a_port_that_is_taken_is_named(
    steady: Steady, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    """Started twice, the second says so in a sentence and how to choose another port."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        monkeypatch.setenv("STEADY_PORT", str(taken.getsockname()[1]))
        answer = steady(command)
    assert answer.exit_code == 1
    assert "STEADY_PORT" in answer.output
    assert "Traceback" not in answer.output


def test_the_doctor_looks_at_a_fresh_installation(steady: Steady) -> None:
    """Everything that can be wrong is named, with both versions of the zone rules."""
    answer = steady("doctor")
    assert answer.exit_code == 0, answer.output
    for name in ("database", "encryption", "carrier", "content", "time zones", "duties"):
        assert name in answer.output
    assert re.search(r"tzdata \d{4}\.\d+, machine: ", answer.output)
    key = steady("doctor", "--new-key").output.strip()
    assert len(key) == 44


def test_the_words_can_be_checked_seen_and_counted(steady: Steady) -> None:
    """`content` needs no database."""
    assert steady("content", "check").exit_code == 0
    shown = steady("content", "preview", "--week", "1", "--role", "hurt").output
    assert "Day 1: In plain words" in shown
    assert "recognise" in steady("content", "coverage").output


def test_a_setting_in_a_file_is_read(steady: Steady) -> None:
    """`.env` in the present folder counts as the environment does."""
    Path(".env").write_text("STEADY_PORT=high\n", encoding="utf-8")
    assert "STEADY_PORT is 'high'" in steady("doctor").output


def test_a_person_can_be_copied_and_erased(steady: Steady) -> None:
    """Export writes their records as JSON; erase asks once, and then nothing is left to export."""
    Path("four.csv").write_text(FOUR.format(start="2026-03-02"), encoding="utf-8")
    steady("enrol", "--csv", "four.csv")
    copy = json.loads(steady("export", "--participant", "1").stdout)
    assert copy["participant"]["phone"] == "+12125550101"
    assert "care" not in copy["participant"]
    whole = json.loads(steady("export", "--participant", "1", "--with-safety").stdout)
    assert whole["participant"]["care"] is None
    assert steady("erase", "--participant", "1", stdin="n\n").exit_code == 1
    assert steady("export", "--participant", "1").exit_code == 0
    assert "is erased" in steady("erase", "--participant", "1", stdin="y\n").output
    for command in ("export", "erase"):
        gone = steady(command, "--participant", "1", stdin="y\n")
        assert gone.exit_code == 1
        assert "There is no participant 1." in gone.output
    assert steady("export", "--participant", "2").exit_code == 0


def test_tables_of_another_version_are_named_and_not_a_traceback(
    steady: Steady, tmp_path: Path
) -> None:
    """The sentence says what to do, and nothing is changed."""
    assert steady("migrate").exit_code == 0
    with closing(sqlite3.connect(tmp_path / "var" / "steady.db")) as database:
        database.execute("ALTER TABLE participants DROP COLUMN days_off")
    told = steady("attention")
    assert told.exit_code == 1
    assert "not of this version" in told.output
    assert "Traceback" not in told.output
