"""Which of the common questions a text asks, learned from ways of asking.

A text is a set of signs: its words, pairs of neighbours, and the ideas its words stand for. Each
sign has a weight for each question, and for "none of these"; the heaviest sum is meant.
`learning.py` fits the weights.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, pairwise, zip_longest

from shared.rules.reading.ideas import ideas_in, stem
from shared.rules.reading.learning import Signs, learn
from shared.rules.reading.normal_form import Plain, plain
from shared.rules.vocabulary import FaqTopic

_WORD, _PAIR, _IDEA = 0.7, 0.5, 2.0  # how much a sign of each kind counts
_ALWAYS = "(any text)"
_ROUNDS, _MORE_ROUNDS = 8, 40


def signs_of(read: Plain) -> Signs:
    """Return the signs in a text with how much each counts; ideas stand in angle brackets."""
    signs: Signs = {_ALWAYS: 1.0}
    for clause in read.clauses:
        stems = [stem(word) for word in clause.split()]
        signs |= dict.fromkeys(stems, _WORD)
        signs |= {f"{one} {next_one}": _PAIR for one, next_one in pairwise(["^", *stems])}
        signs |= {f"<{idea}>": _IDEA for idea in ideas_in(stems)}
    return signs


@dataclass(frozen=True)
class Topics:
    """The common questions with their ways of asking; `others` are questions about other things.

    Learning takes about half a second and is put off until the first text is looked at. Without
    ways of asking, every question is about something else.
    """

    asks: Mapping[FaqTopic, Sequence[str]]
    others: Sequence[str] = ()

    def learn(self) -> None:
        """Learn now, so that nobody's first question waits for it."""
        if self.asks:
            _ = self._weights

    def find(self, read: Plain) -> FaqTopic | None:
        """Return the question a text asks, or None where it asks none of them."""
        if not self.asks:
            return None
        sums = [sum(column) for column in zip(*self._pulls(read).values(), strict=True)]
        return self._named[sums.index(max(sums))]

    def nearest(self, read: Plain, count: int) -> list[FaqTopic]:
        """Return the questions a text is most like, the likest first, though it may ask none."""
        if not self.asks:
            return list(FaqTopic)[:count]
        sums = [sum(column) for column in zip(*self._pulls(read).values(), strict=True)]
        ranked = sorted(range(len(sums)), key=lambda place: -sums[place])
        return [topic for place in ranked if (topic := self._named[place]) is not None][:count]

    def why(self, read: Plain) -> list[tuple[str, float]]:
        """Return the signs that led to what `find` answers, the weightiest first.

        The weight is how far a sign pulls towards the answer, against the mean of all answers.
        """
        if not self.asks:
            return []
        place = self._named.index(self.find(read))
        pulls = {
            sign: pull[place] - sum(pull) / len(pull) for sign, pull in self._pulls(read).items()
        }
        return sorted(pulls.items(), key=lambda item: -item[1])

    def _pulls(self, read: Plain) -> dict[str, list[float]]:
        weights = self._weights
        return {
            sign: [count * weight for weight in weights[sign]]
            for sign, count in signs_of(read).items()
            if sign in weights
        }

    @cached_property
    def _named(self) -> tuple[FaqTopic | None, ...]:
        return (*self.asks, None)

    @cached_property
    def _weights(self) -> dict[str, list[float]]:
        examples = list(self._in_turn())
        return learn(examples, len(self._named), rounds=_ROUNDS, more_rounds=_MORE_ROUNDS)

    def _in_turn(self) -> Iterator[tuple[Signs, int]]:
        """Yield every way of asking, one of each question in turn, with its question's place."""
        rows = zip_longest(*self.asks.values(), self.others)
        for place, ask in chain.from_iterable(enumerate(row) for row in rows):
            if ask is not None:
                yield signs_of(plain(ask)), place


NO_TOPICS = Topics({})
