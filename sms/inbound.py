"""A text from a person: stored first, handled once, answered the same however often it comes."""

import json
import logging
import secrets
import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from shared.content import Content
from shared.rules.sending_window import next_open, window_of
from shared.services import inbound, outbox, people
from shared.storage.database import Database
from sms.conversation import Heard, answer
from sms.desk import Desk

_log = logging.getLogger(__name__)

# Longer than the carrier waits for an answer (Twilio: 15 s), so that it has surely given up.
_INTERRUPTED_AFTER = timedelta(seconds=60)


@dataclass(frozen=True)
class TextService:
    """What answering texts needs; `clock` gives aware instants."""

    database: Database
    content: Content
    clock: Callable[[], datetime]
    draw_code: Callable[[], str] = lambda: f"{secrets.randbelow(1_000_000):06}"
    new_id: Callable[[], str] = lambda: str(uuid.uuid4())


def take(service: TextService, message_sid: str, heard: Heard) -> Sequence[str]:
    """Store a text, then act on it, and return the answer; a repeated sid gets the same one."""
    now = service.clock()
    with service.database.begin() as session:
        inbound.store(session, message_sid, phone=heard.phone, body=heard.body, now=now)
    return _handle(service, message_sid, heard.carrier_keyword, now)


def finish_interrupted(service: TextService, now: datetime, limit: int = 50) -> int:
    """Handle what was stored and never handled because the process died; return how many texts.

    The carrier no longer waits, so the answer goes by the outbox, inside the sending window.
    """
    with service.database.begin() as session:
        waiting = inbound.unhandled(session, now - _INTERRUPTED_AFTER, limit)
    for message_sid in waiting:
        with service.database.begin() as session:
            text = inbound.for_handling(session, message_sid)
            if text.handled_at is not None:
                continue
            desk = Desk(session, service.content, now, service.draw_code, service.new_id)
            said = answer(desk, Heard(text.phone, text.body))
            inbound.handled(text, json.dumps([]), now)
            participant = people.find_by_phone(session, text.phone)
            if participant is None:
                continue
            tz = people.zone_of(participant)
            opens = next_open(now, tz)
            closes = window_of(opens.astimezone(tz).date(), tz).closes
            for body in said:
                outbox.enqueue(
                    session,
                    participant,
                    body,
                    message_id=service.new_id(),
                    now=now,
                    not_before=opens,
                    expires_at=closes,
                )
    if waiting:
        _log.warning("inbound.finished_late", extra={"texts": len(waiting)})
    return len(waiting)


def _handle(
    service: TextService, message_sid: str, carrier_keyword: str | None, now: datetime
) -> Sequence[str]:
    with service.database.begin() as session:
        text = inbound.for_handling(session, message_sid)
        if text.handled_at is None:
            desk = Desk(session, service.content, now, service.draw_code, service.new_id)
            said = list(answer(desk, Heard(text.phone, text.body, carrier_keyword)))
            # Whoever has just erased everything leaves no text behind either.
            if inbound.still_there(session, message_sid):
                inbound.handled(text, json.dumps(said), now)
            return said
        found: list[str] = json.loads(text.answer or "[]")
        return found
