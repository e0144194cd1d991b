"""On AWS Lambda the skill answers for its own id only, and loads nothing it does not need."""

import subprocess
import sys
from types import ModuleType
from typing import Any

import pytest
from ask_sdk_core.skill_builder import SkillBuilder

from voice_skill import lambda_handler
from voice_skill.lambda_handler import WrongSkillError, build_handler

EVENT: dict[str, object] = {
    "version": "1.0",
    "session": {"new": True, "sessionId": "s", "application": {"applicationId": "ours"}},
    "context": {"System": {"application": {"applicationId": "ours"}, "user": {"userId": "u"}}},
    "request": {
        "type": "LaunchRequest",
        "requestId": "r",
        "timestamp": "2026-03-08T14:30:00Z",
        "locale": "en-US",
    },
}


def skill_saying(words: str) -> Any:
    """Build a real skill that says one thing, and the request id AWS gave with it."""
    builder = SkillBuilder()

    @builder.request_handler(can_handle_func=lambda _input: True)
    def speak(handler_input: Any) -> Any:
        return handler_input.response_builder.speak(f"{words} {handler_input.context}").response

    return builder.create()


def spoken(answered: Any) -> str:
    """Return the speech of a response envelope."""
    return str(answered["response"]["outputSpeech"]["ssml"])


def test_a_request_for_our_skill_is_answered() -> None:
    """The handler gets Lambda's context; the answer is a response envelope."""
    handle = build_handler(skill_saying("Hello"), "ours")
    assert spoken(handle(EVENT, "context")) == "<speak>Hello context</speak>"


@pytest.mark.parametrize("event", [{}, EVENT | {"session": None, "context": None}, []])
def test_a_request_that_names_no_skill_fails(event: Any) -> None:
    """A call by hand or by another service is not an Alexa request."""
    with pytest.raises(WrongSkillError):
        build_handler(skill_saying("Hello"), "ours")(event, None)


def test_another_skills_request_fails() -> None:
    """Lambda reports a failed invocation; nothing is said."""
    with pytest.raises(WrongSkillError):
        build_handler(skill_saying("Hello"), "theirs")(EVENT, None)


def test_a_request_ask_sdk_cannot_read_is_answered_with_our_apology() -> None:
    """Only the wrong skill raises; everything else is a sentence."""
    event = EVENT | {"request": {"type": "NewThing"}}
    answered: Any = build_handler(skill_saying("Hello"), "ours", "Sorry.")(event, None)
    assert answered["response"]["outputSpeech"]["text"] == "Sorry."


def test_a_blank_skill_id_is_refused_at_start() -> None:
    """Without our id every skill's request would count as ours."""
    with pytest.raises(ValueError, match="ALEXA_SKILL_ID"):
        build_handler(skill_saying("Hello"), "")


def test_the_handler_is_built_once_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """The first request wires skill and database; later ones find them ready."""
    built = []

    def build_skill_from_environment() -> Any:
        built.append(True)
        return skill_saying("Hello")

    wiring = ModuleType("voice_skill.skill")
    vars(wiring)["build_skill_from_environment"] = build_skill_from_environment
    monkeypatch.setitem(sys.modules, "voice_skill.skill", wiring)
    monkeypatch.setenv("ALEXA_SKILL_ID", "ours")
    lambda_handler._handler_from_environment.cache_clear()
    try:
        for _ in range(2):
            assert spoken(lambda_handler.handler(EVENT, 7)) == "<speak>Hello 7</speak>"
    finally:
        lambda_handler._handler_from_environment.cache_clear()
    assert built == [True]


def test_on_aws_the_skill_is_built_while_the_function_starts() -> None:
    """The start is not counted against the eight seconds a person waits."""
    code = (
        "import os, sys, types\n"
        "wiring = types.ModuleType('voice_skill.skill')\n"
        "skill = types.SimpleNamespace(invoke=None.__class__)\n"
        "wiring.build_skill_from_environment = lambda: print('built') or skill\n"
        "sys.modules['voice_skill.skill'] = wiring\n"
        "os.environ |= {'AWS_LAMBDA_INITIALIZATION_TYPE': 'on-demand', 'ALEXA_SKILL_ID': 'ours'}\n"
        "import voice_skill.lambda_handler\n"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (run.returncode, run.stdout) == (0, "built\n"), run.stderr


def test_the_lambda_loads_neither_flask_nor_twilio() -> None:
    """A cold start pays for the skill alone: no web server, no carrier, no certificate checks."""
    code = (
        "import sys, voice_skill.lambda_handler, voice_skill.entry\n"
        "heavy = {'flask', 'werkzeug', 'twilio', 'requests', 'cryptography', 'apscheduler'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (run.returncode, run.stdout) == (0, "[]\n"), run.stderr
