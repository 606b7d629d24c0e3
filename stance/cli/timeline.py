"""`stance timeline`: dated positions and events in order."""

from typing import Annotated

import typer

from stance.cli.options import PictureFormat, open_stance, print_view, warn_of_unchecked
from stance.questions.scope import Scope

EXAMPLES = """\b
Examples:
  stance timeline kyrgyzstan --since 2013 --until 2016
  stance timeline crimea
  stance timeline --group central-asia --issue eeu
  stance timeline --group central-asia --chart --since 2011 --until 2017
  stance timeline --issue eeu --chart -o eeu.svg
  stance timeline uzbekistan --no-events --format csv"""


SCOPE = ("states", "issue", "topic", "type", "group", "since", "until")


def command(
    context: typer.Context,
    scope: Scope,
    chart: Annotated[bool, typer.Option("--chart", help="Draw it: a lane for each state or issue.")] = False,
    no_events: Annotated[bool, typer.Option("--no-events", help="Only positions.")] = False,
    format: PictureFormat = "table",
) -> None:
    """Show positions and events by date."""
    environment = context.obj
    days, environment.days = environment.days, () if chart else environment.days
    stance = open_stance(environment)
    if chart:
        from stance.output.timeline_chart import timeline_chart_view

        lanes = stance.lanes(events=not no_events, **scope.words)  # refuses a period that nothing is known of
        environment.days = days
        warn_of_unchecked(environment, stance)
        view = timeline_chart_view(lanes, bool(scope.issue or scope.topic or scope.type))
    else:
        from stance.output.timeline import timeline_view

        view = timeline_view(stance.timeline(events=not no_events, **scope.words))
    print_view(environment, view, format)
