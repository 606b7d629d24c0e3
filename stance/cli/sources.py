"""`stance sources`: what the dataset rests on."""

from enum import StrEnum
from typing import Annotated

import typer

from stance.cli.options import OutputFormat, open_stance, print_view
from stance.dataset.vocabulary import SOURCE_TYPES

EXAMPLES = """\b
Examples:
  stance sources
  stance sources --type primary
  stance sources --format csv"""

Type = StrEnum("Type", {name.upper(): name for name in SOURCE_TYPES})  # type: ignore[misc]


SCOPE = ()


def command(
    context: typer.Context,
    type: Annotated[list[Type] | None, typer.Option("--type", help="Only sources of a type. Repeatable.")] = None,
    format: OutputFormat = "table",
) -> None:
    """List sources.

    All of them, or those of a type.
    """
    from stance.output.lists import sources_view

    sources = open_stance(context.obj).sources([choice.value for choice in type or ()])
    print_view(context.obj, sources_view(sources), format)
