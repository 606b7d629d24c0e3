"""`stance search`: everything that speaks of some words, with the command that shows it."""

from typing import Annotated

import typer

from stance.cli.options import OutputFormat, open_stance, print_view
from stance.output.formats import FOR_PEOPLE

EXAMPLES = """\b
Examples:
  stance search gas
  stance search military bases
  stance search акаев
  stance search airport --limit 5 --format json"""

MOST = 15
"""So many hits are on a screen; machine formats have them all."""


SCOPE = ()


def command(
    context: typer.Context,
    words: Annotated[list[str], typer.Argument(metavar="WORD...", help="Words or beginnings of words.")],
    limit: Annotated[
        int | None,
        typer.Option(metavar="NUMBER", min=1, help="At most so many hits.", show_default="15; all in machine formats"),
    ] = None,
    format: OutputFormat = "table",
) -> None:
    """Search names, questions, sources, claims and notes.

    Issues, states, groups, topics, sources, events, claims and notes that have all the words, best first, each with the
    command that shows it; else those that have the most of them. Case and accents do not matter.
    """
    from stance.output.search import partial_line, search_view

    most = limit or (MOST if format in FOR_PEOPLE and not context.obj.fields else None)
    result = open_stance(context.obj).search(words, most)
    if format not in FOR_PEOPLE and (partial := partial_line(result)):
        context.obj.warn(partial)
    print_view(context.obj, search_view(result), format)
