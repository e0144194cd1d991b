"""The HTTP doors alone: the right requests move a life on, the wrong ones move nothing."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import requests

from sms.signature import sign
from tests.app.doors import PUBLIC_URL, TOKEN, Doors, everything, open_doors
from tests.clocks import MovableClock
from tests.databases import new_postgres_database
from voice_skill.throwaway_ca import ThrowawayCa


@pytest.fixture(scope="module", params=["sqlite", "postgres"])
def doors(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Doors]:
    """A served application on each database, with one person who has joined and linked."""
    if request.param == "sqlite":
        url = f"sqlite:///{tmp_path_factory.mktemp('doors')}/steady.db"
    else:
        url = new_postgres_database(request.getfixturevalue("postgres_server"), "doors")
    with open_doors(url, MovableClock()) as opened:
        for words in ("JOIN", "A", "9am", "OK"):
            opened.text(words)
        yield opened


def test_a_life_on_two_channels_counts_once(doors: Doors) -> None:
    """A code texted links the speaker; a rating spoken is not asked again, and counts by text."""
    code = "".join(filter(str.isdigit, doors.text("LINK")[0].partition(".")[0]))
    assert len(code) == 6
    doors.say("open steady steps")
    doors.say("link my phone")
    assert "share one progress" in doors.say(" ".join(code))
    assert "step" in doors.say("ask steady steps what's today's step").lower()
    assert doors.say("seven")
    assert "already" in doors.text("STEP")[0]
    assert "1 day" in doors.text("PROGRESS")[0]
    assert "1 day" in doors.say("ask steady steps my progress")


_BAD_TEXTS: dict[str, Callable[[dict[str, str]], str]] = {
    "no signature": lambda _fields: "",
    "another account's token": lambda fields: sign(f"{PUBLIC_URL}/sms/inbound", fields, "other"),
    "another body": lambda fields: sign(
        f"{PUBLIC_URL}/sms/inbound", {**fields, "Body": "7"}, TOKEN
    ),
    "another door": lambda fields: sign(f"{PUBLIC_URL}/sms/status/1", fields, TOKEN),
    "another host": lambda fields: sign("https://evil.example/sms/inbound", fields, TOKEN),
    "no base64": lambda _fields: "\u00e9" * 3,
}


@pytest.mark.parametrize("name", _BAD_TEXTS)
@pytest.mark.parametrize("path", ["/sms/inbound", "/sms/status/some-id"])
def test_a_forged_webhook_is_403_and_moves_nothing(doors: Doors, name: str, path: str) -> None:
    """Whoever cannot sign as the carrier changes not one row, whatever the text says."""
    before = everything(doors.house.database)
    fields = doors.fields("STOP")
    signature = _BAD_TEXTS[name](fields)
    if path != "/sms/inbound" and name == "another door":
        signature = sign(f"{PUBLIC_URL}/sms/inbound", fields, TOKEN)
    answer = requests.post(
        f"{doors.url}{path}",
        data=fields,
        headers={"X-Twilio-Signature": signature.encode()} if signature else {},
        timeout=10,
    )
    assert answer.status_code == 403
    assert everything(doors.house.database) == before


def test_a_replayed_text_moves_nothing_and_is_answered_alike(doors: Doors) -> None:
    """The same webhook once more, rightly signed, gets the same TwiML."""
    fields = doors.fields("GRATITUDE the light this morning")
    first = doors.post_text(fields)
    before = everything(doors.house.database)
    again = doors.post_text(fields)
    assert (first.status_code, again.status_code) == (200, 200)
    assert again.text == first.text
    assert "<Message>" in again.text
    assert everything(doors.house.database) == before


def test_signed_garbage_is_no_500_and_moves_nothing(doors: Doors) -> None:
    """A signed form without what a text needs is refused; a sender that is no number, ignored."""
    before = everything(doors.house.database)
    assert doors.post_text({"Body": "7"}).status_code == 400
    assert doors.post_text({**doors.fields("7"), "MessageSid": "SM" + "0" * 60}).status_code == 400
    assert doors.post_text({**doors.fields("7"), "From": "BANK"}).status_code == 200
    assert doors.post_signed("/sms/status/nobody", {"MessageSid": "SM1"}).status_code == 204
    assert requests.get(f"{doors.url}/sms/inbound", timeout=10).status_code in {403, 405}
    assert everything(doors.house.database) == before


def _stale(doors: Doors, seconds: int) -> Any:
    body, _ = doors.spoken("my progress", late=timedelta(seconds=seconds))
    return doors.post_alexa(body)


def _with_headers(**headers: str) -> Callable[[Doors], Any]:
    def post(doors: Doors) -> Any:
        body, _ = doors.spoken("my progress")
        return doors.post_alexa(body, doors.ca.headers(body) | headers)

    return post


def _of_another_skill(doors: Doors) -> Any:
    body, _ = doors.spoken("my progress", skill_id="amzn1.ask.skill.other")
    return doors.post_alexa(body)


def _unsigned(doors: Doors) -> Any:
    return doors.post_alexa(doors.spoken("my progress")[0], {})


def _over_other_bytes(doors: Doors) -> Any:
    body, _ = doors.spoken("my progress")
    return doors.post_alexa(body, doors.ca.headers(body + b" "))


_BAD_REQUESTS: dict[str, Callable[[Doors], Any]] = {
    "no signature": _unsigned,
    "a signature over other bytes": _over_other_bytes,
    "a signature that is no base64": _with_headers(**{"Signature-256": "!"}),
    "stale by 151 s": lambda doors: _stale(doors, 151),
    "ahead by 151 s": lambda doors: _stale(doors, -151),
    "another skill": _of_another_skill,
    "a way out of Amazon's folder": _with_headers(
        SignatureCertChainUrl="https://s3.amazonaws.com/echo.api/../x.pem"
    ),
    "another host's certificate": _with_headers(
        SignatureCertChainUrl="https://s3.example.com/echo.api/x.pem"
    ),
    "signed garbage": lambda doors: doors.post_alexa(b"{" * 100),
    "unsigned garbage": lambda doors: doors.post_alexa(b"\x00\xff", {}),
    "nothing": lambda doors: doors.post_alexa(b"", {}),
}


@pytest.mark.parametrize("name", _BAD_REQUESTS)
def test_an_unproven_alexa_request_is_400_and_moves_nothing(doors: Doors, name: str) -> None:
    """Amazon demands 400 for each failed check; no word says which, and no row moves."""
    before = everything(doors.house.database)
    answer = _BAD_REQUESTS[name](doors)
    assert (answer.status_code, answer.content) == (400, b"")
    assert everything(doors.house.database) == before


def test_a_request_150_seconds_old_is_still_good(doors: Doors) -> None:
    """The limit itself is inside, on both sides."""
    assert [_stale(doors, seconds).status_code for seconds in (150, -150)] == [200, 200]


def test_a_replayed_alexa_request_moves_nothing_and_is_answered_alike(doors: Doors) -> None:
    """A good request sent again within its time is answered from what was kept."""
    body, _ = doors.spoken("ask steady steps i'm grateful for the rain")
    first = doors.post_alexa(body)
    before = everything(doors.house.database)
    again = doors.post_alexa(body)
    assert first.status_code == again.status_code == 200
    assert again.json() == first.json()
    assert everything(doors.house.database) == before


def test_an_expired_certificate_is_400(tmp_path: Path) -> None:
    """A chain whose leaf ran out a minute ago signs nothing any more."""
    clock = MovableClock()
    expired = ThrowawayCa.create(
        clock(),
        leaf_starts=clock() - timedelta(hours=2),
        valid_for=timedelta(hours=2) - timedelta(minutes=1),
    )
    with open_doors(f"sqlite:///{tmp_path}/steady.db", clock, ca=expired) as doors:
        before = everything(doors.house.database)
        answer = doors.post_alexa(doors.spoken("my progress")[0])
        assert (answer.status_code, answer.content) == (400, b"")
        assert everything(doors.house.database) == before


def test_with_real_accounts_there_is_no_sandbox_and_no_local_carrier(doors: Doors) -> None:
    """Neither page nor JSON door nor the pretend API is there."""
    api = f"/local-carrier/2010-04-01/Accounts/AC{0:032x}/Messages.json"
    for path in ("/sandbox", "/sandbox/state", api):
        assert requests.get(f"{doors.url}{path}", timeout=10).status_code == 404
