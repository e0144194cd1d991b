"""The signs in a text that something can be learned by: its words, in twos and threes, and parts.

People are taken for their part in the sentence, whoever they are: he, she and "my husband" are
one, so that what was learned of one holds for all. Parts of words are looked at too, because
people misspell.
"""

from collections.abc import Iterator, Sequence

from shared.rules.reading.ideas import stem
from shared.rules.reading.phrases import words

_WHOLE, _APART, _PART = 1.0, 0.7, 0.3  # how much a sign of each kind counts
_PARTS = (3, 4)  # letters
_THEY = words("""
    he she they husband wife partner boyfriend girlfriend fiance fiancee spouse bloke missus mrs
    man woman guy ex
    """)
_STANDS_FOR = {
    **dict.fromkeys(_THEY, "they"),
    **dict.fromkeys(words("him them"), "them"),
    **dict.fromkeys(words("his their hers"), "their"),
    **dict.fromkeys(words("himself herself themselves"), "themself"),
    **dict.fromkeys(words("kids kid children child son daughter baby toddler girls boys"), "kids"),
    **dict.fromkeys(
        words("mum mom mam dad mother father sister brother nan gran grandma parents family"), "kin"
    ),
    **dict.fromkeys(words("dog cat puppy kitten pet"), "pet"),
    "2": "to",
}
# After "her" these begin something new: it was an object ("told her to"), not an owner.
_GO_ON = words("""
    and to so i for but in on at when because if with that is was the a again now today she he we
    it not until till from of out up down off away
    """)


def signs_in(said: Sequence[str]) -> dict[str, float]:
    """Return the signs in some plain words with how much each counts."""
    roles = ["^", *_roles(said), "$"]
    signs = dict.fromkeys(roles[1:-1], _WHOLE)
    count = len(roles)
    for at in range(count - 1):
        signs[f"{roles[at]} {roles[at + 1]}"] = _WHOLE
    for at in range(count - 2):
        signs[f"{roles[at]} {roles[at + 1]} {roles[at + 2]}"] = _WHOLE
        signs[f"{roles[at]} .. {roles[at + 2]}"] = _APART
    for at in range(count - 3):
        signs[f"{roles[at]} ... {roles[at + 3]}"] = _APART
    line = f" {' '.join(said)} ".replace(" ", "_")
    for length in _PARTS:
        for at in range(len(line) - length + 1):
            signs["=" + line[at : at + length]] = _PART
    return signs


def _roles(said: Sequence[str]) -> Iterator[str]:
    """Yield the words by their part in the sentence, without their endings."""
    after = [*said, ""][1:]
    for word, following in zip(said, after, strict=True):
        if word == "my" and following in _THEY:
            continue
        if word == "her":
            yield "them" if not following or following in _GO_ON else "their"
        elif word in _STANDS_FOR:
            yield _STANDS_FOR[word]
        else:
            yield "0" if word.isdigit() else stem(word)


def is_words(sign: str) -> bool:
    """Tell whether a sign is made of whole words, so that it can be shown."""
    return not sign.startswith("=")
