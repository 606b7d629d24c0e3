"""`stance groups`: the groups of states."""

import typer

from stance.cli.options import OutputFormat, open_stance, print_view
from stance.questions.scope import Scope

EXAMPLES = """\b
Examples:
  stance groups
  stance groups --as-of 2014-12 --format json"""


SCOPE = ("as_of",)


def command(
    context: typer.Context,
    scope: Scope,
    format: OutputFormat = "table",
) -> None:
    """List groups of states.

    Computed groups, such as the members of a union, are worked out for the
    day. Other commands do the same: for the day of --as-of, else the last day
    of --until or --to, else today.
    """
    from stance.output.lists import groups_view

    print_view(context.obj, groups_view(open_stance(context.obj).groups(**scope.words)), format)
