"""What an author must hear before content ships: `check_content` lists every problem by line."""

import re
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from difflib import SequenceMatcher
from itertools import combinations
from pathlib import Path

from shared.content.check_messages import message_problems, old_lines, practice_problems
from shared.content.document import Problem, Written
from shared.content.loader import SHIPPED, read_content
from shared.content.model import LETTERS, Content, Faq, RoleStep, Step
from shared.content.rules import (
    easy_reading,
    fits,
    kind_words,
    open_end,
    safe_to_see,
    whole_speech,
    word_limits,
)
from shared.content.speech import seconds, ssml
from shared.content.wording import invited_keyword
from shared.rules.programme import STEPS_A_WEEK, WEEKS
from shared.rules.vocabulary import Expects

STEP_WORDS = (120, 190)
STEP_SECONDS = (45, 90)
FAQ_WORDS = (70, 140)
FAQ_SEGMENTS = 2
TOO_ALIKE = 0.85


def check_content(
    root: Path | None = None,
    locale: str = "en",
    *,
    today: date | None = None,
    measure: Callable[[str], float] | None = None,
) -> list[Problem]:
    """Return every problem of a language's content, by file and line; none means it can ship.

    `root` is the folder with `sources.yaml` and the languages, the shipped one when left out.
    What cannot be read is reported, and the rest is checked all the same. With `today` help lines
    last checked too long ago are named; with `measure`, which gives the seconds that the inside of
    a <speak> element takes, steps are held to how long they really last. A longer word in another
    spelling may be one too many, so each spelling is checked as well.
    """
    root = root or SHIPPED
    found: set[Problem] = set()
    for written in (locale, *sorted(path.stem for path in root.glob(f"{locale}-*.yaml"))):
        content, problems = read_content(root, written)
        found.update(problems)
        if content is not None:
            found.update(_content_problems(content))
            found.update(old_lines(content, today) if today else ())
    content, _ = read_content(root, locale)
    if content is not None:
        found.update(_alike(content))
        found.update(_measured(content, measure) if measure is not None else ())
    return sorted({*found, *_idle_spellings(root, locale)})


def _idle_spellings(root: Path, locale: str) -> Iterator[Problem]:
    """Yield words of another spelling that stand nowhere in the language's files."""
    paths = sorted((root / locale).glob("*.yaml"))
    there = " ".join(path.read_text(encoding="utf-8", errors="replace") for path in paths).lower()
    used = set(re.findall(r"[^\W\d_]+", there))
    for path in root.glob(f"{locale}-*.yaml"):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            word, colon, _ = line.partition(":")
            if colon and not line.startswith("#") and word.strip() not in used:
                yield Problem(str(path), number, f"{word.strip()!r} stands nowhere; drop it")


def _content_problems(content: Content) -> Iterator[Problem]:
    for week in range(content.last_step // STEPS_A_WEEK + 1, WEEKS + 1):
        yield Problem(content.path, 1, f"the programme has {WEEKS} weeks; add week-{week}.yaml")
    for step in content.steps.values():
        yield from _step_problems(step)
    for faq in content.faqs.values():
        yield from _faq_problems(faq)
    for practice in content.practices.values():
        yield from practice_problems(practice)
    yield from message_problems(content)


def _step_problems(step: Step) -> Iterator[Problem]:
    yield from safe_to_see(step.common)
    for role_step in step.every_version:
        for prompt in (role_step.prompt, role_step.easier):
            yield from _prompt_problems(prompt, role_step)
        for text in (role_step.closing, role_step.why, *role_step.answers.values()):
            yield from fits(text)
            yield from safe_to_see(text)
        for text in (role_step.reflection, role_step.question):
            yield from safe_to_see(text)
        yield from open_end(role_step.question)
        yield from easy_reading(role_step.written)
        yield from _spoken_problems(role_step.written)


def _prompt_problems(prompt: Written, role_step: RoleStep) -> Iterator[Problem]:
    yield from fits(prompt)
    yield from safe_to_see(prompt)
    marks = prompt.count("?")
    if marks != 1:
        yield prompt.problem(f"a prompt asks one question, this has {marks} question marks")
    keyword = invited_keyword(prompt)
    if keyword:
        yield prompt.problem(f"{keyword!r} is a carrier's own keyword; ask for another word")
    if "Reply" not in prompt:
        yield prompt.problem("a prompt says how to answer; end it with 'Reply ...'")
    if role_step.expects is Expects.CHOICE:
        letters = LETTERS[: len(role_step.choices)]
        missing = [letter for letter in letters if f"{letter}:" not in prompt]
        if missing:
            yield prompt.problem(f"choice {', '.join(missing)} is not in it; write 'A: ... B: ...'")


def _spoken_problems(whole: Written) -> Iterator[Problem]:
    yield from word_limits(whole, *STEP_WORDS)
    took, (shortest, longest) = seconds(whole), STEP_SECONDS
    if not shortest <= took <= longest:
        yield whole.problem(
            f"spoken in {took:.0f} s with its pauses; keep it from {shortest} to {longest} s"
        )
    yield from whole_speech(whole)


def _measured(content: Content, measure: Callable[[str], float]) -> Iterator[Problem]:
    texts = [words.written for step in content.steps.values() for words in step.every_version]
    with ThreadPoolExecutor() as pool:
        for whole, took in zip(texts, pool.map(measure, map(ssml, texts)), strict=True):
            shortest, longest = STEP_SECONDS
            if not shortest <= took <= longest:
                yield whole.problem(
                    f"measured at {took:.0f} s; keep it from {shortest} to {longest} s"
                )


def _alike(content: Content) -> Iterator[Problem]:
    """Yield prompts that say nearly what an earlier one says; somebody would notice."""
    prompts = [
        (prompt, prompt.lower(), frozenset(prompt.lower().split()))
        for step in content.steps.values()
        for prompt in _prompts(step.every_version)
    ]
    for (earlier, one, ours), (later, other, theirs) in combinations(prompts, 2):
        if len(ours & theirs) * 2 < len(ours | theirs):
            continue  # fewer than half their words in common: the slow comparison is not needed
        if SequenceMatcher(None, one, other, autojunk=False).ratio() > TOO_ALIKE:
            yield later.problem(f"nearly the same as {earlier.path}:{earlier.line}; ask it anew")


def _prompts(role_steps: Iterable[RoleStep]) -> Iterator[Written]:
    for role_step in role_steps:
        yield role_step.prompt
        yield role_step.easier


def _faq_problems(faq: Faq) -> Iterator[Problem]:
    yield from fits(faq.text, FAQ_SEGMENTS)
    yield from safe_to_see(faq.text)
    yield from fits(faq.next_thing)
    yield from safe_to_see(faq.next_thing)
    yield from word_limits(faq.written, *FAQ_WORDS)
    yield from kind_words(faq.written)
    yield from whole_speech(faq.written)
    yield from easy_reading(faq.written)
