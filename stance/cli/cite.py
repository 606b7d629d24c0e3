"""`stance cite`: the sources behind an answer, ready for a bibliography."""

from typing import Annotated, Literal

import typer

from stance.cli.options import AsOf, Data, NoBundled, OutputFormat, open_stance, print_view
from stance.errors import UsageError

EXAMPLES = """\b
Examples:
  stance cite
  stance cite kyrgyzstan
  stance cite kyrgyzstan crimea --style bibtex
  stance cite crimea --style csl-json > crimea.json
  stance cite $(stance get kyrgyzstan crimea --field sources)"""

Style = Literal["text", "bibtex", "csl-json"]


def command(
    context: typer.Context,
    names: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[NAME]...", help="States, issues, or ids of sources.", show_default="the dataset alone"
        ),
    ] = None,
    style: Annotated[
        Style, typer.Option(help="A reference list (Chicago author-date), BibTeX, or CSL-JSON for Zotero and Pandoc.")
    ] = "text",
    as_of: AsOf = None,
    format: OutputFormat = "table",
    data: Data = None,
    no_bundled: NoBundled = False,
) -> None:
    """Cite the sources behind an answer, and the dataset.

    A state or an issue: the sources of what 'stance show' prints of it. States and issues together: those of the cells
    where they meet. The dataset with its version is always cited too.
    """
    from stance.output.citations.view import as_bibtex, as_csl_json, citations_view

    if style != "text" and format != "table":
        raise UsageError(f"--style {style} and --format {format} exclude each other", "leave one of them out")
    found = open_stance(context.obj, data, no_bundled).cite(names or (), as_of)
    if style == "text":
        print_view(context.obj, citations_view(found), format)
    else:
        context.obj.write((as_bibtex if style == "bibtex" else as_csl_json)(found))
