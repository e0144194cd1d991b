"""Which of the common questions a text asks, learned from ways of asking.

A text is a set of signs: its words, pairs of neighbours, and the ideas its words stand for. Each
sign has a weight for each question, and for "none of these"; the heaviest sum is meant. The
weights are those of multinomial logistic regression (Hastie, Tibshirani, Friedman: The Elements
of Statistical Learning, 2nd ed., 4.4), fitted by stochastic gradient steps in a fixed order, so
the same ways of asking always give the same weights.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, pairwise, zip_longest
from math import exp

from shared.rules.reading.ideas import ideas_in, stem
from shared.rules.reading.normal_form import Plain, plain
from shared.rules.vocabulary import FaqTopic

_WORD, _PAIR, _IDEA = 0.7, 0.5, 2.0  # how much a sign of each kind counts
_ALWAYS = "(any text)"
_ROUNDS, _MORE_ROUNDS = 8, 40
_FIRST_STEP, _SLOWING, _DECAY = 0.2, 0.3, 0.002

_Signs = dict[str, float]
_Rows = list[tuple[list[float], float]]  # the weights of a sign, and how much it counts


def signs_of(read: Plain) -> _Signs:
    """Return the signs in a text with how much each counts; ideas stand in angle brackets."""
    signs: _Signs = {_ALWAYS: 1.0}
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
        return _learn(list(self._in_turn()), len(self._named))

    def _in_turn(self) -> Iterator[tuple[_Signs, int]]:
        """Yield every way of asking, one of each question in turn, with its question's place."""
        rows = zip_longest(*self.asks.values(), self.others)
        for place, ask in chain.from_iterable(enumerate(row) for row in rows):
            if ask is not None:
                yield signs_of(plain(ask)), place


def _learn(examples: Sequence[tuple[_Signs, int]], count: int) -> dict[str, list[float]]:
    """Return the weights of each sign for each of `count` answers.

    After the rounds over all examples, those still missed are gone over until none is.
    """
    weights = {sign: [0.0] * count for signs, _ in examples for sign in signs}
    ready = [
        ([(weights[sign], much) for sign, much in signs.items()], at) for signs, at in examples
    ]
    for passed in range(_ROUNDS):
        step = _FIRST_STEP / (1 + _SLOWING * passed)
        for rows, place in ready:
            _correct(rows, place, step)
    for _ in range(_MORE_ROUNDS):
        missed = [(rows, place) for rows, place in ready if not _is_right(rows, place)]
        for rows, place in missed:
            _correct(rows, place, _FIRST_STEP)
        if not missed:
            break
    return weights


def _sums(rows: _Rows) -> list[float]:
    return [
        sum(column) for column in zip(*([w * much for w in row] for row, much in rows), strict=True)
    ]


def _is_right(rows: _Rows, place: int) -> bool:
    sums = _sums(rows)
    return sums.index(max(sums)) == place


def _correct(rows: _Rows, place: int, step: float) -> None:
    """Move the weights of one example's signs a step towards the answer at `place`."""
    shares = _softmax(_sums(rows))
    shares[place] -= 1
    shrink = 1 - step * _DECAY
    for row, much in rows:
        pull = step * much
        row[:] = [weight * shrink - pull * share for weight, share in zip(row, shares, strict=True)]


def _softmax(sums: Sequence[float]) -> list[float]:
    highest = max(sums)
    powers = [exp(one - highest) for one in sums]
    total = sum(powers)
    return [power / total for power in powers]


NO_TOPICS = Topics({})
