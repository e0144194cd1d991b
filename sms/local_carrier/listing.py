"""The message list's query: its filters, its pages, and the addresses of the pages beside."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from email.utils import parsedate_to_datetime
from urllib.parse import urlencode

from sms.local_carrier.records import Message
from sms.local_carrier.store import CarrierStore, Wanted

DEFAULT_PAGE_SIZE, LARGEST_PAGE_SIZE = 50, 1000
_DAY = timedelta(days=1)
_FILTERS = ("To", "From", "DateSent", "DateSent<", "DateSent>")
_AFTER, _BEFORE = "PA", "PB"


class BadQuery(ValueError):  # noqa: N818 - Twilio answers it as error 20001, not as a failure
    """A filter or page parameter that cannot be read; the message names the parameter only."""


@dataclass(frozen=True, slots=True)
class Listing:
    """One page of messages, newest first, and the queries of its neighbours ("" for none)."""

    messages: list[Message]
    page: int
    size: int
    this_query: str
    first_query: str
    next_query: str
    previous_query: str


def listed(store: CarrierStore, query: Mapping[str, str]) -> Listing:
    """Read the page that a query asks for.

    `DateSent` is a UTC day; `DateSent<` and `DateSent>` include the day or instant they name. A
    message that has not left the carrier has no `date_sent` and is in no dated list.

    Raises:
        BadQuery: a date, a size or a token cannot be read.

    """
    wanted = _wanted(query)
    size = min(max(_number(query, "PageSize", DEFAULT_PAGE_SIZE), 1), LARGEST_PAGE_SIZE)
    page = max(_number(query, "Page", 0), 0)
    messages, has_newer, has_older = _page(store, wanted, query.get("PageToken", ""), size)
    kept = [(name, query[name]) for name in _FILTERS if query.get(name)]

    def written(index: int, token: str) -> str:
        pairs = [*kept, ("PageSize", str(size)), ("Page", str(index))]
        return urlencode([*pairs, ("PageToken", token)] if token else pairs)

    return Listing(
        messages=messages,
        page=page,
        size=size,
        this_query=written(page, query.get("PageToken", "")),
        first_query=written(0, ""),
        next_query=written(page + 1, _AFTER + messages[-1].sid) if has_older else "",
        previous_query=written(max(page - 1, 0), _BEFORE + messages[0].sid) if has_newer else "",
    )


def _page(
    store: CarrierStore, wanted: Wanted, token: str, size: int
) -> tuple[list[Message], bool, bool]:
    """Give the messages, whether there are newer ones, and whether there are older ones."""
    if not token:
        found = store.older(wanted, None, size + 1)
        return found[:size], False, len(found) > size
    place = store.message(token.removeprefix(_AFTER).removeprefix(_BEFORE))
    if place is None:
        raise BadQuery("PageToken")
    if token.startswith(_BEFORE):
        found = store.newer(wanted, place.seq, size + 1)
        return found[-size:], len(found) > size, bool(found)
    found = store.older(wanted, place.seq, size + 1)
    return found[:size], bool(found), len(found) > size


def _wanted(query: Mapping[str, str]) -> Wanted:
    starts: list[datetime] = []
    ends: list[datetime] = []
    for name in ("DateSent", "DateSent<", "DateSent>"):
        if not query.get(name):
            continue
        try:
            start, end = _span(name, query[name])
        except (ValueError, OverflowError) as error:
            raise BadQuery(name) from error
        starts += [] if name.endswith("<") else [start]
        ends += [] if name.endswith(">") else [end]
    return Wanted(
        to=query.get("To") or None,
        from_=query.get("From") or None,
        sent_from=max(starts, default=None),
        sent_before=min(ends, default=None),
    )


def _span(name: str, text: str) -> tuple[datetime, datetime]:
    """Read a date as its whole UTC day, an instant as its second (with `DateSent`: its day)."""
    instant = _instant(text)
    whole_day = name == "DateSent" or len(text) == len("YYYY-MM-DD")
    start = datetime.combine(instant.date(), time(), UTC) if whole_day else instant
    return start, start + (_DAY if whole_day else timedelta(seconds=1))


def _instant(text: str) -> datetime:
    try:
        instant = datetime.fromisoformat(text)
    except ValueError:
        instant = parsedate_to_datetime(text)
    return instant.astimezone(UTC) if instant.tzinfo else instant.replace(tzinfo=UTC)


def _number(query: Mapping[str, str], name: str, default: int) -> int:
    text = query.get(name, "")
    if not text:
        return default
    if not text.isdecimal():
        raise BadQuery(name)
    return int(text)
