"""A plain classifier by TF-IDF and cosine, trained on nothing but a model's own samples."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import cycle, islice, pairwise
from math import log, sqrt

from voice_skill.interaction_model import Language

_NUMBERS = "one two three four five six seven eight nine".split()
_SLOT = re.compile(r"\{(\w+)\}")
_NEAREST = 3


def training_phrases(language: Language) -> Iterator[tuple[str, str]]:
    """Yield (intent, phrase) for each sample, its slots filled with one value after the other.

    Free speech leaves only the words around it; a sample that is a listed slot alone gives every
    value of the list.
    """
    listed = {
        kind["name"]: [
            phrase
            for value in kind["values"]
            for phrase in (value["name"]["value"], *value["name"]["synonyms"])
        ]
        for kind in language["types"]
    }
    for intent in language["intents"]:
        types = {slot["name"]: slot["type"] for slot in intent.get("slots", ())}
        pools = {
            name: listed.get(kind, _NUMBERS if kind == "AMAZON.NUMBER" else [""])
            for name, kind in types.items()
        }
        turning = {name: cycle(pool) for name, pool in pools.items()}
        for sample in intent["samples"]:
            names = _SLOT.findall(sample)
            alone = names and sample == f"{{{names[0]}}}"
            for _ in range(len(pools[names[0]]) if alone else 1):
                words = sample
                for name in names:
                    words = words.replace(f"{{{name}}}", next(turning[name]))
                yield intent["name"], " ".join(words.split())


def _signs(phrase: str) -> Counter[str]:
    words = re.findall(r"[a-z']+", phrase.lower())
    return Counter([*words, *(f"{one} {two}" for one, two in pairwise(["^", *words, "$"]))])


@dataclass(frozen=True)
class Likeness:
    """Phrases as weighted words and pairs of words; the nearest three vote."""

    weights: dict[str, float]
    phrases: list[str]
    where: dict[str, list[tuple[int, float]]]

    @classmethod
    def trained(cls, language: Language) -> "Likeness":
        """Learn from a model's samples."""
        pairs = list(training_phrases(language))
        seen = Counter(sign for _, phrase in pairs for sign in set(_signs(phrase)))
        weights = {sign: log(len(pairs) / times) + 1 for sign, times in seen.items()}
        where: dict[str, list[tuple[int, float]]] = defaultdict(list)
        for number, (_, phrase) in enumerate(pairs):
            for sign, weight in _unit(_signs(phrase), weights).items():
                where[sign].append((number, weight))
        return cls(weights, [intent for intent, _ in pairs], where)

    def intent_of(self, phrase: str) -> str:
        """Return the intent that a phrase is most like; what is like nothing is the fallback."""
        likeness: Counter[int] = Counter()
        for sign, weight in _unit(_signs(phrase), self.weights).items():
            for number, other in self.where.get(sign, ()):
                likeness[number] += weight * other  # type: ignore[assignment]
        votes: Counter[str] = Counter()
        for number, like in islice(likeness.most_common(_NEAREST), _NEAREST):
            votes[self.phrases[number]] += like  # type: ignore[assignment]
        return votes.most_common(1)[0][0] if votes else "AMAZON.FallbackIntent"


def _unit(signs: Counter[str], weights: dict[str, float]) -> dict[str, float]:
    weighed = {sign: times * weights.get(sign, 0.0) for sign, times in signs.items()}
    length = sqrt(sum(weight * weight for weight in weighed.values())) or 1.0
    return {sign: weight / length for sign, weight in weighed.items()}
