"""`stance coverage`: what is recorded of whom, and where the gaps are."""

import typer

from stance.cli.options import Data, Groups, Issues, NoBundled, OutputFormat, States, Topics, open_stance, print_view

EXAMPLES = """\b
Examples:
  stance coverage
  stance coverage --group central-asia --topic ukraine
  stance coverage georgia moldova ukraine --format csv"""


def command(
    context: typer.Context,
    states: States = None,
    issue: Issues = None,
    topic: Topics = None,
    group: Groups = None,
    format: OutputFormat = "table",
    data: Data = None,
    no_bundled: NoBundled = False,
) -> None:
    """Show what is recorded, at what confidence.

    A grid of states and issues with the number of dated entries, so that the gaps are visible.
    """
    from stance.output.coverage import coverage_view

    found = open_stance(context.obj, data, no_bundled).coverage(states or (), issue or (), topic or (), group or ())
    print_view(context.obj, coverage_view(found), format)
