"""What holds for questions put in words never met before, and for what is no question."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from shared.content import load_content
from shared.rules.reading.normal_form import plain
from shared.rules.reading.topics import NO_TOPICS, Topics
from shared.rules.replies import Reading, read_reply
from shared.rules.vocabulary import Expects, FaqTopic, Intent

_SET: dict[str, Any] = yaml.safe_load(
    Path(__file__).with_name("questions.yaml").read_text(encoding="utf-8")
)
_COMMON = [(text, FaqTopic(topic)) for topic, texts in _SET["common"].items() for text in texts]
_TOPICS = load_content().topics


def _read(text: str) -> Reading:
    return read_reply(text, Expects.NONE, topics=_TOPICS)


def test_new_ways_of_asking_lead_to_their_answer() -> None:
    """Of questions in words never met before, at least 85 in 100 lead to their answer."""
    missed = [(text, topic) for text, topic in _COMMON if _read(text).faq is not topic]
    assert len(missed) <= 0.15 * len(_COMMON), missed


def test_no_topic_is_left_behind() -> None:
    """Of each topic's own questions at least two in three lead to it."""
    for topic, texts in _SET["common"].items():
        found = [text for text in texts if _read(text).faq == topic]
        assert len(found) >= len(texts) * 2 / 3, topic


def test_a_question_about_something_else_gets_no_answer_about_trust() -> None:
    """Of questions about other things, at most 5 in 100 are taken for a common one."""
    taken = [text for text in _SET["something_else"] if _read(text).faq is not None]
    assert len(taken) <= 0.05 * len(_SET["something_else"]), taken


@pytest.mark.parametrize("text", _SET["no_question"])
def test_an_ordinary_sentence_is_no_question(text: str) -> None:
    """Notes, stories and thanks are not taken for questions, whatever they are about."""
    reading = _read(text)
    assert reading.intent is not Intent.QUESTION
    assert reading.faq is None


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("we tried everything and it's still bad. now what", FaqTopic.NOT_SUCCESSFUL),
        ("im so tired of waiting, how much longer", FaqTopic.HOW_LONG),
        ("he cried and said sorry. do i have to forgive him", FaqTopic.ROLE_OF_FORGIVENESS),
        ("I flinch when the phone rings, why", FaqTopic.STRUGGLE_TO_TRUST_AGAIN),
        ("do some marriages just fall apart anyway", FaqTopic.NOT_SUCCESSFUL),
    ],
)
def test_a_question_needs_no_question_mark(text: str, topic: FaqTopic) -> None:
    """A question without its mark, or with a story before it, is answered."""
    assert (_read(text).intent, _read(text).faq) == (Intent.QUESTION, topic)


def test_a_new_way_of_asking_is_taught_by_adding_it() -> None:
    """What a topic is asked with is content alone: add a line, and it is understood."""
    text = "Purple penguins on parade"
    assert _TOPICS.find(plain(text)) is None
    asks = {**_TOPICS.asks, FaqTopic.POSSIBLE_AGAIN: [*_TOPICS.asks[FaqTopic.POSSIBLE_AGAIN], text]}
    assert Topics(asks, _TOPICS.others).find(plain(text)) is FaqTopic.POSSIBLE_AGAIN


def test_the_same_ways_of_asking_teach_the_same() -> None:
    """Learning has no chance in it: two that learned the same weigh each sign the same."""
    other = Topics(_TOPICS.asks, _TOPICS.others)
    text = plain("how long until the pain stops")
    assert other.why(text) == _TOPICS.why(text)


def test_it_can_say_why() -> None:
    """The signs that led to an answer are told, the weightiest first."""
    signs = [sign for sign, _ in _TOPICS.why(plain("Must I pardon him"))]
    assert signs[0] == "<forgive>"


def test_without_ways_of_asking_a_question_is_about_something_else() -> None:
    """A question is still one where nothing was taught, with no topic and no reasons."""
    reading = read_reply("how long does it take?", Expects.NONE)
    assert (reading.intent, reading.faq) == (Intent.QUESTION, None)
    assert NO_TOPICS.why(plain("how long")) == []
