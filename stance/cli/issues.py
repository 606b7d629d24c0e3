"""`stance issues`: the issues of the dataset."""

from enum import StrEnum
from typing import Annotated

import typer

from stance.cli.options import Data, NoBundled, OutputFormat, Topics, open_stance, print_view
from stance.dataset.vocabulary import TYPES

EXAMPLES = """\b
Examples:
  stance issues
  stance issues --topic ukraine
  stance issues --type membership --format json"""

Type = StrEnum("Type", {name.upper(): name for name in TYPES})  # type: ignore[misc]


def command(
    context: typer.Context,
    topic: Topics = None,
    type: Annotated[list[Type] | None, typer.Option("--type", help="Only issues of a type. Repeatable.")] = None,
    format: OutputFormat = "table",
    data: Data = None,
    no_bundled: NoBundled = False,
) -> None:
    """List issues.

    All of them, or those with a topic or of a type.
    """
    from stance.output.lists import issues_view

    issues = open_stance(context.obj, data, no_bundled).issues(topic or (), [one.value for one in type or ()])
    print_view(context.obj, issues_view(issues), format)
