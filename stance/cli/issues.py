"""`stance issues`: the issues of the dataset."""

from enum import StrEnum
from typing import Annotated

import typer

from stance.cli.options import OutputFormat, open_stance, print_view
from stance.dataset.vocabulary import TYPES
from stance.questions.scope import Scope

EXAMPLES = """\b
Examples:
  stance issues
  stance issues --topic ukraine
  stance issues --type membership --format json"""

Type = StrEnum("Type", {name.upper(): name for name in TYPES})  # type: ignore[misc]


SCOPE = ("topic",)


def command(
    context: typer.Context,
    scope: Scope,
    type: Annotated[list[Type] | None, typer.Option("--type", help="Only issues of a type. Repeatable.")] = None,
    format: OutputFormat = "table",
) -> None:
    """List issues.

    All of them, or those with a topic or of a type.
    """
    from stance.output.lists import issues_view

    issues = open_stance(context.obj).issues(type=[choice.value for choice in type or ()], **scope.words)
    print_view(context.obj, issues_view(issues, fold=not (type or scope.words)), format)
