"""The tick on AWS Lambda: built from settings, telling what it did in counts, quick to start."""

import json
import logging
import os
import subprocess
import sys
import traceback
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from scheduler import tick_lambda
from scheduler.duties import Post
from scheduler.tick_lambda import BadEnvironmentError, TickFailedError, build_post, tick_and_tell
from shared.content import Content
from shared.rules.vocabulary import Role
from shared.storage.database import Database
from shared.storage.models import Heartbeat
from shared.storage.states import TextStatus
from shared.storage.vault import VaultError
from sms.carrier_contract import OutgoingText
from sms.gateway import TwilioGateway
from tests.databases import KEY, empty
from tests.scheduler import sending as on_their_way
from tests.scheduler.sending import A_LEASE, NINE, Meanwhile, Sending
from tests.scheduler.someone import PHONE, only_text, rows, someone
from tests.sms.carrier_fixtures import ACCOUNT, SERVICE, TOKEN, US, Setting

sending, setting, gateway = on_their_way.sending, on_their_way.setting, on_their_way.gateway

COMPLETE = {
    "STEADY_DATABASE_URL": "postgresql://nobody@127.0.0.1:1/steady",
    "STEADY_ENCRYPTION_KEYS": KEY,
    "STEADY_PUBLIC_URL": "https://steps.example/",
    "TWILIO_ACCOUNT_SID": ACCOUNT,
    "TWILIO_AUTH_TOKEN": TOKEN,
    "TWILIO_FROM": US,
}


@pytest.fixture
def environment(postgres_database: Database, setting: Setting) -> Iterator[dict[str, str]]:
    """A complete environment: the database of the tests, and the local carrier for Twilio."""
    yield {
        **COMPLETE,
        "STEADY_DATABASE_URL": postgres_database.engine.url.render_as_string(hide_password=False),
        "STEADY_TWILIO_API_URL": setting.api_url,
        "STEADY_PUBLIC_URL": f"{setting.webhooks_url}/",
    }
    empty(postgres_database)


@pytest.mark.parametrize("missing", sorted(COMPLETE))
@pytest.mark.parametrize("as_given", [None, "", "  "])
def test_a_missing_setting_is_named(missing: str, as_given: str | None) -> None:
    """By its name, empty counting as missing, and without the value of any other."""
    environment = {name: value for name, value in COMPLETE.items() if name != missing}
    if as_given is not None:
        environment[missing] = as_given
    with pytest.raises(BadEnvironmentError) as caught:
        build_post(environment)
    assert missing in str(caught.value)
    assert [name for name in COMPLETE if name in str(caught.value)] == [missing]
    assert KEY not in str(caught.value)
    assert TOKEN not in str(caught.value)


def test_every_missing_setting_is_named_at_once() -> None:
    """Nobody has to come back six times."""
    with pytest.raises(BadEnvironmentError) as caught:
        build_post({})
    for name in (*COMPLETE, "TWILIO_MESSAGING_SERVICE_SID"):
        assert name in str(caught.value)


def test_a_database_in_a_file_is_refused() -> None:
    """On AWS Lambda a file is gone with the function."""
    with pytest.raises(BadEnvironmentError, match="PostgreSQL"):
        build_post({**COMPLETE, "STEADY_DATABASE_URL": "sqlite:///steady.db"})


def test_a_key_that_is_not_the_databases_is_refused(environment: dict[str, str]) -> None:
    """Before anything is written that nobody could read."""
    wrong = "A" * 43 + "="
    with pytest.raises(VaultError):
        build_post({**environment, "STEADY_ENCRYPTION_KEYS": wrong})


def closed(post: Post) -> None:
    """Let go of what a post holds."""
    post.database.close()
    assert isinstance(post.sending.carrier, TwilioGateway)
    post.sending.carrier.close()


def test_a_tick_sends_what_is_due_and_returns_counts(
    postgres_database: Database, setting: Setting, environment: dict[str, str], content: Content
) -> None:
    """The text arrives, its receipts come to our address, and what is returned has no words."""
    setting.clock.now = NINE
    someone(postgres_database, NINE - timedelta(hours=1))
    post = build_post(environment, setting.clock)
    done = tick_and_tell(post)
    closed(post)
    assert json.loads(json.dumps(done)) == done
    assert (done["planned"]["written"], done["dispatched"]["accepted"]) == (1, 1)
    text = only_text(postgres_database)
    assert text.status is TextStatus.ACCEPTED
    assert setting.thread(PHONE)[0][1] == content.step(1).for_role(Role.HURT).prompt
    setting.carrier.deliver_due(NINE)
    heard = {(one.path, one.signed) for one in setting.listener.heard}
    assert heard == {(f"sms/status/{text.message_id}", True)}


def test_a_messaging_service_may_send_as_well(
    postgres_database: Database, setting: Setting, environment: dict[str, str]
) -> None:
    """Instead of a number, or before it where both are given."""
    setting.clock.now = NINE
    someone(postgres_database, NINE - timedelta(hours=1))
    del environment["TWILIO_FROM"]
    post = build_post({**environment, "TWILIO_MESSAGING_SERVICE_SID": SERVICE}, setting.clock)
    assert tick_and_tell(post)["dispatched"]["accepted"] == 1
    closed(post)


def test_the_handler_takes_its_settings_from_the_process_and_is_built_once(
    postgres_database: Database, environment: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Twice called, it ticks twice on the same connection; an empty database has nothing due."""
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    tick_lambda._post_from_environment.cache_clear()
    first, second = tick_lambda.handler({}, None), tick_lambda.handler({}, None)
    assert first == second
    assert (first["planned"]["written"], first["dispatched"]["accepted"]) == (0, 0)
    assert tick_lambda._post_from_environment.cache_info().misses == 1
    assert {beat.worker for beat in rows(postgres_database, Heartbeat)} == {"tick"}
    closed(tick_lambda._post_from_environment())
    tick_lambda._post_from_environment.cache_clear()


def test_an_error_carries_no_private_words(
    sending: Sending, caplog: pytest.LogCaptureFixture
) -> None:
    """Whatever broke a tick, AWS prints the kind of error and no more; the next tick goes on."""
    sending.someone_due()

    def fail(text: OutgoingText) -> None:
        raise RuntimeError(f"{text.to} {text.body}")

    post = sending.post_by(Meanwhile(sending.gateway, before_send=fail))
    with caplog.at_level(logging.DEBUG), pytest.raises(TickFailedError) as caught:
        tick_and_tell(post)
    printed = "".join(traceback.format_exception(caught.value))
    logged = caplog.text + "".join(str(record.__dict__) for record in caplog.records)
    assert str(caught.value) == "RuntimeError"
    for words in (PHONE[1:], sending.prompt):
        assert words not in printed + logged
    sending.clock.now += A_LEASE
    assert tick_and_tell(sending.post)["dispatched"]["accepted"] == 1
    assert sending.arrived() == [sending.prompt]


def test_a_tick_logs_counts_alone(sending: Sending, caplog: pytest.LogCaptureFixture) -> None:
    """Neither number nor words of a text that was planned and sent."""
    someone(sending.database, NINE - timedelta(hours=1))
    with caplog.at_level(logging.INFO):
        tick_and_tell(sending.post)
    (told,) = [record for record in caplog.records if record.message == "tick.done"]
    assert told.__dict__["planned"] == {"looked_at": 1, "written": 1, "skipped": 0}
    logged = caplog.text + "".join(str(record.__dict__) for record in caplog.records)
    assert PHONE[1:] not in logged
    assert sending.prompt not in logged


def test_importing_it_loads_neither_flask_nor_the_skill() -> None:
    """In a fresh process: the sender starts without the web and without voice."""
    asked = "import sys, scheduler.tick_lambda; print(*sorted(sys.modules), sep='\\n')"
    names = ("PATH", "HOME", "PYTHONPATH")
    done = subprocess.run(
        [sys.executable, "-c", asked],
        env={name: os.environ[name] for name in names if name in os.environ},
        cwd=Path(tick_lambda.__file__).parents[1],
        capture_output=True,
        text=True,
        check=True,
    )
    loaded = {name.partition(".")[0] for name in done.stdout.split()}
    assert "scheduler" in loaded
    assert not loaded & {"flask", "werkzeug", "ask_sdk_core", "ask_sdk_model", "apscheduler", "app"}


@pytest.mark.parametrize(
    ("name", "value"), [("STEADY_SENDER_CLASS", "fast"), ("STEADY_KEEP_DAYS", "a year")]
)
def test_a_choice_that_cannot_be_read_is_refused_by_name(name: str, value: str) -> None:
    """Before a tick sends by a pace that nobody chose."""
    with pytest.raises(BadEnvironmentError, match=name):
        build_post({**COMPLETE, name: value})
