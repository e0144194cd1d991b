"""How the signs of danger are weighed, learned from examples; run by an author, not by the service.

Logistic regression (Hastie, Tibshirani, Friedman: The Elements of Statistical Learning, 2nd ed.,
4.4), fitted by gradient steps that grow smaller for signs often seen (Duchi, Hazan, Singer 2011:
adaptive subgradient methods): once for danger against none, then, among dangers, for each kind
against the others. The examples are gone through in one fixed order and sums are exact, so the
same examples give the same weights on every machine.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from hashlib import sha256
from math import exp, fsum, sqrt
from operator import mul

from shared.rules.reading.danger_signs import DANGER, KINDS, SCALE, signs_of
from shared.rules.vocabulary import Risk

_ROUNDS, _STEP = 6, 0.1
_RARE = 2  # a sign seen in fewer examples teaches nothing
_SMALL = 9  # a weight written smaller than this is left out
_SURE = 0.02  # an example this nearly right moves nothing

_Seen = Sequence[tuple[Mapping[str, float], Risk]]


def learn(examples: Mapping[Risk, Sequence[str]]) -> dict[str, dict[str, int]]:
    """Return the weights of the signs for danger, and among dangers for each of `KINDS`.

    `examples` are texts by the danger they tell of, `Risk.NONE` among them.
    """
    told = {text: risk for risk, texts in examples.items() for text in texts}
    in_turn = sorted(told, key=lambda text: sha256(text.encode()).digest())
    seen = [(signs_of(text), told[text]) for text in in_turn]
    common = Counter(sign for signs, _ in seen for sign in signs)
    kept = sorted(sign for sign, count in common.items() if count >= _RARE)
    dangerous = [(signs, risk) for signs, risk in seen if risk is not Risk.NONE]
    weights = {DANGER: _weigh(seen, kept, lambda risk: risk is not Risk.NONE)}
    for kind in KINDS:
        weights[kind.value] = _weigh(dangerous, kept, kind.__eq__)
    return weights


def _weigh(seen: _Seen, kept: Sequence[str], is_one: Callable[[Risk], bool]) -> dict[str, int]:
    """Return how much each sign speaks for an example being one; by weak signs nothing is said."""
    places = {sign: place for place, sign in enumerate(kept)}
    weights, moved = [0.0] * len(kept), [1e-6] * len(kept)
    ready = []
    for signs, risk in seen:
        known = [(places[sign], much) for sign, much in signs.items() if sign in places]
        at, much = zip(*known, strict=True)
        ready.append((at, much, float(is_one(risk))))
    for _ in range(_ROUNDS):
        for at, much, wanted in ready:
            total = fsum(map(mul, map(weights.__getitem__, at), much))
            off = wanted - 1 / (1 + exp(-total))
            if abs(off) < _SURE:
                continue
            for place, count in zip(at, much, strict=True):
                pull = off * count
                moved[place] += pull * pull
                weights[place] += _STEP * pull / sqrt(moved[place])
    written = zip(kept, (round(SCALE * weight) for weight in weights), strict=True)
    return {sign: weight for sign, weight in written if abs(weight) >= _SMALL}
