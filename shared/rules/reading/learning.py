"""Learning what texts mean from examples: multinomial logistic regression, always the same.

Hastie, Tibshirani, Friedman: The Elements of Statistical Learning, 2nd ed., 4.4. The weights are
fitted by stochastic gradient steps in a fixed order, so that the same examples always give the
same weights.
"""

from collections.abc import Sequence
from math import exp

_FIRST_STEP, _SLOWING, _DECAY = 0.2, 0.3, 0.002

Signs = dict[str, float]  # what is seen in a text, and how much it counts
_Rows = list[tuple[list[float], float]]  # the weights of a sign, and how much it counts


def learn(
    examples: Sequence[tuple[Signs, int]], count: int, *, rounds: int, more_rounds: int = 0
) -> dict[str, list[float]]:
    """Return the weights of each sign for each of `count` answers.

    An example is the signs of a text and the place of its answer. After the rounds over all of
    them, those still missed are gone over up to `more_rounds` times, until none is.
    """
    weights = {sign: [0.0] * count for signs, _ in examples for sign in signs}
    ready = [
        ([(weights[sign], much) for sign, much in signs.items()], at) for signs, at in examples
    ]
    for passed in range(rounds):
        step = _FIRST_STEP / (1 + _SLOWING * passed)
        for rows, place in ready:
            _correct(rows, place, step)
    for _ in range(more_rounds):
        missed = [(rows, place) for rows, place in ready if not _is_right(rows, place)]
        for rows, place in missed:
            _correct(rows, place, _FIRST_STEP)
        if not missed:
            break
    return weights


def shares_of(sums: Sequence[float]) -> list[float]:
    """Return how likely each answer is, from 0 to 1, together 1 (softmax)."""
    highest = max(sums)
    powers = [exp(one - highest) for one in sums]
    total = sum(powers)
    return [power / total for power in powers]


def _sums(rows: _Rows) -> list[float]:
    return [
        sum(column) for column in zip(*([w * much for w in row] for row, much in rows), strict=True)
    ]


def _is_right(rows: _Rows, place: int) -> bool:
    sums = _sums(rows)
    return sums.index(max(sums)) == place


def _correct(rows: _Rows, place: int, step: float) -> None:
    """Move the weights of one example's signs a step towards the answer at `place`."""
    shares = shares_of(_sums(rows))
    shares[place] -= 1
    shrink = 1 - step * _DECAY
    for row, much in rows:
        pull = step * much
        row[:] = [weight * shrink - pull * share for weight, share in zip(row, shares, strict=True)]
