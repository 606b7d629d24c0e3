"""`stance issues`: the issues of the dataset."""

from typing import Annotated

import typer

from stance.cli.options import OutputFormat, open_stance, print_view
from stance.questions.scope import Scope

EXAMPLES = """\b
Examples:
  stance issues
  stance issues gas
  stance issues --topic ukraine
  stance issues --type membership --format json"""


SCOPE = ("topic", "type")


def command(
    context: typer.Context,
    scope: Scope,
    words: Annotated[
        list[str] | None,
        typer.Argument(metavar="[WORD]...", help="Only issues that contain all these words.", show_default="all"),
    ] = None,
    format: OutputFormat = "table",
) -> None:
    """List issues.

    All of them, or those with a topic, of a type or with words in their id, title, question, topics or aliases.
    """
    from stance.output.lists import issues_view

    issues = open_stance(context.obj).issues(words=words or (), **scope.words)
    print_view(context.obj, issues_view(issues, fold=not (words or any(scope.words.values()))), format)
