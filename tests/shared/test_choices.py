"""Which option a person picks, and that one named only to be denied is not picked."""

import pytest

from shared.content import load_content
from shared.rules.reading.choices import find_choice

_LETTERS = "abcdefghij"
_OFFERED = sorted(
    {
        tuple(map(str, words.choices))
        for step in load_content().steps.values()
        for words in step.every_version
        if words.choices
    }
)
_DENIED = (
    "no {}",
    "not {}",
    "not even {}",
    "definitely not {}",
    "{}? no",
    "{} - not really",
    "{}, no",
)
_NAMED = ("{}", "{}!", "I think {}", "{} I think", "hmm, {}", "no, {}", "definitely {}", "{} today")


def _denies(option: str) -> bool:
    return not {"not", "never", "nothing", "neither", "nobody", "hardly", "without"}.isdisjoint(
        option.split()
    )


@pytest.mark.parametrize("choices", _OFFERED, ids=" | ".join)
def test_an_option_that_is_denied_is_not_chosen(choices: tuple[str, ...]) -> None:
    """Whatever the shipped steps offer, saying no to an option does not pick it."""
    for letter, option in zip(_LETTERS, choices, strict=False):
        if _denies(option):
            continue
        for said in _DENIED:
            text = said.format(option.removeprefix("a ") if said == "no {}" else option)
            assert find_choice(text, choices) != letter, text


@pytest.mark.parametrize("choices", _OFFERED, ids=" | ".join)
def test_an_option_that_is_named_is_chosen(choices: tuple[str, ...]) -> None:
    """An option in its own words is picked, with a few words around it too."""
    for letter, option in zip(_LETTERS, choices, strict=False):
        for said in _NAMED:
            assert find_choice(said.format(option), choices) == letter, said.format(option)


@pytest.mark.parametrize(
    ("choices", "text"),
    [
        (("both", "a beginning", "neither"), "no beginning"),
        (("both", "a beginning", "neither"), "not even a beginning"),
        (("a look at letting go", "not now", "never"), "no letting go"),
        (("a look at letting go", "not now", "never"), "letting go is not for me"),
        (("a lot", "a little", "nothing"), "a lot of nothing"),
        (("rest", "a friend", "fresh air"), "neither really"),
        (("rest", "a friend", "fresh air"), "neither rest nor a friend"),
        (("the fact", "the feeling", "the need"), "anything except the need"),
        (("own it", "explain it", "pass over it"), "not explaining"),
        ((), "b? no"),
        ((), "not b"),
    ],
)
def test_what_names_no_option_is_unclear(choices: tuple[str, ...], text: str) -> None:
    """Where only a denied option is named, or two are, none is picked."""
    assert find_choice(text, choices) is None
