"""Every wording by which a person asks to get no more texts.

US rule (47 CFR 64.1200(a)(10), in force since 11 April 2025): stop, quit, end, revoke, opt out,
cancel, unsubscribe, and any other words a reasonable person would understand as such a request.
"""

from shared.rules.reading.fillers import STOP_FILLERS
from shared.rules.reading.normal_form import Plain, plain
from shared.rules.reading.phrases import first_words, mask, words
from shared.rules.reading.stop_look_alikes import FOR_A_WHILE, GO_ON, TIRED, TOLD
from shared.rules.reading.stop_phrases import ASKED, ASKED_HOW, CLAUSE, WHOLE

# After a bare "stop", these make it a method and not a request.
_METHOD = words(
    """
    breathe think listen pause look drop roll reflect notice wait count
    """
)
_COURTESY = words(
    """
    please thanks thank you ok okay now just kindly sorry hey hi asap por favor gracias
    """
)
# Said one after another, in whatever tongue, they still say one thing.
_KEYWORDS = words(
    """
    stop stopsign end quit cancel unsubscribe unsubscribed revoke optout stopall cease desist alto
    parar pare basta arret arreter arrete arretez stopp cancelar baja detener halt terminate
    discontinue
    """
)
_STRONG = words("remove unsubscribed revoke discontinue unenroll disenroll quitting desist stopall")
_NUMBERS = words(
    """
    0 1 2 3 4 5 6 7 8 9 10 one two three four five six seven eight nine ten a b c d y n
    """
)


def _core(words: list[str]) -> str:
    """Return what is left of a thought without its courtesies, said once."""
    left = [word for word in words if word not in STOP_FILLERS and word not in _NUMBERS]
    return " ".join(dict.fromkeys(left))


def _is_bare(line: str, known: frozenset[str]) -> bool:
    """Tell whether a thought is one of the known requests, courtesies aside."""
    said = line.split()
    joined = " ".join(said)
    if joined in known:
        return True
    once = " ".join(dict.fromkeys(said))
    if once in known:
        return True
    if TIRED.search(line):
        return False
    if len(said) > 1 and _KEYWORDS.issuperset(said):
        return True
    anchors = {"stop", "stopsign"} & set(said)
    if anchors and all(word in STOP_FILLERS or word in _NUMBERS for word in said):
        return True
    polite = " ".join(word for word in said if word not in _COURTESY)
    core = _core(said)
    return polite in known or core in CLAUSE or core in _STRONG


def asks_to_go_on(read: Plain) -> bool:
    """Tell whether a text asks for the opposite: "don't stop, these do me good"."""
    return any(GO_ON.search(clause) for clause in read.clauses)


def is_meant_for_us(read: Plain) -> bool:
    """Tell whether an end that is wished for may be that of our texts: not one told of others."""
    told = any(TOLD.search(clause) for clause in read.clauses)
    return not told and not asks_to_go_on(read)


def find_stop(text: str) -> str | None:
    """Return the words that ask for no more texts: a carrier's keyword or any plain wording."""
    read: Plain = plain(text)
    if FOR_A_WHILE.search(read.whole) or asks_to_go_on(read):
        return None
    if _is_bare(read.whole, WHOLE):
        return read.whole.strip()
    for place in {0, len(read.clauses) - 1} if read.clauses else ():
        after = read.clauses[place + 1].split() if place + 1 < len(read.clauses) else []
        if _is_bare(read.clauses[place], CLAUSE) and not (after and after[0] in _METHOD):
            return read.clauses[place].strip()
    lines = (*read.clauses, read.whole)
    return first_words(ASKED_HOW, read.clauses) or first_words(
        ASKED, (mask(TOLD, line) for line in lines)
    )
