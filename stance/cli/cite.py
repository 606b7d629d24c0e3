"""`stance cite`: the sources behind an answer, ready for a bibliography."""

from typing import Annotated

import typer

from stance.cli.environment import Style
from stance.cli.options import OutputFormat, open_stance, print_citations
from stance.errors import UsageError
from stance.questions.scope import Scope

EXAMPLES = """\b
Examples:
  stance cite
  stance cite kyrgyzstan
  stance cite kyrgyzstan crimea --style bibtex
  stance cite crimea -o crimea.bib
  stance cite crimea --style csl-json > crimea.json
  stance cite $(stance get kyrgyzstan crimea --field sources)"""


SCOPE = ("style", "as_of")


def command(
    context: typer.Context,
    scope: Scope,
    names: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[NAME]...", help="States, issues, or ids of sources.", show_default="the dataset alone"
        ),
    ] = None,
    style: Annotated[
        Style, typer.Option(help="A reference list (Chicago author-date), BibTeX, or CSL-JSON for Zotero and Pandoc.")
    ] = "text",
    format: OutputFormat = "table",
) -> None:
    """Cite the sources behind an answer, and the dataset.

    A state or an issue: the sources of what 'stance show' prints of it. States and issues together: those of the cells
    where they meet. The dataset with its version is always cited too.
    """
    environment = context.obj
    if style != "text":
        if format != "table":
            raise UsageError(f"--style {style} and --format {format} exclude each other", "leave one of them out")
        environment.style = style
    print_citations(environment, open_stance(environment).cite(names or (), **scope.words), format)
