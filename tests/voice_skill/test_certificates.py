"""A certificate chain counts only from Amazon's folder, held to a trusted root, at that time."""

import posixpath
from datetime import UTC, datetime, timedelta
from io import BytesIO
from itertools import count
from typing import Any
from urllib.parse import unquote

import pytest
import requests
from cryptography.hazmat.primitives.asymmetric import ec
from hypothesis import given, settings
from hypothesis import strategies as st
from requests.adapters import BaseAdapter

from voice_skill import verification
from voice_skill.throwaway_ca import CHAIN_URL, ThrowawayCa
from voice_skill.verification import (
    CertificateError,
    CertificateUrlError,
    HttpsCertificates,
    certificate_url,
    current_roots,
    verify_request,
)

NOW = datetime(2026, 3, 8, 14, 30, tzinfo=UTC)
BODY = (
    b'{"session": {"application": {"applicationId": "ours"}},'
    b'"request": {"type": "LaunchRequest", "timestamp": "2026-03-08T14:30:00Z"}}'
)


@pytest.fixture(scope="module")
def ca() -> ThrowawayCa:
    """Return an authority whose certificates hold at NOW."""
    return ThrowawayCa.create(NOW)


def verify(ca: ThrowawayCa, **options: Any) -> dict[str, object]:
    """Verify a good request that this authority signed."""
    chosen: dict[str, Any] = {"fetch": ca.fetch, "roots": ca.roots, "skill_id": "ours"} | options
    return verify_request(ca.headers(BODY), BODY, NOW, **chosen)


@pytest.mark.parametrize(
    ("claimed", "fetched"),
    [
        (CHAIN_URL, CHAIN_URL),
        ("HTTPS://S3.AmazonAWS.com:443/echo.api/a.pem", "https://s3.amazonaws.com/echo.api/a.pem"),
        (
            "https://s3.amazonaws.com/echo.api/../echo.api/a.pem",
            "https://s3.amazonaws.com/echo.api/a.pem",
        ),
        (
            "https://s3.amazonaws.com/echo.api/a.pem?v=2#x",
            "https://s3.amazonaws.com/echo.api/a.pem",
        ),
    ],
)
def test_amazons_addresses_are_brought_to_one_form(claimed: str, fetched: str) -> None:
    """Amazon's own examples pass, and what is fetched is the normalised address."""
    assert certificate_url(claimed) == fetched


@pytest.mark.parametrize(
    "claimed",
    [
        "http://s3.amazonaws.com/echo.api/a.pem",
        "https://notamazon.com/echo.api/a.pem",
        "https://s3.amazonaws.com.evil.test/echo.api/a.pem",
        "https://s3.amazonaws.com@evil.test/echo.api/a.pem",
        "https://me:pw@s3.amazonaws.com/echo.api/a.pem",
        "https://s3.amazonaws.com:8443/echo.api/a.pem",
        "https://s3.amazonaws.com:x/echo.api/a.pem",
        "https://s3.amazonaws.com:99999/echo.api/a.pem",
        "https://[s3.amazonaws.com/echo.api/a.pem",
        "https://s3.amazonaws.com/EcHo.aPi/a.pem",
        "https://s3.amazonaws.com/invalid.path/a.pem",
        "https://s3.amazonaws.com/echo.api/../x",
        "https://s3.amazonaws.com/echo.api/%2e%2e/x",
        "https://s3.amazonaws.com/echo.api/a/../../x",
        "https://s3.amazonaws.com/echo.api",
        "https://s3.amazonaws.com//echo.api/a.pem",
        "https://s3.amazonaws.com/echo.apix/a.pem",
        "",
    ],
)
def test_any_other_address_is_refused(claimed: str) -> None:
    """Another scheme, host, port, case or folder could serve anybody's certificate."""
    with pytest.raises(CertificateUrlError):
        certificate_url(claimed)


@settings(deadline=None, database=None)
@given(st.text() | st.text(alphabet="./%2eE\\?#@: ") | st.text(alphabet="./%2e5"))
def test_no_address_leads_out_of_amazons_folder(rest: str) -> None:
    """Whatever follows the folder's name, the address is refused or stays inside."""
    try:
        url = certificate_url("https://s3.amazonaws.com/echo.api/" + rest)
    except CertificateUrlError:
        return
    path = url.removeprefix("https://s3.amazonaws.com")
    assert posixpath.normpath(unquote(path)).startswith("/echo.api/")
    assert certificate_url(url)


def test_a_good_chain_is_trusted(ca: ThrowawayCa) -> None:
    """Leaf, intermediate and root fit, at this time, for this name."""
    assert verify(ca)


@pytest.mark.parametrize(
    ("leaf_starts", "valid_for", "host"),
    [
        pytest.param(
            NOW - timedelta(days=9), timedelta(days=8), "echo-api.amazon.com", id="expired"
        ),
        pytest.param(
            NOW + timedelta(hours=1), timedelta(days=8), "echo-api.amazon.com", id="early"
        ),
        pytest.param(NOW - timedelta(hours=1), timedelta(days=8), "evil.test", id="wrong name"),
        pytest.param(NOW - timedelta(hours=1), timedelta(days=8), "amazon.com", id="parent name"),
    ],
)
def test_a_certificate_that_does_not_hold_is_refused(
    leaf_starts: datetime, valid_for: timedelta, host: str
) -> None:
    """Expired, not yet valid, or for another name: the signature is worth nothing."""
    other = ThrowawayCa.create(NOW, leaf_starts=leaf_starts, valid_for=valid_for, host=host)
    with pytest.raises(CertificateError):
        verify(other)


def test_a_chain_to_a_foreign_root_is_refused(ca: ThrowawayCa) -> None:
    """Anybody can make a chain; only one that ends in our root store counts."""
    with pytest.raises(CertificateError):
        verify(ca, roots=ThrowawayCa.create(NOW).roots)
    with pytest.raises(CertificateError):
        verify(ca, roots=current_roots())


def test_a_chain_without_its_intermediate_is_refused(ca: ThrowawayCa) -> None:
    """The leaf alone does not lead to a root."""
    leaf = ca.chain_pem.partition(b"-----END CERTIFICATE-----\n")
    with pytest.raises(CertificateError):
        verify(ca, fetch=lambda _url, _now: leaf[0] + leaf[1])


def test_a_chain_that_is_no_certificate_is_refused(ca: ThrowawayCa) -> None:
    """An error page in place of the chain is a failed check, not a crash."""
    with pytest.raises(CertificateError):
        verify(ca, fetch=lambda _url, _now: b"<Error>AccessDenied</Error>")


def test_a_fetch_that_fails_refuses_the_request(ca: ThrowawayCa) -> None:
    """Without the chain nothing is proven."""

    def broken(_url: str, _now: datetime) -> bytes:
        raise CertificateError("The certificate chain could not be fetched.")

    with pytest.raises(CertificateError):
        verify(ca, fetch=broken)


def test_a_key_of_another_kind_is_refused(ca: ThrowawayCa, monkeypatch: pytest.MonkeyPatch) -> None:
    """Signature-256 is RSA; a certificate with an elliptic key cannot have made it."""
    key = ec.generate_private_key(ec.SECP256R1())
    monkeypatch.setattr("voice_skill.throwaway_ca.rsa.generate_private_key", lambda **_: key)
    elliptic = ThrowawayCa.create(NOW)
    with pytest.raises(CertificateError):
        verify_request(
            ca.headers(BODY),
            BODY,
            NOW,
            fetch=elliptic.fetch,
            roots=elliptic.roots,
            skill_id="ours",
        )


class Amazon(BaseAdapter):
    """Stands in for s3.amazonaws.com under the real `requests`."""

    def __init__(self, content: bytes, *, status: int = 200, fails: bool = False) -> None:
        """Answer every request alike."""
        super().__init__()
        self.content, self.status, self.fails, self.asked = content, status, fails, 0

    def send(self, request: requests.PreparedRequest, *_: Any, **__: Any) -> requests.Response:
        """Answer, counting."""
        self.asked += 1
        if self.fails:
            raise requests.ConnectTimeout
        response = requests.Response()
        response.status_code, response.request = self.status, request
        response.raw = BytesIO(self.content)
        response.headers["Location"] = "https://evil.test/"
        return response

    def close(self) -> None:
        """Do nothing: there is no connection."""


def over(amazon: Amazon, seconds_a_part: float = 0.0) -> HttpsCertificates:
    """Return the real fetcher, talking to the stand-in; each part of an answer takes a while."""
    session = requests.Session()
    session.mount("https://s3.amazonaws.com/", amazon)
    return HttpsCertificates(session, count(0.0, seconds_a_part).__next__)


def test_a_chain_is_fetched_once_until_its_leaf_expires(ca: ThrowawayCa) -> None:
    """Alexa names the same chain for months; it is asked for again once it can no longer hold."""
    amazon = Amazon(ca.chain_pem)
    fetch = over(amazon)
    assert fetch(CHAIN_URL, NOW) == fetch(CHAIN_URL, NOW + timedelta(days=29)) == ca.chain_pem
    assert amazon.asked == 1
    fetch(CHAIN_URL, NOW + timedelta(days=31))
    assert amazon.asked == 2


def test_the_cache_stays_small(ca: ThrowawayCa) -> None:
    """Many names for one chain cannot fill the memory."""
    fetch = over(Amazon(ca.chain_pem))
    for number in range(100):
        fetch(f"{CHAIN_URL}{number}", NOW)
    assert len(fetch._kept) <= verification.MAX_CACHED_CHAINS


def test_a_chain_that_trickles_in_is_given_up(ca: ThrowawayCa) -> None:
    """No part is late by itself, and together they would take longer than a person waits."""
    assert over(Amazon(ca.chain_pem), seconds_a_part=1.0)(CHAIN_URL, NOW) == ca.chain_pem
    with pytest.raises(CertificateError, match="too slowly"):
        over(Amazon(ca.chain_pem), seconds_a_part=5.5)(CHAIN_URL, NOW)


@pytest.mark.parametrize(
    "amazon",
    [
        pytest.param(Amazon(b"", fails=True), id="no answer in time"),
        pytest.param(Amazon(b"", status=302), id="redirect"),
        pytest.param(Amazon(b"", status=403), id="refused"),
        pytest.param(Amazon(b"x" * 100_000), id="too large"),
        pytest.param(Amazon(b"<html>"), id="not a certificate"),
    ],
)
def test_a_chain_that_cannot_be_had_is_an_error_and_not_kept(amazon: Amazon) -> None:
    """A failed fetch refuses this request, and the next one asks again."""
    fetch = over(amazon)
    for _ in range(2):
        with pytest.raises(CertificateError):
            fetch(CHAIN_URL, NOW)
    assert amazon.asked == 2
