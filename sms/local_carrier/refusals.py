"""The errors that the local carrier answers with, in Twilio's codes and JSON."""

from collections.abc import Mapping
from http import HTTPStatus
from types import MappingProxyType


class Refusal(Exception):  # noqa: N818 - an answer of the API, not a fault of the program
    """An error answer, by Twilio's code."""

    def __init__(self, code: int) -> None:
        super().__init__(f"Twilio error {code}")
        self.code = code


# Source: twilio.com/docs/api/errors/<code>.
REFUSALS: Mapping[int, tuple[HTTPStatus, str]] = MappingProxyType(
    {
        20001: (HTTPStatus.BAD_REQUEST, "A query parameter could not be read"),
        20003: (HTTPStatus.UNAUTHORIZED, "Authenticate"),
        20404: (HTTPStatus.NOT_FOUND, "The requested resource was not found"),
        20429: (HTTPStatus.TOO_MANY_REQUESTS, "Too Many Requests"),
        20500: (HTTPStatus.INTERNAL_SERVER_ERROR, "Internal Server Error"),
        20503: (HTTPStatus.SERVICE_UNAVAILABLE, "Service Unavailable"),
        21211: (HTTPStatus.BAD_REQUEST, "The 'To' number is not a valid phone number"),
        21212: (HTTPStatus.BAD_REQUEST, "The 'From' number is not a valid phone number"),
        21408: (HTTPStatus.BAD_REQUEST, "Permission to send to this region is not enabled"),
        21602: (HTTPStatus.BAD_REQUEST, "Message body is required"),
        21603: (HTTPStatus.BAD_REQUEST, "A 'From' phone number is required"),
        21604: (HTTPStatus.BAD_REQUEST, "A 'To' phone number is required"),
        21606: (HTTPStatus.BAD_REQUEST, "The 'From' number does not belong to this account"),
        21609: (HTTPStatus.BAD_REQUEST, "The 'StatusCallback' URL is not a valid URL"),
        21610: (HTTPStatus.BAD_REQUEST, "Attempt to send to unsubscribed recipient"),
        21612: (HTTPStatus.BAD_REQUEST, "The 'To' number cannot be reached from this 'From'"),
        21614: (HTTPStatus.BAD_REQUEST, "The 'To' number is not a valid mobile number"),
        21617: (HTTPStatus.BAD_REQUEST, "The message body exceeds the 1600 character limit"),
        21701: (HTTPStatus.BAD_REQUEST, "The Messaging Service does not exist"),
        90007: (HTTPStatus.BAD_REQUEST, "ValidityPeriod must be from 1 to 36000 seconds"),
        90014: (HTTPStatus.BAD_REQUEST, "ValidityPeriod must be a whole number of seconds"),
    }
)

DELIVERY_ERRORS: Mapping[int, str] = MappingProxyType(
    {
        21610: "Attempt to send to unsubscribed recipient",
        30003: "Unreachable destination handset",
        30006: "Landline or unreachable carrier",
        30007: "Message filtered",
        30036: "Validity Period Expired",
    }
)


def refusal_json(code: int) -> tuple[dict[str, int | str], int]:
    """Write an error as Twilio does: the JSON body and the HTTP status."""
    status, message = REFUSALS[code]
    body: dict[str, int | str] = {
        "code": code,
        "message": message,
        "more_info": f"https://www.twilio.com/docs/errors/{code}",
        "status": status.value,
    }
    return body, status.value
