"""Settings from the environment or `.env`, with what the embedded default makes for itself."""

import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Final

from cryptography.fernet import Fernet
from dotenv import dotenv_values

from shared.rules.pace import UNLIMITED, Pace, pace_of
from shared.rules.spread import spread_of

# The first that is set sends; the second, when both are, takes what the first is refused for.
SENDERS: Final = ("TWILIO_MESSAGING_SERVICE_SID", "TWILIO_FROM")
_LONGEST_KEPT_DAYS: Final = 36_500


class SettingsError(Exception):
    """A setting is missing or contradicts another; the message names it and says what to do."""


@dataclass(frozen=True)
class Account:
    """A carrier account; `sender` is a messaging service or a number, `api_url` None for Twilio.

    `second_sender` takes what the first is refused for its own sake.
    """

    sid: str
    token: str
    sender: str
    api_url: str | None = None
    second_sender: str | None = None
    pace: Pace = UNLIMITED


@dataclass(frozen=True)
class Settings:
    """Everything an installation can choose."""

    folder: Path
    database_url: str
    encryption_keys: tuple[str, ...]
    public_url: str
    host: str
    port: int
    account: Account | None
    skill_id: str | None
    contact: str | None
    web_secret: str
    spread: timedelta
    keep: timedelta | None

    @property
    def is_development(self) -> bool:
        """Tell whether no real account is configured, so that the sandbox may be shown."""
        return self.account is None and self.skill_id is None


def read_settings(environment: Mapping[str, str] | None = None) -> Settings:
    """Read the settings; the environment goes before `.env` in the present folder.

    Raises:
        SettingsError: something is missing or contradictory.

    """
    given = environment if environment is not None else {**_dotenv(), **os.environ}
    values = {name: value.strip() for name, value in given.items() if value.strip()}
    folder = Path(values.get("STEADY_FOLDER", "var"))
    host = values.get("STEADY_HOST", "127.0.0.1")
    port = _port(values.get("STEADY_PORT", "8000"))
    return Settings(
        folder=folder,
        database_url=values.get("STEADY_DATABASE_URL", f"sqlite:///{folder / 'steady.db'}"),
        encryption_keys=_keys(values, folder),
        public_url=values.get("STEADY_PUBLIC_URL", f"http://{host}:{port}").rstrip("/"),
        host=host,
        port=port,
        account=_account(values),
        skill_id=values.get("ALEXA_SKILL_ID"),
        contact=values.get("STEADY_CONTACT"),
        web_secret=values.get("STEADY_WEB_SECRET") or _made_once(folder / "web.secret"),
        spread=_spread(values),
        keep=_keep(values.get("STEADY_KEEP_DAYS")),
    )


def local_token(settings: Settings) -> str:
    """Return the local carrier's secret, made once for this installation."""
    return _made_once(settings.folder / "carrier.secret")


def _dotenv() -> dict[str, str]:
    return {name: value for name, value in dotenv_values(".env").items() if value is not None}


def _port(text: str) -> int:
    if not text.isdigit() or not 0 < int(text) < 1 << 16:
        raise SettingsError(f"STEADY_PORT is {text!r}: give a port from 1 to 65535.")
    return int(text)


def _spread(values: Mapping[str, str]) -> timedelta:
    try:
        return spread_of(values.get("STEADY_SPREAD_MINUTES"))
    except ValueError as error:
        raise SettingsError(str(error)) from error


def _account(values: Mapping[str, str]) -> Account | None:
    sid, token = values.get("TWILIO_ACCOUNT_SID"), values.get("TWILIO_AUTH_TOKEN")
    senders = [values[name] for name in SENDERS if name in values]
    if sid is None and token is None:
        return None
    if not (sid and token and senders):
        raise SettingsError(
            "A Twilio account needs TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN and one of "
            "TWILIO_MESSAGING_SERVICE_SID or TWILIO_FROM: set all of them, or none.",
        )
    api_url = values.get("STEADY_TWILIO_API_URL")
    try:
        pace = pace_of(values.get("STEADY_SENDER_CLASS"), at_twilio=api_url is None)
    except ValueError as error:
        raise SettingsError(f"STEADY_SENDER_CLASS cannot be read: {error}.") from error
    second = senders[1] if len(senders) > 1 else None
    return Account(sid, token, senders[0], api_url, second, pace)


def _keep(days: str | None) -> timedelta | None:
    if days is None:
        return None
    if not days.isdigit() or not 0 < int(days) <= _LONGEST_KEPT_DAYS:
        raise SettingsError(
            f"STEADY_KEEP_DAYS is {days!r}: give a number of days, or leave it out to keep all."
        )
    return timedelta(days=int(days))


def _keys(values: Mapping[str, str], folder: Path) -> tuple[str, ...]:
    written = values.get("STEADY_ENCRYPTION_KEYS")
    if written:
        return tuple(key.strip() for key in written.split(",") if key.strip())
    if "STEADY_DATABASE_URL" in values:
        raise SettingsError(
            "STEADY_DATABASE_URL is set but STEADY_ENCRYPTION_KEYS is not: make a key with "
            "`steady doctor --new-key` and keep it where the database's backups are not.",
        )
    return (_made_once(folder / "encryption.key", Fernet.generate_key().decode()),)


def _made_once(path: Path, fresh: str | None = None) -> str:
    """Return a secret kept in a file that only its owner can read, made if it is missing."""
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        descriptor = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    except FileExistsError:
        return path.read_text(encoding="ascii").strip()
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(fresh or secrets.token_hex(32))
    return path.read_text(encoding="ascii").strip()
