"""Which of the offered options a person picks: by letter, by number, or in the option's words."""

import re
from collections.abc import Sequence
from difflib import get_close_matches

from shared.rules.reading.normal_form import Plain, plain
from shared.rules.reading.phrases import any_of, table, words

_LETTERS = "abcdefghij"
_DEFAULT_COUNT = 4
_SHORT_WORD = 4
_WORDS = (
    ("1", "one", "first", "1st"), ("2", "two", "second", "2nd"), ("3", "three", "third", "3rd"),
    ("4", "four", "fourth", "4th"), ("5", "five", "fifth", "5th"), ("6", "six", "sixth", "6th"),
    ("7", "seven", "seventh", "7th"), ("8", "eight", "eighth", "8th"),
    ("9", "nine", "ninth", "9th"), ("10", "ten", "tenth", "10th"),
)  # fmt: skip
_AROUND = words(
    """
    i pick choose chose choice option answer letter number going for go with the one please take
    ll will d would say think guess id it is s its my probably definitely maybe prefer want like
    would'd thanks today lol honestly hmm um ok yes for sure gonna going to try ill do most and
    because bc since but so that this feels though i'm am let me us leaning toward towards more
    in thing choose on list of them
    """
)
_PLACES = {
    **dict.fromkeys(("top", "former"), "first"),
    **dict.fromkeys(("middle", "mid", "center", "centre"), "middle"),
    **dict.fromkeys(("last", "bottom", "final", "latter"), "last"),
}
_MARKS = words("option answer letter number choice pick choose")
_AFTER_LETTER = words(
    """
    because please for i definitely thanks since but lol and though today probably maybe is
    sounds feels thumbsup seems s it that all always then today
    """
)
_EMPTY = words("""
    a an the it my me i to for of and or in on at with go do be is am that this your you one out
    would will like think please
    """)
_DENIERS = words("not no nor never neither except than over without instead hardly")
_NEGATIVE = words("not never neither nothing nobody none nor hardly without")
_TURNS = words("but just only rather maybe perhaps though then")
_NO_MEANING = _EMPTY | _TURNS | (_DENIERS - _NEGATIVE) | {"not"}
_NO_DENIAL = any_of(("(why not|no doubt|no question|not only|not just)",))
_DENIAL = any_of(
    table("""
    ^ (no|nope|nah|not (really|at all|for me|me|that|this|it)|no (way|thanks|thank you)|never)
        [sorry|thanks] $
""")
)
_DENIED = any_of(
    table("""
    _ (no|nope|nah) $
    (is|are|was|were|does|do|did|would|will|can) not [really|quite] (it|for me|me|mine|true|right|
        happening|possible|there|work|fit|help|apply) $
""")
)


def _by_letter(line: list[str], count: int, own: frozenset[str]) -> set[int]:
    """Return the options named by letter, number or rank in a clause; not by `own` words."""
    named: set[int] = set()
    introduced = True  # nothing of weight was said so far
    for place, word in enumerate(line):
        last = line[place - 1] if place else ""
        following = line[place + 1] if place + 1 < len(line) else ""
        plain_end = not following or following in _AFTER_LETTER or following in {"or", "not"}
        if last not in {"not", "except", "than", "over"} and not (word == "one" and last in own):
            for index in range(count):
                ranks = _WORDS[index]
                letter = word == _LETTERS[index]
                ranked = word in ranks[2:] or (word in ranks[:2] and plain_end)
                if (
                    (last in _MARKS - own and (letter or word in ranks))
                    or (introduced and ((letter and plain_end) or ranked))
                    or (letter and last in {"or", "and"} and (introduced or named) and plain_end)
                ):
                    named.add(index)
        after_denial = last in {"not", "or"} and word in _LETTERS
        introduced = introduced and (word in _AROUND or word == "not" or after_denial)
    return named or _by_place(line, count)


def _is_rank(word: str) -> bool:
    return word in _AROUND or any(word in ranks for ranks in _WORDS)


def _by_place(line: list[str], count: int) -> set[int]:
    """Return the option named by where it stands among the others."""
    if not line or not all(word in _AROUND or word in _PLACES for word in line):
        return set()
    places = {_PLACES[word] for word in line if word in _PLACES}
    if len(places) != 1:
        return set()
    place = places.pop()
    if place == "middle":
        return {count // 2} if count % 2 else set()
    return {0 if place == "first" else count - 1}


def _stem(word: str) -> str:
    if len(word) <= _SHORT_WORD:
        return word.removesuffix("s") if len(word) == _SHORT_WORD else word
    return re.sub(r"(?:ing|ed|es|s|ly|e)$", "", word)


def _affirmed(read: Plain) -> list[str]:
    """Return the clauses of a text without those it takes back: "rest? no" says nothing."""
    return [
        clause
        for place, clause in enumerate(read.clauses)
        if not _DENIED.search(clause)
        and not (
            place + 1 < len(read.clauses)
            and _DENIAL.search(read.clauses[place + 1])
            and _NEGATIVE.isdisjoint(clause.split())
        )
    ]


def _marked(clauses: Sequence[str]) -> list[str]:
    """Return the words of some clauses; one that is denied gets a mark, and is another word.

    A denial reaches to the end of its clause or to a turn: "not rest but a friend" gives
    !rest, but, a, friend. An option is marked the same way, so "not right now" names "not now".
    """
    marked: list[str] = []
    for clause in clauses:
        denied = False
        for word in _NO_DENIAL.sub(" ", clause).split():
            if word in _DENIERS:
                denied = True
            elif word in _TURNS:
                denied = False
            plain_word = word in _NEGATIVE or not denied
            marked.append(word if plain_word else f"!{word}")
    return marked


def _holds(line: Sequence[str], phrase: Sequence[str]) -> bool:
    return bool(phrase) and f" {' '.join(phrase)} " in f" {' '.join(line)} "


def _meanings(marked: Sequence[str]) -> set[str]:
    """Return the stems of the words that carry meaning, denied ones with their mark."""
    return {
        f"{'!' if word[0] == '!' else ''}{_stem(word.lstrip('!'))}"
        for word in marked
        if word.lstrip("!") not in _NO_MEANING
    }


def _without_what_all_share(options: list[list[str]]) -> list[list[str]]:
    """Leave out how all options begin: of "no secrets" and "no shouting", what follows counts."""
    shared = 0
    while (
        all(len(option) > shared + 1 for option in options)
        and len({option[shared] for option in options}) == 1
    ):
        shared += 1
    return [option[shared:] for option in options] if len(options) > 1 else options


def _by_words(said: Sequence[str], choices: Sequence[str]) -> set[int]:
    """Return the options whose own words are said, the fullest match winning."""
    line = _marked(said)
    options = _without_what_all_share([plain(choice).whole.split() for choice in choices])
    options = [_marked([" ".join(option)]) for option in options]
    exact = {index for index, option in enumerate(options) if _holds(line, option)}
    exact = {
        index
        for index in exact
        if not any(other != index and _holds(options[other], options[index]) for other in exact)
    }
    if exact:
        return exact
    meant = _meanings(line)
    stems = [_meanings(option) for option in options]
    own = [
        stem - set().union(*(other for place, other in enumerate(stems) if place != index))
        for index, stem in enumerate(stems)
    ]
    scores = [len(meant & stem) for stem in own]
    best = max(scores, default=0)
    if not best:
        return _by_likeness(line, options)
    return {index for index, score in enumerate(scores) if score == best}


def _by_likeness(line: Sequence[str], options: Sequence[Sequence[str]]) -> set[int]:
    """Return the options a word of which is said in another form or misspelled: bettr, evenings."""
    said = [
        word
        for word in line
        if len(word) >= _SHORT_WORD and word[0] != "!" and word not in _NO_MEANING
    ]
    return {
        index
        for index, option in enumerate(options)
        for word in option
        if len(word) >= _SHORT_WORD
        and any(
            one.startswith(word)
            or word.startswith(one)
            or get_close_matches(one, [word], cutoff=0.8)
            for one in said
        )
    }


def find_choice(text: str, choices: Sequence[str]) -> str | None:
    """Return the letter of the option chosen, or None where none or several are named.

    `choices` gives the options' words in order; without it, four options are assumed. An option
    that is named only to be denied ("not rest", "rest? no") is not chosen.
    """
    read = plain(text)
    if not read.words:
        return None
    choices = choices[: len(_LETTERS)]
    count = len(choices) or _DEFAULT_COUNT
    said = _affirmed(read)
    whole = f" {' '.join(''.join(said).split())} "
    last = said[-1:] if said and all(_is_rank(word) for word in said[-1].split()) else []
    lines = dict.fromkeys((*said[:1], whole, *last))
    for line in (read.whole, *lines):
        exact = {i for i, choice in enumerate(choices) if plain(choice).whole == line}
        if len(exact) == 1:
            return _LETTERS[exact.pop()]
    own = frozenset(word for choice in choices for word in plain(choice).words)
    for line in lines:
        named = _by_letter(line.split(), count, own)
        if named:
            return _LETTERS[named.pop()] if len(named) == 1 else None
    picked = _by_words(said, choices) if choices else set()
    return _LETTERS[picked.pop()] if len(picked) == 1 else None
