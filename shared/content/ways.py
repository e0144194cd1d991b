"""What the readers of `shared.rules.reading` learn from: ways of saying things, and of danger."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import yaml

from shared.content.dangers import read_examples
from shared.content.loader import SHIPPED, load_content
from shared.rules.reading.danger_learning import learn
from shared.rules.reading.learned import learned_from
from shared.rules.reading.normal_form import plain
from shared.rules.risk import is_in_words
from shared.rules.vocabulary import Risk

SAID = SHIPPED / "en" / "ways" / "said.yaml"
_ORDINARY = "other"


def ways_of_saying() -> Mapping[str, Sequence[str]]:
    """Return texts by what they ask for or answer.

    Questions from `faq.yaml`, and texts that tell of danger, ask for nothing.
    """
    ways = _written()
    told = [text for risk, texts in _examples().items() if risk is not Risk.NONE for text in texts]
    known = {plain(text).words for texts in ways.values() for text in texts}
    ways[_ORDINARY] += [text for text in told if plain(text).words not in known]
    return ways


def ways_of_telling() -> Mapping[Risk, Sequence[str]]:
    """Return texts by the danger they tell of; whatever is asked or answered tells of none.

    But for what tells of it in so many words: some of the ordinary ways do.
    """
    told = _examples()
    dangerous = {plain(t).words for risk, ts in told.items() if risk is not Risk.NONE for t in ts}
    ordinary = (text for texts in _written().values() for text in texts)
    told[Risk.NONE] += [
        text for text in ordinary if plain(text).words not in dangerous and not is_in_words(text)
    ]
    return told


def learn_anew(said: Path, danger: Path) -> None:
    """Learn from all ways as they stand, and write both files of weights; takes a minute."""
    telling, saying = ways_of_telling(), ways_of_saying()
    weights = {"of": fingerprint(telling), "weights": learn(telling)}
    danger.write_text(
        json.dumps(weights, ensure_ascii=False, separators=(",\n", ":")) + "\n", encoding="utf-8"
    )
    said.write_text(learned_from(saying, fingerprint(saying)), encoding="utf-8")


def fingerprint(ways: Mapping[str, Sequence[str]] | Mapping[Risk, Sequence[str]]) -> str:
    """Return what tells whether anything was learned from just these ways (SHA-256)."""
    return hashlib.sha256(json.dumps(ways, sort_keys=True).encode()).hexdigest()


def _written() -> dict[str, list[str]]:
    ways: dict[str, list[str]] = yaml.safe_load(SAID.read_text(encoding="utf-8"))
    topics = load_content().topics
    ways["ask"] += [ask for asks in topics.asks.values() for ask in asks] + [*topics.others]
    return ways


def _examples() -> dict[Risk, list[str]]:
    return {
        risk: [text for texts in themes.values() for text in texts]
        for risk, themes in read_examples().items()
    }
