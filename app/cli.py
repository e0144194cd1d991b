"""The command line, `steady`."""

import io
import itertools
import json
import sys
from datetime import UTC, date, datetime
from typing import TextIO

import click
from cryptography.fernet import Fernet

from app import enrol as enrolment
from app.attention import attention
from app.author import content
from app.behind import behind
from app.interpret import interpret_lines
from app.logs import set_up_logs
from app.opening import opened_house
from app.reconcile import reconcile
from app.records import erase_participant, export_participant
from shared.rules.vocabulary import Expects


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="steady-steps")
def main() -> None:
    """One small step a day, by text and by smart speaker.

    Start with `steady run`: it serves everything on this machine, needs no account anywhere, and
    shows a phone and a speaker in the browser. Settings come from the environment or from `.env`;
    `steady doctor` says what is set and what is missing.
    """
    set_up_logs()


@main.command()
def run() -> None:
    """Run everything in one process: page, webhooks, skill, scheduler, sandbox."""
    from app import single_machine  # noqa: PLC0415 - only what serves needs Flask and the skill

    with opened_house() as house:
        single_machine.run(house, click.echo)


@main.command()
def serve() -> None:
    """Serve pages, webhooks and the skill; run `steady worker` beside it."""
    from app import single_machine  # noqa: PLC0415

    with opened_house() as house:
        single_machine.serve(house, click.echo)


@main.command()
def worker() -> None:
    """Plan and send every few seconds; any number of workers share one PostgreSQL."""
    from app import single_machine  # noqa: PLC0415

    with opened_house() as house:
        single_machine.work(house, click.echo)


@main.command()
@click.option("--at", metavar="ISO", help="As of this instant, e.g. 2026-03-29T09:00:00+01:00.")
def tick(at: str | None) -> None:
    """Plan and send once, and print what was done.

    Nothing is done twice however often this runs. An instant without an offset is taken as UTC.
    """
    from app import single_machine  # noqa: PLC0415
    from scheduler import duties  # noqa: PLC0415

    with opened_house() as house:
        now = _instant(at) if at else house.clock()
        with single_machine.sending(house) as post:
            done = duties.tick(post, now)
        click.echo(
            json.dumps(
                {
                    "at": now.isoformat(),
                    "planned": done.planned.written,
                    "skipped": done.planned.skipped,
                    "accepted": done.dispatched.accepted,
                    "rejected": done.dispatched.rejected,
                    "put_off": done.dispatched.put_off,
                    "unknown": done.dispatched.unknown,
                    "settled": done.reconciled.found,
                    "requeued": done.reconciled.requeued,
                    "held": done.reconciled.held,
                    "finished_late": done.finished_late,
                },
            ),
        )


@main.command("enrol")
@click.option("--csv", "file", type=click.File(encoding="utf-8-sig"), required=True)
def enrol_file(file: TextIO) -> None:
    """Enrol people from a CSV file, active at once.

    Columns: phone, timezone, prompt_time, role (hurt, broke_trust or self), and, where you have
    them, locale, consent_source and started_on (a date; empty for today). Every row that cannot be
    used is named with its line and reason on standard error; the good rows are kept all the same.
    """
    lines = file.readlines()
    with opened_house() as house, click.progressbar(length=len(lines), file=sys.stderr) as bar:

        def move_on() -> None:
            bar.update(1)

        try:
            done = enrolment.enrol(house.database, lines, now=house.clock(), done=move_on)
        except enrolment.EnrolError as error:
            raise click.ClickException(str(error)) from error
    for remark in done.remarks:
        click.echo(str(remark), err=True)
    refused = sum(remark.refused for remark in done.remarks)
    click.echo(f"{done.added} enrolled, {refused} refused.")
    if refused:
        sys.exit(1)


@main.command()
@click.option("--from", "first", metavar="DATE", required=True, help="First local day.")
@click.option("--days", type=click.IntRange(1, 3660), required=True, help="How many local days.")
@click.option("--csv", "file", type=click.File(encoding="utf-8-sig"), help="People not enrolled.")
@click.option("--participant", "participant_id", type=int, help="Someone enrolled, by id.")
@click.option("--silent", is_flag=True, help="Assume that nobody answers.")
def forecast(
    *, first: str, days: int, file: TextIO | None, participant_id: int | None, silent: bool
) -> None:
    """Print what would be sent and when, one JSON object a line, without sending.

    Answers are assumed each day unless --silent. With --csv (the columns of `enrol`) nothing is
    stored. Each line has phone, timezone, local, utc, kind, step, segments and text.
    """
    from app import foresee  # noqa: PLC0415

    if (file is None) == (participant_id is None):
        raise click.UsageError("Give either --csv FILE or --participant ID.")
    start = _date(first)
    try:
        if file is not None:
            lines = foresee.of_file(file, start, days, silent=silent, bad=_tell)
        else:
            with opened_house() as house:
                lines = iter(
                    list(
                        foresee.of_participant(
                            house, participant_id or 0, start, days, silent=silent
                        )
                    )
                )
        for line in lines:
            click.echo(line)
    except (enrolment.EnrolError, LookupError) as error:
        raise click.ClickException(str(error)) from error


@main.command()
@click.option("--expects", type=click.Choice([one.value for one in Expects]), default="none")
@click.option("--json", "as_json", is_flag=True, help="Read JSON objects with text and expects.")
@click.option("--explain", is_flag=True, help="Add why: who took the text, on which words.")
def interpret(expects: str, *, as_json: bool, explain: bool) -> None:
    """Read replies on standard input, one a line, and print what each means as JSON.

    Example: echo "7, a bit better" | steady interpret --expects rating --explain
    """
    stdin = io.TextIOWrapper(sys.stdin.buffer, encoding="utf-8", errors="replace")
    answers = interpret_lines(stdin, expects=Expects(expects), as_json=as_json, explain=explain)
    for line in answers:
        click.echo(line)


main.add_command(attention)
main.add_command(behind)
main.add_command(content)
main.add_command(erase_participant)
main.add_command(export_participant)
main.add_command(reconcile)


@main.group()
def voice() -> None:
    """Talk to the speaker's skill from here."""


@voice.command()
@click.argument("words")
@click.option("--session", is_flag=True, help="Go on with what comes on standard input, by lines.")
@click.option("--locale", default="en-US", show_default=True, help="The speaker's language.")
def say(words: str, *, session: bool, locale: str) -> None:
    """Say something to the speaker and print what it answers.

    Words are understood by the skill's own model. Example: steady voice say "what's today's step"
    """
    from app.talk import talk  # noqa: PLC0415

    heard = itertools.chain([words], sys.stdin if session else ())
    with opened_house() as house:
        try:
            for spoken in talk(house, heard, locale=locale):
                click.echo(spoken)
        except ValueError as error:
            raise click.ClickException(str(error)) from error


@main.command()
@click.option("--new-key", is_flag=True, help="Only print a fresh encryption key.")
def doctor(*, new_key: bool) -> None:
    """Say what is set, what is missing, and what is wrong; exits with 1 if anything is."""
    from app.doctor import examine  # noqa: PLC0415

    if new_key:
        click.echo(Fernet.generate_key().decode())
        return
    with opened_house() as house:
        findings = examine(house)
    for finding in findings:
        mark = click.style("ok ", fg="green") if finding.fine else click.style("!! ", fg="red")
        click.echo(f"{mark} {finding.name}: {finding.says}")
    if not all(finding.fine for finding in findings):
        sys.exit(1)


@main.command()
def migrate() -> None:
    """Bring the database's tables up to date (every other command does so too)."""
    with opened_house() as house:
        click.echo(f"The tables of {house.database.engine.dialect.name} are up to date.")


def _tell(remark: object) -> None:
    click.echo(str(remark), err=True)


def _date(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise click.BadParameter(f"{text!r} is no date: write it like 2026-03-29.") from error


def _instant(text: str) -> datetime:
    try:
        instant = datetime.fromisoformat(text)
    except ValueError as error:
        raise click.BadParameter(
            f"{text!r} is no instant: write it like 2026-03-29T09:00:00+01:00.",
        ) from error
    return instant if instant.tzinfo else instant.replace(tzinfo=UTC)
