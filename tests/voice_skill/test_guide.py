"""A practice from turn to turn: a pure function, tried on every practice there is."""

import re

import pytest

from shared.content import load_content
from shared.content.practices import Keeps, Practice, WaitsFor
from shared.content.speech import LONGEST_PAUSE_SECONDS, pauses, seconds
from voice_skill.guide import Guidance, Said, begin, go_on

CONTENT = load_content()
PRACTICES = list(CONTENT.practices.values())
FITTING = {
    WaitsFor.READY: Said.YES,
    WaitsFor.WISH: Said.YES,
    WaitsFor.RATING: Said.NUMBER,
    WaitsFor.WORDS: Said.WORDS,
}


def walk(practice: Practice, said: dict[WaitsFor, Said]) -> list[Guidance]:
    """Return a practice from its beginning to its end, each turn met in the same way."""
    walked = [begin(practice)]
    while (at := walked[-1].at) is not None:
        walked.append(go_on(practice, at, said[practice.turns[at].waits_for]))
    return walked


@pytest.mark.parametrize("practice", PRACTICES, ids=lambda practice: practice.name)
def test_fitting_answers_lead_to_the_end(practice: Practice) -> None:
    """Every turn is said once, in order, each wait with a question, and the end lets one go."""
    walked = walk(practice, FITTING)
    assert [step.at for step in walked] == [*range(len(practice.turns) - 1), None]
    assert walked[-1].finished
    for step in walked[:-1]:
        assert step.speech.endswith("?")
        assert step.reprompt.endswith("?")
    assert not re.sub(r"<[^>]+>", "", walked[-1].speech).strip().endswith("?")


@pytest.mark.parametrize("practice", PRACTICES, ids=lambda practice: practice.name)
def test_going_on_without_an_answer_keeps_nothing(practice: Practice) -> None:
    """Whoever only says "go on" gets through, and nothing of theirs is kept."""
    walked = walk(practice, dict.fromkeys(FITTING, Said.GO_ON))
    assert walked[-1].finished
    assert {step.kept for step in walked} == {Keeps.NOTHING}


@pytest.mark.parametrize("practice", PRACTICES, ids=lambda practice: practice.name)
def test_stop_leaves_from_every_turn(practice: Practice) -> None:
    """The practice's own kind word is said, and nothing waits."""
    for at in range(len(practice.turns) - 1):
        left = go_on(practice, at, Said.STOP)
        assert (left.speech, left.at, left.finished) == (practice.leave, None, False)


@pytest.mark.parametrize("practice", PRACTICES, ids=lambda practice: practice.name)
def test_what_does_not_fit_is_asked_for_more_gently(practice: Practice) -> None:
    """The turn waits on, in the words it has for silence."""
    for at, turn in enumerate(practice.turns[:-1]):
        waits = go_on(practice, at, Said.UNCLEAR)
        assert (waits.speech, waits.at) == (turn.on_silence, at)
        assert go_on(practice, at, Said.WORDS if turn.waits_for is WaitsFor.READY else Said.YES)


def test_good_things_and_why_are_kept_three_times() -> None:
    """Each good thing is kept, and what it came from is joined to it."""
    walked = walk(CONTENT.practice("gratitude"), FITTING)
    kept = [step.kept for step in walked if step.kept is not Keeps.NOTHING]
    assert kept == [Keeps.GRATITUDE, Keeps.MORE] * 3


def test_without_a_good_thing_nobody_is_asked_why() -> None:
    """A thing that is passed over takes its why with it."""
    gratitude = CONTENT.practice("gratitude")
    assert go_on(gratitude, 0, Said.NO).at == 2
    assert go_on(gratitude, 0, Said.WORDS).at == 1


def test_of_a_draft_nothing_is_kept_unless_it_is_wished() -> None:
    """A no passes over the turn that keeps; a yes leads to it, and only its words are kept."""
    apology = CONTENT.practice("apology")
    wish = next(at for at, turn in enumerate(apology.turns) if turn.waits_for is WaitsFor.WISH)
    assert [turn.keeps for turn in apology.turns[:wish]] == [Keeps.NOTHING] * wish
    assert go_on(apology, wish, Said.NO).at is None
    asked = go_on(apology, wish, Said.YES)
    assert asked.at == wish + 1
    assert go_on(apology, wish + 1, Said.WORDS).kept is Keeps.NOTE


def test_a_no_to_ready_leaves() -> None:
    """Whoever does not want to go on is let go."""
    observer = CONTENT.practice("observer")
    assert go_on(observer, 0, Said.NO).speech == observer.leave


@pytest.mark.parametrize(
    ("name", "lasts"), [("patience_60", 60), ("patience", 120), ("patience_240", 240)]
)
def test_the_pauses_to_breathe_last_as_long_as_they_say(name: str, lasts: int) -> None:
    """One, two and four minutes at a calm pace, in breaks that Alexa takes."""
    turns = CONTENT.practice(name).turns
    assert sum(seconds(turn.say) for turn in turns) == pytest.approx(lasts, rel=0.1)
    assert max(max(pauses(turn.say), default=0) for turn in turns) <= LONGEST_PAUSE_SECONDS
    assert any("<break" in turn.spoken for turn in turns)
