"""What is learned from examples: always the same, of just these examples, and kept whole."""

from pathlib import Path

import pytest

from shared.content.learning import Example, learn
from shared.content.ways import fingerprint
from shared.rules.reading.learned import LEARNED, Learned
from shared.rules.reading.normal_form import plain
from shared.rules.reading.signs import signs_in

_TOLD = [
    Example(text, frozenset({label}))
    for label, texts in {
        "tea": ["a cup of tea please", "some tea for me", "tea with milk", "hot tea now"],
        "bed": ["i go to bed", "to bed early", "bed and sleep", "my bed is warm"],
    }.items()
    for text in texts
]


@pytest.fixture(name="toy")
def toy_of_two_labels(tmp_path: Path) -> Learned:
    """A reader that was taught eight short texts."""
    path = tmp_path / "toy.json"
    path.write_text(learn(_TOLD, ("tea", "bed"), "toy"), encoding="utf-8")
    return Learned(path)


def test_what_was_learned_is_from_the_examples_as_they_stand() -> None:
    """After a change of `ways/`, `danger/` or `faq.yaml`, `steady content learn` must be run."""
    assert LEARNED.learned_from == fingerprint()


def test_the_same_examples_teach_the_same(toy: Learned) -> None:
    """Not a byte differs."""
    assert learn(_TOLD, ("tea", "bed"), "toy") == toy.path.read_text(encoding="utf-8")
    assert (toy.labels, toy.learned_from) == (["tea", "bed"], "toy")


@pytest.mark.parametrize(("text", "label"), [("more tea please", "tea"), ("early to bed", "bed")])
def test_a_new_sentence_is_told_by_its_signs(toy: Learned, text: str, label: str) -> None:
    """One label is likely, the other is not, and the words that tell are named."""
    signs = signs_in(plain(text).words)
    weighed = toy.weigh(signs, ("tea", "bed"))
    assert [name for name, odds in weighed.items() if odds > 0] == [label]
    assert label in toy.why(signs, label)


def test_an_example_may_tell_nothing_of_a_label(tmp_path: Path) -> None:
    """It counts neither for nor against: as if it had not been among the examples of that label."""
    silent = Example("tea in bed", frozenset({"bed"}), silent=frozenset({"tea"}))
    path = tmp_path / "silent.json"
    path.write_text(learn([*_TOLD, silent], ("tea",), "toy"), encoding="utf-8")
    signs = signs_in(plain("some tea for me").words)
    without = tmp_path / "without.json"
    without.write_text(learn(_TOLD, ("tea",), "toy"), encoding="utf-8")
    odds = Learned(path).weigh(signs, ("tea",))["tea"]
    assert odds == pytest.approx(Learned(without).weigh(signs, ("tea",))["tea"], abs=0.2)


def test_signs_that_were_never_seen_weigh_nothing(toy: Learned) -> None:
    """Only where a text starts from is left."""
    assert toy.weigh({"unheard": 1.0}, ("tea",)) == toy.weigh({}, ("tea",))
