"""What `steady voice say` does: typed words through the real model and the real skill, in print."""

import secrets
from collections.abc import Iterable, Iterator
from typing import Final

from app.house import House
from voice_skill.core import SkillCore
from voice_skill.entry import answer, value_at
from voice_skill.skill import build_skill
from voice_skill.utterances import InteractionModel, SessionState, build_request, spoken_words

_SKILL: Final = "amzn1.ask.skill.TERMINAL"
_USER: Final = "amzn1.ask.account.TERMINAL"
_PERSON: Final = "amzn1.ask.person.TERMINAL"
_DEVICE: Final = "amzn1.ask.device.TERMINAL"
_NOTHING: Final = "(nothing was heard)"


def talk(house: House, utterances: Iterable[str], *, locale: str = "en-US") -> Iterator[str]:
    """Yield what the skill says to each utterance, in one conversation.

    The terminal is a speaker of its own: its progress is kept like anybody's, under one account.
    After a farewell the next words begin a new session. It counts as a voice that is recognised:
    who types here can read the database too.

    Raises:
        ValueError: there is no model for this locale.

    """
    model = InteractionModel.load(locale)
    skill = build_skill(SkillCore(house.database, house.content, house.clock))
    session: SessionState | None = None
    for utterance in utterances:
        match = model.match(utterance, eliciting=session.eliciting if session else None)
        if match is None:
            yield _NOTHING
            continue
        if session is None or match.invoked:
            session = SessionState(f"amzn1.echo-api.session.{secrets.token_hex(8)}")
        request = build_request(
            match,
            skill_id=_SKILL,
            user_id=_USER,
            device_id=_DEVICE,
            session=session,
            request_id=f"amzn1.echo-api.request.{secrets.token_hex(8)}",
            now=house.clock(),
            locale=locale,
            person_id=_PERSON,
        )
        answered = answer(skill, request, apology=house.content.say("voice.error"))
        session = session.after(match, answered)
        yield spoken_words(value_at(answered, "response", "outputSpeech"))
