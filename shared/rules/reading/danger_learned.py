"""Danger told in words that no phrase list has, weighed by signs learned from examples.

The weights stand in `danger_weights.json`, made by `steady content learn` from
`shared/content/en/danger/`; nothing is learned from anyone's texts.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from shared.rules.reading.danger_signs import DANGER, KINDS, SCALE, is_words, signs_in
from shared.rules.vocabulary import Risk

Weights = Mapping[str, Mapping[str, int]]  # by `DANGER` and by kind: signs and their weights

WEIGHTS = Path(__file__).with_name("danger_weights.json")

# How heavy the signs must weigh before danger is heard. Set by cross-validation (docs/reading.md):
# a false alarm puts crisis lines in the place of a lesson, so it is rather too high than too low.
_BAR = 0.5
_FEWEST = 3  # words; "ok bye" tells nothing
_STRETCH, _STRIDE = 24, 12  # a long text is read in overlapping stretches of so many words
_SHOWN = 4


@cache
def load_weights() -> Weights:
    """Return the learned weights; read once a process (docs/reading.md says how long it takes)."""
    weights: Weights = _kept()["weights"]
    return weights


def learned_from() -> str:
    """Return the fingerprint of the examples that the weights were learned from."""
    return str(_kept()["of"])


def _kept() -> dict[str, Any]:
    kept: dict[str, Any] = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    return kept


def find_learned(said: Sequence[str], learned: Weights | None = None) -> tuple[Risk, str] | None:
    """Return the danger that the signs in plain words speak of and the weightiest, or None.

    `learned` are other weights than the shipped ones, for measuring.
    """
    weights = load_weights() if learned is None else learned
    heaviest: float = 0
    signs: Mapping[str, float] = {}
    for stretch in _stretches(said):
        weight = _weight(here := signs_in(stretch), weights[DANGER])
        if weight > heaviest:
            heaviest, signs = weight, here
    if heaviest <= _BAR:
        return None
    kind = max(KINDS, key=lambda kind: _weight(signs, weights[kind]))
    return kind, ", ".join(_weightiest(signs, weights[DANGER]))


def _stretches(said: Sequence[str]) -> Iterator[Sequence[str]]:
    if len(said) >= _FEWEST:
        for start in range(0, max(1, len(said) - _STRETCH + _STRIDE), _STRIDE):
            yield said[start : start + _STRETCH]


def _weight(signs: Mapping[str, float], weights: Mapping[str, int]) -> float:
    return sum(much * weights[sign] for sign, much in signs.items() if sign in weights) / SCALE


def _weightiest(signs: Mapping[str, float], weights: Mapping[str, int]) -> list[str]:
    """Return the few whole words that speak most for danger, the weightiest first."""
    pulls = {
        sign: much * weights[sign]
        for sign, much in signs.items()
        if weights.get(sign, 0) > 0 and is_words(sign)
    }
    return sorted(pulls, key=lambda sign: -pulls[sign])[:_SHOWN]
