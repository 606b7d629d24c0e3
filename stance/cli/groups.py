"""`stance groups`: the groups of states."""

import typer

from stance.cli.options import AsOf, Data, NoBundled, OutputFormat, open_stance, print_view

EXAMPLES = """\b
Examples:
  stance groups
  stance groups --as-of 2014-12 --format json"""


def command(
    context: typer.Context,
    as_of: AsOf = None,
    format: OutputFormat = "table",
    data: Data = None,
    no_bundled: NoBundled = False,
) -> None:
    """List groups of states.

    Computed groups, such as the members of a union, are worked out for the day.
    """
    from stance.output.lists import groups_view

    print_view(context.obj, groups_view(open_stance(context.obj, data, no_bundled).groups(as_of)), format)
