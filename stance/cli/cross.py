"""`stance cross`: the states by where they stand on two issues."""

from typing import Annotated

import typer

from stance.cli.options import AsOf, Data, Groups, NoBundled, OutputFormat, open_stance, print_view
from stance.errors import UsageError

EXAMPLES = """\b
Examples:
  stance cross crimea eeu --as-of 2015-09
  stance cross aggression-2022 csto --group all
  stance cross crimea pressure --format csv"""


def command(
    context: typer.Context,
    issues: Annotated[list[str], typer.Argument(metavar="ISSUE...", help="The issue down, then the one across.")],
    group: Groups = None,
    as_of: AsOf = None,
    format: OutputFormat = "table",
    data: Data = None,
    no_bundled: NoBundled = False,
) -> None:
    """Cross the positions on two issues.

    Who voted how by membership: each state of the group (the focus group,
    unless another is named) is in one cell. Where nothing is recorded, or no one
    status holds for sure, a row or column of its own says so.
    """
    from stance.output.cross import cross_view

    if len(issues) != 2:
        raise UsageError(
            f"cross needs two issues, not {len(issues)}",
            f"for example 'stance cross {issues[0]} eeu'; 'stance compare' takes any number",
        )
    found = open_stance(context.obj, data, no_bundled).cross(issues[0], issues[1], group or (), as_of)
    print_view(context.obj, cross_view(found), format)
