"""The programme as a document to read through, made from the content files, and its figures."""

from collections.abc import Iterator, Mapping
from statistics import median

from shared.content.model import Content, RoleStep, Step
from shared.content.reading_ease import reading_ease
from shared.content.speech import plain_words, seconds
from shared.rules.programme import WEEKS
from shared.rules.segments import segments
from shared.rules.vocabulary import Role

_ROLE_NAMES = {
    Role.HURT: "Who was hurt",
    Role.BROKE_TRUST: "Who broke trust",
    Role.SELF: "Who rebuilds trust in themselves",
}


def book(content: Content) -> str:
    """Return the whole programme as Markdown."""
    return "\n".join(_lines(content)) + "\n"


def coverage(content: Content) -> Mapping[str, list[int]]:
    """Return the steps that draw on each source id."""
    return {
        source: [step.number for step in content.steps.values() if source in step.sources]
        for source in content.sources
    }


def _lines(content: Content) -> Iterator[str]:
    yield "# The programme"
    yield ""
    yield "Made by `steady content book` from the files in `shared/content/en/`: change those."
    yield ""
    yield from _figures(content)
    for week in range(1, WEEKS + 1):
        steps = [step for step in content.steps.values() if step.week == week]
        yield f"## Week {week}: {steps[0].theme}"
        yield ""
        for step in steps:
            yield from _step(step)
    yield "## Questions"
    yield ""
    for faq in content.faqs.values():
        yield f"**{faq.asks[0].rstrip('?')}?** {_line(faq.text)} *{_line(faq.next_thing)}*"
        yield ""


def _figures(content: Content) -> Iterator[str]:
    yield "| week | steps | texts | segments, mean and most | reading ease | spoken seconds |"
    yield "|---|---|---|---|---|---|"
    for week in range(1, WEEKS + 1):
        steps = [step for step in content.steps.values() if step.week == week]
        versions = [words for step in steps for words in step.every_version]
        taken = [segments(text) for words in versions for text in (words.prompt, words.easier)]
        eases = [reading_ease(plain_words(words.written)) for words in versions]
        lasts = [seconds(words.written) for words in versions]
        yield (
            f"| {week} | {len(steps)} | {len(taken)} | {sum(taken) / len(taken):.2f}, {max(taken)} "
            f"| {min(eases):.0f} to {max(eases):.0f} "
            f"| {min(lasts):.0f}, {median(lasts):.0f}, {max(lasts):.0f} |"
        )
    yield ""
    yield "Spoken seconds are the least, the median and the most, at a calm 150 words a minute."
    yield ""


def _step(step: Step) -> Iterator[str]:
    yield f"### Step {step.number}: {step.title}"
    yield ""
    gates = f" Needs: {', '.join(sorted(step.gates))}." if step.gates else ""
    yield f"*{step.rhythm.replace('_', ' ')}; draws on {', '.join(step.sources)}.*{gates}"
    yield ""
    yield from _paragraphs(step.common)
    for role, words in step.roles.items():
        yield from _version(_ROLE_NAMES[role], words, words.reflection)
    if step.instead is not None:
        yield from _version(
            f"Instead, where a gate is closed: {step.instead.title}",
            step.instead,
            step.instead.reflection,
        )


def _version(name: str, words: RoleStep, reflection: str) -> Iterator[str]:
    yield f"#### {name}"
    yield ""
    yield from _paragraphs(reflection)
    yield f"> {_line(words.prompt)}"
    yield ""
    for outcome, answer in words.answers.items():
        yield f"- {outcome}: {_line(answer)}"
    yield f"- easier, on a silent day: {_line(words.easier)}"
    yield ""


def _paragraphs(written: str) -> Iterator[str]:
    for paragraph in plain_words(written).split("\n\n"):
        yield paragraph
        yield ""


def _line(text: str) -> str:
    return " ".join(text.split())
