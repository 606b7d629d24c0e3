"""`stance coverage`: what is recorded of whom, and where the gaps are."""

import typer

from stance.cli.options import OutputFormat, open_stance, print_view
from stance.questions.scope import Scope

EXAMPLES = """\b
Examples:
  stance coverage
  stance coverage --group central-asia --topic ukraine
  stance coverage georgia moldova ukraine --format csv"""


SCOPE = ("states", "issue", "topic", "group")


def command(
    context: typer.Context,
    scope: Scope,
    format: OutputFormat = "table",
) -> None:
    """Show what is recorded, at what confidence.

    A grid of states and issues with the number of dated entries, so that the gaps are visible.
    """
    from stance.output.coverage import coverage_view

    found = open_stance(context.obj).coverage(**scope.words)
    print_view(context.obj, coverage_view(found), format)
