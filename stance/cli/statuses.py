"""`stance statuses`: the words that a position may be, and what they mean."""

from typing import Annotated

import typer

from stance.cli.options import OutputFormat, open_stance, print_view

EXAMPLES = """\b
Examples:
  stance statuses
  stance statuses foreign-agents
  stance statuses --format csv"""


SCOPE = ()


def command(
    context: typer.Context,
    issue: Annotated[
        str | None, typer.Argument(metavar="[ISSUE]", help="Only those of an issue, as tables call them.")
    ] = None,
    format: OutputFormat = "table",
) -> None:
    """List statuses with what they mean.

    Those of every type, or those that positions on one issue may have.
    """
    from stance.output.lists import statuses_view

    print_view(context.obj, statuses_view(open_stance(context.obj).statuses(issue)), format)
