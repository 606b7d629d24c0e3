"""`stance cross`: the states by where they stand on two issues."""

from typing import Annotated

import typer

from stance.cli.options import OutputFormat, open_stance, print_view
from stance.errors import UsageError
from stance.questions.scope import Scope

EXAMPLES = """\b
Examples:
  stance cross crimea eeu --as-of 2015-09
  stance cross aggression-2022 csto --group all
  stance cross crimea pressure --format csv"""


SCOPE = ("group", "as_of")


def command(
    context: typer.Context,
    scope: Scope,
    issues: Annotated[list[str], typer.Argument(metavar="ISSUE...", help="The issue down, then the one across.")],
    format: OutputFormat = "table",
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
    found = open_stance(context.obj).cross(issues[0], issues[1], **scope.words)
    print_view(context.obj, cross_view(found), format)
