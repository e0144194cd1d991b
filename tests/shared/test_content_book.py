"""The programme as a document: up to date, whole, and drawing on every idea."""

from pathlib import Path

from shared.content import Content
from shared.content.book import book, coverage
from shared.content.document import read_document
from shared.content.loader import SHIPPED
from shared.rules.vocabulary import FaqTopic

_PAGE = Path(__file__).parents[2] / "docs" / "programme.md"


def test_the_page_is_what_the_files_say(content: Content) -> None:
    """`steady content book > docs/programme.md` was run after the last change of a word."""
    assert _PAGE.read_text(encoding="utf-8") == book(content)


def test_every_idea_has_three_steps_and_every_question_one(content: Content) -> None:
    """The twelve ideas, the story and the eight questions all have their place."""
    ideas = list(read_document(SHIPPED / "sources.yaml").fields()["ideas"].fields())
    questions = {topic.value for topic in FaqTopic}
    assert len(ideas) == 13 + len(questions)
    steps = coverage(content)
    for idea in ideas:
        assert len(steps[idea]) >= (1 if idea in questions else 3), idea


def test_consistency_or_patience_is_in_every_week(content: Content) -> None:
    """Both run through the whole programme, not only through their own week."""
    for week in range(1, 9):
        sources = {
            source
            for step in content.steps.values()
            if step.week == week
            for source in step.sources
        }
        assert sources & {"consistency", "patience"}, week
