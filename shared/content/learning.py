"""How `learned.json` is made from the examples; run by an author, never by the service.

Logistic regression, each label by itself against all others (scikit-learn's liblinear), on signs
that count the more the more they differ between the two (Wang and Manning 2012: Baselines and
Bigrams). The same examples give the same weights. numpy and scikit-learn are installed for testing
and authoring only.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from shared.content.ways import fingerprint, ways_of_saying, ways_of_telling
from shared.rules.reading.danger_learned import DANGER, KINDS
from shared.rules.reading.learned import written
from shared.rules.reading.normal_form import plain
from shared.rules.reading.said import OUTCOMES, WISHES
from shared.rules.reading.signs import signs_in
from shared.rules.risk import is_in_words
from shared.rules.vocabulary import Intent, Risk

# Chosen by what is understood in sets that teach nothing (docs/reading.md).
_STRENGTH = 0.3  # how freely the examples move the weights (C)
_UNSEEN = 0.1  # how much of a sign is taken to have been seen where none was
_CONTRAST = 0.75  # how much more a sign counts that differs: 0 not at all, 1 by its log ratio
_RARE = 2  # a sign seen in fewer examples teaches nothing

# What may be said beside it, though nobody noted it.
_BESIDE: Mapping[Risk, Sequence[str]] = {
    Risk.NONE: (*OUTCOMES, *KINDS),
    Risk.SELF_HARM: (),
    Risk.ABUSE: (Intent.OPT_OUT,),
    Risk.HARM_OTHER: (),
}


class Example(NamedTuple):
    """A text with the labels it has, and those of which it tells neither yes nor no."""

    text: str
    labels: frozenset[str]
    silent: frozenset[str] = frozenset()


def learned_anew() -> str:
    """Learn from all ways as they stand; return what `Learned` reads. Takes a minute."""
    return learn(examples(), (DANGER, *KINDS, *WISHES), fingerprint())


def examples() -> list[Example]:
    """Return every example once. Danger asks for nothing, and what asks for a thing is no danger.

    But for what may stand `_BESIDE`; and a way of asking or answering with words of danger in it
    tells nothing of danger.
    """
    found: dict[tuple[str, ...], Example] = {}
    for risk, texts in ways_of_telling().items():
        for text in texts:
            labels = {DANGER, risk.value} if risk is not Risk.NONE else set()
            example = Example(text, frozenset(labels), frozenset(_BESIDE[risk]))
            found[plain(text).words] = example
    for label, texts in ways_of_saying().items():
        for text in texts:
            silent = frozenset({DANGER, *KINDS} if is_in_words(text) else KINDS)
            words, example = plain(text).words, Example(text, frozenset({label}), silent)
            found[words] = _both(found[words], example) if words in found else example
    return list(found.values())


def _both(one: Example, other: Example) -> Example:
    """Return a text that stands among both, with all its labels; they outweigh what is silent."""
    labels = one.labels | other.labels
    return Example(one.text, labels, (one.silent | other.silent) - labels)


def learn(told: Sequence[Example], labels: Sequence[str], fingerprint: str) -> str:
    """Return what `Learned` reads: the weights of the signs in the examples for each label."""
    vectorizer = DictVectorizer()
    seen = vectorizer.fit_transform([signs_in(plain(example.text).words) for example in told])
    common = np.asarray((seen != 0).sum(axis=0)).ravel() >= _RARE
    seen = seen.tocsr()[:, common]
    signs = vectorizer.get_feature_names_out()[common].tolist()
    weights: dict[str, tuple[Sequence[float], float]] = {}
    for label in labels:
        rows = [place for place, example in enumerate(told) if label not in example.silent]
        is_one = np.array([label in told[place].labels for place in rows])
        here = seen[rows]
        scale = _contrast(here[is_one].sum(axis=0), here[~is_one].sum(axis=0))
        model = LogisticRegression(C=_STRENGTH, solver="liblinear")
        model.fit(here.multiply(scale).tocsr(), is_one)
        weights[label] = (model.coef_[0] * scale).tolist(), float(model.intercept_[0])
    return written(signs, weights, fingerprint)


def _contrast(ones: NDArray[np.float64], others: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return how much each sign counts: by how far its shares among both kinds differ."""
    mine, theirs = np.asarray(ones).ravel() + _UNSEEN, np.asarray(others).ravel() + _UNSEEN
    far: NDArray[np.float64] = np.abs(np.log(mine / mine.sum()) - np.log(theirs / theirs.sum()))
    return far**_CONTRAST
