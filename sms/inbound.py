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
from shared.services.inbound import StoredText
from shared.storage.database import Database
from sms.conversation import Answer, Heard, answer
from sms.desk import Desk

_log = logging.getLogger(__name__)

# Longer than the carrier waits for an answer (Twilio: 15 s), so that it has surely given up.
_INTERRUPTED_AFTER = timedelta(seconds=60)
# Less than the carrier waits in all, so that an answer given in time surely arrives.
_ANSWERED_WITHIN = timedelta(seconds=12)


@dataclass(frozen=True)
class TextService:
    """What answering texts needs; `clock` gives aware instants."""

    database: Database
    content: Content
    clock: Callable[[], datetime]
    draw_code: Callable[[], str] = lambda: f"{secrets.randbelow(1_000_000):06}"
    new_id: Callable[[], str] = lambda: str(uuid.uuid4())
    new_salt: Callable[[], bytes] = lambda: secrets.token_bytes(16)


def take(service: TextService, message_sid: str, heard: Heard) -> Sequence[str]:
    """Store a text, then act on it, and return the answer; a repeated sid gets the same one.

    An answer that comes too late for the carrier, which has given up waiting, goes by the outbox
    instead; the same text again, meanwhile or afterwards, is answered with nothing.
    """
    now = service.clock()
    with service.database.begin() as session:
        inbound.store(session, message_sid, phone=heard.phone, body=heard.body, now=now)
    with service.database.begin() as session:
        text = inbound.for_handling(session, message_sid, now)
        if text is None:
            return []
        if text.answer is not None:
            return text.answer
        return _answer(service, session, text, heard.carrier_keyword, now)


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


def _answer(
    service: TextService,
    session: Session,
    text: StoredText,
    carrier_keyword: str | None,
    now: datetime,
) -> Sequence[str]:
    """Act on a text and keep the answer for the same webhook again."""
    given = _act(service, session, text, carrier_keyword, now)
    late = service.clock() - now >= _ANSWERED_WITHIN
    told = [] if late else given.texts
    kept = inbound.handled(
        session, text.message_sid, told, now, understood=given.understood
    )  # whoever has just had everything erased leaves no text behind either
    if kept and late:
        _log.warning("inbound.answered_late")
        _answer_by_outbox(service, session, text.phone, given.texts, service.clock())
    return told


def _finish(service: TextService, session: Session, message_sid: str, now: datetime) -> bool:
    """Handle one text; False when somebody else has, or its sender had everything erased."""
    text = inbound.for_handling(session, message_sid, now)
    if text is None or text.answer is not None:
        return False
    given = _act(service, session, text, None, now)
    if inbound.handled(session, message_sid, [], now, understood=given.understood):
        _answer_by_outbox(service, session, text.phone, given.texts, now)
    return True


def _act(
    service: TextService,
    session: Session,
    text: StoredText,
    carrier_keyword: str | None,
    now: datetime,
) -> Answer:
    desk = Desk(session, service.content, now, service.draw_code, service.new_id, service.new_salt)
    return answer(desk, Heard(text.phone, text.body, carrier_keyword))


def _answer_by_outbox(
    service: TextService, session: Session, phone: str, said: Sequence[str], now: datetime
) -> None:
    participant = people.find_by_phone(session, phone)
    if participant is None:
        return
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
