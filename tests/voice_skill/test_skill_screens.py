"""What a screen shows: whole documents, letters for across the room, nothing personal unasked."""

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from ask_sdk_core.serialize import DefaultSerializer
from ask_sdk_model.interfaces.alexa.presentation.apl.render_document_directive import (
    RenderDocumentDirective,
)

from shared.content import load_content
from shared.services import people, pins
from shared.services.linking import issue_code
from shared.storage.database import Database
from shared.storage.states import Status
from tests.clocks import MovableClock
from tests.voice_skill.conversation import Heard, Speaker
from voice_skill.handlers.showing import SCREENS, document

CONTENT = load_content()
# What APL 1.9 knows of (Amazon, "APL Component Properties"), as far as we use it.
COMPONENTS = {"Container", "Frame", "Text"}
COMMANDS = {"Sequential", "AnimateItem"}
# An eight-inch screen is 107 mm high, and 1/400 of three meters is 7.5 mm.
SMALLEST_LETTERS_VH = 7


@pytest.fixture
def speaker(sqlite_database: Database, clock: MovableClock) -> Speaker:
    """A speaker with a screen."""
    return Speaker(sqlite_database, clock, screen=True)


def nodes(node: object) -> Iterator[dict[str, Any]]:
    """Yield every object of a document."""
    if isinstance(node, dict):
        yield node
        for value in node.values():
            yield from nodes(value)
    if isinstance(node, list):
        for value in node:
            yield from nodes(value)


def screen_of(heard: Heard) -> RenderDocumentDirective | None:
    """Return what is shown, read by Amazon's own model."""
    for directive in heard.response.get("directives", []):
        if directive["type"] == "Alexa.Presentation.APL.RenderDocument":
            serializer = DefaultSerializer()
            text = json.dumps(directive)
            return serializer.deserialize(text, RenderDocumentDirective)
    return None


@pytest.mark.parametrize("name", SCREENS)
def test_documents_are_whole(name: str) -> None:
    """Known components with a size, commands that name one of them, a ground of their own."""
    written = document(name)
    assert (written["type"], written["version"]) == ("APL", "1.9")
    assert written["mainTemplate"]["parameters"] == ["payload"]
    main = list(nodes(written["mainTemplate"]["items"]))
    typed = [node for node in main if "type" in node]
    assert {node["type"] for node in typed} == COMPONENTS
    assert (typed[0]["width"], typed[0]["height"]) == ("100vw", "100vh")
    ids = {node.get("id") for node in typed}
    for command in nodes(written.get("onMount", [])):
        assert command.get("type", "AnimateItem") in COMMANDS
        assert command.get("componentId") in ids


@pytest.mark.parametrize("name", SCREENS)
def test_letters_are_read_from_three_meters(name: str) -> None:
    """Large, light on dark."""
    texts = [node for node in nodes(document(name)) if node.get("type") == "Text"]
    assert texts
    for text in texts:
        assert int(text["fontSize"].removesuffix("vh")) >= SMALLEST_LETTERS_VH
        assert text["color"] == "#ffffff"


def shows(heard: Heard, name: str) -> dict[str, Any]:
    """Check that a screen is shown with all that its document asks for; return its data."""
    shown = screen_of(heard)
    assert shown is not None
    assert (shown.token, shown.document) == (name, document(name))
    data: dict[str, Any] = shown.datasources["screen"]
    asked = set(re.findall(r"payload\.screen\.(\w+)", str(shown.document)))
    assert asked == set(data)
    return data


def test_the_step_is_shown_by_its_title(speaker: Speaker) -> None:
    """What is read aloud anyway, and not more."""
    heard = speaker.say("today's step")
    assert shows(heard, "words")["title"] in heard.speech
    speaker.say("yes")
    speaker.say("seven")
    assert speaker.participant().step == 2


def test_a_circle_breathes_with_the_person(speaker: Speaker) -> None:
    """Four seconds in, six seconds out, as long as the practice lasts."""
    speaker.say("patience practice")
    for words in ("two", "ready"):
        assert shows(speaker.say(words), "breath")["label"] == "In for 4, out for 6"
    durations = [node["duration"] for node in nodes(document("breath")) if "duration" in node]
    assert durations == [4000, 6000]


def test_progress_is_a_bar_for_each_week(speaker: Speaker) -> None:
    """Filled by the share of its steps."""
    speaker.open()
    with speaker.database.begin() as session:
        speaker.participant_in(session).step = 12
    data = shows(speaker.say("my progress"), "progress")
    assert data["title"] == "You are at step 12"
    filled = [week["percent"] for week in data["weeks"]]
    assert filled == [100, 57, 0, 0, 0, 0, 0, 0]


def test_progress_is_not_shown_before_the_pin(speaker: Speaker) -> None:
    """A screen is read by whoever is in the room."""
    speaker.person_id = None
    with speaker.database.begin() as session:
        person = people.add_participant(
            session, now=speaker.clock(), status=Status.ACTIVE, phone="+12025550143"
        )
        person.step = 12
        pins.set_pin(session, person, "0481", bytes(16))
        issue_code(session, person, "042711", speaker.clock())
    speaker.say("my code is 042711")
    assert screen_of(speaker.say("my progress")) is None
    assert screen_of(speaker.say("1 1 1 1")) is None
    assert shows(speaker.say("0 4 8 1"), "progress")["title"] == "You are at step 12"


def test_a_code_is_shown_as_it_is_said(speaker: Speaker) -> None:
    """Six digits in two halves, with the word to text before them."""
    speaker.say("link my phone")
    heard = speaker.say("no")
    digits = re.sub(r"\D", "", shows(heard, "code")["code"])
    assert ", ".join(digits) in heard.speech


def test_the_same_is_said_without_a_screen(speaker: Speaker) -> None:
    """A speaker that shows nothing gets no document, and every word."""
    other = Speaker(speaker.database, speaker.clock, user_id="amzn1.ask.account.ben")
    for words in ("today's step", "patience practice", "one"):
        assert screen_of(other.say(words)) is None
        assert other.requests
    assert speaker.say("today's step").ssml == other.say("today's step").ssml


def test_a_repeated_request_shows_the_same(speaker: Speaker) -> None:
    """The answer that was lost is given once more, its screen as well."""
    first = speaker.say("today's step")
    assert speaker.again().envelope == first.envelope
