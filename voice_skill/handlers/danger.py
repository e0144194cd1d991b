"""Danger heard in what a person says, and help on request: the lesson stops."""

import re
from datetime import timedelta
from typing import Final
from uuid import UUID
from xml.sax.saxutils import escape

from shared.rules.risk import read_risk
from shared.rules.vocabulary import Risk
from shared.services import care, outbox
from shared.storage.states import Status
from voice_skill.handlers.turn import Pending, Reply, Turn, ask, joined, tell

# A text with help lines that could not go out by then is of no use any more.
_OF_USE_FOR: Final = timedelta(hours=1)


def danger_in(turn: Turn) -> Reply | None:
    """Answer danger in any words that were said, or return None where there is none.

    Nothing that was said is kept, and the conversation forgets what it was about. Danger from
    another person gets no numbers aloud, where that person may hear them; from then on the steps
    ask nothing that needs safety.
    """
    risks = {read_risk(words) for words in turn.heard.values()}
    if "person" in turn.heard:  # "I'm scared of ...", "... hits me"
        risks.add(Risk.ABUSE)
    for risk in (Risk.SELF_HARM, Risk.ABUSE, Risk.HARM_OTHER):
        if risk in risks:
            care.meet(turn.session, turn.participant, risk, turn.now)
            if risk is Risk.ABUSE:
                turn.attributes.clear()
                return tell(turn.say("abuse"))
            return _give_lines(turn, risk.value)
    return None


def help_now(turn: Turn) -> Reply:
    """Give the help lines of the country the device stands in."""
    return _give_lines(turn, "help_now")


def text_lines(turn: Turn) -> Reply:
    """Text the lines to the linked phone of somebody who said that only they see it."""
    country = _country_of(turn)
    if not _can_text(turn) or f"lines_{country}" not in turn.content.messages:
        return tell(turn.say("goodbye"))
    outbox.enqueue(
        turn.session,
        turn.participant,
        turn.content.say("lines_given", lines=turn.content.lines(country)),
        message_id=str(UUID(bytes=turn.chance.randbytes(16), version=4)),
        now=turn.now,
        not_before=turn.now,
        expires_at=turn.now + _OF_USE_FOR,
        started_by_us=False,  # asked for just now: at any hour
    )
    return tell(turn.say("lines_texted"))


def _give_lines(turn: Turn, key: str) -> Reply:
    """Say the lines, slowly and twice; offer them by text where that can be safe.

    Whether it is, only the person knows: somebody else may see the phone. Where danger from
    another person was told of before, nothing is offered.
    """
    turn.attributes.clear()
    country = _country_of(turn)
    if f"lines_{country}" not in turn.content.messages:
        # The text for phones asks for the country; a voice names what holds everywhere.
        return tell(turn.say(key, lines=turn.content.say("voice.lines_elsewhere")))
    lines = turn.content.lines(country)
    said = turn.say(key, lines=lines).replace(escape(lines), slowly(lines))
    if not _can_text(turn):
        return tell(said)
    return ask(joined(said, turn.say("lines_by_text")), Pending.LINES)


def slowly(lines: str) -> str:
    """Return help lines as SSML: said slowly, and every number digit by digit."""
    spelled = re.sub(
        r"\d[\d -]*",
        lambda found: (
            " ".join(
                f'<say-as interpret-as="digits">{group}</say-as>'
                for group in re.findall(r"\d+", found[0])
            )
            + (" " if found[0].endswith(" ") else "")
        ),
        escape(lines),
    )
    return f'<prosody rate="slow">{spelled}</prosody>'


def _country_of(turn: Turn) -> str:
    """Return where the device stands if we may know, else the person's own country."""
    return turn.device.country() or turn.participant.country


def _can_text(turn: Turn) -> bool:
    """Tell whether a text could reach the person now, and no other danger speaks against it."""
    person = turn.participant
    return (
        turn.linked
        and person.care is None
        and person.unreachable is None
        and person.status in {Status.ACTIVE, Status.PAUSED}
    )
