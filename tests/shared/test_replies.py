"""What each reply of the labelled set must be read as, and what holds for any text at all."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from benchmarks.reading import KNOWN, VARIANTS, Case, cases
from shared.content import load_content
from shared.rules.replies import read_reply
from shared.rules.vocabulary import Expects, Intent, Risk

_TOPICS = load_content().topics
_CARRIER_WORDS = ("STOP", "STOPALL", "UNSUBSCRIBE", "CANCEL", "END", "QUIT", "REVOKE", "OPTOUT")


_CASES = cases(KNOWN) + cases(VARIANTS)


def _name(case: Case) -> str:
    return f"{case.expects}-{case.text[:40]}"


@pytest.mark.parametrize("case", _CASES, ids=_name)
def test_reading(case: Case) -> None:
    """A reply is read as the person meant it, and danger in it is told."""
    reading = read_reply(case.text, case.expects, case.choices, _TOPICS)
    meant = {"rating": None, "choice": None, "faq": None, "command": None, "risk": "none"}
    if case.meant["intent"] == Intent.QUESTION and "faq" not in case.meant:
        del meant["faq"]
    meant |= case.meant
    assert {name: getattr(reading, name) for name in meant} == meant


def test_set_is_large_and_covers_the_vocabulary() -> None:
    """The set holds at least 400 replies, every kind of prompt, every intent and every danger."""
    assert len(_CASES) >= 400
    assert {case.expects for case in _CASES} == set(Expects)
    assert {case.meant["intent"] for case in _CASES} == {str(intent) for intent in Intent}
    assert {case.meant.get("risk", "none") for case in _CASES} == {str(risk) for risk in Risk}


_ANY_TEXT = st.text(max_size=300) | st.lists(
    st.sampled_from(
        [case.text for case in _CASES]
        + ["not", "7", "or", "to", "10", "/", "half", "no", "he", "stop", "\n", "…", "½", "ﬁ", "İ"],
    ),
    max_size=8,
).map(" ".join)


@given(text=_ANY_TEXT, expects=st.sampled_from(Expects), choices=st.lists(st.text(max_size=20)))
@example(text="\ud800", expects=Expects.RATING, choices=[])
@example(text="ß½İ²①", expects=Expects.CHOICE, choices=["", " "])
def test_any_text_is_read(text: str, expects: Expects, choices: list[str]) -> None:
    """Any text has a reading: the text unchanged, a rating of 1 to 9 or none, always the same."""
    reading = read_reply(text, expects, choices, _TOPICS)
    assert reading == read_reply(text, expects, choices, _TOPICS)
    assert reading.text == text
    assert reading.rating is None or 1 <= reading.rating <= 9
    assert (reading.intent is Intent.RATING) <= (reading.rating is not None)
    assert (reading.intent is Intent.CHOICE) == (reading.choice is not None)
    assert (reading.intent is Intent.COMMAND) == (reading.command is not None)
    assert isinstance(reading.risk, Risk)
    assert reading.why
    assert any(step.startswith("risk ") for step in reading.why) == (reading.risk is not Risk.NONE)


@given(
    word=st.sampled_from(_CARRIER_WORDS),
    capitals=st.lists(st.booleans(), min_size=11, max_size=11),
    before=st.text(alphabet=" \t\n.!,;:-\"'*(", max_size=4),
    after=st.text(alphabet=" \t\n.!,;:-\"'*)", max_size=4),
    expects=st.sampled_from(Expects),
)
def test_carrier_words_opt_out(
    word: str, capitals: list[bool], before: str, after: str, expects: Expects
) -> None:
    """A carrier's stop word opts out in any case, with any punctuation, whatever was asked."""
    letters = "".join(
        letter.upper() if up else letter.lower() for letter, up in zip(word, capitals, strict=False)
    )
    assert read_reply(f"{before}{letters}{after}", expects).intent is Intent.OPT_OUT


@given(
    number=st.integers(0, 9), half=st.sampled_from(["", ".5"]), out_of=st.sampled_from(["", "/10"])
)
def test_ratings_follow_one_rule(number: int, half: str, out_of: str) -> None:
    """A number on the scale is read as itself: halves go up, 0 is 1, 10 of 10 is 9."""
    written = f"{number}{half}{out_of}"
    reading = read_reply(written, Expects.RATING)
    rounded = number + bool(half)
    if rounded == 10 and not out_of:
        assert reading.intent is Intent.UNCLEAR
    else:
        assert reading.rating == min(max(rounded, 1), 9)


@given(
    low=st.integers(1, 9),
    high=st.integers(1, 9),
    joint=st.sampled_from(["-", " to ", " or ", "\u2013"]),
)
def test_a_range_takes_its_mean(low: int, high: int, joint: str) -> None:
    """Of a range the mean is taken, halves up."""
    assert read_reply(f"{low}{joint}{high}", Expects.RATING).rating == (low + high + 1) // 2


@pytest.mark.parametrize("word", ["yes", "YES", "Yes!"])
@pytest.mark.parametrize("expects", list(Expects))
def test_yes_joins_only_where_nothing_was_asked(word: str, expects: Expects) -> None:
    """YES enrols only where no question stands open."""
    joined = read_reply(word, expects).intent is Intent.OPT_IN
    assert joined == (expects is Expects.NONE)


@pytest.mark.parametrize("expects", list(Expects))
@pytest.mark.parametrize("word", ["START", "unstop", "Join", "start."])
def test_start_words_always_join(word: str, expects: Expects) -> None:
    """START, UNSTOP and JOIN enrol whatever was asked."""
    assert read_reply(word, expects).intent is Intent.OPT_IN
