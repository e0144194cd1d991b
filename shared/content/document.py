"""YAML files read with their line numbers kept, and errors that name file and line."""

import re
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

import yaml

_WORD = re.compile(r"[^\W\d_]+")
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, order=True)
class Problem:
    """Something wrong in a content file: where it is, and what to do about it."""

    path: str
    line: int
    message: str

    def __str__(self) -> str:
        """Write it the way editors and compilers do, so that a click opens the line."""
        return f"{self.path}:{self.line}: {self.message}"


class ContentError(Exception):
    """Content that cannot be used; every problem found is listed, one a line."""

    def __init__(self, *problems: Problem) -> None:
        self.problems = problems
        super().__init__("\n".join(str(problem) for problem in problems))


class Written(str):
    """A text as its author wrote it, which remembers its file and line."""

    __slots__ = ("line", "path")

    path: str
    line: int

    @classmethod
    def at(cls, path: str, line: int, text: str) -> "Written":
        """Return the text with its place."""
        written = cls(text)
        written.path, written.line = path, line
        return written

    def replaced(self, text: str) -> "Written":
        """Return another text with this one's place."""
        return Written.at(self.path, self.line, text)

    def problem(self, message: str) -> Problem:
        """Return a problem at this text's place."""
        return Problem(self.path, self.line, message)


@dataclass
class Collector:
    """Problems gathered while reading goes on, so that an author sees them all at once."""

    found: list[Problem] = field(default_factory=list)

    @contextmanager
    def gather(self) -> Iterator[None]:
        """Keep the problems of a ContentError raised inside, and go on after the block."""
        try:
            yield
        except ContentError as error:
            self.found.extend(error.problems)


@dataclass(frozen=True)
class Entry:
    """One value of a YAML file with its place; each way of reading it checks its kind.

    `spelling` gives the words that are written otherwise than in the file.
    """

    path: str
    node: yaml.Node
    name: str = "this file"
    spelling: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_mapping(self) -> bool:
        """Whether the value is a mapping."""
        return isinstance(self.node, yaml.MappingNode)

    @property
    def line(self) -> int:
        """The line the value starts on, counted from 1."""
        return int(self.node.start_mark.line) + 1

    def error(self, message: str) -> ContentError:
        """Return an error at this place, to be raised."""
        return ContentError(Problem(self.path, self.line, message))

    def fields(self, known: Collection[str] = ()) -> dict[str, "Entry"]:
        """Return the values of a mapping by name; with `known`, any other name is an error."""
        if not isinstance(self.node, yaml.MappingNode):
            raise self.error(f"{self.name} must be a mapping; write it as 'name: value' lines")
        entries: dict[str, Entry] = {}
        for key, value in self.node.value:
            name = str(key.value)
            place = replace(self, node=key, name=name)
            if name in entries:
                raise place.error(f"{name!r} is here twice; keep one of the two")
            if known and name not in known:
                choices = ", ".join(sorted(known))
                raise place.error(f"{name!r} is not known here; use one of: {choices}")
            entries[name] = replace(self, node=value, name=name)
        return entries

    def required(self, name: str) -> "Entry":
        """Return one value of a mapping that must be there."""
        entries = self.fields()
        if name not in entries:
            raise self.error(f"{name!r} is missing from {self.name}; add it")
        return entries[name]

    def listed(self) -> list["Entry"]:
        """Return the values of a list."""
        if not isinstance(self.node, yaml.SequenceNode):
            raise self.error(f"{self.name} must be a list; write it as '- value' lines")
        return [replace(self, node=value) for value in self.node.value]

    def text(self) -> Written:
        """Return a text that is not empty."""
        if not isinstance(self.node, yaml.ScalarNode):
            raise self.error(f"{self.name} must be a text; if it holds a colon, put it in quotes")
        text = str(self.node.value).strip()
        if not text:
            raise self.error(f"{self.name} is empty; write it or take it out")
        return Written.at(self.path, self.line, respelled(text, self.spelling))

    def number(self) -> int:
        """Return a whole number."""
        text = self.text()
        if not text.isdecimal():
            raise self.error(f"{self.name} must be a whole number, not {text!r}")
        return int(text)

    def flag(self) -> bool:
        """Return true or false."""
        text = self.text()
        if text not in {"true", "false"}:
            raise self.error(f"{self.name} must be true or false, not {text!r}")
        return text == "true"

    def texts(self) -> tuple[Written, ...]:
        """Return a list of texts; a single text reads as a list of one."""
        if isinstance(self.node, yaml.ScalarNode):
            return (self.text(),)
        return tuple(entry.text() for entry in self.listed())

    def one_of(self, known: Collection[str]) -> Written:
        """Return a text that is one of the known ones."""
        text = self.text()
        if text not in known:
            choices = ", ".join(known)
            raise ContentError(text.problem(f"{self.name} {text!r} must be one of: {choices}"))
        return text

    def known_texts(self, known: Collection[str], kind: str) -> tuple[Written, ...]:
        """Return a list of ids, each of which must be known."""
        texts = self.texts()
        for text in texts:
            if text not in known:
                raise ContentError(text.problem(f"unknown {kind} {text!r}; see the list of them"))
        return texts


def respelled(text: str, spelling: Mapping[str, str]) -> str:
    """Return a text with each word of a spelling written the other way, its capital kept."""
    if not spelling:
        return text

    def other(found: re.Match[str]) -> str:
        written = spelling.get(found[0].lower())
        if written is None:
            return found[0]
        return written.capitalize() if found[0][0].isupper() else written

    return _WORD.sub(other, text)


def read_document(path: Path, spelling: Mapping[str, str] | None = None) -> Entry:
    """Read one YAML file; a file that is missing, empty or not YAML raises ContentError."""
    try:
        node = yaml.compose(path.read_text(encoding="utf-8"), Loader=_Loader)
    except FileNotFoundError as error:
        raise ContentError(Problem(str(path), 1, "there is no such file; add it")) from error
    except UnicodeDecodeError as error:
        raise ContentError(Problem(str(path), 1, "this is not UTF-8; save it as UTF-8")) from error
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        message = f"this is not YAML ({error.problem}); look for a missing quote or indent"
        raise ContentError(Problem(str(path), line, message)) from error
    if node is None:
        raise ContentError(Problem(str(path), 1, "the file is empty; write its content"))
    return Entry(str(path), node, spelling=spelling or {})
