"""Encryption at rest: what people wrote is sealed, what they are found by is digested."""

import hashlib
import hmac
from collections.abc import Sequence
from dataclasses import dataclass

from cryptography.fernet import Fernet, InvalidToken, MultiFernet


class VaultError(Exception):
    """Keys are missing or do not open what was sealed; the message says what to do."""


@dataclass(frozen=True)
class Vault:
    """Seals with the newest key, opens with any; digests with a key of its own.

    The digest key is kept sealed in the database, so that a new encryption key changes no digest.
    """

    fernet: MultiFernet
    digest_key: bytes = b""

    def seal(self, text: str) -> str:
        """Encrypt a text."""
        return self.fernet.encrypt(text.encode("utf-8", "surrogatepass")).decode("ascii")

    def open(self, token: str) -> str:
        """Decrypt a text.

        Raises:
            VaultError: no key opens it.

        """
        try:
            return self.fernet.decrypt(token.encode("ascii")).decode("utf-8", "surrogatepass")
        except InvalidToken as error:
            raise VaultError(
                "No key in STEADY_ENCRYPTION_KEYS opens this: add the key it was sealed with.",
            ) from error

    def digest(self, name: str) -> str:
        """Return the keyed digest (HMAC-SHA256, hexadecimal) to find a phone or account by.

        Raises:
            VaultError: the vault has no digest key yet.

        """
        if not self.digest_key:
            raise VaultError("The digest key is not loaded: open the database first.")
        return hmac.new(self.digest_key, name.encode(), hashlib.sha256).hexdigest()


def fernets(keys: Sequence[str]) -> MultiFernet:
    """Return the cipher of several Fernet keys, newest first.

    Raises:
        VaultError: there is no key, or one is not 32 bytes of URL-safe base64.

    """
    if not keys:
        raise VaultError(
            "STEADY_ENCRYPTION_KEYS is empty: set it to one key or more, newest first."
        )
    try:
        return MultiFernet([Fernet(key) for key in keys])
    except ValueError as error:
        raise VaultError(
            "A key in STEADY_ENCRYPTION_KEYS is not 32 bytes of URL-safe base64: make one with "
            "`steady doctor --new-key`.",
        ) from error
