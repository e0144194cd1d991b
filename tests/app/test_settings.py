"""Settings: what the embedded default makes for itself, and what must be said."""

import stat
from datetime import timedelta
from pathlib import Path

import pytest

from app.settings import Settings, SettingsError, read_settings
from shared.rules.pace import PACES, Pace

ACCOUNT = {
    "TWILIO_ACCOUNT_SID": "AC1",
    "TWILIO_AUTH_TOKEN": "token",
    "TWILIO_FROM": "+15005550006",
}


def read(tmp_path: Path, **given: str) -> Settings:
    """Read settings that keep their files in a folder of the test."""
    return read_settings({"STEADY_FOLDER": str(tmp_path / "var"), **given})


def test_with_nothing_set_everything_is_on_this_machine(tmp_path: Path) -> None:
    """SQLite under the folder, keys made once and readable by their owner alone, the sandbox on."""
    settings = read(tmp_path)
    assert settings.database_url == f"sqlite:///{tmp_path}/var/steady.db"
    assert settings.public_url == "http://127.0.0.1:8000"
    assert settings.is_development
    for secret in (tmp_path / "var").iterdir():
        assert stat.S_IMODE(secret.stat().st_mode) == 0o600
    again = read(tmp_path)
    assert again.encryption_keys == settings.encryption_keys
    assert again.web_secret == settings.web_secret


def test_several_keys_are_read_newest_first(tmp_path: Path) -> None:
    """In the order they stand, blanks ignored."""
    assert read(tmp_path, STEADY_ENCRYPTION_KEYS=" new , old,").encryption_keys == ("new", "old")


@pytest.mark.parametrize("more", [ACCOUNT, {"ALEXA_SKILL_ID": "amzn1.ask.skill.1"}])
def test_any_real_account_ends_development(tmp_path: Path, more: dict[str, str]) -> None:
    """With a carrier's account or a skill there is no sandbox."""
    assert not read(tmp_path, **more).is_development


def test_a_messaging_service_goes_before_a_number(tmp_path: Path) -> None:
    """Where both are set, the service chooses the sender, and the number steps in for it."""
    account = read(tmp_path, **ACCOUNT, TWILIO_MESSAGING_SERVICE_SID="MG1").account
    assert account is not None
    assert (account.sender, account.second_sender) == ("MG1", ACCOUNT["TWILIO_FROM"])


@pytest.mark.parametrize(
    ("said", "pace"),
    [
        ({}, PACES["long_code"]),
        ({"STEADY_TWILIO_API_URL": "http://127.0.0.1:9"}, PACES["unlimited"]),
        ({"STEADY_SENDER_CLASS": "short_code"}, PACES["short_code"]),
        ({"STEADY_SENDER_CLASS": "30/s 50000/day"}, Pace(30, 50_000)),
    ],
)
def test_a_sender_has_the_pace_of_its_class(
    tmp_path: Path, said: dict[str, str], pace: Pace
) -> None:
    """The slowest that a carrier allows, unless another is named."""
    account = read(tmp_path, **ACCOUNT, **said).account
    assert account is not None
    assert account.pace == pace


def test_a_class_that_nobody_knows_is_refused(tmp_path: Path) -> None:
    """The error names the setting and the classes there are."""
    with pytest.raises(SettingsError, match=r"STEADY_SENDER_CLASS .*toll_free"):
        read(tmp_path, **ACCOUNT, STEADY_SENDER_CLASS="fast")


def test_texts_are_kept_for_ever_unless_days_are_given(tmp_path: Path) -> None:
    """A number of days; anything else is refused by name."""
    assert read(tmp_path).keep is None
    assert read(tmp_path, STEADY_KEEP_DAYS="90").keep == timedelta(days=90)
    for wrong in ("0", "-1", "a year", "1000000"):
        with pytest.raises(SettingsError, match="STEADY_KEEP_DAYS"):
            read(tmp_path, STEADY_KEEP_DAYS=wrong)


@pytest.mark.parametrize("missing", ACCOUNT)
def test_half_an_account_is_refused(tmp_path: Path, missing: str) -> None:
    """The error names what belongs together."""
    given = {name: value for name, value in ACCOUNT.items() if name != missing}
    with pytest.raises(SettingsError, match="set all of them, or none"):
        read(tmp_path, **given)


@pytest.mark.parametrize("port", ["high", "0", "65536", "-1"])
def test_a_port_must_be_one(tmp_path: Path, port: str) -> None:
    """The error names the setting and its limits."""
    with pytest.raises(SettingsError, match=r"STEADY_PORT .* 1 to 65535"):
        read(tmp_path, STEADY_PORT=port)
