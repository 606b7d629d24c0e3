"""`stance validate`: every problem of a dataset file, with its place."""

from typing import Annotated

import typer

from stance.cli.options import NoBundled, OutputFormat, print_view
from stance.errors import ExitCode

EXAMPLES = """\b
Examples:
  stance validate
  stance validate my.yaml
  stance validate data/stances.yaml --no-bundled --format json

\b
Exit code 0 without problems, 1 with problems, 5 where a file does not exist."""


def command(
    context: typer.Context,
    files: Annotated[
        list[str] | None, typer.Argument(metavar="[FILE]...", help="Dataset files or folders.", show_default="bundled")
    ] = None,
    no_bundled: NoBundled = False,
    format: OutputFormat = "table",
) -> None:
    """Check dataset files, every problem with its place.

    Files are read on top of the bundled dataset, as with --data, unless it is left out.
    """
    from stance.api import validate
    from stance.output.problems import problems_view

    problems = validate(files or (), bundled=not no_bundled)
    print_view(context.obj, problems_view(problems), format)
    if format == "table":
        count = f"{len(problems)} problem{'s' if len(problems) != 1 else ''}"
        context.obj.tell(f"stance: {count} found" if problems else "stance: no problems found")
    if problems:
        raise typer.Exit(ExitCode.FALSE)
