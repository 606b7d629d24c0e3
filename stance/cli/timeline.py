"""`stance timeline`: dated positions and events in order."""

from typing import Annotated

import typer

from stance.cli.options import (
    Ascii,
    Data,
    Groups,
    Issues,
    NoBundled,
    PictureFormat,
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
  stance timeline --group central-asia --chart --since 2011 --until 2017
  stance timeline --issue eeu --chart -o eeu.svg
  stance timeline uzbekistan --no-events --format csv"""


def command(
    context: typer.Context,
    states: States = None,
    issue: Issues = None,
    topic: Topics = None,
    group: Groups = None,
    since: Since = None,
    until: Until = None,
    chart: Annotated[bool, typer.Option("--chart", help="Draw it: a lane for each state or issue.")] = False,
    ascii: Ascii = False,
    no_events: Annotated[bool, typer.Option("--no-events", help="Only positions.")] = False,
    format: PictureFormat = "table",
    data: Data = None,
    no_bundled: NoBundled = False,
) -> None:
    """Show positions and events in order of time."""
    stance = open_stance(context.obj, data, no_bundled)
    asked = (states or (), issue or (), topic or (), group or (), since, until, not no_events)
    if chart:
        from stance.output.timeline_chart import timeline_chart_view

        view = timeline_chart_view(stance.lanes(*asked), bool(issue or topic))
    else:
        from stance.output.timeline import timeline_view

        view = timeline_view(stance.timeline(*asked))
    print_view(context.obj, view, format, ascii=ascii)
