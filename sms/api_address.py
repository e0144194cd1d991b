"""Another base address for the carrier's API: the local carrier's, or a test server's."""

from typing import Final
from urllib.parse import SplitResult, urlsplit

LOOPBACK: Final = frozenset({"localhost", "127.0.0.1", "::1"})


def base_address(api_url: str) -> SplitResult:
    """Return a base address, taken apart.

    Raises:
        ValueError: it is no http(s) address.

    """
    base = urlsplit(api_url.rstrip("/"))
    if base.scheme not in {"http", "https"} or not base.hostname:
        raise ValueError("The carrier's API address must start with http:// or https:// and a host")
    return base


def moved(url: str, base: SplitResult | None) -> str:
    """Return an address of the API below another base; the same one where there is none."""
    if base is None:
        return url
    asked = urlsplit(url)
    below = asked.path if asked.path.startswith(f"{base.path}/") else base.path + asked.path
    return asked._replace(scheme=base.scheme, netloc=base.netloc, path=below).geturl()
