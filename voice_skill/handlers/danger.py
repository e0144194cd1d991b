"""Danger heard in what a person says, and help on request: the lesson stops."""

from shared.rules.risk import read_risk
from shared.rules.vocabulary import Risk
from shared.services import care
from voice_skill.handlers.turn import Reply, Turn, tell


def danger_in(turn: Turn) -> Reply | None:
    """Answer danger in any words that were said, or return None where there is none.

    Nothing that was said is kept. Danger from another person gets no numbers aloud, where that
    person may hear them; from then on the steps ask nothing that needs safety.
    """
    risks = {read_risk(words) for words in turn.heard.values()}
    for risk in (Risk.SELF_HARM, Risk.ABUSE, Risk.HARM_OTHER):
        if risk in risks:
            care.meet(turn.session, turn.participant, risk, turn.now)
            if risk is Risk.ABUSE:
                return tell(turn.say("abuse"))
            return tell(turn.say(risk.value, lines=lines_for(turn)))
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
