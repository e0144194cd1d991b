"""What was learned from examples, kept as weights in a file, and put to a text."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from pathlib import Path

from shared.rules.reading.ideas import ideas_in, stem
from shared.rules.reading.learning import Signs, learn, shares_of
from shared.rules.reading.normal_form import Plain, plain

# How much a sign of each kind counts.
_WORD, _PAIR, _APART, _IDEA, _LETTERS = 0.7, 0.5, 0.3, 1.0, 0.2
_ALWAYS = "(any text)"
_ROUNDS = 8
_SEEN_TWICE = 2
_STRIDE = 7919  # a prime: every example has its turn once
_HUNDREDTHS, _FAINT = 100, 8  # a weight is kept as a whole number; a faint one is left out


def signs_of(read: Plain) -> Signs:
    """Return the signs in a text: words, pairs, words with one between, ideas, runs of letters."""
    signs: Signs = {_ALWAYS: 1.0}
    for clause in read.clauses:
        words = clause.split()
        stems = [stem(word) for word in words]
        signs |= dict.fromkeys(stems, _WORD)
        signs |= {f"{one} {next_one}": _PAIR for one, next_one in pairwise(["^", *stems, "$"])}
        signs |= {f"{one} _ {other}": _APART for one, other in zip(stems, stems[2:], strict=False)}
        signs |= {f"<{idea}>": _IDEA for idea in ideas_in(stems)}
        signs |= {f"#{run}": _LETTERS for word in words for run in _runs(f"^{word}$")}
    return signs


def _runs(word: str) -> list[str]:
    """Return every three and four letters of a word that stand side by side."""
    return [word[at : at + long] for long in (3, 4) for at in range(len(word) - long + 1)]


@dataclass(frozen=True)
class _Kept:
    of: str
    labels: Sequence[str]
    weights: Mapping[str, Sequence[int]]  # place, weight in hundredths, place, weight ...


@dataclass(frozen=True)
class Learned:
    """Weights of signs for each label, read from a file the first time they are asked for."""

    path: Path

    def shares(self, read: Plain) -> Mapping[str, float]:
        """Return how likely each label is for a text, from 0 to 1, together 1."""
        sums = [0.0] * len(self._labels)
        for sign, much in signs_of(read).items():
            for place, weight in self._weights.get(sign, ()):
                sums[place] += weight * much
        scaled = [one / _HUNDREDTHS for one in sums]
        return dict(zip(self._labels, shares_of(scaled), strict=True))

    def why(self, read: Plain, label: str) -> list[tuple[str, float]]:
        """Return the signs in a text that speak for a label, the weightiest first."""
        at = self._labels.index(label)
        pulls = [
            (sign, much * weight / _HUNDREDTHS)
            for sign, much in signs_of(read).items()
            for place, weight in self._weights.get(sign, ())
            if place == at
        ]
        return sorted(pulls, key=lambda pull: -pull[1])

    @property
    def learned_from(self) -> str:
        """The fingerprint of the examples it was learned from."""
        return self._kept.of

    @cached_property
    def _labels(self) -> Sequence[str]:
        return self._kept.labels

    @cached_property
    def _weights(self) -> Mapping[str, list[tuple[int, int]]]:
        return {
            sign: list(zip(flat[::2], flat[1::2], strict=True))
            for sign, flat in self._kept.weights.items()
        }

    @cached_property
    def _kept(self) -> _Kept:
        return _Kept(**json.loads(self.path.read_text(encoding="utf-8")))


def learned_from(examples: Mapping[str, Sequence[str]], fingerprint: str) -> str:
    """Learn from texts by label; return what `Learned` reads (JSON). Takes half a minute.

    Signs seen in one text alone are left out: they say nothing of others.
    """
    labels = sorted(examples)
    rows = [
        (signs_of(plain(text)), labels.index(label)) for label in labels for text in examples[label]
    ]
    seen: dict[str, int] = {}
    for signs, _ in rows:
        for sign in signs:
            seen[sign] = seen.get(sign, 0) + 1
    kept = [
        ({sign: much for sign, much in signs.items() if seen[sign] >= _SEEN_TWICE}, place)
        for signs, place in rows
    ]
    # Far apart in the file, near in turn: no label is learned in one go and then forgotten.
    mixed = [kept[at * _STRIDE % len(kept)] for at in range(len(kept))]
    weights = learn(mixed, len(labels), rounds=_ROUNDS)
    lines = (
        f"{json.dumps(sign, ensure_ascii=False)}:{json.dumps(flat, separators=(',', ':'))}"
        for sign in sorted(weights)
        if (flat := _flat(weights[sign]))
    )
    head = f'{{"of":"{fingerprint}",\n"labels":{json.dumps(labels)},\n"weights":{{\n'
    return head + ",\n".join(lines) + "\n}}\n"


def _flat(weights: Sequence[float]) -> list[int]:
    """Return place, weight, place, weight ... of those that are not faint, in hundredths."""
    whole = [round(weight * _HUNDREDTHS) for weight in weights]
    return [
        number
        for place, weight in enumerate(whole)
        if abs(weight) >= _FAINT
        for number in (place, weight)
    ]
