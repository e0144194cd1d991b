"""The author's commands, `steady content`: the words checked, seen, counted, and as a document."""

import sys
from datetime import UTC, datetime

import click

from shared.content import espeak, load_content
from shared.content.book import book, coverage
from shared.content.check import check_content
from shared.content.model import RoleStep
from shared.content.speech import plain_words, seconds
from shared.rules.reading.learned import LEARNED
from shared.rules.vocabulary import Role


@click.group()
def content() -> None:
    """Look at the words: check them, or see a week as a person gets it."""


@content.command("check")
def content_check() -> None:
    """Name file and line of everything that breaks a rule of the content.

    Where espeak-ng is installed, each step is spoken and its length measured.
    """
    measure = espeak.spoken_seconds if espeak.program() else None
    problems = check_content(today=datetime.now(UTC).date(), measure=measure)
    for problem in problems:
        click.echo(str(problem))
    how = "spoken by espeak-ng" if measure else "espeak-ng is not here: lengths are estimates"
    click.echo(f"{len(problems)} problem(s); {how}.")
    if problems:
        sys.exit(1)


@content.command("preview")
@click.option("--week", type=click.IntRange(1, 8), default=1, show_default=True)
@click.option("--role", type=click.Choice([role.value for role in Role]), default="hurt")
def content_preview(week: int, role: str) -> None:
    """Show a week as a person lives it."""
    loaded = load_content()
    steps = [step for step in loaded.steps.values() if step.week == week]
    for step in steps:
        click.secho(f"\nDay {step.day}: {step.title}", bold=True)
        _show(step.for_role(Role(role)))
        if step.instead is not None:
            needs = ", ".join(sorted(step.gates))
            click.secho(f"\nWithout {needs}: {step.instead.title}", bold=True)
            _show(step.instead)


@content.command("coverage")
def content_coverage() -> None:
    """Count the steps that draw on each source idea."""
    for source, steps in coverage(load_content()).items():
        click.echo(f"{source:24} {len(steps):3}  {' '.join(map(str, steps))}")


@content.command("book")
def content_book() -> None:
    """Write the whole programme as one document in Markdown, with its figures."""
    click.echo(book(load_content()), nl=False)


@content.command("learn")
def content_learn() -> None:
    """Learn anew to read texts, after examples in `ways/`, `danger/` or `faq.yaml` have changed."""
    try:
        from shared.content.learning import learned_anew  # noqa: PLC0415 - authors have it
    except ModuleNotFoundError as missing:
        message = f"{missing.name} is not installed; learn where `make setup-test` was run"
        raise click.ClickException(message) from missing
    LEARNED.path.write_text(learned_anew(), encoding="utf-8")
    click.echo(f"Learned anew: {LEARNED.path.name}.")


def _show(words: RoleStep) -> None:
    click.echo(f"Spoken, {seconds(words.written):.0f} s:\n{plain_words(words.written)}")
    click.echo(f"\nText: {words.prompt}")
    for outcome, answer in words.answers.items():
        click.echo(f"  {outcome:>8}: {answer}")
    click.echo(f"    easier: {words.easier}")
