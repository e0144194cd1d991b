"""Danger in any text: heard first, heard in any spelling, and not heard in figures of speech."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.rules.replies import read_reply
from shared.rules.risk import read_risk
from shared.rules.vocabulary import Expects, Risk


@pytest.mark.parametrize("expects", list(Expects))
@pytest.mark.parametrize(
    ("text", "risk"),
    [
        ("I want to kill myself", Risk.SELF_HARM),
        ("he hits me", Risk.ABUSE),
        ("I am going to kill him", Risk.HARM_OTHER),
    ],
)
def test_danger_is_told_whatever_was_asked(text: str, risk: Risk, expects: Expects) -> None:
    """The same danger is heard under every kind of prompt."""
    assert read_reply(text, expects).risk is risk


@pytest.mark.parametrize(
    "text", ["STOP i want to die", "7 i want to die", "skip. i want to die", "help i want to die"]
)
def test_danger_is_told_beside_any_intent(text: str) -> None:
    """A request, an answer or a stop in the same text hides no danger."""
    assert read_reply(text, Expects.RATING).risk is Risk.SELF_HARM


@pytest.mark.parametrize(
    "text",
    [
        "I WANT TO KILL MYSELF",
        "i want 2 kill myself",
        "i want to kill my self",
        "i want\nto kill\nmyself",
        "i want to k1ll myself",
        "i want to killlll myself",
        "I\u2019m going to kill myself.",
        "i wanna kil myself",
    ],
)
def test_danger_is_heard_in_any_spelling(text: str) -> None:
    """Capitals, line breaks, digits for letters and common slips of the finger hide nothing."""
    assert read_risk(text) is Risk.SELF_HARM


def test_gravest_danger_is_told() -> None:
    """Of several, danger to oneself is told first, then danger from another."""
    assert read_risk("he hit me and I want to die") is Risk.SELF_HARM
    assert read_risk("he hit me and I want to kill him") is Risk.ABUSE


@pytest.mark.parametrize(
    "text",
    [
        "", "I'm dying laughing", "this traffic kills me", "I could kill for a coffee",
        "he hit me up for lunch", "we killed it", "shoot me a text", "my phone died",
        "she's dead right", "it hit me that I was wrong", "I beat him at chess",
        "Liked “If you are thinking of suicide, call or text 988”",
    ],
)  # fmt: skip
def test_figures_of_speech_raise_nothing(text: str) -> None:
    """What is only said so raises no alarm."""
    assert read_reply(text, Expects.TEXT).risk is Risk.NONE


@given(st.text())
def test_any_text_has_a_risk(text: str) -> None:
    """Any text is read, always the same, and never fails."""
    assert read_risk(text) is read_risk(text)
