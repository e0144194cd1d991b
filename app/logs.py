"""Logging: one line an event, its constant name and its fields; never a number or a word."""

import logging
import sys
from typing import Final

_STANDARD: Final = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime", "taskName"}


class _Fields(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        """Write `time level event key=value ...`."""
        fields = "".join(
            f" {name}={value}" for name, value in vars(record).items() if name not in _STANDARD
        )
        return super().format(record) + fields


def set_up_logs(level: str = "INFO") -> None:
    """Log to standard error; libraries that would print addresses stay quiet."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(_Fields("%(asctime)s %(levelname)s %(name)s %(message)s"))
    logging.basicConfig(level=level, handlers=[handler], force=True)
    for name in ("urllib3", "twilio", "apscheduler", "waitress.queue", "werkzeug", "alembic"):
        logging.getLogger(name).setLevel(logging.WARNING)
