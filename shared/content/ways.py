"""Ways of saying things, from which the readers of `shared.rules.reading` learn."""

import hashlib
import json
from collections.abc import Mapping, Sequence

import yaml

from shared.content.loader import SHIPPED, load_content

SAID = SHIPPED / "en" / "ways" / "said.yaml"


def ways_of_saying() -> Mapping[str, Sequence[str]]:
    """Return texts by what they ask for or answer; questions from `faq.yaml` ask for nothing."""
    ways: dict[str, list[str]] = yaml.safe_load(SAID.read_text(encoding="utf-8"))
    topics = load_content().topics
    ways["ask"] += [ask for asks in topics.asks.values() for ask in asks] + [*topics.others]
    return ways


def fingerprint(ways: Mapping[str, Sequence[str]]) -> str:
    """Return what tells whether anything was learned from just these ways (SHA-256)."""
    return hashlib.sha256(json.dumps(ways, sort_keys=True).encode()).hexdigest()
