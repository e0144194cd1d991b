"""What is shown on a device with a screen: the same as is said, in letters for across the room."""

import json
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any, Final

from ask_sdk_model.directive import Directive

from shared.rules.programme import LAST_STEP, STEPS_A_WEEK, WEEKS
from voice_skill.handlers.turn import Reply, Screen, Turn

SCREENS: Final = ("words", "breath", "progress", "code")


@cache
def document(name: str) -> Mapping[str, Any]:
    """Return one of the APL documents in `voice_skill/screens/`."""
    written = resources.files("voice_skill").joinpath("screens", f"{name}.json")
    found: Mapping[str, Any] = json.loads(written.read_text(encoding="utf-8"))
    return found


def breath(turn: Turn) -> Screen:
    """Return a circle that grows for four seconds and shrinks for six."""
    return Screen("breath", {"label": turn.content.say("voice.screen_breath")})


def code(turn: Turn, digits: str) -> Screen:
    """Return a one-time code to be texted."""
    half = len(digits) // 2
    title = turn.content.say("voice.screen_code")
    return Screen("code", {"title": title, "code": f"LINK {digits[:half]} {digits[half:]}"})


def progress(turn: Turn) -> Screen:
    """Return a bar for each week, filled by the share of its steps that are done.

    It is personal: show it only to whom it may be told.
    """
    done = min(turn.participant.step - 1, LAST_STEP)
    weeks = [
        {"week": str(week + 1), "percent": _percent(done - week * STEPS_A_WEEK)}
        for week in range(WEEKS)
    ]
    title = turn.content.say("voice.screen_progress", step=min(done + 1, LAST_STEP))
    return Screen("progress", {"title": title, "weeks": weeks})


def shown(reply: Reply) -> Directive | None:
    """Return what a reply shows: its own screen, or the title of what is read."""
    screen = reply.screen
    if screen is None and reply.card:
        screen = Screen("words", {"title": reply.card})
    if screen is None:
        return None
    # Loads every class of APL, 30 ms: only where there is a screen.
    from ask_sdk_model.interfaces.alexa.presentation.apl.render_document_directive import (  # noqa: PLC0415
        RenderDocumentDirective,
    )

    return RenderDocumentDirective(
        token=screen.name,
        document=dict(document(screen.name)),
        datasources={"screen": dict(screen.data)},
    )


def _percent(steps: int) -> int:
    return round(100 * min(max(steps, 0), STEPS_A_WEEK) / STEPS_A_WEEK)
