"""Danger in words that no phrase list has: how much is heard, how little is heard wrongly, why."""

from itertools import chain
from pathlib import Path

import pytest
import yaml

from shared.content.dangers import read_examples
from shared.content.ways import fingerprint, ways_of_telling
from shared.rules.reading.danger_learned import find_learned, learned_from
from shared.rules.reading.danger_learning import learn
from shared.rules.reading.normal_form import plain
from shared.rules.replies import read_reply
from shared.rules.risk import find_danger, read_risk
from shared.rules.vocabulary import Expects, Risk

_UNSEEN = yaml.safe_load(Path(__file__).with_name("danger-unseen.yaml").read_text(encoding="utf-8"))


def _unseen(risk: Risk) -> list[str]:
    return [text for texts in _UNSEEN.values() for text in texts[risk].splitlines()]


_DANGEROUS = [text for risk in Risk if risk is not Risk.NONE for text in _unseen(risk)]


def test_the_weights_are_what_the_examples_teach() -> None:
    """`steady content learn` was run after the last example."""
    assert learned_from() == fingerprint(ways_of_telling())


def test_learning_is_the_same_every_time() -> None:
    """A few examples of each kind give the same weights, and tell danger from none."""
    few = {
        risk: list(chain.from_iterable(themes.values()))[:60]
        for risk, themes in read_examples().items()
    }
    weights = learn(few)
    assert weights == learn(few)
    told = [find_learned(plain(text).words, weights) for text in few[Risk.ABUSE]]
    assert sum(found is not None for found in told) > len(told) / 2


def test_most_of_what_is_told_sideways_is_heard() -> None:
    """Of danger told in new words, of which phrases hear one in ten, six in ten are heard."""
    heard = [text for text in _DANGEROUS if read_risk(text) is not Risk.NONE]
    by_phrase = [text for text in heard if (found := find_danger(text)) and found.is_worded]
    assert len(heard) >= 0.6 * len(_DANGEROUS)
    assert len(by_phrase) <= 0.2 * len(_DANGEROUS)


def test_few_ordinary_texts_raise_an_alarm() -> None:
    """Of texts that share their words with the dangerous ones, at most one in ten is misheard."""
    ordinary = _unseen(Risk.NONE)
    alarms = [text for text in ordinary if read_risk(text) is not Risk.NONE]
    assert len(alarms) <= 0.1 * len(ordinary), alarms


def test_unseen_texts_taught_nothing() -> None:
    """What measures is no example."""
    examples = set(chain.from_iterable(chain(*(t.values() for t in read_examples().values()))))
    assert {text for text in (*_DANGEROUS, *_unseen(Risk.NONE)) if text in examples} == set()


@pytest.mark.parametrize("text", ["", "ok bye", "7", "stop", "dead tired", "she left"])
def test_two_words_tell_nothing(text: str) -> None:
    """A word or two is never weighed; only a phrase can tell danger in it."""
    assert read_risk(text) is Risk.NONE


def test_danger_is_heard_deep_in_a_long_story() -> None:
    """A long text is weighed stretch by stretch, so that much said beside it hides nothing."""
    story = "we went to the market and bought bread and then had soup with my aunt. " * 8
    danger = "he takes my bank card and checks my phone and wont let me see my sister"
    assert read_risk(story) is Risk.NONE
    assert read_risk(f"{story}{danger}. {story}") is Risk.ABUSE


def test_it_is_told_by_which_signs() -> None:
    """What was only weighed is marked so, with the weightiest signs."""
    why = read_reply("he sits outside the bathroom till i come out", Expects.RATING).why[0]
    assert why.startswith("risk abuse by learned signs: '")


@pytest.mark.parametrize(
    ("text", "risk"),
    [
        ("I can't promise I won't hurt him", Risk.HARM_OTHER),
        ("no promise that I won't hurt her tonight", Risk.HARM_OTHER),
        ("I can't promise I won't hurt myself", Risk.SELF_HARM),
        ("I can't promise I won't be late", Risk.NONE),
        ("I can't promise I won't hurt her feelings", Risk.NONE),
    ],
)
def test_two_denials_are_one_maybe(text: str, risk: Risk) -> None:
    """Whoever cannot promise not to do a thing might do it."""
    assert read_risk(text) is risk
