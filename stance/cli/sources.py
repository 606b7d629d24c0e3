"""`stance sources`: what the dataset rests on."""

from enum import StrEnum
from typing import Annotated

import typer

from stance.cli.options import Data, NoBundled, OutputFormat, open_stance, print_view
from stance.dataset.vocabulary import SOURCE_TYPES

EXAMPLES = """\b
Examples:
  stance sources
  stance sources --type primary
  stance sources --format csv"""

Type = StrEnum("Type", {name.upper(): name for name in SOURCE_TYPES})  # type: ignore[misc]


def command(
    context: typer.Context,
    type: Annotated[list[Type] | None, typer.Option("--type", help="Only sources of a type. Repeatable.")] = None,
    format: OutputFormat = "table",
    data: Data = None,
    no_bundled: NoBundled = False,
) -> None:
    """List sources.

    All of them, or those of a type.
    """
    from stance.output.lists import sources_view

    sources = open_stance(context.obj, data, no_bundled).sources([one.value for one in type or ()])
    print_view(context.obj, sources_view(sources), format)
