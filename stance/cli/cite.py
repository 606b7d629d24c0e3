"""`stance cite`: the sources behind an answer, ready for a bibliography."""

from typing import Annotated, Literal

import typer

from stance.cli.options import OutputFormat, open_stance, print_text, print_view
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

Style = Literal["text", "bibtex", "csl-json"]


_STYLES: dict[str, Style] = {".bib": "bibtex", ".json": "csl-json"}
"""The style that the name of an output file asks for."""

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
    from stance.output.citations.view import as_bibtex, as_csl_json, citations_view

    environment = context.obj
    if environment.output and style == "text" and not environment.format_is_explicit:
        style = _STYLES.get(environment.output[environment.output.rfind(".") :].casefold(), style)
    if style != "text" and format != "table":
        raise UsageError(f"--style {style} and --format {format} exclude each other", "leave one of them out")
    found = open_stance(context.obj).cite(names or (), **scope.words)
    if style == "text":
        print_view(context.obj, citations_view(found), format)
    else:
        print_text(environment, lambda: (as_bibtex if style == "bibtex" else as_csl_json)(found))
