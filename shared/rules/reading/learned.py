"""What was learned from examples: how much each sign in a text speaks for each label.

The weights stand in `learned.json`, fitted by `shared.content.learning` (`steady content learn`);
nothing is learned from anyone's texts.
"""

import json
import sys
from array import array
from base64 import b64decode, b64encode
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from operator import mul
from pathlib import Path
from typing import Any, Final, NamedTuple
from zlib import compress, crc32, decompress

from shared.rules.reading.signs import is_words

Signs = Mapping[str, float]  # what is seen in a text, and how much it counts

_HEAVIEST = 127  # how the heaviest weight of a label is written
_SHOWN = 4


class _Label(NamedTuple):
    """The weights of one label, a byte for each sign."""

    weights: memoryview
    unit: float  # what a weight written as 1 weighs
    start: float  # what a text without any sign weighs


@dataclass(frozen=True)
class Learned:
    """The weights in a file, read when they are first asked for."""

    path: Path
    _ready: dict[str, _Label] = field(default_factory=dict, init=False, compare=False)

    def weigh(self, signs: Signs, labels: Sequence[str]) -> dict[str, float]:
        """Return the log-odds of each label for a text with these signs: above 0 is likely."""
        known = {place: much for sign, much in signs.items() if (place := self._place(sign)) >= 0}
        weighed = {}
        for label in labels:
            weights, unit, start = self._label(label)
            pulls = map(mul, map(weights.__getitem__, known), known.values())
            weighed[label] = start + unit * sum(pulls)
        return weighed

    def why(self, signs: Signs, label: str) -> list[str]:
        """Return the few whole words that speak most for a label, the weightiest first."""
        weights = self._label(label).weights
        pulls = {
            sign: weights[place] * much
            for sign, much in signs.items()
            if is_words(sign) and (place := self._place(sign)) >= 0 and weights[place] > 0
        }
        return sorted(pulls, key=lambda sign: -pulls[sign])[:_SHOWN]

    @property
    def labels(self) -> Sequence[str]:
        """The labels that can be weighed."""
        return list(self._kept["labels"])

    @property
    def learned_from(self) -> str:
        """The fingerprint of the examples that the weights were learned from."""
        return str(self._kept["of"])

    def _place(self, sign: str) -> int:
        """Return where the weights of a sign stand, or -1 for one that taught nothing."""
        hashed = _hashed(sign)
        place = bisect_left(self._signs, hashed)
        return place if place < len(self._signs) and self._signs[place] == hashed else -1

    def _label(self, label: str) -> _Label:
        if label not in self._ready:
            kept = self._kept["labels"][label]
            weights = memoryview(decompress(b64decode(kept["weights"]))).cast("b")
            self._ready[label] = _Label(weights, kept["unit"], kept["start"])
        return self._ready[label]

    @cached_property
    def _signs(self) -> "array[int]":
        signs = array("I", b64decode(self._kept["signs"]))
        if sys.byteorder == "big":
            signs.byteswap()
        return signs

    @cached_property
    def _kept(self) -> dict[str, Any]:
        kept: dict[str, Any] = json.loads(self.path.read_text(encoding="utf-8"))
        return kept


def written(
    signs: Sequence[str], weights: Mapping[str, tuple[Sequence[float], float]], fingerprint: str
) -> str:
    """Return what `Learned` reads (JSON): of each label the weights of `signs`, and its start.

    A sign is kept as four bytes (CRC-32), in order; of two with the same bytes, which is rare, the
    last is kept.
    """
    places = {_hashed(sign): place for place, sign in enumerate(signs)}
    in_order = sorted(places)
    hashes = array("I", in_order)
    if sys.byteorder == "big":
        hashes.byteswap()
    labels = {
        label: _written_label([of[places[one]] for one in in_order], start)
        for label, (of, start) in weights.items()
    }
    kept = {"of": fingerprint, "signs": b64encode(hashes.tobytes()).decode(), "labels": labels}
    return json.dumps(kept, indent=0) + "\n"


def _written_label(weights: Sequence[float], start: float) -> dict[str, float | str]:
    unit = max(map(abs, weights)) / _HEAVIEST or 1.0
    packed = array("b", (round(weight / unit) for weight in weights)).tobytes()
    return {
        "start": round(start, 4),
        "unit": round(unit, 6),
        "weights": b64encode(compress(packed)).decode(),
    }


def _hashed(sign: str) -> int:
    return crc32(sign.encode())


LEARNED: Final = Learned(Path(__file__).with_name("learned.json"))
