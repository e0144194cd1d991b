"""A text from a person: stored first, handled once, answered the same however often it comes."""

import logging
import secrets
import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

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

    The carrier no longer waits, so the answer goes by the outbox, inside the sending window. One
    that cannot be handled stays for the next time, and keeps no other waiting.
    """
    with service.database.begin() as session:
        waiting = inbound.unhandled(session, now - _INTERRUPTED_AFTER, limit)
    finished = 0
    for message_sid in waiting:
        try:
            with service.database.begin() as session:
                finished += _finish(service, session, message_sid, now)
        except Exception as error:  # noqa: BLE001 - whatever it was, its words may quote people
            _log.error("inbound.failed", extra={"error": type(error).__name__})
    if finished:
        _log.warning("inbound.finished_late", extra={"texts": finished})
    return finished


def _finish(service: TextService, session: Session, message_sid: str, now: datetime) -> bool:
    """Handle one text; False when somebody else has, or its sender had everything erased."""
    if not inbound.still_there(session, message_sid):
        return False
    text = inbound.for_handling(session, message_sid)
    if text.handled_at is not None:
        return False
    desk = Desk(session, service.content, now, service.draw_code, service.new_id)
    given = answer(desk, Heard(text.phone, text.body))
    if not inbound.still_there(session, message_sid):
        return True  # they have just erased everything
    inbound.handled(text, [], now, understood=given.understood)
    participant = people.find_by_phone(session, text.phone)
    if participant is None:
        return True
    tz = people.zone_of(participant)
    opens = next_open(now, tz)
    closes = window_of(opens.astimezone(tz).date(), tz).closes
    for body in given.texts:
        outbox.enqueue(
            session,
            participant,
            body,
            message_id=service.new_id(),
            now=now,
            not_before=opens,
            expires_at=closes,
        )
    return True


def _handle(
    service: TextService, message_sid: str, carrier_keyword: str | None, now: datetime
) -> Sequence[str]:
    with service.database.begin() as session:
        text = inbound.for_handling(session, message_sid)
        if text.handled_at is None:
            desk = Desk(session, service.content, now, service.draw_code, service.new_id)
            given = answer(desk, Heard(text.phone, text.body, carrier_keyword))
            # Whoever has just erased everything leaves no text behind either.
            if inbound.still_there(session, message_sid):
                inbound.handled(text, given.texts, now, understood=given.understood)
            return given.texts
        return inbound.answer_of(text)
