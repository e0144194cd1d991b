"""What `steady interpret` does: replies in, one a line, and what they mean out, as JSON lines."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError

from shared.content import load_content
from shared.rules.reading.normal_form import plain
from shared.rules.reading.quotes import without_quotes
from shared.rules.replies import Reading, read_reply
from shared.rules.vocabulary import Expects

_SIGNS = 4  # so many of the weightiest signs show what a question was taken for


class _Line(BaseModel):
    """One line of JSON input."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    text: str
    expects: Expects
    choices: tuple[str, ...] = ()


def interpret_lines(
    lines: Iterable[str], *, expects: Expects, as_json: bool, explain: bool = False
) -> Iterator[str]:
    """Yield one JSON object, without a line break, for each line of input.

    A plain line is a reply to a prompt that expects `expects`. A JSON line is an object with
    `text`, and with its own `expects` and `choices` where it has them. Each answer has the keys
    text, intent, rating, choice, faq, command, note and risk, and with `explain` also why: short
    steps that say which reader took the text and on which words. A JSON line that cannot be read
    gives `{"line": n, "error": "..."}` in its place, counted from 1, and the rest goes on.
    """
    for number, line in enumerate(lines, start=1):
        ended = line.rstrip("\r\n")
        if as_json:
            yield _dump(_interpret_json(number, ended, expects, explain=explain))
        else:
            yield _dump(_as_object(_read(ended, expects), explain=explain))


def _interpret_json(number: int, line: str, expects: Expects, *, explain: bool) -> dict[str, Any]:
    try:
        given = json.loads(line)
        if not isinstance(given, dict):
            return _error(number, f"an object is wanted, not {type(given).__name__}")
        asked = _Line.model_validate({"expects": expects, **given})
    except json.JSONDecodeError as error:
        return _error(number, f"not JSON: {error.msg} at column {error.colno}")
    except RecursionError:
        return _error(number, "not JSON that can be read: nested too deep")
    except ValidationError as error:
        return _error(number, "; ".join(_complaints(error)))
    except ValueError as error:  # a number of thousands of digits
        return _error(number, f"not JSON that can be read: {error}")
    return _as_object(_read(asked.text, asked.expects, asked.choices), explain=explain)


def _read(text: str, expects: Expects, choices: tuple[str, ...] = ()) -> Reading:
    return read_reply(text, expects, choices, load_content().topics)


def _complaints(error: ValidationError) -> Iterator[str]:
    for detail in error.errors(include_input=False, include_url=False):
        place = ".".join(str(part) for part in detail["loc"])
        yield f"{place}: {detail['msg']}"


def _error(number: int, reason: str) -> dict[str, Any]:
    return {"line": number, "error": reason}


def _as_object(reading: Reading, *, explain: bool) -> dict[str, Any]:
    answer: dict[str, Any] = {
        "text": reading.text,
        "intent": reading.intent,
        "rating": reading.rating,
        "choice": reading.choice,
        "faq": reading.faq,
        "command": reading.command,
        "note": reading.note,
        "risk": reading.risk,
    }
    if explain:
        answer["why"] = [*reading.why, *_why_this_topic(reading)]
    return answer


def _why_this_topic(reading: Reading) -> Iterator[str]:
    """Yield the signs, in the words of the text, that led to one of the common questions."""
    if reading.faq:
        signs = load_content().topics.why(plain(without_quotes(reading.text)))
        told = ", ".join(sign for sign, weight in signs[:_SIGNS] if weight > 0)
        yield f"faq {reading.faq}: {told}"


def _dump(answer: dict[str, Any]) -> str:
    return json.dumps(answer, ensure_ascii=False)
