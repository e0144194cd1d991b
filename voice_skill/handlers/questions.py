"""The eight questions people ask most, answered aloud, and the practices asked for by name."""

from collections.abc import Sequence
from typing import Final

from shared.rules.reading.normal_form import plain
from shared.rules.replies import read_reply
from shared.rules.vocabulary import Expects, FaqTopic
from voice_skill.handlers import practices
from voice_skill.handlers.turn import Pending, Reply, Turn, ask, joined

_NEAR: Final = 3
_ASKS_FOR_A_LIST: Final = ("practice", "practise", "exercise")


def faq(turn: Turn) -> Reply:
    """Answer the question that was asked, begin the practice that was named, or ask which it is."""
    found = turn.resolved.get("topic", "")
    if found in list(FaqTopic):
        return explain(turn, FaqTopic(found))
    if found in turn.content.practices:
        return practices.start(turn, found)
    heard = turn.heard.get("topic")
    return _in_own_words(turn, heard) if heard else ask_topic(turn)


def explain(turn: Turn, topic: FaqTopic) -> Reply:
    """Answer one question, and ask whether to say more of it."""
    answer = turn.content.faq(topic).spoken
    return ask(joined(answer, turn.say("faq_more")), Pending.MORE_QUESTIONS, about=topic)


def more(turn: Turn) -> Reply:
    """Say more about the question just answered; after that, ask what the next one is."""
    if turn.about not in list(FaqTopic):
        return ask_topic(turn)
    said = joined(turn.say(f"more_{turn.about}"), turn.say("faq_else"))
    return ask(said, Pending.MORE_QUESTIONS)


def ask_topic(turn: Turn) -> Reply:
    """Ask what the person would like to know."""
    return ask(turn.say("faq_ask"), Pending.TOPIC)


def list_topics(turn: Turn) -> Reply:
    """Say that a question is not known, and name three that are, others each time."""
    topics = list(FaqTopic)
    first = (turn.rotation + turn.misses) * _NEAR % len(topics)
    return _unknown(turn, (topics + topics)[first : first + _NEAR])


def _in_own_words(turn: Turn, heard: str) -> Reply:
    name = turn.content.practice_called(heard)
    if name is not None:
        return practices.start(turn, name)
    if any(word in heard.casefold() for word in _ASKS_FOR_A_LIST):
        return ask(turn.say("practices"), Pending.TOPIC)
    topics = turn.content.topics
    named = [topic for topic in FaqTopic if turn.say(f"topic_{topic}") in heard.casefold()]
    if named:
        return explain(turn, named[0])
    topic = read_reply(heard, Expects.NONE, topics=topics).faq
    return explain(turn, topic) if topic else _unknown(turn, topics.nearest(plain(heard), _NEAR))


def _unknown(turn: Turn, near: Sequence[FaqTopic]) -> Reply:
    first, second, third = (turn.say(f"topic_{topic}") for topic in near)
    return ask(
        turn.say("faq_unknown", first=first, second=second, third=third),
        Pending.TOPIC,
    )
