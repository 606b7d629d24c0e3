"""`stance align`: how closely the records of states follow a reference state."""

from typing import Annotated, Literal

import typer

from stance.cli.options import PictureFormat, open_stance, print_view, reject_together
from stance.questions.scope import Scope

EXAMPLES = """\b
Examples:
  stance align --group central-asia --as-of 2016-11
  stance align --with usa --since 2014 --until 2021
  stance align kazakhstan --pool
  stance align --topic ukraine --absent-as abstain
  stance align --chart -o alignment.svg
  stance align --pool --by year --chart
  stance align --group post-soviet --by year -f csv
  stance align --between 2014 2024 --chart"""

Division = Literal["type", "year", "topic"]

With = Annotated[
    str | None,
    typer.Option("--with", metavar="STATE", help="The reference state.", show_default="that of the dataset"),
]
AbsentAs = Annotated[
    Literal["abstain"] | None,
    typer.Option("--absent-as", help="Take absences for abstentions, to see how much they matter."),
]

Chart = Annotated[bool, typer.Option("--chart", help="Draw it: dots with bounds; by year, a panel for each state.")]


SCOPE = ("states", "reference", "group", "issue", "topic", "absent_as", "since", "until", "as_of")


def command(
    context: typer.Context,
    scope: Scope,
    reference: With = None,
    by: Annotated[Division | None, typer.Option("--by", help="A figure for each.", show_default="type")] = None,
    pool: Annotated[bool, typer.Option("--pool", help="One figure for all types together.")] = False,
    between: Annotated[
        tuple[str, str] | None,
        typer.Option(metavar="YEAR YEAR", help="What changed: the figures of two years side by side."),
    ] = None,
    absent_as: AbsentAs = None,
    chart: Chart = False,
    format: PictureFormat = "table",
) -> None:
    """Measure how closely states follow one.

    Votes are compared with the reference's own; other issues by the dataset's
    map. Absence is never scored. docs/measures.md defines the figures. --since
    and --until: the votes of that time, all else as it stands at its end.
    """
    if pool and by == "type":
        reject_together("--pool", "--by type", "choose one of them")
    if between and by:
        reject_together("--between", "--by", "--between is of two years, '--by year' of all")
    if between and scope.since:
        reject_together("--between", "--since", "each of the two years is measured by itself")
    found = open_stance(context.obj).align(
        reference=reference, by=by or "type", pooled=pool, absent_as=absent_as, between=between, **scope.words
    )
    if chart:
        from stance.output.alignment_chart import alignment_chart_view

        view = alignment_chart_view(found)
    else:
        from stance.output.alignment import alignment_view

        view = alignment_view(found)
    print_view(context.obj, view, format)
