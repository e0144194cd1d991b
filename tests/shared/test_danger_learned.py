"""Danger in words that no phrase list has: how much is heard, how little is heard wrongly, why."""

from itertools import chain
from pathlib import Path

import pytest
import yaml

from shared.content.dangers import read_examples
from shared.rules.replies import read_reply
from shared.rules.risk import find_danger, is_in_words, read_risk
from shared.rules.vocabulary import Expects, Risk

_UNSEEN = yaml.safe_load(Path(__file__).with_name("danger-unseen.yaml").read_text(encoding="utf-8"))


def _unseen(risk: Risk) -> list[str]:
    return [text for texts in _UNSEEN.values() for text in texts[risk].splitlines()]


_DANGEROUS = [text for risk in Risk if risk is not Risk.NONE for text in _unseen(risk)]


def test_most_of_what_is_told_sideways_is_heard() -> None:
    """Of danger told in new words, of which phrases hear one in ten, seven in ten are heard."""
    heard = [text for text in _DANGEROUS if read_risk(text) is not Risk.NONE]
    by_phrase = [text for text in heard if (found := find_danger(text)) and found.is_worded]
    assert len(heard) >= 0.7 * len(_DANGEROUS)
    assert len(by_phrase) <= 0.2 * len(_DANGEROUS)


def test_few_ordinary_texts_raise_an_alarm() -> None:
    """Of texts that share their words with the dangerous ones, at most one in eight is misheard."""
    ordinary = _unseen(Risk.NONE)
    alarms = [text for text in ordinary if read_risk(text) is not Risk.NONE]
    assert len(alarms) <= 0.125 * len(ordinary), alarms


def test_unseen_texts_taught_nothing() -> None:
    """What measures is no example."""
    examples = set(chain.from_iterable(chain(*(t.values() for t in read_examples().values()))))
    assert {text for text in (*_DANGEROUS, *_unseen(Risk.NONE)) if text in examples} == set()


@pytest.mark.parametrize("text", ["", "ok bye", "7", "stop", "dead tired", "she left"])
def test_two_words_tell_nothing(text: str) -> None:
    """A word or two is never weighed; only a phrase can tell danger in it."""
    assert read_risk(text) is Risk.NONE


@pytest.mark.parametrize(
    "text",
    [
        "half of it, the traffic on the ring road was suicide and I was late",
        "my teenager says her life is over because the wifi is down",
        "he'll kill me when he sees the bill for the dog lol",
    ],
)
def test_a_phrase_of_danger_is_set_aside_where_all_else_speaks_against_it(text: str) -> None:
    """A figure of speech is not answered with a crisis line."""
    assert is_in_words(text)
    assert read_risk(text) is Risk.NONE


@pytest.mark.parametrize(
    ("text", "risk"),
    [
        ("I had her by the throat last night before I stopped myself", Risk.HARM_OTHER),
        ("he had me by the throat last night before he stopped himself", Risk.ABUSE),
        ("he hit me and I want to kill him", Risk.ABUSE),
        ("my boyfriend held a gun to my head and laughed", Risk.ABUSE),
        ("I held a gun to my head last night", Risk.SELF_HARM),
    ],
)
def test_who_does_the_harm_is_told_by_all_the_words(text: str, risk: Risk) -> None:
    """Where it is not plain that the writer does it, the answer is the one for who bears it."""
    assert read_risk(text) is risk


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
