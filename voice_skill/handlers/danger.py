"""Danger heard in what a person says, and help on request: the lesson stops."""

from shared.rules.risk import read_risk
from shared.rules.vocabulary import Risk
from shared.services import people
from shared.storage.states import Care
from voice_skill.handlers.turn import Reply, Turn, tell


def danger_in(turn: Turn) -> Reply | None:
    """Answer danger in any words that were said, or return None where there is none.

    Nothing that was said is kept. Danger from another person gets no numbers aloud, where that
    person may hear them; from then on the steps ask nothing that needs safety.
    """
    risks = {read_risk(words) for words in turn.heard.values()}
    if Risk.SELF_HARM in risks:
        people.rest(turn.session, turn.participant, turn.now)
        return tell(turn.say("self_harm", lines=lines_for(turn)))
    if Risk.ABUSE in risks:
        turn.participant.care = turn.participant.care or Care.ASKED_IF_SAFE
        people.schedule_next(turn.participant, turn.now)
        return tell(turn.say("abuse"))
    if Risk.HARM_OTHER in risks:
        people.rest(turn.session, turn.participant, turn.now)
        return tell(turn.say("harm_other", lines=lines_for(turn)))
    return None


def help_now(turn: Turn) -> Reply:
    """Give the help lines of the person's country."""
    return tell(turn.say("help_now", lines=lines_for(turn)))


def lines_for(turn: Turn) -> str:
    """Return the country's help lines as plain words.

    Where they are not known, the text for phones asks for the country and promises a text; a voice
    can do neither, so it names what holds everywhere.
    """
    country = turn.participant.country
    if f"lines_{country}" in turn.content.messages:
        return turn.content.lines(country)
    return turn.content.say("voice.lines_elsewhere")
