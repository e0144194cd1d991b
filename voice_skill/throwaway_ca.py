"""A certificate authority made on the spot, so that tests and the sandbox sign real requests."""

import base64
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Self

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from cryptography.x509.verification import Store

CHAIN_URL = "https://s3.amazonaws.com/echo.api/throwaway-chain.pem"

_Key = ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey


@dataclass(frozen=True, slots=True)
class _Issuer:
    """A certificate together with the key that may sign others in its name."""

    certificate: x509.Certificate
    key: ec.EllipticCurvePrivateKey


@dataclass(frozen=True, slots=True)
class _Validity:
    """The first and the last instant at which a certificate holds."""

    starts: datetime
    ends: datetime


@dataclass(frozen=True, slots=True)
class ThrowawayCa:
    """A root, an intermediate and a leaf, with what a signed Alexa request needs of them.

    Never for a public endpoint: its keys live only in this process, and `roots` trusts nobody else.
    The extensions are those `cryptography.x509.verification` demands (CA/Browser Forum baseline:
    AuthorityKeyIdentifier on leaf and intermediate, critical BasicConstraints on authorities).
    """

    chain_pem: bytes
    roots: Store
    leaf_key: rsa.RSAPrivateKey
    url: str = CHAIN_URL

    @classmethod
    def create(
        cls,
        now: datetime,
        *,
        valid_for: timedelta = timedelta(days=30),
        leaf_starts: datetime | None = None,
        host: str = "echo-api.amazon.com",
    ) -> Self:
        """Make fresh keys and certificates.

        Args:
            now: aware instant; root and intermediate hold from a day before it for ten years.
            valid_for: how long the leaf holds, counted from its start.
            leaf_starts: aware instant the leaf begins to hold; an hour before `now` by default.
                An early one with a short `valid_for` gives an expired leaf, a late one a leaf
                that is not yet valid.
            host: the leaf's subject alternative name (a wrong one to prove that it is read).

        """
        lasting = _Validity(now - timedelta(days=1), now + timedelta(days=3650))
        starts = leaf_starts or now - timedelta(hours=1)
        root_key, middle_key = (ec.generate_private_key(ec.SECP256R1()) for _ in range(2))
        leaf_key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        root = _Issuer(_authority("Throwaway root", root_key, lasting, path_length=1), root_key)
        middle = _Issuer(
            _authority("Throwaway intermediate", middle_key, lasting, path_length=0, issuer=root),
            middle_key,
        )
        leaf = _leaf(host, leaf_key, _Validity(starts, starts + valid_for), issuer=middle)
        pem = b"".join(
            certificate.public_bytes(serialization.Encoding.PEM)
            for certificate in (leaf, middle.certificate)
        )
        return cls(chain_pem=pem, roots=Store([root.certificate]), leaf_key=leaf_key)

    def headers(self, body: bytes) -> dict[str, str]:
        """Return the two headers Amazon would send with these exact bytes."""
        signature = self.leaf_key.sign(body, padding.PKCS1v15(), hashes.SHA256())
        return {
            "SignatureCertChainUrl": self.url,
            "Signature-256": base64.b64encode(signature).decode("ascii"),
        }

    def fetch(self, _url: str, _now: datetime) -> bytes:
        """Return the chain, leaf first, as PEM: a `CertificateFetcher` that needs no network."""
        return self.chain_pem


def _name(common_name: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, common_name)])


def _builder(
    subject: str, key: _Key, validity: _Validity, issuer: _Issuer | None
) -> x509.CertificateBuilder:
    """Return what every certificate of the three has in common."""
    builder = (
        x509.CertificateBuilder()
        .subject_name(_name(subject))
        .issuer_name(issuer.certificate.subject if issuer else _name(subject))
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(validity.starts)
        .not_valid_after(validity.ends)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
    )
    if issuer is None:
        return builder
    return builder.add_extension(
        x509.AuthorityKeyIdentifier.from_issuer_public_key(issuer.key.public_key()), critical=False
    )


def _key_usage(*, signs_certificates: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not signs_certificates,
        content_commitment=False,
        key_encipherment=not signs_certificates,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=signs_certificates,
        crl_sign=signs_certificates,
        encipher_only=False,
        decipher_only=False,
    )


def _authority(
    subject: str,
    key: ec.EllipticCurvePrivateKey,
    validity: _Validity,
    *,
    path_length: int,
    issuer: _Issuer | None = None,
) -> x509.Certificate:
    """Return a certificate that may issue others; signed by itself when it has no issuer."""
    return (
        _builder(subject, key, validity, issuer)
        .add_extension(x509.BasicConstraints(ca=True, path_length=path_length), critical=True)
        .add_extension(_key_usage(signs_certificates=True), critical=True)
        .sign(issuer.key if issuer else key, hashes.SHA256())
    )


def _leaf(
    host: str, key: rsa.RSAPrivateKey, validity: _Validity, *, issuer: _Issuer
) -> x509.Certificate:
    """Return the certificate whose key signs requests."""
    return (
        _builder("Throwaway speaker", key, validity, issuer)
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(host)]), critical=False)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_key_usage(signs_certificates=False), critical=True)
        .sign(issuer.key, hashes.SHA256())
    )
