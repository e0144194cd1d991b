"""Whatever was asked, whatever is said: one table of every state and every short word."""

from collections.abc import Callable
from datetime import time
from itertools import count
from pathlib import Path
from typing import Final

import pytest
import yaml
from sqlalchemy.exc import NoResultFound

from shared.content import load_content
from shared.rules.programme import LAST_STEP, step_to_revisit
from shared.services import people, pins
from shared.services.linking import issue_code
from shared.storage.database import Database
from shared.storage.states import Status
from tests.clocks import MovableClock
from tests.voice_skill.conversation import SKILL_ID, Speaker
from tests.voice_skill.spoken import Pieces
from voice_skill.handlers.turn import Pending
from voice_skill.utterances import build_session_end

CONTENT = load_content()
REVISITED = step_to_revisit(MovableClock().now.date())
PIECES = Pieces(CONTENT, {1, 2, 3, 4, 5, 12, REVISITED})
# What is said, by its name in the table; silence is the end that Alexa tells the skill of.
UTTERANCES: Final = {
    "help": "help",
    "stop": "stop",
    "cancel": "cancel",
    "yes": "yes",
    "no": "no",
    "repeat": "repeat",
    "pause": "pause",
    "resume": "continue",
    "next": "next",
    "thanks": "thanks",
    "silence": None,
    "unclear": "purple bicycle soup",
}
TABLE: Final = Path(__file__).with_name("matrix.yaml")
_people = count(1)


def at_step(number: int) -> Callable[[Speaker], None]:
    """Return what brings somebody to the question of a step."""

    def reach(speaker: Speaker) -> None:
        speaker.open()
        with speaker.database.begin() as session:
            speaker.participant_in(session).step = number
        speaker.session = None
        speaker.hear_step()

    return reach


def saying(*words: str) -> Callable[[Speaker], None]:
    """Return what brings somebody to a state by saying these things one after the other."""

    def reach(speaker: Speaker) -> None:
        for said in words:
            speaker.session = None if said.startswith("open ") else speaker.session
            speaker.say(said)

    return reach


def one_shot(speaker: Speaker) -> None:
    """Bring somebody known to a session that has not begun."""
    speaker.open()
    speaker.session = None


def finished(speaker: Speaker) -> None:
    """Bring somebody to the welcome after the last step."""
    speaker.open()
    with speaker.database.begin() as session:
        speaker.participant_in(session).step = LAST_STEP + 1
    speaker.open()


def wishing(speaker: Speaker) -> None:
    """Bring somebody to the wish that ends the draft of an apology."""
    speaker.intend("FaqIntent", topic="a draft of an apology")
    saying(*["yes"] * 4, "seven")(speaker)


def offered_a_practice(speaker: Speaker) -> None:
    """Bring somebody to the end of the day that rehearses."""
    at_step(3)(speaker)
    speaker.say("done")


def with_paused_texts(speaker: Speaker) -> None:
    """Bring somebody whose texts are paused to the welcome of another day."""
    saying("done")(speaker)
    with speaker.database.begin() as session:
        speaker.participant_in(session).status = Status.PAUSED
    speaker.clock.move(days=1)
    speaker.open()


def linked(speaker: Speaker, pin: str | None = "0481") -> None:
    """Link a speaker to the phone of somebody at step 12; who has no PIN is offered one."""
    with speaker.database.begin() as session:
        phone = f"+1202555{next(_people):04d}"
        person = people.add_participant(
            session, now=speaker.clock(), status=Status.ACTIVE, phone=phone
        )
        person.step, person.prompt_time = 12, time(9)
        if pin is not None:
            pins.set_pin(session, person, pin, bytes(16))
        issue_code(session, person, "042711", speaker.clock())
    speaker.say("my code is 042711")


def offered_a_pin(speaker: Speaker) -> None:
    """Bring a voice that is not known, and has just linked, to the offer of a PIN."""
    speaker.person_id = None
    linked(speaker, pin=None)


def asked_for_the_pin(speaker: Speaker) -> None:
    """Bring a voice that is not known to the question for the PIN."""
    speaker.person_id = None
    then(linked, "my progress")(speaker)


def choosing_a_pin(speaker: Speaker) -> None:
    """Bring somebody to the question which digits the PIN is to be."""
    offered_a_pin(speaker)
    speaker.say("yes")


def then(first: Callable[[Speaker], None], *words: str) -> Callable[[Speaker], None]:
    """Return what brings somebody to a state in a new conversation after another one."""

    def reach(speaker: Speaker) -> None:
        first(speaker)
        speaker.session = None
        saying(*words)(speaker)

    return reach


def asked_to_remind(speaker: Speaker) -> None:
    """Bring somebody to the question whether to set a reminder."""
    speaker.intend("SetReminderIntent", time="09:00")


def offered_a_routine(speaker: Speaker) -> None:
    """Bring somebody who wants no reminder to the offer of a routine."""
    asked_to_remind(speaker)
    speaker.say("no")


def on_another_day(speaker: Speaker) -> None:
    """Bring somebody who has done a step to the welcome of the next day."""
    saying("done")(speaker)
    speaker.clock.move(days=1)
    speaker.open()


STATES: Final[dict[str, Callable[[Speaker], None]]] = {
    "nothing asked": one_shot,
    "first welcome": saying("open steady steps"),
    "welcome on another day": on_another_day,
    "welcome with texts paused": with_paused_texts,
    "welcome after the last step": finished,
    "step done, offered again": saying("done", "open steady steps"),
    "half of a step heard": saying("today's step"),
    "half of a done step heard": saying("done", "today's step", "yes"),
    "step broken off": saying("today's step", "open steady steps"),
    "rating asked": at_step(1),
    "choice asked": at_step(2),
    "done asked": at_step(3),
    "kept asked": at_step(4),
    "words asked": at_step(5),
    "practice of the week offered": offered_a_practice,
    "practice broken off": saying("patience practice", "two", "open steady steps"),
    "minutes asked": saying("patience practice"),
    "practice, ready asked": saying("patience practice", "two"),
    "practice, number asked": saying("patience practice", "one", "yes", "yes"),
    "practice, words asked": saying("gratitude practice"),
    "practice, why asked": saying("gratitude practice", "warm bread"),
    "practice, promise asked": saying("make a promise"),
    "practice, wish asked": wishing,
    "good thing kept": saying("i'm grateful for warm bread"),
    "question asked for": saying("i have a question"),
    "question answered": saying("how long does it take"),
    "question answered in full": saying("how long does it take", "yes"),
    "help given": saying("help"),
    "code asked": saying("link my phone"),
    "linking offered": saying("pause my texts"),
    "promise offered": saying("i kept my promise"),
    "outcome asked": saying("i promise to call at six", "about my promise"),
    "slip told": saying("i slipped"),
    "PIN offered": offered_a_pin,
    "PIN asked": asked_for_the_pin,
    "new PIN asked": choosing_a_pin,
    "unlinking asked": then(linked, "unlink my phone"),
    "erasure asked": saying("delete my data"),
    "hour asked": saying("set a reminder"),
    "reminder asked": asked_to_remind,
    "routine offered": offered_a_routine,
    "ringing asked": then(linked, "set a reminder"),
    "crisis spoken, text offered": then(linked, "i need help now"),
    "crisis spoken": saying("i need help now"),
    "danger spoken": saying("i'm grateful for he hits me"),
}


def somebody(database: Database) -> Speaker:
    """Return the speaker of somebody new, whose voice it knows."""
    number = next(_people)
    who = f"amzn1.ask.account.{number}", f"amzn1.ask.person.{number}"
    return Speaker(database, MovableClock(), user_id=who[0], person_id=who[1])


def outcome(speaker: Speaker, words: str | None) -> str:
    """Say something; return what is asked now, where one could go on, and what was said."""
    if words is None:
        speaker.send(
            build_session_end(
                skill_id=SKILL_ID,
                user_id=speaker.user_id,
                device_id="device",
                session=speaker.session or speaker.new_session(),
                request_id=f"end-{next(_people)}",
                now=speaker.clock(),
                reason="EXCEEDED_MAX_REPROMPTS",
            ),
        )
        return f"(end{_kept(speaker)}) nothing"
    heard = speaker.say(words)
    assert heard.listens == heard.speech.endswith("?"), heard.speech
    pending = heard.envelope["sessionAttributes"].get("pending", "end")
    return f"({pending}{_kept(speaker)}) {PIECES.names_in(heard.speech)}"


def _kept(speaker: Speaker) -> str:
    """Return what is kept for the next conversation: the step, and a place in something."""
    try:
        person = speaker.participant()
    except NoResultFound:
        return ", erased"
    place = f", at {person.voice_place}" if person.voice_place else ""
    return f", step {person.step}{place}"


@pytest.mark.parametrize("state", STATES)
def test_every_word_has_its_answer_in_every_state(sqlite_database: Database, state: str) -> None:
    """The table says for each state and word what is asked now, what is kept and what is said."""
    expected = yaml.safe_load(TABLE.read_text(encoding="utf-8"))[state]
    met = {}
    for name, words in UTTERANCES.items():
        speaker = somebody(sqlite_database)
        STATES[state](speaker)
        met[name] = outcome(speaker, words)
    assert met == expected


def test_the_table_has_no_empty_cell() -> None:
    """Every question that can be asked and every word, and nothing that is not tried."""
    table = yaml.safe_load(TABLE.read_text(encoding="utf-8"))
    assert list(table) == list(STATES)
    asked = {row["repeat"].partition(",")[0].removeprefix("(") for row in table.values()}
    assert set(Pending) - {Pending(one) for one in asked} == set()
    assert all(list(row) == list(UTTERANCES) and all(row.values()) for row in table.values())
