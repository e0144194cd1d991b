"""The composition root: the settings go in, everything that runs comes out, wired together."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Final

from app.clock import SandboxClock, wall_clock
from app.settings import Account, Settings, SettingsError, local_token
from scheduler.dispatcher import Sending
from scheduler.duties import Post
from shared.content import Content, load_content
from shared.rules.pace import PacedSender
from shared.storage.database import Database, open_database
from sms.carrier_contract import Carrier
from sms.gateway import TwilioGateway
from sms.inbound import TextService
from sms.local_carrier import LocalCarrier, OptOutType

LOCAL_SID: Final = "AC" + "0" * 32
LOCAL_NUMBER: Final = "+15005550006"
LOCAL_PATH: Final = "/local-carrier"


@dataclass(frozen=True)
class House:
    """Everything an entry point may need, made once."""

    settings: Settings
    clock: Callable[[], datetime]
    database: Database
    content: Content
    service: TextService
    account: Account
    local_carrier: LocalCarrier | None

    def post(self, carrier: Carrier) -> Post:
        """Return what the scheduler's duties need, sending through a carrier."""
        sending = Sending(
            carrier,
            partial(status_url, self.settings.public_url),
            PacedSender(self.account.sender, self.account.pace),
        )
        return Post(self.service, sending, keep=self.settings.keep, spread=self.settings.spread)

    def gateway(self, api_url: str | None = None) -> TwilioGateway:
        """Return the carrier; `api_url` is another door to the local one."""
        account = self.account
        return TwilioGateway(
            account.sid,
            account.token,
            account.sender,
            api_url or account.api_url,
            second_sender=account.second_sender,
        )

    @property
    def number(self) -> str | None:
        """The number people text, where a sender is one."""
        senders = (self.account.sender, self.account.second_sender)
        return next((one for one in senders if one and one.startswith("+")), None)

    def close(self) -> None:
        """Let the database go."""
        self.database.close()


def build(settings: Settings) -> House:
    """Wire the house; without a Twilio account the local carrier takes its place."""
    sandbox = settings.is_development
    clock = SandboxClock(settings.folder / "clock") if sandbox else wall_clock
    content = load_content()
    account = settings.account
    local = None
    if account is None:
        if not settings.database_url.startswith("sqlite"):
            raise SettingsError(
                "A PostgreSQL database without a carrier account would text nobody: set "
                "TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN and TWILIO_FROM, or leave "
                "STEADY_DATABASE_URL unset to try everything on this machine.",
            )
        token = local_token(settings)
        account = Account(
            LOCAL_SID,
            token,
            LOCAL_NUMBER,
            f"http://{settings.host}:{settings.port}{LOCAL_PATH}",
        )
        local = LocalCarrier(
            settings.folder / "carrier.db",
            LOCAL_SID,
            token,
            LOCAL_NUMBER,
            f"{settings.public_url}/sms/inbound",
            clock,
            keyword_answers={
                OptOutType.STOP: content.say("stopped"),
                OptOutType.HELP: content.say("help"),
            },
        )
    database = open_database(settings.database_url, settings.encryption_keys)
    service = TextService(database, content, clock)
    return House(settings, clock, database, content, service, account, local)


def status_url(public_url: str, message_id: str) -> str:
    """Return the address for one text's receipts, with the carrier told to try again on failure.

    The fragment is Twilio's "connection overrides": two retries, on 5xx, connection and read
    time-outs.
    """
    return f"{public_url}/sms/status/{message_id}#rc=2&rp=5xx,ct,rt"
