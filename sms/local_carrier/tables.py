"""The local carrier's tables, its SQL, and the way between rows and values."""

import sqlite3
from datetime import UTC, datetime

from sms.local_carrier.records import Direction, Message, Status, Webhook, WebhookKind, written

SCHEMA = """
CREATE TABLE IF NOT EXISTS messages (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    sid TEXT NOT NULL UNIQUE,
    direction TEXT NOT NULL,
    recipient TEXT NOT NULL,
    sender TEXT NOT NULL,
    body TEXT NOT NULL,
    status TEXT NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    sent_at TEXT,
    error_code INTEGER,
    segments INTEGER NOT NULL,
    messaging_service_sid TEXT,
    status_callback TEXT,
    expires_at TEXT,
    opt_out_type TEXT,
    listed INTEGER NOT NULL
);
CREATE INDEX IF NOT EXISTS messages_by_recipient ON messages (recipient, seq);
CREATE INDEX IF NOT EXISTS messages_by_sender ON messages (sender, seq);
CREATE TABLE IF NOT EXISTS webhooks (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL,
    message_sid TEXT NOT NULL REFERENCES messages (sid),
    status TEXT NOT NULL,
    error_code INTEGER,
    url TEXT,
    due_at TEXT NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    claimed_until TEXT,
    done_at TEXT,
    outcome TEXT
);
CREATE INDEX IF NOT EXISTS webhooks_open ON webhooks (id) WHERE done_at IS NULL;
CREATE INDEX IF NOT EXISTS webhooks_of_message ON webhooks (message_sid, id) WHERE done_at IS NULL;
CREATE TABLE IF NOT EXISTS blocked (number TEXT PRIMARY KEY);
CREATE TABLE IF NOT EXISTS tries (number TEXT PRIMARY KEY, made INTEGER NOT NULL);
"""

INSERT_MESSAGE = """
INSERT INTO messages (sid, direction, recipient, sender, body, status, created_at, updated_at,
    sent_at, error_code, segments, messaging_service_sid, status_callback, expires_at,
    opt_out_type, listed)
VALUES (:sid, :direction, :recipient, :sender, :body, :status, :created_at, :updated_at,
    :sent_at, :error_code, :segments, :messaging_service_sid, :status_callback, :expires_at,
    :opt_out_type, :listed)
"""

INSERT_WEBHOOK = """
INSERT INTO webhooks (kind, message_sid, status, error_code, url, due_at)
VALUES (:kind, :message_sid, :status, :error_code, :url, :due_at)
"""

# A message's webhooks leave one after the other: the next waits until the one before is done.
NEXT_WEBHOOK = """
SELECT * FROM webhooks AS w
WHERE w.done_at IS NULL AND w.due_at <= :now
    AND (w.claimed_until IS NULL OR w.claimed_until <= :now)
    AND NOT EXISTS (
        SELECT 1 FROM webhooks AS earlier
        WHERE earlier.message_sid = w.message_sid AND earlier.done_at IS NULL AND earlier.id < w.id
    )
ORDER BY w.id LIMIT 1
"""

NEXT_DUE = """
SELECT min(max(due_at, coalesce(claimed_until, due_at))) AS due FROM webhooks AS w
WHERE w.done_at IS NULL AND NOT EXISTS (
    SELECT 1 FROM webhooks AS earlier
    WHERE earlier.message_sid = w.message_sid AND earlier.done_at IS NULL AND earlier.id < w.id
)
"""

_WANTED = """
SELECT * FROM messages
WHERE listed
    AND (:recipient IS NULL OR recipient = :recipient)
    AND (:sender IS NULL OR sender = :sender)
    AND (:sent_from IS NULL OR sent_at >= :sent_from)
    AND (:sent_before IS NULL OR sent_at < :sent_before)
"""
LIST_OLDER = _WANTED + " AND (:seq IS NULL OR seq < :seq) ORDER BY seq DESC LIMIT :size"
LIST_NEWER = _WANTED + " AND seq > :seq ORDER BY seq ASC LIMIT :size"


def row_of(message: Message) -> dict[str, str | int | None]:
    """Write a message as the values of its row."""
    return {
        "sid": message.sid,
        "direction": message.direction,
        "recipient": message.to,
        "sender": message.from_,
        "body": message.body,
        "status": message.status,
        "created_at": written(message.created_at),
        "updated_at": written(message.updated_at),
        "sent_at": written(message.sent_at) if message.sent_at else None,
        "error_code": message.error_code,
        "segments": message.segments,
        "messaging_service_sid": message.messaging_service_sid,
        "status_callback": message.status_callback,
        "expires_at": written(message.expires_at) if message.expires_at else None,
        "opt_out_type": message.opt_out_type,
        "listed": int(message.listed),
    }


def message_of(row: sqlite3.Row) -> Message:
    """Read a message from its row."""
    return Message(
        sid=row["sid"],
        direction=Direction(row["direction"]),
        to=row["recipient"],
        from_=row["sender"],
        body=row["body"],
        status=Status(row["status"]),
        created_at=_read(row["created_at"]),
        updated_at=_read(row["updated_at"]),
        sent_at=_read(row["sent_at"]) if row["sent_at"] else None,
        error_code=row["error_code"],
        segments=row["segments"],
        messaging_service_sid=row["messaging_service_sid"],
        status_callback=row["status_callback"],
        expires_at=_read(row["expires_at"]) if row["expires_at"] else None,
        opt_out_type=row["opt_out_type"],
        listed=bool(row["listed"]),
        seq=row["seq"],
    )


def webhook_of(row: sqlite3.Row, message: Message) -> Webhook:
    """Read a webhook from its row and its message."""
    return Webhook(
        id=row["id"],
        kind=WebhookKind(row["kind"]),
        message=message,
        status=Status(row["status"]),
        error_code=row["error_code"],
        url=row["url"],
        attempts=row["attempts"],
    )


def _read(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(UTC)
