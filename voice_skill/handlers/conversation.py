"""Short words whose meaning is the question before them: yes, no, again, go on, and the unclear."""

from collections.abc import Callable, Mapping
from typing import Final

from shared.rules.vocabulary import Intent
from voice_skill.handlers import (
    danger,
    journal,
    linking,
    practices,
    privacy,
    promises,
    questions,
    reminders,
    steps,
)
from voice_skill.handlers.turn import Pending, Reply, Turn, ask, tell

# After so many misses in a row the question is dropped for a wider one.
_PATIENT_FOR: Final = 2

_Answer = Callable[[Turn], Reply]


def goodbye(turn: Turn) -> Reply:
    """End the conversation."""
    return tell(turn.say("goodbye"))


def repeat(turn: Turn) -> Reply:
    """Say the last thing again; its question waits as before."""
    last = turn.attributes.get("last")
    if not isinstance(last, str) or turn.pending is None:
        return ask(turn.say("nothing_to_repeat"), Pending.STEP)
    return ask(last, turn.pending)


def yes(turn: Turn) -> Reply:
    """Do what was offered; where nothing was, ask what is wanted."""
    return _MEANT[turn.pending][0](turn) if turn.pending in _MEANT else _wonder(turn)


def no(turn: Turn) -> Reply:
    """Leave what was offered; where nothing was, ask what is wanted."""
    return _MEANT[turn.pending][1](turn) if turn.pending in _MEANT else _wonder(turn)


def resume(turn: Turn) -> Reply:
    """Go on: with what was offered, else with today's step."""
    offered = turn.pending in _OFFERS
    return yes(turn) if offered else steps.todays_step(turn)


def fallback(turn: Turn) -> Reply:
    """Ask the same thing again, and after two misses something wider, in other words each time."""
    if turn.pending in _ASKED_AGAIN and turn.misses < _PATIENT_FOR:
        reply = _ASKED_AGAIN[turn.pending](turn)
        if turn.pending is not Pending.RATING:  # that one counts for itself, to vary its words
            turn.missed()
        return reply
    return _wonder(turn)


def _wonder(turn: Turn) -> Reply:
    return ask(turn.say("fallback", variant=turn.missed()), Pending.STEP)


def _answers(outcome: Intent) -> _Answer:
    return lambda turn: steps.answered(turn, outcome)


def _went(outcome: Intent) -> _Answer:
    return lambda turn: promises.went(turn, outcome)


# What a yes and a no mean, by the question before.
_MEANT: Final[Mapping[Pending | None, tuple[_Answer, _Answer]]] = {
    Pending.STEP: (steps.todays_step, goodbye),
    Pending.RECAP: (steps.recap, goodbye),
    Pending.RATING: (steps.rating_again, steps.answer_later),
    Pending.DONE: (_answers(Intent.DONE), _answers(Intent.NOT_YET)),
    Pending.KEPT: (_went(Intent.KEPT), _went(Intent.NOT_YET)),
    Pending.CHOICE: (steps.ask_again, steps.answer_later),
    Pending.TEXT: (steps.ask_again, steps.answer_later),
    Pending.GRATITUDE: (journal.ask_gratitude, journal.enough_gratitude),
    Pending.MORE_GRATITUDE: (journal.ask_gratitude, journal.enough_gratitude),
    Pending.TOPIC: (questions.ask_topic, goodbye),
    Pending.MORE_QUESTIONS: (questions.ask_topic, goodbye),
    Pending.CODE: (linking.ask_code, linking.give_code),
    Pending.LINKING: (linking.ask_code, goodbye),
    Pending.PROMISE: (promises.ask_promise, goodbye),
    Pending.NEW_PROMISE: (promises.ask_promise, goodbye),
    Pending.OUTCOME: (_went(Intent.KEPT), _went(Intent.NOT_YET)),
    Pending.PATIENCE: (practices.patience, goodbye),
    Pending.PIN: (privacy.ask_pin, goodbye),
    Pending.NEW_PIN: (privacy.ask_new_pin, goodbye),
    Pending.SET_PIN: (privacy.ask_new_pin, goodbye),
    Pending.UNLINK: (linking.unlink, goodbye),
    Pending.ERASE: (privacy.erase, goodbye),
    Pending.LINES: (danger.text_lines, goodbye),
    Pending.RING: (reminders.ask_hour, goodbye),
    Pending.HOUR: (reminders.ask_hour, goodbye),
    Pending.REMINDER: (reminders.remind, reminders.offer_routine),
    Pending.ROUTINE: (reminders.start_routine, goodbye),
}
# "I'm ready" takes up an offer; to a question it is no answer.
_OFFERS: Final = frozenset(
    {
        Pending.STEP,
        Pending.RECAP,
        Pending.MORE_GRATITUDE,
        Pending.MORE_QUESTIONS,
        Pending.LINKING,
        Pending.NEW_PROMISE,
        Pending.PATIENCE,
        Pending.SET_PIN,
    },
)
_ASKED_AGAIN: Final[Mapping[Pending | None, _Answer]] = {
    Pending.RATING: steps.rating_again,
    Pending.DONE: steps.ask_again,
    Pending.KEPT: steps.ask_again,
    Pending.CHOICE: steps.ask_again,
    Pending.TEXT: steps.ask_again,
    Pending.GRATITUDE: journal.ask_gratitude,
    Pending.TOPIC: questions.ask_topic,
    Pending.CODE: linking.ask_code,
    Pending.HOUR: reminders.ask_hour,
    Pending.PIN: privacy.ask_pin,
    Pending.NEW_PIN: privacy.ask_new_pin,
    Pending.PROMISE: promises.ask_promise,
    Pending.OUTCOME: promises.ask_outcome,
}
