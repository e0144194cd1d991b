"""The local carrier's file: every message, block and owed webhook, safe against a killed process.

SQLite in WAL mode. Each call opens the file, does one transaction and closes it, so threads and
processes share nothing but the file. It holds numbers and texts in the clear and is readable by
its owner only: it is the carrier's memory on a developer's machine, not part of the service.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sms.local_carrier.magic import Receipt
from sms.local_carrier.records import ALLOWED_MOVES, Message, Status, Webhook, WebhookKind, written
from sms.local_carrier.tables import (
    INSERT_MESSAGE,
    INSERT_WEBHOOK,
    LIST_NEWER,
    LIST_OLDER,
    NEXT_DUE,
    NEXT_WEBHOOK,
    SCHEMA,
    message_of,
    row_of,
    webhook_of,
)

LOCK_SECONDS = 15
VALIDITY_PASSED = 30036


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a listing asks for; `sent_from` is included, `sent_before` is not, both aware UTC."""

    to: str | None = None
    from_: str | None = None
    sent_from: datetime | None = None
    sent_before: datetime | None = None


class CarrierStore:
    """One SQLite file; any number of threads and processes may hold a store on the same path."""

    def __init__(self, path: Path) -> None:
        self._path = path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
        with closing(self._opened()) as file:
            file.execute("PRAGMA journal_mode=WAL")
            file.executescript(f"BEGIN IMMEDIATE;{SCHEMA}COMMIT;")

    def add_outgoing(self, message: Message, receipts: Iterable[Receipt]) -> bool:
        """Take a message and what will become of it; False, and nothing stored, when blocked."""
        with self._writing() as file:
            if _is_blocked(file, message.to):
                return False
            file.execute(INSERT_MESSAGE, row_of(message))
            for receipt in receipts:
                told = message.status_callback if receipt.told else None
                _owe(file, WebhookKind.RECEIPT, message, receipt, told)
        return True

    def add_inbound(self, message: Message, url: str, answer: Message | None) -> None:
        """Keep a text from a person, the call it causes, and the carrier's own answer to it."""
        with self._writing() as file:
            file.execute(INSERT_MESSAGE, row_of(message))
            _owe(file, WebhookKind.INBOUND, message, Receipt(message.status), url)
            if answer is not None:
                file.execute(INSERT_MESSAGE, row_of(answer))

    def block(self, number: str) -> None:
        """Refuse every later text to this number."""
        with self._writing() as file:
            file.execute("INSERT OR IGNORE INTO blocked (number) VALUES (?)", (number,))

    def unblock(self, number: str) -> bool:
        """Take texts to this number again; False when it was not blocked."""
        with self._writing() as file:
            removed = file.execute("DELETE FROM blocked WHERE number = ?", (number,))
            return removed.rowcount > 0

    def count_try(self, number: str) -> int:
        """Count one more try to send to this number, and say how many that makes."""
        with self._writing() as file:
            file.execute(
                "INSERT INTO tries VALUES (?, 1) ON CONFLICT DO UPDATE SET made = made + 1",
                (number,),
            )
            row = file.execute("SELECT made FROM tries WHERE number = ?", (number,)).fetchone()
            return int(row["made"])

    def message(self, sid: str) -> Message | None:
        """Give one message by its SID."""
        with closing(self._opened()) as file:
            row = file.execute("SELECT * FROM messages WHERE sid = ?", (sid,)).fetchone()
        return message_of(row) if row else None

    def older(self, wanted: Wanted, than: int | None, size: int) -> list[Message]:
        """List up to `size` messages from the newest down, below the place `than`."""
        return self._listed(LIST_OLDER, wanted, than, size)

    def newer(self, wanted: Wanted, than: int, size: int) -> list[Message]:
        """List up to `size` messages next above the place `than`, newest first."""
        return self._listed(LIST_NEWER, wanted, than, size)[::-1]

    def thread(self, number: str) -> list[Message]:
        """List everything to and from this number, oldest first, the carrier's own included."""
        query = "SELECT * FROM messages WHERE recipient = ? OR sender = ? ORDER BY seq"
        with closing(self._opened()) as file:
            rows = file.execute(query, (number, number)).fetchall()
        return [message_of(row) for row in rows]

    def claim(self, now: datetime, lease: timedelta) -> Webhook | None:
        """Take the next due webhook for `lease` and move its message; None when none is due.

        A message still queued when its validity ends fails instead (30036) and goes no further.
        """
        with self._writing() as file:
            due = file.execute(NEXT_WEBHOOK, {"now": written(now)}).fetchone()
            if due is None:
                return None
            message = _message(file, due["message_sid"])
            if _has_expired(message, now):
                _fail_instead(file, due["id"], message)
            claimed = (written(now + lease), due["id"])
            file.execute(
                "UPDATE webhooks SET attempts = attempts + 1, claimed_until = ? WHERE id = ?",
                claimed,
            )
            row = file.execute("SELECT * FROM webhooks WHERE id = ?", (due["id"],)).fetchone()
            webhook = webhook_of(row, message)
            if webhook.kind is WebhookKind.RECEIPT:
                _move(file, webhook, now)
            return webhook

    def finish(
        self, webhook: Webhook, now: datetime, outcome: str, answers: Sequence[Message] = ()
    ) -> bool:
        """Close a webhook and keep its answers, once; False when somebody had already done so."""
        with self._writing() as file:
            closed = file.execute(
                "UPDATE webhooks SET done_at = ?, outcome = ? WHERE id = ? AND done_at IS NULL",
                (written(now), outcome, webhook.id),
            )
            if not closed.rowcount:
                return False
            for answer in answers:
                blocked = _is_blocked(file, answer.to)
                refused = {"status": Status.FAILED, "error_code": 21610, "sent_at": None}
                file.execute(INSERT_MESSAGE, row_of(answer) | (refused if blocked else {}))
        return True

    def postpone(self, webhook: Webhook, due_at: datetime) -> None:
        """Let go of a webhook that failed, to be tried again at `due_at`."""
        with self._writing() as file:
            file.execute(
                "UPDATE webhooks SET due_at = ?, claimed_until = NULL "
                "WHERE id = ? AND done_at IS NULL",
                (written(due_at), webhook.id),
            )

    def next_due(self) -> datetime | None:
        """Say when the next webhook may be claimed (aware UTC); None when none is owed."""
        with closing(self._opened()) as file:
            due = file.execute(NEXT_DUE).fetchone()["due"]
        return datetime.fromisoformat(due).astimezone(UTC) if due else None

    def _listed(self, query: str, wanted: Wanted, than: int | None, size: int) -> list[Message]:
        asked = {
            "recipient": wanted.to,
            "sender": wanted.from_,
            "sent_from": written(wanted.sent_from) if wanted.sent_from else None,
            "sent_before": written(wanted.sent_before) if wanted.sent_before else None,
            "seq": than,
            "size": size,
        }
        with closing(self._opened()) as file:
            return [message_of(row) for row in file.execute(query, asked).fetchall()]

    def _opened(self) -> sqlite3.Connection:
        file = sqlite3.connect(self._path, timeout=LOCK_SECONDS, isolation_level=None)
        file.row_factory = sqlite3.Row
        return file

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        with closing(self._opened()) as file:
            file.execute("BEGIN IMMEDIATE")
            with file:  # commits, or rolls back when the block raises
                yield file


def _owe(
    file: sqlite3.Connection,
    kind: WebhookKind,
    message: Message,
    receipt: Receipt,
    url: str | None,
) -> None:
    row = {
        "kind": kind,
        "message_sid": message.sid,
        "status": receipt.status,
        "error_code": receipt.error_code,
        "url": url,
        "due_at": written(message.created_at),
    }
    file.execute(INSERT_WEBHOOK, row)


def _message(file: sqlite3.Connection, sid: str) -> Message:
    return message_of(file.execute("SELECT * FROM messages WHERE sid = ?", (sid,)).fetchone())


def _is_blocked(file: sqlite3.Connection, number: str) -> bool:
    found = file.execute("SELECT 1 FROM blocked WHERE number = ?", (number,)).fetchone()
    return found is not None


def _has_expired(message: Message, now: datetime) -> bool:
    ends = message.expires_at
    return message.status is Status.QUEUED and ends is not None and now >= ends


def _fail_instead(file: sqlite3.Connection, webhook_id: int, message: Message) -> None:
    file.execute(
        "DELETE FROM webhooks WHERE message_sid = ? AND done_at IS NULL AND id <> ?",
        (message.sid, webhook_id),
    )
    file.execute(
        "UPDATE webhooks SET status = ?, error_code = ? WHERE id = ?",
        (Status.FAILED, VALIDITY_PASSED, webhook_id),
    )


def _move(file: sqlite3.Connection, webhook: Webhook, now: datetime) -> None:
    message = webhook.message
    if webhook.status not in ALLOWED_MOVES.get(message.status, frozenset()):
        return
    left_at = None if webhook.status is Status.FAILED else written(now)
    file.execute(
        "UPDATE messages SET status = ?, error_code = ?, updated_at = ?, "
        "sent_at = coalesce(sent_at, ?) WHERE sid = ?",
        (webhook.status, webhook.error_code, written(now), left_at, message.sid),
    )
