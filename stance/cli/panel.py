"""`stance panel`: a row for each state and year, or for each pair of states and year."""

from typing import Annotated

import typer

from stance.cli.options import OutputFormat, open_stance, print_view, reject_together
from stance.questions.scope import Scope

EXAMPLES = """\b
Examples:
  stance panel eeu --since 2010 --until 2020
  stance panel eeu csto --group all --since 1992 --format csv
  stance panel eeu --long --format csv
  stance panel --dyads --group all --format csv
  stance panel --dyads russia ukraine georgia --topic crimea"""


SCOPE = ("states", "issue", "topic", "type", "group", "where")


def command(
    context: typer.Context,
    scope: Scope,
    since: Annotated[
        str | None,
        typer.Option(metavar="YEAR", help="The first year.", show_default="that of the first position or vote"),
    ] = None,
    until: Annotated[
        str | None, typer.Option(metavar="YEAR", help="The last year.", show_default="the last that is over")
    ] = None,
    dyads: Annotated[bool, typer.Option("--dyads", help="Pairs of states, and how alike they voted.")] = False,
    long: Annotated[bool, typer.Option("--long", help="In machine formats, one record an issue too.")] = False,
    format: OutputFormat = "table",
) -> None:
    """Make a panel of states and years.

    The status of each state on each issue on 31 December of each year, one row
    a state and year, keyed by ISO, COW and Gleditsch-Ward codes. --dyads gives
    one row a pair and year, with n, agreement, S, kappa and pi over the joint
    votes of that year. A vote stands in its year and those after it; --long has
    its day as since. Groups are those of the last day of the last year.
    """
    from stance.output.panel import dyads_view, long_view, panel_view

    if dyads and long:
        reject_together("--dyads", "--long", "pairs have one row a year")
    stance = open_stance(context.obj)
    words = {**scope.words, "since": since, "until": until}
    if dyads:
        pairs = stance.panel_dyads(**words)
        last, view = pairs.last, dyads_view(pairs)
    else:
        panel = stance.panel(**words)
        last, view = panel.last, (long_view if long else panel_view)(panel)
    if last >= context.obj.today.year:
        context.obj.warn(f"{last} is not over: its rows say what is recorded so far")
    print_view(context.obj, view, format)
