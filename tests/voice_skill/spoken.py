"""What was said aloud, named by the pieces of content it is put together from."""

import re
from collections.abc import Iterable, Iterator

from shared.content import Content, load_content
from shared.content.model import RoleStep
from shared.content.practices import Practice
from shared.content.speech import halves, plain_words
from tests.voice_skill.conversation import Heard

_LAST = re.compile(r"(?<=[.!?]) ")
_FIELD = re.compile(r"\\\{\w+\\\}")


def is_turn(heard: Heard, name: str, number: int) -> bool:
    """Tell whether a turn of a practice, counted from 0, is what was said."""
    return load_content().practice(name).turns[number].spoken[:60] in heard.ssml


class Pieces:
    """Everything that the speaker may say, by name; the longest fitting piece is found first."""

    def __init__(self, content: Content, steps: Iterable[int]) -> None:
        """Gather the pieces of a language; of the steps, only those with these numbers."""
        found: list[tuple[str, str]] = []
        for key, message in content.messages.items():
            if key == "voice.step_question":
                continue  # nothing but its value
            name = key.removeprefix("voice.")
            found += [(name, text) for text in message.variants]
            found += [(f"{name} asked", _LAST.split(text)[-1]) for text in message.variants]
        for practice in content.practices.values():
            found += _of_practice(practice)
        for topic, faq in content.faqs.items():
            found.append((f"faq {topic}", faq.written))
        for number in steps:
            for words in content.step(number).every_version:
                found += _of_step(f"step {number}", words)
        ranked = sorted(found, key=lambda piece: -len(piece[1]))
        self._pieces = [(name, _pattern(text)) for name, text in ranked]

    def names_in(self, speech: str) -> str:
        """Return the names of the pieces a speech is made of, in order; "..." for anything else."""
        return " + ".join(self._names(" ".join(speech.split())))

    def _names(self, speech: str) -> Iterator[str]:
        while speech:
            for name, pattern in self._pieces:
                if met := pattern.match(speech):
                    yield name
                    speech = speech[met.end() :].strip()
                    break
            else:
                yield "..."
                return


def _of_practice(practice: Practice) -> Iterator[tuple[str, str]]:
    yield f"{practice.name} leave", practice.leave
    for number, turn in enumerate(practice.turns):
        yield f"{practice.name} {number}", turn.say
        if turn.on_silence:
            yield f"{practice.name} {number} gently", turn.on_silence


def _of_step(name: str, words: RoleStep) -> Iterator[tuple[str, str]]:
    first, second = halves(words.written)
    yield f"{name} first half", first
    yield f"{name} second half", second
    yield f"{name} question", words.question
    yield f"{name} closing", words.closing
    for outcome, text in words.answers.items():
        yield f"{name} answer to {outcome}", text


def _pattern(text: str) -> re.Pattern[str]:
    said = " ".join(plain_words(text).split())
    return re.compile(_FIELD.sub(".{1,300}?", re.escape(said)).replace(r"\ ", " ") + r"(?= |$)")
