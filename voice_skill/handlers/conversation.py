"""Short words whose meaning is the question before them: yes, no, again, go on, and the unclear."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final

from shared.rules.vocabulary import Intent
from voice_skill.guide import Said
from voice_skill.handlers import (
    danger,
    journal,
    linking,
    places,
    practices,
    privacy,
    promises,
    questions,
    reminders,
    steps,
    welcome,
)
from voice_skill.handlers.turn import GUIDED, Pending, Reply, Turn, ask, joined, tell

# After so many misses in a row the question is dropped for a wider one.
_PATIENT_FOR: Final = 2

_Answer = Callable[[Turn], Reply]


def goodbye(turn: Turn) -> Reply:
    """End the conversation."""
    return tell(turn.say("goodbye"))


def stop(turn: Turn) -> Reply:
    """End the conversation; whoever leaves a practice is let go with its own words."""
    return practices.leave(turn) if turn.guided else goodbye(turn)


def pause(turn: Turn) -> Reply:
    """Break off for now; what was begun can be taken up again."""
    return practices.pause(turn) if turn.place is not None else goodbye(turn)


def repeat(turn: Turn) -> Reply:
    """Say the last thing again; its question waits as before."""
    last = turn.attributes.get("last")
    if not isinstance(last, str) or turn.pending is None:
        return ask(turn.say("nothing_to_repeat"), Pending.STEP)
    return ask(last, turn.pending, place=turn.place, about=turn.about)


def yes(turn: Turn) -> Reply:
    """Do what was offered; where nothing was, ask what is wanted."""
    return _MEANT[turn.pending][0](turn) if turn.pending in _MEANT else _wonder(turn)


def no(turn: Turn) -> Reply:
    """Leave what was offered; where nothing was, ask what is wanted."""
    return _MEANT[turn.pending][1](turn) if turn.pending in _MEANT else _wonder(turn)


def resume(turn: Turn) -> Reply:
    """Go on with what waits, was offered or was broken off; else with today's step."""
    if turn.guided:
        return practices.answer(turn, Said.GO_ON)
    if turn.pending in _OFFERS:
        return yes(turn)
    if turn.pending in _ASKED_AGAIN:
        return _ASKED_AGAIN[turn.pending](turn)
    if turn.pending in _MEANT and turn.pending is not Pending.ANYTHING:
        return _offer_again(turn)  # such as erasure: only a yes is one
    return steps.take_up(turn) if places.left_at(turn) is not None else steps.todays_step(turn)


def following(turn: Turn) -> Reply:
    """Go on to what comes next: the next turn, the day's question, or past today's step."""
    if turn.guided:
        return practices.answer(turn, Said.GO_ON)
    return _NEXT.get(turn.pending, goodbye)(turn)


def fallback(turn: Turn) -> Reply:
    """Ask the same thing again, and after two misses something wider, in other words each time."""
    if turn.guided:
        return practices.unclear(turn)  # it counts its misses itself
    if turn.pending in _UNCLEAR and turn.misses < _PATIENT_FOR:
        reply = _UNCLEAR[turn.pending](turn)
        if turn.pending is not Pending.RATING:  # that one counts for itself, to vary its words
            turn.missed()
        return reply
    if turn.pending in _MEANT and turn.misses == 0:
        return _offer_again(turn)
    return _wonder(turn)


def help_here(turn: Turn) -> Reply:
    """Tell what can be said at this point and ask its question again; elsewhere, what there is."""
    if turn.pending not in _ASKED_AGAIN:
        return welcome.explain(turn)
    key = "help_guided" if turn.pending in GUIDED else "help_question"
    asked = _ASKED_AGAIN[turn.pending](turn)
    return replace(asked, speech=joined(turn.say(key), asked.speech)) if asked.pending else asked


def _offer_again(turn: Turn) -> Reply:
    """Say that nothing was understood, and ask what was asked last once more."""
    last = turn.attributes.get("last")
    if turn.pending is None or not isinstance(last, str) or not last:
        return _wonder(turn)
    turn.missed()
    again = joined(turn.say("not_followed"), ask(last, turn.pending).reprompt or last)
    return ask(again, turn.pending, place=turn.place, about=turn.about)


def _wonder(turn: Turn) -> Reply:
    return ask(turn.say("fallback", variant=turn.missed()), Pending.STEP)


def _answers(outcome: Intent) -> _Answer:
    return lambda turn: steps.answered(turn, outcome)


def _went(outcome: Intent) -> _Answer:
    return lambda turn: promises.went(turn, outcome)


def _guided(said: Said) -> _Answer:
    return lambda turn: practices.answer(turn, said)


_IN_A_PRACTICE: Final = (_guided(Said.YES), _guided(Said.NO))
# What a yes and a no mean, by the question before.
_MEANT: Final[Mapping[Pending | None, tuple[_Answer, _Answer]]] = {
    Pending.ANYTHING: (_wonder, goodbye),
    Pending.STEP: (steps.todays_step, goodbye),
    Pending.RECAP: (steps.recap, goodbye),
    Pending.HALF: (steps.second_half, steps.leave_for_later),
    Pending.TAKE_UP: (steps.take_up, welcome.start_afresh),
    Pending.RATING: (steps.rating_again, steps.answer_later),
    Pending.DONE: (_answers(Intent.DONE), _answers(Intent.NOT_YET)),
    Pending.KEPT: (_went(Intent.KEPT), _went(Intent.NOT_YET)),
    Pending.CHOICE: (steps.ask_again, journal.declined),
    Pending.TEXT: (steps.ask_again, steps.answer_later),
    **dict.fromkeys(GUIDED, _IN_A_PRACTICE),
    Pending.MORE_GRATITUDE: (journal.another, journal.enough_gratitude),
    Pending.TOPIC: (questions.ask_topic, goodbye),
    Pending.MORE_QUESTIONS: (questions.more, goodbye),
    Pending.CODE: (linking.ask_code, linking.give_code),
    Pending.LINKING: (linking.ask_code, goodbye),
    Pending.NEW_PROMISE: (promises.ask_promise, goodbye),
    Pending.OUTCOME: (_went(Intent.KEPT), _went(Intent.NOT_YET)),
    Pending.PATIENCE: (practices.short_pause, goodbye),
    Pending.MINUTES: (practices.two_minutes, goodbye),
    Pending.PRACTICE_OFFER: (practices.offered, goodbye),
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
        Pending.HALF,
        Pending.TAKE_UP,
        Pending.MORE_GRATITUDE,
        Pending.MORE_QUESTIONS,
        Pending.LINKING,
        Pending.NEW_PROMISE,
        Pending.PATIENCE,
        Pending.SET_PIN,
        Pending.MINUTES,
        Pending.PRACTICE_OFFER,
    },
)
# What comes next; after any other question there is nothing.
_NEXT: Final[Mapping[Pending | None, _Answer]] = {
    **dict.fromkeys(
        (
            *(None, Pending.STEP, Pending.RATING, Pending.DONE),
            *(Pending.KEPT, Pending.CHOICE, Pending.TEXT),
        ),
        steps.skip,
    ),
    Pending.ANYTHING: steps.todays_step,
    Pending.HALF: steps.past_the_half,
    Pending.TAKE_UP: welcome.start_afresh,
    Pending.MORE_GRATITUDE: journal.enough_gratitude,
    Pending.TOPIC: questions.ask_topic,
    Pending.MORE_QUESTIONS: questions.ask_topic,
    Pending.MINUTES: practices.two_minutes,
}
_ASKED_AGAIN: Final[Mapping[Pending | None, _Answer]] = {
    Pending.HALF: steps.ask_half,
    Pending.RATING: steps.ask_rating,
    Pending.DONE: steps.ask_again,
    Pending.KEPT: steps.ask_again,
    Pending.CHOICE: steps.ask_again,
    Pending.TEXT: steps.ask_again,
    **dict.fromkeys(GUIDED, practices.unclear),
    Pending.TOPIC: questions.ask_topic,
    Pending.CODE: linking.ask_code,
    Pending.HOUR: reminders.ask_hour,
    Pending.PIN: privacy.ask_pin,
    Pending.NEW_PIN: privacy.ask_new_pin,
    Pending.OUTCOME: promises.ask_outcome,
    Pending.MINUTES: practices.ask_minutes,
}
# As above, for what was said and not understood.
_UNCLEAR: Final[Mapping[Pending | None, _Answer]] = {
    **_ASKED_AGAIN,
    Pending.RATING: steps.rating_again,
    Pending.TOPIC: questions.list_topics,
}
