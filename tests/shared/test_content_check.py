"""Statements about the content check: shipped content is clean, and each rule has teeth."""

import shutil
from datetime import date, timedelta
from pathlib import Path

import pytest

from shared.content import espeak
from shared.content.check import check_content
from shared.content.loader import SHIPPED
from shared.content.speech import ssml
from shared.content.wording import CARRIER_KEYWORDS, invited_keyword, telling_word, unkind_word

PROMPT = """Take one quiet minute with what happened. How clearly could you put it into plain words?
          Reply 1-9, where 9 is very clearly."""
WEEK = "en/week-1.yaml"
LATE = "late: Good to hear from you."

BROKEN = {
    "long prompt": (WEEK, PROMPT, PROMPT + " No hurry at all." * 3, "septets, 160 fit"),
    "foreign letter": (WEEK, "Take one quiet", "Take one \u201cquiet\u201d", "not in GSM-7"),
    "two questions": (WEEK, "Take one quiet minute", "Ready? Take one minute", "2 question marks"),
    "no question": (WEEK, "plain words?\n          Reply", "words.\n          Reply", "this has 0"),
    "carrier keyword": (WEEK, "Reply 1-9, where 9 is very clearly", "Reply YES", "'YES' is a car"),
    "no way to answer": (WEEK, "Reply 1-9, where 9 is very clearly", "Tell me", "how to answer"),
    "choice left out": (WEEK, "B: in my thoughts.", "", "choice B is not in it"),
    "telling prompt": (WEEK, "with what happened. How", "with the affair. How", "'affair' tells"),
    "telling answer": (WEEK, LATE, "late: It is easier to forgive.", "'forgive' tells"),
    "telling reflection": (WEEK, "the way a calm neighbor", "the cheating", "'cheating' tells"),
    "gender": (WEEK, LATE, "late: Tell your husband.", "'husband' blames or gives"),
    "blame": (WEEK, LATE, "late: Here you are to blame.", "'to blame' blames or gives"),
    "long answer": (WEEK, LATE, "late: " + "Good to hear from you. " * 7, "septets, 160 fit"),
    "closed question": (WEEK, "what happened?\n        expects", "it.\n        expects", "end it"),
    "long speech": (WEEK, "Only what happened,", "Only what happened, " * 30, "words are spoken"),
    "slow speech": (WEEK, "[pause 1s] It need", "[pause 50s] It need", "with its pauses"),
    "long pause": (WEEK, "[pause 1s] It need", "[pause 15s] It need", "a pause is 10 s at most"),
    "missing role": (WEEK, "      broke_trust:\n", "      brok:\n", "'brok' is not known"),
    "missing source": (WEEK, "    sources: [importance, recognise]\n", "", "'sources' is missing"),
    "missing gates": (WEEK, "    gates: []\n", "", "'gates' is missing"),
    "missing answer": (WEEK, "          partly: Partly still", "          pt: P", "'pt' is not"),
    "unknown source": (WEEK, "[importance, recognise]", "[importanse]", "unknown source"),
    "long question": ("en/faq.yaml", "Being wary", "Being wary " * 12, "septets, 306 fit"),
    "telling question": ("en/faq.yaml", "Being wary", "Being abused", "'abused' tells"),
    "gender in a speech": ("en/faq.yaml", "Someone says they", "She says they", "'She' blames"),
    "foreign text": ("en/messages.yaml", "late: That is", "late: That\u2019s", "not in GSM-7"),
    "long text": ("en/messages.yaml", "Of course. I", "Of course. " * 15 + "I", "septets, 160 fit"),
    "too many segments": ("en/messages.yaml", "segments: 3", "segments: 4", "3 segments at most"),
    "unknown value": ("en/messages.yaml", "at {hour}.", "at {hours}.", "hours is no field"),
    "keyword asked for": ("en/messages.yaml", "Reply OK,", "Reply YES,", "'YES' is a carrier"),
    "same text": ("en/messages.yaml", "Noted, thank you. That is kept for you alone.",
                  "Skipped, no harm done. The next step comes on its usual day.", "the same text"),
    "open without asking": ("en/voice.yaml", "Shall I read it?", "I can read it.", "stays open"),
    "asking, then gone": ("en/voice.yaml", "gently. Your place is kept.", "easy?", "hangs up"),
    "practice waits unasked": ("en/practices.yaml", "a hand in it?", "a part.", "stays open"),
    "more joined to nothing": ("en/practices.yaml", "keeps: gratitude", "keeps: nothing",
                               "keeps nothing"),
    "wish without words": ("en/practices.yaml", "waits_for: ready", "waits_for: wish",
                           "ask for words"),
    "practice asks, then ends": ("en/practices.yaml", "are yours to keep.", "yours?", "not ask"),
    "idle spelling": ("en-GB.yaml", "color: colour", "colonel: kernel", "stands nowhere"),
    "no SSML": ("en/voice.yaml", '"Step {number}.', '"Step\\x01 {number}.', "this is no SSML"),
    "mark left over": (WEEK, "[pause 1s] It need", "[pause] It need", "would be read aloud"),
    "hard reading": (WEEK, "Today, try it", "Antecedent communications notwithstanding, " * 12,
                     "its reading ease is"),
    "practice too long": ("en/practices.yaml", "Three good things,", "Good, " * 40, "306 fit"),
}  # fmt: skip


def broken(tmp_path: Path, name: str, old: str, new: str) -> Path:
    """Return a copy of the shipped content with one place changed."""
    root = tmp_path / "content"
    shutil.copytree(SHIPPED, root, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    text = (root / name).read_text(encoding="utf-8")
    assert old in text
    (root / name).write_text(text.replace(old, new, 1), encoding="utf-8")
    return root


def test_shipped_content_is_clean() -> None:
    """What ships breaks none of the rules."""
    assert [str(problem) for problem in check_content()] == []


@pytest.mark.parametrize(
    ("name", "old", "new", "message"),
    BROKEN.values(),
    ids=BROKEN,
)
def test_each_rule_finds_what_breaks_it(
    tmp_path: Path, name: str, old: str, new: str, message: str
) -> None:
    """Each mistake is reported in its file, with what to do about it."""
    problems = check_content(broken(tmp_path, name, old, new))
    assert any(message in one.message and one.path.endswith(name) for one in problems), problems


def test_a_question_asked_twice_is_found(tmp_path: Path) -> None:
    """A prompt that says nearly what an earlier one says is reported with both places."""
    again = PROMPT.replace("quiet minute", "calm minute")
    old = """Think of your own part, without the reasons. How plainly can you say it to yourself?
          Reply 1-9, where 9 is very plainly."""
    problems = check_content(broken(tmp_path, WEEK, old, again))
    assert any("nearly the same as" in one.message and "week-1.yaml:" in one.message
               for one in problems)  # fmt: skip


@pytest.mark.parametrize(
    ("old", "limit"),
    [
        (
            "reflection: |\n          You may have told it",
            "words are spoken; keep it from 120 to 190",
        )
    ],
)
def test_too_short_a_speech_is_found(tmp_path: Path, old: str, limit: str) -> None:
    """A reflection of a few words is no reflection."""
    new = 'reflection: "Only what happened."\n        closing: |\n          You may have told it'
    root = broken(tmp_path, WEEK, old, new)
    text = (root / WEEK).read_text(encoding="utf-8")
    old_closing = (
        "        closing: You have looked at it for a moment. That is enough for one day.\n"
    )
    (root / WEEK).write_text(text.replace(old_closing, ""), encoding="utf-8")
    assert any(limit in one.message for one in check_content(root))


def test_a_practice_that_never_lets_go_is_found(tmp_path: Path) -> None:
    """The last turn of a practice waits for nothing."""
    root = broken(tmp_path, "en/practices.yaml", "the light.\n      waits_for: nothing",
                  "the light?\n      waits_for: words\n      on_silence: Which one?")  # fmt: skip
    assert any("the last turn waits" in one.message for one in check_content(root))


def test_content_that_cannot_be_read_is_reported_not_raised(tmp_path: Path) -> None:
    """The check of a folder without content answers with a problem."""
    assert "no content for 'en'" in check_content(tmp_path)[0].message


@pytest.mark.parametrize("word", CARRIER_KEYWORDS)
def test_no_carrier_keyword_may_be_invited(word: str) -> None:
    """Any word that a carrier acts on is caught, in capitals or after an invitation to reply."""
    assert invited_keyword(f"Did it go well? Reply {word.lower()} or no.") == word.lower()
    assert invited_keyword(f"{word} if it went well?") == word


@pytest.mark.parametrize(
    "text", ["Where would you stop? Reply 1-9.", "Can I help? Say A or B.", "Start here."]
)
def test_everyday_words_are_not_carrier_keywords(text: str) -> None:
    """To stop, to help and to start may be spoken of; they may not be asked for."""
    assert invited_keyword(text) is None


@pytest.mark.parametrize("text", ["She asked.", "the cheater", "It is HIS turn"])
def test_words_of_blame_and_gender_are_found(text: str) -> None:
    """The other person has no gender and gets no blame, whatever the case of the letters."""
    assert unkind_word(text)


@pytest.mark.parametrize("text", ["the other person", "cherish the heart", "this is theirs"])
def test_plain_words_pass(text: str) -> None:
    """A word that only contains another one is no problem."""
    assert unkind_word(text) is None
    assert telling_word(text) is None


def test_help_lines_that_nobody_checked_for_long_are_named() -> None:
    """After 180 days each line is named until somebody has looked at its source again."""
    newest = date(2026, 11, 24)
    assert check_content(today=newest + timedelta(days=180)) == []
    problems = check_content(today=newest + timedelta(days=181))
    assert len(problems) >= 11
    assert all("look at its source again" in one.message for one in problems)


def test_each_step_lasts_as_long_as_it_should_when_it_is_spoken() -> None:
    """Measured with a real voice: 45 to 90 seconds, and one that says more is named."""
    measured: dict[str, float] = {}

    def measure(spoken: str) -> float:
        measured[spoken] = espeak.spoken_seconds(spoken)
        return measured[spoken]

    assert check_content(measure=measure) == []
    assert len(measured) == len(set(measured)) >= 56 * 3
    assert all(45 <= seconds <= 90 for seconds in measured.values())
    problems = check_content(measure=lambda _spoken: 91.0)
    assert all("measured at 91 s" in one.message for one in problems)
    assert len(problems) >= 56 * 3


def test_a_pause_is_heard() -> None:
    """Two seconds of pause make the sound about two seconds longer."""
    without, longer = (espeak.spoken_seconds(ssml(text)) for text in ("a b", "a [pause 2s] b"))
    assert 1.8 <= longer - without <= 2.4
