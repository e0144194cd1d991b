"""The carrier's two doors, `/sms/inbound` and `/sms/status/<id>`: verify, store, act, answer."""

import logging
import re
from collections.abc import Callable, Mapping
from http import HTTPStatus
from typing import Final
from xml.sax.saxutils import escape

from flask import Blueprint, Response, abort, request

from shared.rules.phone import BadPhoneError, parse_phone
from shared.rules.prices import read_price
from shared.rules.segments import read_segments
from shared.services import receipts
from shared.services.receipts import Told
from sms import inbound
from sms.carrier_errors import failure_of
from sms.conversation import Heard
from sms.inbound import TextService
from sms.signature import is_signed, public_url

_log = logging.getLogger(__name__)

_SID_LENGTH: Final = 34
_NOT_IN_XML: Final = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def make_webhooks(service: TextService, *, base_url: str, auth_token: str) -> Blueprint:
    """Make the blueprint `sms`; `base_url` is the address the carrier knows us by."""
    doors = Blueprint("sms", __name__, url_prefix="/sms")

    def verify() -> None:
        url = public_url(base_url, request.full_path.rstrip("?"))
        signature = request.headers.get("X-Twilio-Signature", "")
        if not is_signed(url, request.form.to_dict(), signature, auth_token):
            _log.warning("sms.signature_refused")
            abort(HTTPStatus.FORBIDDEN)

    doors.before_request(verify)
    doors.add_url_rule("/inbound", "inbound", view_func=_inbound(service), methods=["POST"])
    doors.add_url_rule(
        "/status/<message_id>", "status", view_func=_status(service), methods=["POST"]
    )
    return doors


def twiml(texts: tuple[str, ...]) -> str:
    """Write answers as TwiML, one `<Message>` each."""
    messages = "".join(f"<Message>{escape(_printable(text))}</Message>" for text in texts)
    return f'<?xml version="1.0" encoding="UTF-8"?><Response>{messages}</Response>'


def _printable(text: str) -> str:
    """Leave out what XML 1.0 cannot hold (section 2.2, Char)."""
    return _NOT_IN_XML.sub("", text)


def _inbound(service: TextService) -> Callable[[], Response]:
    def take() -> Response:
        sid = request.form.get("MessageSid", "")
        if not sid or len(sid) > _SID_LENGTH:
            abort(HTTPStatus.BAD_REQUEST)
        try:
            phone = parse_phone(request.form.get("From", ""))
        except BadPhoneError:
            _log.warning("sms.sender_unreadable")
            return _answer(())  # a short code or a name: nobody to talk with
        keyword = request.form.get("OptOutType")
        heard = Heard(phone, request.form.get("Body", ""), keyword)
        return _answer(tuple(inbound.take(service, sid, heard)))

    return take


def _status(service: TextService) -> Callable[[str], Response]:
    def take(message_id: str) -> Response:
        told = _told(request.form)
        with service.database.begin() as session:
            receipts.record_receipt(
                session, message_id, told, now=service.clock(), new_id=service.new_id
            )
        return Response(status=HTTPStatus.NO_CONTENT)

    return take


def _told(form: Mapping[str, str]) -> Told:
    code = form.get("ErrorCode")
    return Told(
        sid=form.get("MessageSid", "")[:_SID_LENGTH],
        status=form.get("MessageStatus", "")[:24],
        error_code=code[:8] if code else None,
        failure=failure_of(code) if code else None,
        segments=read_segments(form.get("NumSegments")),
        price=read_price(form.get("Price"), form.get("PriceUnit")),
    )


def _answer(texts: tuple[str, ...]) -> Response:
    return Response(twiml(texts), content_type="text/xml; charset=utf-8")
