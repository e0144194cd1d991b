"""A server in a thread of a test, which is closed from another thread at the end."""

from contextlib import suppress

from waitress.server import MultiSocketServer


def serve_until_closed(server: MultiSocketServer) -> None:
    """Serve; that a socket is closed while the loop looks at it is how this ends."""
    with suppress(OSError):
        server.run()
