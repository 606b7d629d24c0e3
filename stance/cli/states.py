"""`stance states`: the states of the dataset."""

import typer

from stance.cli.options import OutputFormat, open_stance, print_view
from stance.questions.scope import Scope

EXAMPLES = """\b
Examples:
  stance states --group central-asia
  stance states --where eeu=member --as-of 2016
  stance states --format csv"""


SCOPE = ("group", "where", "as_of")


def command(
    context: typer.Context,
    scope: Scope,
    format: OutputFormat = "table",
) -> None:
    """List states.

    All of them, or those of a group or for which a condition holds.
    """
    from stance.output.lists import states_view

    states = open_stance(context.obj).states(**scope.words)
    print_view(context.obj, states_view(states), format)
