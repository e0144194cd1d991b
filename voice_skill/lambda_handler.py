"""The skill on AWS Lambda, called by Alexa directly: no Flask, no Twilio, no signature to check."""

import os
from collections.abc import Callable
from functools import cache

from voice_skill.entry import APOLOGY, Envelope, Skill, answer, is_for, warm_up

LambdaHandler = Callable[[dict[str, object], object], Envelope]


class WrongSkillError(Exception):
    """Another skill called this function; Lambda reports it as a failed invocation."""


def build_handler(skill: Skill, skill_id: str, apology: str = APOLOGY) -> LambdaHandler:
    """Return the function Lambda calls with an envelope and its own context, already warm.

    Lambda vouches for Alexa as the caller, but any skill may name this function as its endpoint:
    the application id must be ours (Amazon, "Security Testing for an Alexa Skill").

    Raises:
        ValueError: the skill id is blank.

    The function returned raises `WrongSkillError` for another skill's request, and nothing else.
    """
    if not skill_id.strip():
        raise ValueError("The skill id is blank: set ALEXA_SKILL_ID.")
    warm_up(skill)

    def handle(event: dict[str, object], context: object) -> Envelope:
        if not is_for(event, skill_id):
            raise WrongSkillError("The request is not for this skill.")
        return answer(skill, event, apology=apology, context=context)

    return handle


def handler(event: dict[str, object], context: object) -> Envelope:
    """Answer Alexa: the name to give AWS is `voice_skill.lambda_handler.handler`.

    Built once, from the environment: `ALEXA_SKILL_ID` and what the skill itself reads.

    Raises:
        KeyError: `ALEXA_SKILL_ID` is not set.
        WrongSkillError: the request is another skill's.

    """
    return _handler_from_environment()(event, context)


@cache
def _handler_from_environment() -> LambdaHandler:
    from voice_skill.skill import build_skill_from_environment  # noqa: PLC0415 - opens the database

    return build_handler(build_skill_from_environment(), os.environ["ALEXA_SKILL_ID"])


# Lambda gives a full processor, free of charge, while a function starts: build then, not while a
# person waits. The variable is set by Lambda alone (AWS, "Lambda environment variables").
if "AWS_LAMBDA_INITIALIZATION_TYPE" in os.environ:
    _handler_from_environment()
