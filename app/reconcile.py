"""`steady reconcile`: a person looks at texts that may or may not have been sent, and decides."""

import click

from app.opening import opened_house
from shared.services import unsettled
from shared.services.unsettled import Decision, Doubtful


@click.command()
@click.option("--sent", metavar="ID", help="It was sent: the carrier's log has it.")
@click.option("--resend", metavar="ID", help="It was not: send it again, if its time is not over.")
@click.option("--drop", metavar="ID", help="It was not, or nobody knows: give it up.")
@click.option("--with-numbers", is_flag=True, help="Show to whom, to search the carrier's log by.")
def reconcile(
    *, sent: str | None, resend: str | None, drop: str | None, with_numbers: bool
) -> None:
    """List the texts that nobody knows of whether they were sent, and let a person decide.

    A text gets here when the connection broke, the carrier failed or the process died while it was
    handed over. The service looks such a text up in the carrier's list by itself; `held` are those
    for which that failed. Find it in the carrier's log by its time and number, then say what you
    found. Nothing is sent again unless you say so.
    """
    chosen = [
        (Decision.SENT, sent),
        (Decision.RESEND, resend),
        (Decision.DROP, drop),
    ]
    given = [(decision, message_id) for decision, message_id in chosen if message_id is not None]
    if len(given) > 1:
        raise click.UsageError("Give one of --sent, --resend and --drop at a time.")
    with opened_house() as house:
        now = house.clock()
        with house.database.begin() as session:
            for decision, message_id in given:
                try:
                    unsettled.decide(session, message_id, decision, now)
                except (LookupError, ValueError) as error:
                    raise click.ClickException(str(error)) from error
                click.echo(f"{message_id}: {_DONE[decision]}")
            left = unsettled.doubtful(session, now)
    for text in left:
        click.echo(_line(text, with_number=with_numbers))
    if not left:
        click.echo("No text is in doubt.")


_DONE = {
    Decision.SENT: "counts as sent.",
    Decision.RESEND: "will be sent again.",
    Decision.DROP: "is given up.",
}


def _line(text: Doubtful, *, with_number: bool) -> str:
    number = f" to {text.to}" if with_number else ""
    return (
        f"{text.message_id} {text.status} handed over {text.claimed_at:%Y-%m-%d %H:%M:%S} UTC to "
        f"participant {text.participant_id}{number}, good until {text.expires_at:%Y-%m-%d %H:%M} "
        f"UTC: {text.error or 'the process died'}"
    )
