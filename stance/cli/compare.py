"""`stance compare`: states on one issue, or states x issues."""

from typing import Annotated, Literal

import typer

from stance.cli.options import (
    AsOf,
    Cite,
    Data,
    Groups,
    Issues,
    NoBundled,
    OutputFormat,
    States,
    Topics,
    Where,
    exclude,
    given,
    open_stance,
    print_view,
)

EXAMPLES = """\b
Examples:
  stance compare --issue crimea
  stance compare --issue crimea --group all --sort status
  stance compare kyrgyzstan kazakhstan --issue crimea --issue eeu
  stance compare --issue crimea --where eeu=member --as-of 2016
  stance compare --topic ukraine --group central-asia --differing
  stance compare --topic crimea --wide --format csv"""


Sort = Literal["name", "code", "status", "date"]


def command(
    context: typer.Context,
    states: States = None,
    issue: Issues = None,
    topic: Topics = None,
    group: Groups = None,
    where: Where = None,
    sort: Annotated[Sort, typer.Option(help="The order of the states.")] = "name",
    differing: Annotated[bool, typer.Option("--differing", help="Only issues on which the states differ.")] = False,
    counts: Annotated[bool, typer.Option("--counts", help="Count the states by position instead.")] = False,
    wide: Annotated[bool, typer.Option("--wide", help="In machine formats, one record a state.")] = False,
    cite: Cite = False,
    as_of: AsOf = None,
    format: OutputFormat = "table",
    data: Data = None,
    no_bundled: NoBundled = False,
) -> None:
    """Compare where states stand.

    One issue gives a table of states, several issues give a matrix.
    """
    from stance.output.comparison import comparison_view, counts_view, wide_view

    if counts and wide:
        exclude("--counts", "--wide", "choose one of them")
    if counts and given(context, "sort"):
        exclude("--counts", "--sort", "counts are in the order of the issues and their statuses")

    stance = open_stance(context.obj, data, no_bundled)
    comparison = stance.compare(
        states or (), issue or (), topic or (), group or (), where or (), sort, differing, as_of
    )
    if cite:
        from stance.output.citations.view import citations_view

        print_view(context.obj, citations_view(stance.cite_comparison(comparison)), format)
        return
    view = counts_view if counts else wide_view if wide else comparison_view
    print_view(context.obj, view(comparison), format)
