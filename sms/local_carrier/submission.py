"""Reading a request to send a text: which fields it must have, and what is wrong with them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from sms.local_carrier.refusals import Refusal

LONGEST_BODY = 1600
LONGEST_VALIDITY = 36_000
_NUMBER = re.compile(r"\+[1-9][0-9]{6,14}")
_SERVICE = re.compile(r"MG[0-9a-fA-F]{32}")
_WHOLE_NUMBER = re.compile(r"[+-]?[0-9]{1,18}")


@dataclass(frozen=True, slots=True)
class Submission:
    """A request to send that has nothing wrong with it."""

    to: str
    body: str
    messaging_service_sid: str | None
    status_callback: str | None
    validity_seconds: int


def submission_of(form: Mapping[str, str], number: str) -> Submission:
    """Read a form.

    Args:
        form: the fields of the POST.
        number: the only number this carrier sends from; a messaging service sends from it too.

    Raises:
        Refusal: with Twilio's code for the first thing that is wrong.

    """
    service = form.get("MessagingServiceSid") or None
    _check_to(form.get("To", ""))
    _check_sender(form.get("From", ""), service, number)
    _check_body(form.get("Body", ""))
    callback = form.get("StatusCallback") or None
    if callback and urlsplit(callback).scheme not in {"http", "https"}:
        raise Refusal(21609)
    return Submission(
        to=form["To"],
        body=form["Body"],
        messaging_service_sid=service,
        status_callback=callback,
        validity_seconds=_validity(form.get("ValidityPeriod", "")),
    )


def _check_to(to: str) -> None:
    if not to:
        raise Refusal(21604)
    if not _NUMBER.fullmatch(to):
        raise Refusal(21211)


def _check_sender(sender: str, service: str | None, number: str) -> None:
    if service:
        if not _SERVICE.fullmatch(service):
            raise Refusal(21701)
    elif not sender:
        raise Refusal(21603)
    elif not _NUMBER.fullmatch(sender):
        raise Refusal(21212)
    elif sender != number:
        raise Refusal(21606)


def _check_body(body: str) -> None:
    if not body.strip():
        raise Refusal(21602)
    if len(body) > LONGEST_BODY:
        raise Refusal(21617)


def _validity(text: str) -> int:
    if not text:
        return LONGEST_VALIDITY
    if not _WHOLE_NUMBER.fullmatch(text):
        raise Refusal(90014)
    if not 1 <= int(text) <= LONGEST_VALIDITY:
        raise Refusal(90007)
    return int(text)
