"""Statements about content that is wrong: each mistake is named by file and line."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from shared.content import ContentError, load_content
from shared.content.loader import SHIPPED

Edit = Callable[[str, str, str], Path]


@pytest.fixture
def edit(tmp_path: Path) -> Edit:
    """Return a way to change one place in a copy of the shipped content."""
    root = tmp_path / "content"
    shutil.copytree(SHIPPED, root, ignore=shutil.ignore_patterns("*.py", "__pycache__"))

    def change(name: str, old: str, new: str) -> Path:
        path = root / name
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        return root

    return change


def line_of(root: Path, name: str, text: str) -> int:
    """Return the first line that holds a text, counted from 1."""
    lines = (root / name).read_text(encoding="utf-8").splitlines()
    return next(number for number, line in enumerate(lines, 1) if text in line)


def test_an_unknown_key_lists_the_known_ones() -> None:
    """A key that does not exist is an error, and so are an unknown step and practice."""
    with pytest.raises(ContentError, match=r"no message 'joinedd'.*join_confirm"):
        load_content().say("joinedd")
    with pytest.raises(ContentError, match="no step '999'"):
        load_content().step(999)
    with pytest.raises(ContentError, match=r"no practice 'juggling'.*gratitude"):
        load_content().practice("juggling")


def test_a_missing_value_names_the_message_and_its_line() -> None:
    """A text is never sent with a hole in it."""
    with pytest.raises(ContentError, match=r"messages\.yaml:\d+: 'joined' needs a value for hour"):
        load_content().say("joined")


def test_an_unknown_language_names_the_ones_there_are() -> None:
    """A language nobody wrote is an error that says which there are."""
    with pytest.raises(ContentError, match=r"no content for 'xx'.*en"):
        load_content("xx")


BROKEN = [
    ("en/week-1.yaml", "    rhythm: learn", "    rhythm: lern", "must be one of: learn"),
    ("en/week-1.yaml", "    rhythm: learn", "    rhythm: act", "day 1 of a week is 'learn'"),
    ("en/week-1.yaml", "  - number: 1", "  - number: 2", "stands where step 1 is"),
    ("en/week-1.yaml", "  - number: 1", "  - number: one", "must be a whole number"),
    ("en/week-1.yaml", "        expects: rating", "        expects: stars", "'stars' must be one"),
    ("en/week-1.yaml", "        expects: rating", "        expects: choice", "two or more"),
    ("en/week-2.yaml", "    gates: [safe]", "    gates: [sefe]", "unknown gate 'sefe'"),
    ("en/week-2.yaml", "    gates: [safe]", "    gates: []", "one without has none"),
    ("en/week-1.yaml", "    gates: []", "    gates: [safe]", "has an `instead`"),
    ("en/week-4.yaml", "opens: {A: amends", "opens: {D: amends", "'D' is not known"),
    ("en/week-4.yaml", "opens: {A: amends", "opens: {A: safe", "must be one of: amends, wants"),
    ("en/week-1.yaml", "          late: Good", "          lat: Good", "'lat' is not known"),
    ("en/week-1.yaml", "    title: In plain words", "    title: ''", "title is empty"),
    ("en/week-1.yaml", "theme: Say what broke", "theme: [a, b]", "theme must be a text"),
    ("en/faq.yaml", "  sources: [trust_in_self", "  sources: [trust", "unknown source 'trust'"),
    ("en/messages.yaml", "resumed: Welcome", "noted: Welcome", "'noted' is here twice"),
    ("en/messages.yaml", "Done. From now", "Done {Hour.x}. From now", "is no value"),
    ("en/messages.yaml", "Done. From now", "Done {hour. From now", "write a value as"),
    ("en/messages.yaml", "late: That", "late: 'That", "this is not YAML"),
    ("en/voice.yaml", "  open: true", "  open: maybe", "must be true or false"),
    ("en/practices.yaml", "waits_for: words", "waits_for: godot", "'godot' must be one of"),
    ("en/practices.yaml", "waits_for: words", "waits_for: nothing", "drop on_silence"),
]


@pytest.mark.parametrize(("name", "old", "new", "message"), BROKEN)
def test_a_mistake_is_named_with_its_file_and_line(
    edit: Edit, name: str, old: str, new: str, message: str
) -> None:
    """An author is told the file, the line, what is wrong and what to do."""
    root = edit(name, old, new)
    with pytest.raises(ContentError) as caught:
        load_content(root=root)
    problem = next(one for one in caught.value.problems if message in one.message)
    assert problem.path.endswith(name)
    assert problem.line > 0
    assert str(problem).startswith(f"{problem.path}:{problem.line}: ")


def test_the_line_named_is_the_line_of_the_mistake(edit: Edit) -> None:
    """The line can be opened in an editor and the mistake is there."""
    root = edit("en/week-2.yaml", "    gates: [safe]", "    gates: [sefe]")
    with pytest.raises(ContentError) as caught:
        load_content(root=root)
    assert caught.value.problems[0].line == line_of(root, "en/week-2.yaml", "[sefe]")


def test_every_mistake_is_named_at_once(edit: Edit) -> None:
    """An author need not repair one thing to hear of the next."""
    edit("en/week-1.yaml", "          late: Good", "          lat: Good")
    root = edit("en/week-1.yaml", "          kept: Good.", "          kpt: Good.")
    with pytest.raises(ContentError) as caught:
        load_content(root=root)
    assert len(caught.value.problems) >= 2


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("en/messages.yaml", None, "no such file"),
        ("en/faq.yaml", "", "the file is empty"),
        ("en/faq.yaml", "- a\n", "must be a mapping"),
        ("en/practices.yaml", "calm: {title: a, text: b, turns: []}", "has no turns"),
        ("en/practices.yaml", "calm: {title: a, text: b, turns: c}", "must be a list"),
        ("en/week-1.yaml", "week: 1\ntheme: a\nsteps: []\n", "a week has 7 steps"),
        ("en/week-1.yaml", None, r"week-1\.yaml:1: there is no such file"),
    ],
)
def test_a_file_that_is_not_content_is_named(
    edit: Edit, name: str, text: str | None, message: str
) -> None:
    """A missing, empty or misshapen file is an error with its path, never a crash."""
    root = edit("en/messages.yaml", "noted:", "noted:")
    path = root / name
    path.unlink()
    if text is not None:
        path.write_text(text, encoding="utf-8")
    with pytest.raises(ContentError, match=message):
        load_content(root=root)


def test_a_file_in_another_encoding_is_named(edit: Edit) -> None:
    """A file saved in an old encoding says so instead of failing on a byte."""
    root = edit("en/faq.yaml", "#", "#")
    (root / "en/faq.yaml").write_bytes(b"a: caf\xe9\n")
    with pytest.raises(ContentError, match="not UTF-8"):
        load_content(root=root)
