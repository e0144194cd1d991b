"""Short words that Alexa put into a slot for free words, though they steer the conversation."""

from collections.abc import Callable, Mapping
from typing import Final

from voice_skill.handlers import conversation
from voice_skill.handlers.turn import Reply, Turn

_FREE_WORDS: Final = frozenset({"gratitude", "promise", "topic", "time"})
_MEANT: Final[Mapping[Callable[[Turn], Reply], tuple[str, ...]]] = {
    conversation.stop: (
        *("stop", "cancel", "exit", "quit", "goodbye", "bye", "never mind", "stop it"),
        *("thanks", "thank you", "that's all", "that is all", "please stop", "i want to stop"),
    ),
    conversation.help_here: ("help", "help me", "what can i say", "what do i say"),
    conversation.repeat: ("repeat", "repeat that", "say that again", "again", "pardon", "what"),
    conversation.following: ("next", "skip", "skip it", "pass", "next one"),
    conversation.resume: ("go on", "continue", "keep going", "carry on", "resume", "ready"),
    conversation.pause: ("pause", "wait", "hold on", "one moment", "wait a moment"),
    conversation.yes: ("yes", "yeah", "yes please", "ok", "okay", "sure"),
    conversation.no: (
        *("no", "nope", "no thanks", "no thank you", "not now", "later", "nothing", "none"),
        *("i don't know", "no idea", "nothing comes to mind", "nothing else", "nothing more"),
    ),
}
_BY_WORDS: Final = {words: handler for handler, said in _MEANT.items() for words in said}


def meant_by(turn: Turn) -> Callable[[Turn], Reply] | None:
    """Return what the words in a free slot mean where they are all that was said, or None.

    Stop must stop, in whatever slot it is heard; and nobody's good thing is "next".
    """
    if len(turn.heard) != 1:
        return None
    (slot, words), *_ = turn.heard.items()
    said = words.casefold().replace("\u2019", "'").strip(" .!?")
    return _BY_WORDS.get(said) if slot in _FREE_WORDS else None
