"""`stance states`: the states of the dataset."""

from typing import Annotated

import typer

from stance.cli.options import OutputFormat, open_stance, print_view
from stance.questions.scope import Scope

EXAMPLES = """\b
Examples:
  stance states central-asia
  stance states --where eeu=member --as-of 2016
  stance states --format csv"""


SCOPE = ("group", "where", "as_of")


def command(
    context: typer.Context,
    scope: Scope,
    states: Annotated[
        list[str] | None, typer.Argument(metavar="[NAME]...", help="States or groups by name.", show_default="all")
    ] = None,
    format: OutputFormat = "table",
) -> None:
    """List states.

    All of them, or those of a group or for which a condition holds.
    """
    from stance.output.lists import states_view

    found = open_stance(context.obj).states(states=states or (), **scope.words)
    print_view(context.obj, states_view(found), format)
