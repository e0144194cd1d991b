"""The local carrier's web API: Twilio's Messages resource as a Flask blueprint."""

import hmac
from collections.abc import Callable
from dataclasses import dataclass
from email.utils import format_datetime
from typing import Protocol

from flask import Blueprint, Response, jsonify, request

from sms.local_carrier.delivery import Account
from sms.local_carrier.listing import BadQuery, Listing, listed
from sms.local_carrier.records import Message
from sms.local_carrier.refusals import DELIVERY_ERRORS, Refusal, refusal_json
from sms.local_carrier.store import CarrierStore
from sms.local_carrier.submission import Submission, submission_of

API_VERSION = "2010-04-01"


class TakeText(Protocol):
    """Stores one text to send and gives its first state back."""

    def __call__(self, submission: Submission) -> Message:
        """Take the text, or raise `Refusal`."""


@dataclass(frozen=True, slots=True)
class Exchange:
    """What the web API needs: who may call, where messages are, how to take one."""

    account: Account
    store: CarrierStore
    take: TakeText


def make_blueprint(exchange: Exchange) -> Blueprint:
    """Make the blueprint; mount it at the root or under any prefix.

    The addresses in its answers are relative to the API's base, without the prefix, as Twilio's
    are: the base URL given to the client carries it. Creating a message calls no webhook.
    """
    blueprint = Blueprint("local_carrier", __name__)
    base = f"/{API_VERSION}/Accounts/<account_sid>/Messages"
    blueprint.add_url_rule(f"{base}.json", "create", _create(exchange), methods=["POST"])
    blueprint.add_url_rule(f"{base}.json", "list", _list(exchange), methods=["GET"])
    blueprint.add_url_rule(f"{base}/<sid>.json", "fetch", _fetch(exchange), methods=["GET"])
    blueprint.before_request(_authenticate(exchange.account))
    blueprint.register_error_handler(Refusal, _refuse)
    blueprint.register_error_handler(BadQuery, lambda _error: _refuse(Refusal(20001)))
    return blueprint


def _authenticate(account: Account) -> Callable[[], None]:
    def authenticate() -> None:
        given = request.authorization
        if given is None or given.type != "basic":
            raise Refusal(20003)
        pairs = (
            (given.username or "", account.sid),
            (given.password or "", account.auth_token),
            ((request.view_args or {}).get("account_sid", ""), account.sid),
        )
        if not all(hmac.compare_digest(got.encode(), own.encode()) for got, own in pairs):
            raise Refusal(20003)

    return authenticate


def _refuse(error: Refusal) -> tuple[Response, int]:
    body, status = refusal_json(error.code)
    answer = jsonify(body)
    if status == 401:  # noqa: PLR2004 - the status that RFC 9110 wants this header with
        answer.headers["WWW-Authenticate"] = 'Basic realm="Twilio API"'
    return answer, status


def _create(exchange: Exchange) -> Callable[[str], tuple[Response, int]]:
    def create(account_sid: str) -> tuple[Response, int]:
        submission = submission_of(request.form, exchange.account.number)
        message = exchange.take(submission)
        return jsonify(message_json(message, account_sid)), 201

    return create


def _fetch(exchange: Exchange) -> Callable[[str, str], Response]:
    def fetch(account_sid: str, sid: str) -> Response:
        message = exchange.store.message(sid)
        if message is None or not message.listed:
            raise Refusal(20404)
        return jsonify(message_json(message, account_sid))

    return fetch


def _list(exchange: Exchange) -> Callable[[str], Response]:
    def list_messages(account_sid: str) -> Response:
        return jsonify(_page_json(listed(exchange.store, request.args), account_sid))

    return list_messages


def message_json(message: Message, account_sid: str) -> dict[str, object]:
    """Write a message as Twilio's API does; its dates are RFC 2822 in UTC."""
    path = f"/{API_VERSION}/Accounts/{account_sid}/Messages/{message.sid}"
    return {
        "account_sid": account_sid,
        "api_version": API_VERSION,
        "body": message.body,
        "date_created": format_datetime(message.created_at),
        "date_sent": format_datetime(message.sent_at) if message.sent_at else None,
        "date_updated": format_datetime(message.updated_at),
        "direction": message.direction.value,
        "error_code": message.error_code,
        "error_message": DELIVERY_ERRORS.get(message.error_code or 0),
        "from": message.from_,
        "messaging_service_sid": message.messaging_service_sid,
        "num_media": "0",
        "num_segments": str(message.segments),
        "price": None,
        "price_unit": "USD",
        "sid": message.sid,
        "status": message.status.value,
        "subresource_uris": {"media": f"{path}/Media.json"},
        "to": message.to,
        "uri": f"{path}.json",
    }


def _page_json(listing: Listing, account_sid: str) -> dict[str, object]:
    path = f"/{API_VERSION}/Accounts/{account_sid}/Messages.json"
    start = listing.page * listing.size
    return {
        "messages": [message_json(message, account_sid) for message in listing.messages],
        "page": listing.page,
        "page_size": listing.size,
        "start": start,
        "end": max(start + len(listing.messages) - 1, 0),
        "uri": f"{path}?{listing.this_query}",
        "first_page_uri": f"{path}?{listing.first_query}",
        "next_page_uri": f"{path}?{listing.next_query}" if listing.next_query else None,
        "previous_page_uri": f"{path}?{listing.previous_query}" if listing.previous_query else None,
    }
