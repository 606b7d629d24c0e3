"""`stance compare`: states on one issue, or states x issues."""

from enum import StrEnum
from typing import Annotated

import typer

from stance.cli.options import (
    AsOf,
    Data,
    Format,
    Groups,
    Issues,
    NoBundled,
    OutputFormat,
    States,
    Topics,
    Where,
    open_stance,
    print_view,
)

EXAMPLES = """\b
Examples:
  stance compare --issue crimea
  stance compare --issue crimea --group all --sort status
  stance compare kyrgyzstan kazakhstan --issue crimea --issue eeu
  stance compare --issue crimea --where eeu=member --as-of 2016
  stance compare --topic ukraine --group central-asia --differing"""


class Sort(StrEnum):
    """In which order states come."""

    NAME = "name"
    CODE = "code"
    STATUS = "status"
    DATE = "date"


def command(
    context: typer.Context,
    states: States = None,
    issue: Issues = None,
    topic: Topics = None,
    group: Groups = None,
    where: Where = None,
    sort: Annotated[Sort, typer.Option(help="The order of the states.")] = Sort.NAME,
    differing: Annotated[bool, typer.Option("--differing", help="Only issues on which the states differ.")] = False,
    counts: Annotated[bool, typer.Option("--counts", help="Count the states by position instead.")] = False,
    as_of: AsOf = None,
    format: OutputFormat = Format.TABLE,
    data: Data = None,
    no_bundled: NoBundled = False,
) -> None:
    """Compare where states stand.

    One issue gives a table of states, several issues give a matrix.
    """
    from stance.output.comparison import comparison_view, counts_view

    comparison = open_stance(context.obj, data, no_bundled).compare(
        states or (), issue or (), topic or (), group or (), where or (), sort.value, differing, as_of
    )
    print_view(context.obj, (counts_view if counts else comparison_view)(comparison), format)
