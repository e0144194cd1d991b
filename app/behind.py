"""The operator's command `steady behind`: what was due and did not go, by reason and age."""

import json
import sys

import click

from app.opening import opened_house
from shared.services.behind import behind as count_behind


@click.command()
@click.option("--limit", type=click.IntRange(0), help="Exit with 1 when more texts are behind.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
def behind(*, limit: int | None, as_json: bool) -> None:
    """Count the texts that were due and did not go, by reason and age.

    What has been due for less than a minute is on its way and not counted; what was given up or
    refused counts for a day. Example: steady behind --limit 0 && echo "nothing is late"
    """
    with opened_house() as house, house.database.begin() as session:
        found = count_behind(session, house.clock())
    for one in found:
        said = {"reason": one.reason.value, "age": one.age.value, "texts": one.texts}
        click.echo(json.dumps(said) if as_json else f"{one.texts:6}  {one.reason}, {one.age}")
    total = sum(one.texts for one in found)
    if not as_json:
        click.echo(f"{total} behind.")
    if limit is not None and total > limit:
        sys.exit(1)
