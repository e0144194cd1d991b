"""Content read from its YAML files: `load_content` gives it whole, or says what is wrong where."""

import pickle
import re
from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from shared.content.document import Collector, ContentError, Entry, Problem, Written, read_document
from shared.content.model import (
    Content,
    Faq,
    Message,
    Step,
    fields_of,
)
from shared.content.practices import read_practices
from shared.content.speech import ssml
from shared.content.steps import StepReader
from shared.rules.programme import STEPS_A_WEEK
from shared.rules.reading.topics import Topics
from shared.rules.vocabulary import FaqTopic

SHIPPED = Path(__file__).parent

_MESSAGE_FIELDS = (
    "text", "segments", "open", "review", "source", "checked", "from_memory",
)  # fmt: skip
_SOMETHING_ELSE = "something_else"
_FAQ_FIELDS = ("text", "spoken", "next_thing", "asks", "sources")
_SPELLINGS = ("en", "en-GB")
_COMPILED = ".compiled"
_AMERICAN = frozenset({"", "US"})
_FIELD_NAME = re.compile(r"[a-z_]+")


def load_content(locale: str = "en", root: Path | None = None) -> Content:
    """Return all content of a locale; the shipped content is read once a process.

    "en" is written as in the United States; where the words of "en-GB" differ they are laid over it
    for every other country. `root` holds `sources.yaml` and one folder for each language.

    Raises:
        ContentError: names every problem as `path:line: what is wrong and what to do`.

    """
    return _shipped(_written(locale)) if root is None else _load(root, locale)


def for_locale(content: Content, locale: str) -> Content:
    """Return content in the spelling of a locale.

    A language that is not there leaves it as it is, and so does content that is not the shipped.
    """
    written = _written(locale)
    there = written.partition("-")[0] == content.locale.partition("-")[0]
    return _shipped(written) if there and content is load_content() else content


def _written(locale: str) -> str:
    """Return the spelling that a locale is written in: `en` or `en-GB`, in capitals as here."""
    language, _, country = locale.replace("_", "-").partition("-")
    language = language.lower()
    return language if country.upper() in _AMERICAN or language != "en" else "en-GB"


def compiled_content() -> dict[str, bytes]:
    """Return what spares a packaged service reading and learning: bytes by file name.

    They belong beside the YAML files, in the package only: there nobody changes the words.
    """
    compiled = {}
    for written in _SPELLINGS:
        content = _shipped(written)
        content.topics.learn()
        compiled[f"{written}{_COMPILED}"] = pickle.dumps(content)
    return compiled


@lru_cache(maxsize=8)
def _shipped(written: str) -> Content:
    compiled = SHIPPED / f"{written}{_COMPILED}"
    if compiled.is_file():
        found = pickle.loads(compiled.read_bytes())  # noqa: S301 - our own, from our own package
        if isinstance(found, Content):
            return found
    content, language = _load(SHIPPED, written), written.partition("-")[0]
    # Questions are the same in every spelling, and learning them takes a while.
    return content if written == language else replace(content, topics=_shipped(language).topics)


def _load(root: Path, locale: str) -> Content:
    content, problems = read_content(root, locale)
    if problems or content is None:
        raise ContentError(*problems)
    return content


def read_content(root: Path, locale: str) -> tuple[Content | None, list[Problem]]:
    """Return what could be read and every problem met on the way; no step at all gives None."""
    language = locale.partition("-")[0]
    folder = root / language
    if not folder.is_dir():
        there = ", ".join(sorted(path.name for path in root.glob("*") if path.is_dir())) or "none"
        message = f"there is no content for {locale!r}; add the folder, or use one of: {there}"
        return None, [Problem(str(folder), 1, message)]
    collector = Collector()
    spelling = _read_spelling(root / f"{locale}.yaml", collector) if locale != language else {}
    sources = _read_sources(root / "sources.yaml", collector)
    messages = _read_messages(folder / "messages.yaml", "", spelling, collector)
    messages |= _read_messages(folder / "voice.yaml", "voice.", spelling, collector)
    steps = _read_weeks(folder, sources, messages, spelling, collector)
    faqs, others = _read_faqs(folder / "faq.yaml", sources, spelling, collector)
    practices = read_practices(folder / "practices.yaml", spelling, collector)
    if not steps:
        return None, sorted(collector.found)
    path = str(folder / "messages.yaml")
    topics = Topics({topic: faq.asks for topic, faq in faqs.items()}, others)
    content = Content(locale, path, steps, faqs, practices, messages, sources, topics)
    return content, sorted(collector.found)


def _read_spelling(path: Path, collector: Collector) -> dict[str, str]:
    """Return the words that are spelt otherwise, by their spelling in the files."""
    spelling: dict[str, str] = {}
    with collector.gather():
        for word, entry in read_document(path).fields().items():
            spelling[word] = str(entry.text())
    return spelling


def _read_sources(path: Path, collector: Collector) -> dict[str, str]:
    """Return what each source id stands for: the ideas and the studies."""
    sources: dict[str, str] = {}
    with collector.gather():
        for part in read_document(path).fields(("ideas", "studies")).values():
            for name, entry in part.fields().items():
                sources[name] = entry.text()
    return sources


def _read_messages(
    path: Path, prefix: str, spelling: Mapping[str, str], collector: Collector
) -> dict[str, Message]:
    messages: dict[str, Message] = {}
    with collector.gather():
        for key, entry in read_document(path, spelling).fields().items():
            with collector.gather():
                messages[prefix + key] = _message(prefix + key, entry)
    return messages


def _message(key: str, entry: Entry) -> Message:
    """Read a text, a list of variants, or a mapping with `text` and what is known of it."""
    if not entry.is_mapping:
        return Message(key, _templates(entry))
    about = entry.fields(_MESSAGE_FIELDS)
    told = {
        name: str(about[name].text())
        for name in ("review", "source", "checked", "from_memory")
        if name in about
    }
    return Message(
        key,
        _templates(entry.required("text")),
        segments=about["segments"].number() if "segments" in about else 1,
        stays_open=about["open"].flag() if "open" in about else False,
        **told,
    )


def _templates(entry: Entry) -> tuple[Written, ...]:
    texts = entry.texts()
    for text in texts:
        try:
            names = fields_of(text)
        except ValueError as error:
            raise ContentError(text.problem(f"{error}; write a value as {{name}}")) from error
        for name in names:
            if not _FIELD_NAME.fullmatch(name):
                raise ContentError(text.problem(f"{{{name}}} is no value; use small letters"))
    return texts


def _read_weeks(
    folder: Path,
    sources: Mapping[str, str],
    messages: Mapping[str, Message],
    spelling: Mapping[str, str],
    collector: Collector,
) -> dict[int, Step]:
    written = {path.stem.removeprefix("week-"): path for path in folder.glob("week-*.yaml")}
    noted = messages["noted"].variants[0] if "noted" in messages else "Noted."
    steps: dict[int, Step] = {}
    for week in range(1, max(len(written), 1) + 1):
        path = written.get(str(week), folder / f"week-{week}.yaml")
        with collector.gather():
            reader = StepReader(read_document(path, spelling), sources, noted)
            for number, entry in enumerate(reader.entries(), STEPS_A_WEEK * (week - 1) + 1):
                with collector.gather():
                    steps[number] = reader.step(entry, number)
    return steps


def _read_faqs(
    path: Path,
    sources: Mapping[str, str],
    spelling: Mapping[str, str],
    collector: Collector,
) -> tuple[dict[FaqTopic, Faq], tuple[Written, ...]]:
    """Return the common questions, and ways of asking about something else."""
    faqs: dict[FaqTopic, Faq] = {}
    others: tuple[Written, ...] = ()
    with collector.gather():
        document = read_document(path, spelling)
        document.fields([*(topic.value for topic in FaqTopic), _SOMETHING_ELSE])
        with collector.gather():
            others = document.required(_SOMETHING_ELSE).required("asks").texts()
        for topic in FaqTopic:
            with collector.gather():
                faqs[topic] = _faq(topic, document.required(topic), sources)
    return faqs, others


def _faq(topic: FaqTopic, entry: Entry, sources: Mapping[str, str]) -> Faq:
    entry.fields(_FAQ_FIELDS)
    written = entry.required("spoken").text()
    return Faq(
        topic=topic,
        text=entry.required("text").text(),
        spoken=ssml(written),
        written=written,
        next_thing=entry.required("next_thing").text(),
        asks=entry.required("asks").texts(),
        sources=entry.required("sources").known_texts(sources, "source"),
    )
