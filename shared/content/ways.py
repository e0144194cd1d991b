"""What the reader of texts learns from: ways of asking, of answering, and of telling of danger."""

import hashlib
import json
from collections.abc import Mapping, Sequence

import yaml

from shared.content.dangers import read_examples
from shared.content.loader import SHIPPED, load_content
from shared.rules.vocabulary import Risk

SAID = SHIPPED / "en" / "ways" / "said.yaml"


def ways_of_saying() -> Mapping[str, Sequence[str]]:
    """Return texts by what they ask for or answer; `ask` holds the questions of `faq.yaml` too."""
    ways: dict[str, list[str]] = yaml.safe_load(SAID.read_text(encoding="utf-8"))
    topics = load_content().topics
    ways["ask"] += [ask for asks in topics.asks.values() for ask in asks] + [*topics.others]
    return ways


def ways_of_telling() -> Mapping[Risk, Sequence[str]]:
    """Return texts by the danger they tell of."""
    return {
        risk: [text for texts in themes.values() for text in texts]
        for risk, themes in read_examples().items()
    }


def fingerprint() -> str:
    """Return what tells whether anything was learned from just these ways (SHA-256)."""
    ways = [ways_of_saying(), ways_of_telling()]
    return hashlib.sha256(json.dumps(ways, sort_keys=True).encode()).hexdigest()
