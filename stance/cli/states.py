"""`stance states`: the states of the dataset."""

import typer

from stance.cli.options import AsOf, Data, Groups, NoBundled, OutputFormat, Where, open_stance, print_view

EXAMPLES = """\b
Examples:
  stance states --group central-asia
  stance states --where eeu=member --as-of 2016
  stance states --format csv"""


def command(
    context: typer.Context,
    group: Groups = None,
    where: Where = None,
    as_of: AsOf = None,
    format: OutputFormat = "table",
    data: Data = None,
    no_bundled: NoBundled = False,
) -> None:
    """List states.

    All of them, or those of a group or for which a condition holds.
    """
    from stance.output.lists import states_view

    states = open_stance(context.obj, data, no_bundled).states(group or (), where or (), as_of)
    print_view(context.obj, states_view(states), format)
