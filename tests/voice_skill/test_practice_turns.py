"""Every turn of every practice, met with every short word: by what the turn waits for."""

from typing import Final

import pytest

from shared.content import load_content
from shared.content.practices import Keeps, Practice, WaitsFor
from shared.storage.database import Database
from tests.clocks import MovableClock
from tests.voice_skill.conversation import Speaker
from tests.voice_skill.test_skill_matrix import UTTERANCES, outcome
from voice_skill.handlers.practices import PENDING
from voice_skill.handlers.turn import ELICITED, Pending
from voice_skill.utterances import SessionState

CONTENT = load_content()
_EVERYWHERE: Final = {
    "help": "help_guided + gently",
    "stop": "leave",
    "cancel": "leave",
    "repeat": "again",
    "pause": "paused",
    "thanks": "leave",
    "silence": "nothing",
}
# What a turn makes of a word: the next turn, the one past what it would lead to, gentler words.
TABLE: Final[dict[WaitsFor, dict[str, str]]] = {
    WaitsFor.READY: _EVERYWHERE
    | {"yes": "next", "no": "leave", "resume": "next", "next": "next", "unclear": "gently"},
    WaitsFor.WISH: _EVERYWHERE
    | {"yes": "next", "no": "past", "resume": "past", "next": "past", "unclear": "gently"},
    WaitsFor.RATING: _EVERYWHERE
    | {"yes": "gently", "no": "next", "resume": "next", "next": "next", "unclear": "gently"},
    WaitsFor.WORDS: _EVERYWHERE
    | {"yes": "gently", "no": "past", "resume": "past", "next": "past", "unclear": "next"},
}


def expected(practice: Practice, at: int, met: str) -> str:
    """Return the outcome of a cell in the words of the other table."""
    turns, here = practice.turns, f"{practice.name} {at}"
    following = at + 1
    if met == "past":
        if turns[at].waits_for is WaitsFor.WISH:
            following += 1
        while turns[following].keeps is Keeps.MORE:
            following += 1
    if met in {"next", "past"}:
        said = f"{practice.name} {following}"
        if following == len(turns) - 1:
            return f"(end, step 1) {said}"
        return f"({pending_of(practice, following)}, step 1, at {said}) {said}"
    if met == "leave":
        return f"(end, step 1) {practice.name} leave"
    if met in {"paused", "nothing"}:
        return f"(end, step 1, at {here}) {met}"
    said = {"again": here}.get(met, met.replace("gently", f"{here} gently"))
    return f"({pending_of(practice, at)}, step 1, at {here}) {said}"


def pending_of(practice: Practice, at: int) -> str:
    """Return what a turn asks, as the session remembers it."""
    turn = practice.turns[at]
    words = turn.waits_for is WaitsFor.WORDS
    return "guided_promise" if words and practice.makes_a_promise else PENDING[turn.waits_for]


def stand(speaker: Speaker, practice: Practice, at: int) -> None:
    """Bring somebody to a turn that has just been said."""
    place, pending = f"{practice.name} {at}", pending_of(practice, at)
    speaker.session = SessionState(
        "session",
        new=False,
        eliciting=ELICITED.get(Pending(pending)),
        attributes={
            "pending": pending,
            "place": place,
            "last": practice.turns[at].spoken,
        },
    )
    with speaker.database.begin() as session:
        person = speaker.participant_in(session)
        person.voice_place, person.voice_place_at = place, speaker.clock()


@pytest.mark.parametrize("name", CONTENT.practices)
def test_every_turn_answers_every_word(
    sqlite_database: Database, clock: MovableClock, name: str
) -> None:
    """Nowhere in a practice is a word without its answer."""
    practice = CONTENT.practice(name)
    speaker = Speaker(sqlite_database, clock)
    speaker.open()
    for at, turn in enumerate(practice.turns[:-1]):
        assert set(TABLE[turn.waits_for]) == set(UTTERANCES)
        for word, met in TABLE[turn.waits_for].items():
            stand(speaker, practice, at)
            assert outcome(speaker, UTTERANCES[word]) == expected(practice, at, met), (at, word)
