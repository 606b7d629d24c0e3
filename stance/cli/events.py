"""`stance events`: what happened."""

from typing import Annotated

import typer

from stance.cli.options import (
    Data,
    Groups,
    Issues,
    NoBundled,
    OutputFormat,
    Since,
    Until,
    open_stance,
    print_view,
)

EXAMPLES = """\b
Examples:
  stance events kyrgyzstan
  stance events --issue crimea
  stance events --since 2014 --until 2015 --format csv"""


def command(
    context: typer.Context,
    states: Annotated[
        list[str] | None, typer.Argument(metavar="[STATE]...", help="States by name or code.", show_default="all")
    ] = None,
    issue: Issues = None,
    group: Groups = None,
    since: Since = None,
    until: Until = None,
    format: OutputFormat = "table",
    data: Data = None,
    no_bundled: NoBundled = False,
) -> None:
    """List events in order of time."""
    from stance.output.timeline import events_view

    found = open_stance(context.obj, data, no_bundled).events(states or (), issue or (), group or (), since, until)
    print_view(context.obj, events_view(found), format)
