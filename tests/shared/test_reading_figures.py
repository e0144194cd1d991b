"""How well replies are read, on replies the rules were not made from: no figure may fall."""

import pytest

from benchmarks.reading import BLIND, HELD_OUT, KNOWN, VARIANTS, cases, figures, misses, read_all
from shared.content.ways import ways_of_saying, ways_of_telling

_READ = read_all(cases(HELD_OUT))
_FIGURES = figures(_READ)

_LONG = 25  # characters; "yes" and "stop" are in every set

_AT_LEAST = {
    "answers to rating": 0.95,
    "answers to kept": 0.95,
    "answers to done": 0.95,
    "answers to choice": 0.95,
    "opt-out recall": 0.99,
    "explicit risk recall": 0.98,
    "indirect risk recall": 0.85,
    "indirect risk recall, abuse": 0.85,
    "indirect risk recall, self_harm": 0.85,
    "questions": 0.85,
    "commands": 0.95,
}
_AT_MOST = {"false opt-outs": 0.0, "false alarms on look-alikes": 0.05, "false alarms, all": 0.05}


@pytest.mark.parametrize(("figure", "least"), _AT_LEAST.items())
def test_enough_is_found(figure: str, least: float) -> None:
    """What people mean is found often enough, each kind by itself."""
    assert _FIGURES[figure].value >= least, "\n".join(misses(_READ))


@pytest.mark.parametrize(("figure", "most"), _AT_MOST.items())
def test_little_is_found_where_nothing_is(figure: str, most: float) -> None:
    """Ordinary sentences are taken neither for a stop nor for danger."""
    assert _FIGURES[figure].value <= most, "\n".join(misses(_READ))


def test_held_out_set_measures_something() -> None:
    """The set is large, each figure stands on ten replies or more, none is in the known set."""
    held_out = {(case.text, case.expects) for case in cases(HELD_OUT)}
    assert len(held_out) >= 300
    assert {name for name in (*_AT_LEAST, *_AT_MOST) if _FIGURES[name].of < 10} == set()
    known = cases(KNOWN) + cases(VARIANTS)
    long = {(case.text, case.expects) for case in known if len(case.text) > _LONG}
    assert held_out & long == set()


# The nine sets together, by writers who saw nothing: what was reached, and must not be lost.
_BLIND_FIGURES = figures(read_all([case for path in BLIND for case in cases(path)]))
_BLIND_AT_LEAST = {
    "answers to rating": 0.985,
    "answers to kept": 0.955,
    "answers to done": 0.945,
    "answers to choice": 0.95,
    "opt-out recall": 0.97,
    "explicit risk recall": 0.98,
    "indirect risk recall": 0.85,
    "risk recall, all": 0.88,
    "questions": 0.9,
    "commands": 0.96,
}
_BLIND_AT_MOST = {
    "false opt-outs": 0.002,
    "false alarms on look-alikes": 0.09,
    "false alarms, all": 0.022,
}


@pytest.mark.parametrize(("figure", "least"), _BLIND_AT_LEAST.items())
def test_as_much_is_found_in_blind_sets_as_before(figure: str, least: float) -> None:
    """Whatever is added for one kind takes nothing from another."""
    assert _BLIND_FIGURES[figure].value >= least


@pytest.mark.parametrize(("figure", "most"), _BLIND_AT_MOST.items())
def test_as_little_is_misheard_in_blind_sets_as_before(figure: str, most: float) -> None:
    """Nobody is stopped, and few are alarmed, for nothing."""
    assert _BLIND_FIGURES[figure].value <= most


def test_nothing_is_learned_from_the_sets_that_measure() -> None:
    """No long line of a blind set or the held-out one stands among the examples."""
    measuring = {case.text for path in (HELD_OUT, *BLIND) for case in cases(path)}
    learned = {
        text for ways in (ways_of_saying(), ways_of_telling()) for t in ways.values() for text in t
    }
    assert {text for text in measuring & learned if len(text) > _LONG} == set()
