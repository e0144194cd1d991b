"""The carrier's signature on a webhook: checking it, making it, and the URL it is made over."""

from collections.abc import Mapping
from urllib.parse import urldefrag

from twilio.request_validator import RequestValidator  # type: ignore[import-untyped] # no types

SIGNATURE_HEADER = "X-Twilio-Signature"


def is_signed(url: str, params: Mapping[str, str], signature: str, auth_token: str) -> bool:
    """Say whether this POST was signed with this account's token.

    Args:
        url: the address as the carrier called it, query included; a fragment is left out, as the
            carrier leaves it out.
        params: the form fields, blank ones included; Flask's `request.form` may be passed as it is.
        signature: the `X-Twilio-Signature` header, "" when there was none.
        auth_token: the account's secret.

    The port may be written out or not: both forms are accepted, as Twilio's own check does.
    Source: twilio.com/docs/usage/webhooks/webhooks-security.

    """
    validator = RequestValidator(auth_token)
    return bool(validator.validate(urldefrag(url).url, params, signature))


def sign(url: str, params: Mapping[str, str], auth_token: str) -> str:
    """Make the signature that the carrier would put on a POST of these fields to this address."""
    return str(RequestValidator(auth_token).compute_signature(urldefrag(url).url, params))


def public_url(base_url: str, path_and_query: str) -> str:
    """Join the public base URL and a request's path, as the carrier saw them before any proxy."""
    return f"{base_url.rstrip('/')}/{path_and_query.lstrip('/')}"
