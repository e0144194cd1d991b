"""The eight questions people ask most, answered aloud."""

from shared.rules.replies import read_reply
from shared.rules.vocabulary import Expects, FaqTopic
from voice_skill.handlers.turn import Pending, Reply, Turn, ask, joined


def faq(turn: Turn) -> Reply:
    """Answer the question that was asked, or ask which one it is."""
    found = turn.resolved.get("topic")
    if found in list(FaqTopic):
        return explain(turn, FaqTopic(found))
    heard = turn.heard.get("topic")
    topics = turn.content.topics
    topic = read_reply(heard, Expects.NONE, topics=topics).faq if heard else None
    return explain(turn, topic) if topic else ask_topic(turn)


def explain(turn: Turn, topic: FaqTopic) -> Reply:
    """Answer one question and ask whether there is another."""
    answer = turn.content.faq(topic).spoken
    return ask(joined(answer, turn.say("faq_more")), Pending.MORE_QUESTIONS)


def ask_topic(turn: Turn) -> Reply:
    """Ask what the person would like to know."""
    return ask(turn.say("faq_ask"), Pending.TOPIC)
