"""The words of a due text, and today's step on demand."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from shared.content import Content
from shared.rules.vocabulary import Expects, Role, SlotKind
from shared.services import progress
from shared.storage.models import Participant
from shared.storage.states import Care


@dataclass(frozen=True)
class StepText:
    """One text to send, and the kind of answer it asks for."""

    body: str
    expects: Expects


def text_of(content: Content, kind: SlotKind, step: int, role: Role, care: Care | None) -> StepText:
    """Return what a slot of this kind says; on the safety track never a step of the programme."""
    if kind is SlotKind.PAUSE_OR_STOP:
        return StepText(content.say("pause_or_stop"), Expects.NONE)
    if care is not None:
        return StepText(content.say("safety_step"), Expects.DONE)
    own = content.step(step).for_role(role)
    return StepText(own.easier if kind is SlotKind.EASIER else own.prompt, own.expects)


def ask_today(session: Session, content: Content, participant: Participant, now: datetime) -> str:
    """Return today's step as a text, its check-in open for the answer."""
    today = progress.today(participant, now)
    if today.done:
        return content.say("already_done_today")
    if today.step > content.last_step:
        return content.say("programme_waiting")
    role = progress.role_of(participant)
    text = text_of(content, SlotKind.PROMPT, today.step, role, participant.care)
    progress.open_check_in(
        session, participant, day=today.day, step=today.step, expects=text.expects, now=now
    )
    return text.body
