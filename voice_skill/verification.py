"""Proof that a request comes from Alexa, is fresh, and is meant for this skill."""

import base64
import json
import posixpath
import re
import time
import warnings
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Final, Protocol
from urllib.parse import quote, unquote, urlsplit

import certifi
import requests
from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.utils import CryptographyDeprecationWarning
from cryptography.x509 import verification as chains

from voice_skill.entry import is_for, value_at

# All figures: Amazon, "Host a Custom Skill as a Web Service", and ask-sdk-webservice-support's
# verifier_constants.py, its Python implementation.
CERTIFICATE_HOST: Final = "s3.amazonaws.com"
CERTIFICATE_PATH: Final = "/echo.api/"
SIGNER: Final = "echo-api.amazon.com"
TOLERANCE: Final = timedelta(seconds=150)
EVENT_TOLERANCE: Final = timedelta(hours=1)
EVENT_PREFIX: Final = "AlexaSkillEvent."

FETCH_TIMEOUT_SECONDS: Final = (2.0, 3.0)  # connect, and wait for more: Alexa waits for eight
LONGEST_FETCH_SECONDS: Final = 5.0
MAX_CHAIN_BYTES: Final = 64 * 1024
MAX_CACHED_CHAINS: Final = 16

Stopwatch = Callable[[], float]
_PEM: Final = re.compile(rb"-----BEGIN CERTIFICATE-----.+?-----END CERTIFICATE-----", re.DOTALL)


class VerificationError(Exception):
    """A request is not to be answered; the message holds nothing of what it contained."""


class CertificateUrlError(VerificationError):
    """The certificate chain is not where Amazon keeps it."""


class CertificateError(VerificationError):
    """The certificate chain cannot be had, or does not lead to Amazon's signer."""


class SignatureError(VerificationError):
    """The signature is missing or is not over these bytes."""


class BodyError(VerificationError):
    """The body is not an Alexa request envelope."""


class TimestampError(VerificationError):
    """The request is too old or too far ahead."""


class ApplicationError(VerificationError):
    """The request is for another skill."""


class CertificateFetcher(Protocol):
    """Gets a certificate chain in PEM, leaf first; raises `CertificateError` when it cannot."""

    def __call__(self, url: str, now: datetime, /) -> bytes:
        """Return the bytes behind a URL that was already found to be Amazon's."""


class HttpsCertificates:
    """Fetches chains over HTTPS and keeps each until its leaf expires."""

    def __init__(
        self, session: requests.Session | None = None, stopwatch: Stopwatch = time.monotonic
    ) -> None:
        self._session = session or requests.Session()
        self._stopwatch = stopwatch
        self._kept: dict[str, tuple[datetime, bytes]] = {}

    def __call__(self, url: str, now: datetime, /) -> bytes:
        """Return the chain; `CertificateError` if late, redirected, too long or unreadable."""
        if (kept := self._kept.get(url)) and now < kept[0]:
            return kept[1]
        pem = self._download(url)
        expires = _parse_chain(pem)[0].not_valid_after_utc
        if len(self._kept) >= MAX_CACHED_CHAINS:
            self._kept.clear()
        self._kept[url] = (expires, pem)
        return pem

    def _download(self, url: str) -> bytes:
        begun = self._stopwatch()
        try:
            with self._session.get(
                url, timeout=FETCH_TIMEOUT_SECONDS, allow_redirects=False, stream=True
            ) as response:
                if response.status_code != requests.codes.ok:
                    raise CertificateError("The certificate chain was not served.")
                pem = b""
                for part in response.iter_content(1024):
                    pem += part
                    late = self._stopwatch() - begun > LONGEST_FETCH_SECONDS
                    if late or len(pem) > MAX_CHAIN_BYTES:
                        raise CertificateError(
                            "The certificate chain came too slowly or is too long."
                        )
                return pem
        except requests.RequestException as error:
            raise CertificateError("The certificate chain could not be fetched.") from error


@cache
def current_roots() -> chains.Store:
    """Return certifi's roots, read once; none pinned: Amazon rotates (alexa-verifier issue 58).

    Roots that RFC 5280 disallows and `cryptography` is about to refuse are left out.
    """
    roots = []
    with warnings.catch_warnings():
        warnings.simplefilter("error", CryptographyDeprecationWarning)
        for pem in _PEM.findall(Path(certifi.where()).read_bytes()):
            with suppress(ValueError, CryptographyDeprecationWarning):
                roots.append(x509.load_pem_x509_certificate(pem))
    return chains.Store(roots)


def verify_request(
    headers: Mapping[str, str],
    body: bytes,
    now: datetime,
    *,
    fetch: CertificateFetcher,
    roots: chains.Store,
    skill_id: str,
    verify_signature: bool = True,
    verify_timestamp: bool = True,
) -> dict[str, object]:
    """Return the parsed envelope of a request that is genuine, fresh and ours.

    The signature over the raw bytes comes before any reading of them. The skill id is always
    checked; the two switches are for development only.

    Args:
        headers: as received; names in any case.
        body: the raw bytes of the request.
        now: aware instant of arrival.
        fetch: gets the chain named in the headers.
        roots: the certificates trusted to end a chain.
        skill_id: our own application id.
        verify_signature: whether to check certificate and signature.
        verify_timestamp: whether to check the age.

    Raises `VerificationError`, of the kind of the first check that failed.
    """
    if verify_signature:
        _check_signature(headers, body, now, fetch, roots)
    envelope = _parse(body)
    if verify_timestamp:
        _check_age(envelope, now)
    if not is_for(envelope, skill_id):
        raise ApplicationError("The request is not for this skill.")
    return envelope


def certificate_url(claimed: str) -> str:
    """Return the normalised URL of a chain, or raise `CertificateUrlError` if not Amazon's.

    HTTPS, its host in any case, the default port, and a path that still begins with the
    case-sensitive folder once `..` and percent signs are resolved.
    """
    try:
        parts = urlsplit(claimed)
        port = parts.port
    except ValueError as error:
        raise CertificateUrlError("The certificate URL cannot be read.") from error
    path = posixpath.normpath(unquote(parts.path))
    if (
        parts.scheme != "https"
        or parts.hostname != CERTIFICATE_HOST
        or "@" in parts.netloc
        or port not in (None, 443)
        or not path.startswith(CERTIFICATE_PATH)
    ):
        raise CertificateUrlError("The certificate URL is not one of Amazon's.")
    return f"https://{CERTIFICATE_HOST}{quote(path)}"


def _check_signature(
    headers: Mapping[str, str],
    body: bytes,
    now: datetime,
    fetch: CertificateFetcher,
    roots: chains.Store,
) -> None:
    named = {name.lower(): value for name, value in headers.items()}
    url = certificate_url(named.get("signaturecertchainurl", ""))
    try:
        signature = base64.b64decode(named["signature-256"], validate=True)
    except (KeyError, ValueError) as error:
        raise SignatureError("The signature is missing or cannot be read.") from error
    leaf, *between = _parse_chain(fetch(url, now))
    policy = chains.PolicyBuilder().store(roots).time(now.astimezone(UTC).replace(tzinfo=None))
    try:
        policy.build_server_verifier(x509.DNSName(SIGNER)).verify(leaf, between)
        key = leaf.public_key()
    except (chains.VerificationError, ValueError) as error:
        raise CertificateError("The certificate chain is not trusted.") from error
    if not isinstance(key, rsa.RSAPublicKey):
        raise CertificateError("The certificate's key is of another kind.")
    try:
        key.verify(signature, body, padding.PKCS1v15(), hashes.SHA256())
    except InvalidSignature as error:
        raise SignatureError("The signature is not over this request.") from error


def _parse_chain(pem: bytes) -> list[x509.Certificate]:
    try:
        return x509.load_pem_x509_certificates(pem)
    except ValueError as error:
        raise CertificateError("The certificate chain cannot be read.") from error


def _parse(body: bytes) -> dict[str, object]:
    try:
        envelope = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise BodyError("The body is not JSON.") from error
    if not isinstance(envelope, dict) or not isinstance(value_at(envelope, "request", "type"), str):
        raise BodyError("The body is not a request envelope.")
    return envelope


def _check_age(envelope: Mapping[str, object], now: datetime) -> None:
    kind, stamp = (value_at(envelope, "request", name) for name in ("type", "timestamp"))
    try:
        sent = datetime.fromisoformat(str(stamp))
        age = abs(now - sent)
    except (ValueError, TypeError, OverflowError) as error:
        raise TimestampError("The time of the request cannot be read.") from error
    if age > (EVENT_TOLERANCE if str(kind).startswith(EVENT_PREFIX) else TOLERANCE):
        raise TimestampError("The request is too old or too far ahead.")
