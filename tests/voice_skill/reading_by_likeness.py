"""A plain classifier by TF-IDF, trained on nothing but a model's own samples."""

import re
from collections.abc import Iterator
from itertools import cycle

from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import Pipeline, make_pipeline

from voice_skill.interaction_model import Language

_BUILT_IN = {
    "AMAZON.NUMBER": "one two three four five six seven eight nine".split(),
    "AMAZON.TIME": ["nine", "eight in the evening", "noon", "seven thirty", "six p m"],
}
_SLOT = re.compile(r"\{(\w+)\}")


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
        pools = {name: listed.get(kind, _BUILT_IN.get(kind, [""])) for name, kind in types.items()}
        turning = {name: cycle(pool) for name, pool in pools.items()}
        for sample in intent["samples"]:
            names = _SLOT.findall(sample)
            alone = names and sample == f"{{{names[0]}}}"
            for _ in range(len(pools[names[0]]) if alone else 1):
                words = sample
                for name in names:
                    words = words.replace(f"{{{name}}}", next(turning[name]))
                yield intent["name"], " ".join(words.split())


def trained(language: Language) -> Pipeline:
    """Return a classifier that was taught a model's samples; `predict` takes phrases."""
    intents, phrases = zip(*training_phrases(language), strict=True)
    reader = make_pipeline(
        TfidfVectorizer(ngram_range=(1, 2), token_pattern=r"[a-z']+"),
        LogisticRegression(C=10, max_iter=1000),
    )
    return reader.fit(phrases, intents)
