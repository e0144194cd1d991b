"""Only a genuine, fresh request for our own skill is let through, and every forgery is refused."""

import base64
import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from voice_skill.throwaway_ca import ThrowawayCa
from voice_skill.verification import (
    ApplicationError,
    BodyError,
    CertificateUrlError,
    SignatureError,
    TimestampError,
    VerificationError,
    verify_request,
)

NOW = datetime(2026, 3, 8, 14, 30, tzinfo=UTC)
SKILL_ID = "amzn1.ask.skill.steady"


def body(
    *, sent: datetime | str = NOW, kind: str = "LaunchRequest", skill_id: str = SKILL_ID
) -> bytes:
    """Return a request's bytes with an accent, which parsing and writing again would change."""
    stamp = sent if isinstance(sent, str) else sent.strftime("%Y-%m-%dT%H:%M:%SZ")
    envelope = {
        "context": {"System": {"application": {"applicationId": skill_id}}},
        "request": {"type": kind, "timestamp": stamp, "note": "café"},
        "certificationParam": 1,
    }
    return json.dumps(envelope, ensure_ascii=False).encode()


@pytest.fixture(scope="module")
def ca() -> ThrowawayCa:
    """Return an authority whose certificates hold at NOW."""
    return ThrowawayCa.create(NOW)


def verify(
    ca: ThrowawayCa,
    raw: bytes,
    headers: dict[str, str] | None = None,
    *,
    now: datetime = NOW,
    **options: Any,
) -> dict[str, object]:
    """Verify bytes with an authority's own chain, signing them unless headers are given."""
    chosen: dict[str, Any] = {"fetch": ca.fetch, "roots": ca.roots, "skill_id": SKILL_ID} | options
    return verify_request(ca.headers(raw) if headers is None else headers, raw, now, **chosen)


def test_a_genuine_request_gives_its_envelope(ca: ThrowawayCa) -> None:
    """Signed by the expected signer, fresh and ours: the parsed envelope comes back."""
    envelope = verify(ca, body())
    assert envelope["request"] == {
        "type": "LaunchRequest",
        "timestamp": "2026-03-08T14:30:00Z",
        "note": "café",
    }


def test_header_names_may_come_in_any_case(ca: ThrowawayCa) -> None:
    """HTTP header names have no case."""
    raw = body()
    assert verify(ca, raw, {name.upper(): value for name, value in ca.headers(raw).items()})


def without(name: str) -> Callable[[dict[str, str]], dict[str, str]]:
    """Return a change that drops a header."""
    return lambda headers: {key: value for key, value in headers.items() if key != name}


def replaced(name: str, value: str) -> Callable[[dict[str, str]], dict[str, str]]:
    """Return a change that sets a header."""
    return lambda headers: headers | {name: value}


@pytest.mark.parametrize(
    ("change", "error"),
    [
        pytest.param(without("Signature-256"), SignatureError, id="no signature"),
        pytest.param(replaced("Signature-256", ""), SignatureError, id="empty signature"),
        pytest.param(replaced("Signature-256", "not base64!"), SignatureError, id="not base64"),
        pytest.param(replaced("Signature-256", "é"), SignatureError, id="not ASCII"),
        pytest.param(
            replaced("Signature-256", base64.b64encode(b"x" * 256).decode()),
            SignatureError,
            id="wrong signature",
        ),
        pytest.param(without("SignatureCertChainUrl"), CertificateUrlError, id="no URL"),
        pytest.param(
            replaced("SignatureCertChainUrl", "https://s3.amazonaws.com/echo.api/../x"),
            CertificateUrlError,
            id="foreign URL",
        ),
    ],
)
def test_headers_that_prove_nothing_are_refused(
    ca: ThrowawayCa, change: Callable[[dict[str, str]], dict[str, str]], error: type[Exception]
) -> None:
    """A header missing, unreadable or false stops the request."""
    raw = body()
    with pytest.raises(error):
        verify(ca, raw, change(ca.headers(raw)))


def test_an_altered_body_is_refused(ca: ThrowawayCa) -> None:
    """One space more than was signed, meaning the same, and the signature no longer fits."""
    raw = body()
    with pytest.raises(SignatureError):
        verify(ca, raw + b" ", ca.headers(raw))


def test_the_signature_is_checked_before_the_body_is_read(ca: ThrowawayCa) -> None:
    """Forged garbage fails by its signature; nothing tries to parse it."""
    with pytest.raises(SignatureError):
        verify(ca, b"{", ca.headers(b"other"))


@pytest.mark.parametrize(
    ("seconds", "kind", "fresh"),
    [
        (0, "LaunchRequest", True),
        (150, "LaunchRequest", True),
        (-150, "LaunchRequest", True),
        (151, "LaunchRequest", False),
        (-151, "LaunchRequest", False),
        (3600, "AlexaSkillEvent.SkillDisabled", True),
        (3601, "AlexaSkillEvent.SkillDisabled", False),
        (-3601, "AlexaSkillEvent.SkillDisabled", False),
        (151, "xAlexaSkillEvent.SkillDisabled", False),
    ],
)
def test_a_request_holds_for_150_seconds_and_an_event_for_an_hour(
    ca: ThrowawayCa, seconds: int, kind: str, *, fresh: bool
) -> None:
    """The limit counts both ways, its last second included: Amazon's clock may run ahead."""
    raw = body(sent=NOW - timedelta(seconds=seconds), kind=kind)
    if fresh:
        assert verify(ca, raw)
    else:
        with pytest.raises(TimestampError):
            verify(ca, raw)


@pytest.mark.parametrize(
    "stamp", ["", "yesterday", "2026-03-08T14:30:00", "0001-01-01T00:00:00+23:59", "1772980200000"]
)
def test_a_time_that_cannot_be_placed_is_refused(ca: ThrowawayCa, stamp: str) -> None:
    """No time, no zone, or an absurd one is as bad as a stale one."""
    with pytest.raises(TimestampError):
        verify(ca, body(sent=stamp))


@pytest.mark.parametrize(
    "raw",
    [
        *(b"", b"garbage", b"[]", b"{}", b'{"request": []}', b'{"request": {"type": 1}}'),
        *(b"[" * 100_000, b"\xff\xfe"),
    ],
)
def test_a_signed_body_that_is_no_envelope_is_refused(ca: ThrowawayCa, raw: bytes) -> None:
    """Garbage is a failed check even with a true signature, however deep it nests."""
    with pytest.raises(BodyError):
        verify(ca, raw)


def test_a_request_for_another_skill_is_refused(ca: ThrowawayCa) -> None:
    """Amazon signs for every skill alike; the application id says whose request it is."""
    with pytest.raises(ApplicationError):
        verify(ca, body(skill_id="amzn1.ask.skill.other"))


@pytest.mark.parametrize(
    ("context_id", "session_id", "ours"),
    [
        (SKILL_ID, SKILL_ID, True),
        (None, SKILL_ID, True),
        (SKILL_ID, "other", False),
        ("other", SKILL_ID, False),
        (None, None, False),
        ([SKILL_ID], None, False),
    ],
)
def test_every_application_id_named_must_be_ours(
    ca: ThrowawayCa, context_id: object, session_id: object, *, ours: bool
) -> None:
    """Either place may hold it; a second one that differs is not overlooked."""
    envelope = {
        "context": {"System": {"application": {"applicationId": context_id}}},
        "session": {"application": {"applicationId": session_id}},
        "request": {"type": "LaunchRequest", "timestamp": "2026-03-08T14:30:00Z"},
    }
    raw = json.dumps(envelope).encode()
    if ours:
        assert verify(ca, raw)
    else:
        with pytest.raises(ApplicationError):
            verify(ca, raw)


def test_the_switches_leave_the_skill_id_checked(ca: ThrowawayCa) -> None:
    """With signature and age unchecked, a stranger's request is still refused."""
    off: dict[str, Any] = {"verify_signature": False, "verify_timestamp": False}
    assert verify(ca, body(sent="never"), {}, **off)
    with pytest.raises(ApplicationError):
        verify(ca, body(skill_id="other"), {}, **off)
    with pytest.raises(ApplicationError):
        verify(ca, body(skill_id=""), {}, **(off | {"skill_id": ""}))


def test_errors_repeat_nothing_of_the_request(ca: ThrowawayCa) -> None:
    """What a stranger sent never reaches a log by way of a message."""
    with pytest.raises(VerificationError) as caught:
        verify(ca, body(skill_id="private-words"))
    assert "private-words" not in str(caught.value)
