"""Danger told in words that no phrase list has, weighed by signs learned from examples."""

from collections.abc import Iterator, Sequence

from shared.rules.reading.learned import LEARNED, Learned, Signs
from shared.rules.reading.signs import signs_in
from shared.rules.vocabulary import Risk

DANGER = "danger"  # the label of any danger, beside the kinds
KINDS = (Risk.SELF_HARM, Risk.ABUSE, Risk.HARM_OTHER)

# How heavy the signs must weigh before danger is heard. Set by what is heard in texts that taught
# nothing (docs/reading.md): a false alarm puts crisis lines in the place of a lesson.
_BAR = 0.2
# How much they must weigh against it before a phrase that sounds like danger is set aside.
_AGAINST = -1.5
# How much more they must weigh for another kind before a phrase is taken for it: "by the throat" is
# said by who bears it and by who does it, and who bears it must not get the other's answer.
_OTHER_KIND = 5.0
_FEWEST = 3  # words; "ok bye" tells nothing
_STRETCH, _STRIDE = 24, 12  # a long text is read in overlapping stretches of so many words


def find_learned(said: Sequence[str], learned: Learned = LEARNED) -> tuple[Risk, str] | None:
    """Return the danger that the signs in plain words speak of and the weightiest, or None."""
    if len(said) < _FEWEST:
        return None
    weight, signs = _heaviest(said, learned)
    if weight <= _BAR:
        return None
    kinds = learned.weigh(signs, KINDS)
    return max(KINDS, key=kinds.__getitem__), ", ".join(learned.why(signs, DANGER))


def speak_against(said: Sequence[str]) -> bool:
    """Tell whether the signs in plain words all but rule danger out, whatever a phrase says."""
    return len(said) >= _FEWEST and _heaviest(said, LEARNED)[0] < _AGAINST


def kind_told(said: Sequence[str], by_phrase: Risk) -> Risk:
    """Return the kind of danger that plain words tell of, as a phrase has it or surely another."""
    if len(said) < _FEWEST:
        return by_phrase
    kinds = LEARNED.weigh(_heaviest(said, LEARNED)[1], KINDS)
    likeliest = max(KINDS, key=kinds.__getitem__)
    return likeliest if kinds[likeliest] - kinds[by_phrase] > _OTHER_KIND else by_phrase


def _heaviest(said: Sequence[str], learned: Learned) -> tuple[float, Signs]:
    """Return how much the most dangerous stretch weighs, and its signs."""
    weighed = [(learned.weigh(signs, (DANGER,))[DANGER], signs) for signs in _stretches(said)]
    return max(weighed, key=lambda one: one[0])


def _stretches(said: Sequence[str]) -> Iterator[Signs]:
    for start in range(0, max(1, len(said) - _STRETCH + _STRIDE), _STRIDE):
        yield signs_in(said[start : start + _STRETCH])
