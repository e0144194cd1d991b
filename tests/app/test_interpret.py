"""What the `interpret` command gives for each line it is fed."""

import json
from typing import Any

import pytest

from app.interpret import interpret_lines
from shared.rules.vocabulary import Expects

_KEYS = ["text", "intent", "rating", "choice", "faq", "command", "note", "risk"]


def _plain(*lines: str, expects: Expects = Expects.RATING) -> list[dict[str, Any]]:
    return [json.loads(line) for line in interpret_lines(lines, expects=expects, as_json=False)]


def _given(*lines: str) -> list[dict[str, Any]]:
    answers = interpret_lines(lines, expects=Expects.RATING, as_json=True)
    return [json.loads(line) for line in answers]


def test_a_plain_line_is_one_reply() -> None:
    """Each plain line gives one object with exactly the named keys, in their order."""
    answers = _plain("7 but we argued\n", "STOP\r\n", "")
    assert [list(answer) for answer in answers] == [_KEYS] * 3
    assert answers[0] == {
        "text": "7 but we argued",
        "intent": "rating",
        "rating": 7,
        "choice": None,
        "faq": None,
        "command": None,
        "note": "but we argued",
        "risk": "none",
    }
    assert [answer["intent"] for answer in answers] == ["rating", "opt_out", "unclear"]


def test_explained_each_answer_says_why() -> None:
    """With `explain`, why comes last: who took the text, on which words; the rest is as ever."""
    lines = ["7 but he hits me", "please take me off this list", "how long will it take", "hmm"]
    told = [
        json.loads(line)
        for line in interpret_lines(lines, expects=Expects.RATING, as_json=False, explain=True)
    ]
    assert [list(answer) for answer in told] == [[*_KEYS, "why"]] * len(lines)
    assert told[0]["why"] == ["risk abuse: 'he hits me'", "rating: '7' beside a note"]
    assert told[1]["why"] == ["opt_out: 'take me off this list'"]
    assert told[2]["why"][0] == "question: 'how long will it take'"
    assert told[2]["why"][1].startswith("faq how_long: ")
    assert told[3]["why"] == ["unclear: 'hmm'"]
    unexplained = _plain(*lines)
    assert [{key: answer[key] for key in _KEYS} for answer in told] == unexplained


def test_other_scripts_stay_readable() -> None:
    """Letters beyond ASCII come out as they went in, on one line."""
    (line,) = interpret_lines(["été 😀 “7”"], expects=Expects.TEXT, as_json=False)
    assert "été 😀 “7”" in line
    assert "\n" not in line


def test_a_json_line_brings_its_own_question() -> None:
    """A JSON line is read by its own `expects` and `choices`; line breaks in a text are kept."""
    answers = _given(
        '{"text": "yes", "expects": "kept"}',
        '{"text": "walk", "expects": "choice", "choices": ["call a friend", "go for a walk"]}',
        '{"text": "YES", "expects": "none"}',
        '{"text": "he hit me\\nagain", "expects": "text"}',
    )
    assert [answer["intent"] for answer in answers] == ["kept", "choice", "opt_in", "note"]
    assert answers[1]["choice"] == "b"
    assert answers[3]["risk"] == "abuse"
    assert answers[3]["text"] == "he hit me\nagain"


def test_a_json_line_without_a_question_takes_the_one_given() -> None:
    """Where a JSON line names no `expects`, the command's own holds."""
    (answer,) = _given('{"text": "8"}')
    assert answer["rating"] == 8


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{", "not JSON"),
        ("", "not JSON"),
        ("[1]", "an object is wanted, not list"),
        ('"7"', "an object is wanted, not str"),
        ('{"expects": "rating"}', "text: Field required"),
        ('{"text": 7, "expects": "rating"}', "text: "),
        ('{"text": "7", "expects": "mood"}', "expects: "),
        ('{"text": "7", "expects": "rating", "choises": []}', "choises: "),
        ('{"text": "7", "choices": "ab"}', "choices: "),
        ('{"text": ' + "9" * 5000 + "}", "not JSON that can be read"),
        ("[" * 100_000, "not JSON that can be read"),
    ],
)
def test_a_bad_json_line_is_named_and_the_rest_goes_on(line: str, reason: str) -> None:
    """A line that cannot be read gives its number and the reason; its neighbours are answered."""
    before, bad, after = _given('{"text": "7"}', line, '{"text": "8"}')
    assert set(bad) == {"line", "error"}
    assert bad["line"] == 2
    assert reason in bad["error"]
    assert (before["rating"], after["rating"]) == (7, 8)


def test_lines_are_answered_as_they_come() -> None:
    """The first answer is given before the second line is read, so a pipe never waits."""

    def feed() -> Any:
        yield "7"
        raise AssertionError("read ahead")

    assert json.loads(next(interpret_lines(feed(), expects=Expects.RATING, as_json=False)))
