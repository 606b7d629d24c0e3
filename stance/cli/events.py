"""`stance events`: what happened."""

from typing import Annotated

import typer

from stance.cli.options import OutputFormat, open_stance, print_view
from stance.questions.scope import Scope

EXAMPLES = """\b
Examples:
  stance events kyrgyzstan
  stance events --issue crimea
  stance events --since 2014 --until 2015 --format csv"""


SCOPE = ("issue", "group", "since", "until")


def command(
    context: typer.Context,
    scope: Scope,
    states: Annotated[
        list[str] | None, typer.Argument(metavar="[STATE]...", help="States by name or code.", show_default="all")
    ] = None,
    format: OutputFormat = "table",
) -> None:
    """List events by date."""
    from stance.output.timeline import events_view

    found = open_stance(context.obj).events(states or (), **scope.words)
    print_view(context.obj, events_view(found), format)
