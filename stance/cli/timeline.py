"""`stance timeline`: dated positions and events in order."""

from typing import Annotated

import typer

from stance.cli.options import (
    Data,
    Groups,
    Issues,
    NoBundled,
    OutputFormat,
    Since,
    States,
    Topics,
    Until,
    open_stance,
    print_view,
)

EXAMPLES = """\b
Examples:
  stance timeline kyrgyzstan --since 2013 --until 2016
  stance timeline --group central-asia --issue eeu
  stance timeline uzbekistan --no-events --format csv"""


def command(
    context: typer.Context,
    states: States = None,
    issue: Issues = None,
    topic: Topics = None,
    group: Groups = None,
    since: Since = None,
    until: Until = None,
    no_events: Annotated[bool, typer.Option("--no-events", help="Only positions.")] = False,
    format: OutputFormat = "table",
    data: Data = None,
    no_bundled: NoBundled = False,
) -> None:
    """Show positions and events in order of time."""
    from stance.output.timeline import timeline_view

    found = open_stance(context.obj, data, no_bundled).timeline(
        states or (), issue or (), topic or (), group or (), since, until, events=not no_events
    )
    print_view(context.obj, timeline_view(found), format)
