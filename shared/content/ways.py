"""Ways of saying things, from which the readers of `shared.rules.reading` learn."""

import hashlib
import json
from collections.abc import Mapping, Sequence

import yaml

from shared.content.dangers import read_examples
from shared.content.loader import SHIPPED, load_content
from shared.rules.reading.normal_form import plain
from shared.rules.vocabulary import Risk

SAID = SHIPPED / "en" / "ways" / "said.yaml"


def ways_of_saying() -> Mapping[str, Sequence[str]]:
    """Return texts by what they ask for or answer.

    Questions from `faq.yaml`, and texts that tell of danger or look like it, ask for nothing.
    """
    ways: dict[str, list[str]] = yaml.safe_load(SAID.read_text(encoding="utf-8"))
    topics = load_content().topics
    ways["ask"] += [ask for asks in topics.asks.values() for ask in asks] + [*topics.others]
    told = (of for risk, of in read_examples().items() if risk is not Risk.NONE)
    themes = (theme for of_risk in told for theme in of_risk.values())
    known = {plain(text).words for texts in ways.values() for text in texts}
    ways["other"] += [t for texts in themes for t in texts if plain(t).words not in known]
    return ways


def fingerprint(ways: Mapping[str, Sequence[str]]) -> str:
    """Return what tells whether anything was learned from just these ways (SHA-256)."""
    return hashlib.sha256(json.dumps(ways, sort_keys=True).encode()).hexdigest()
