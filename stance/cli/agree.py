"""`stance agree`: how alike states voted."""

from typing import Annotated, Literal

import typer

from stance.cli.options import PictureFormat, Tree, check_tree, open_stance, print_view
from stance.errors import UsageError
from stance.questions.scope import Scope

EXAMPLES = """\b
Examples:
  stance agree russia kazakhstan
  stance agree russia kazakhstan --since 2022 --topic ukraine
  stance agree russia --top 10
  stance agree russia --bottom 5 --group post-soviet
  stance agree --matrix --group central-asia
  stance agree --matrix --heat --topic ukraine
  stance agree --matrix --group all --format csv
  stance agree russia kazakhstan --by year --chart
  stance agree russia --group central-asia --by year --chart -o trend.svg"""


SCOPE = ("heat", "group", "issue", "topic", "since", "until")


def command(
    context: typer.Context,
    scope: Scope,
    states: Annotated[
        list[str] | None,
        typer.Argument(metavar="[STATE]...", help="Two states; one with --top or --bottom.", show_default=False),
    ] = None,
    top: Annotated[
        int | None, typer.Option("--top", metavar="NUMBER", min=1, help="The N states that voted most with one state.")
    ] = None,
    bottom: Annotated[
        int | None, typer.Option("--bottom", metavar="NUMBER", min=1, help="The N that voted least with one state.")
    ] = None,
    matrix: Annotated[bool, typer.Option("--matrix", help="All pairs of some states, by name or --group.")] = False,
    heat: Annotated[
        bool, typer.Option("--heat", help="Draw the matrix, shaded; states that voted alike beside each other.")
    ] = False,
    tree: Tree = False,
    by: Annotated[
        Literal["year"] | None, typer.Option("--by", help="A figure for each year: one state with others, or a group.")
    ] = None,
    chart: Annotated[bool, typer.Option("--chart", help="Draw the years: a line for each state.")] = False,
    min_votes: Annotated[
        int | None,
        typer.Option(metavar="NUMBER", min=1, help="Leave out states with fewer joint votes.", show_default="10"),
    ] = None,
    divergent: Annotated[
        int | None,
        typer.Option(metavar="NUMBER", min=0, help="How many divergent votes of a pair to show.", show_default="10"),
    ] = None,
    format: PictureFormat = "table",
) -> None:
    """Measure how alike states voted.

    Joint votes only: an absence is neither agreement nor disagreement. Gives
    agreement, S, Cohen's kappa and Scott's pi; docs/measures.md defines them.
    """
    names = states or []
    if chart and not by:
        raise UsageError("--chart draws agreement by year", "add --by year; --heat draws a matrix")
    check_tree(tree, heat)
    if by:
        alone = {"--top": top, "--bottom": bottom, "--matrix": matrix or None, "--heat": heat or None}
        _refuse({**alone, "--min-votes": min_votes, "--divergent": divergent}, "together with --by year")
        _print_years(context, names, scope, chart, format)
        return
    ranking = not matrix and len(names) == 1 and (top is not None or bottom is not None or bool(scope.group))
    if not matrix and not ranking:
        _check_pair(names, {"--top": top, "--bottom": bottom, "--group": scope.group or None})
    if matrix or (top is not None and bottom is not None):
        _refuse({"--top": top, "--bottom": bottom}, "together with --matrix" if matrix else "both at once")
    _refuse({"--min-votes": None if ranking else min_votes}, "without --top, --bottom or --group: it is for rankings")
    _refuse({"--divergent": divergent if matrix or ranking else None}, "but with two states")
    _refuse({"--heat": (heat and not matrix) or None}, "without --matrix: it draws the matrix")
    opened = open_stance(context.obj)
    if matrix:
        found = opened.agree_matrix(names, **scope.words)
        if heat:
            from stance.output.agreement_heat import matrix_heat_view

            view = matrix_heat_view(found, tree=tree)
        else:
            from stance.output.agreement import matrix_view

            view = matrix_view(found)
    elif ranking:
        from stance.output.agreement import ranking_view

        limit = top if bottom is None else bottom
        lowest = bottom is not None
        view = ranking_view(opened.agree_ranking(names[0], limit, lowest, min_votes=min_votes, **scope.words))
    else:
        from stance.output.agreement import pair_view

        shown = 10 if divergent is None else divergent
        view = pair_view(opened.agree(names[0], names[1], divergent=shown, **scope.words))
    print_view(context.obj, view, format)


def _print_years(context: typer.Context, names: list[str], scope: Scope, chart: bool, format: PictureFormat) -> None:
    if not names or (len(names) == 1 and not scope.group):
        raise UsageError(
            "agree --by year needs a state and others, by name or --group",
            f"for example 'stance agree {names[0] if names else 'russia'} --group central-asia --by year'",
        )
    trend = open_stance(context.obj).agree_by_year(names[0], names[1:], **scope.words)
    if chart:
        from stance.output.trend_chart import trend_chart_view

        view = trend_chart_view(trend)
    else:
        from stance.output.agreement import trend_view

        view = trend_view(trend)
    print_view(context.obj, view, format)


def _check_pair(names: list[str], others: dict[str, object]) -> None:
    rank = next(
        (f"{name} {number}" for name, number in others.items() if number is not None and name != "--group"), None
    )
    if not names and rank:
        raise UsageError(f"{rank.split()[0]} needs one state", f"for example 'stance agree russia {rank}'")
    if not names:
        raise UsageError("agree needs two states", "for example 'stance agree russia kazakhstan', or --matrix")
    if len(names) == 1:
        name = names[0]
        raise UsageError(
            f"agree needs a state to compare {name} with",
            f"name it, rank all states with 'stance agree {name} --top 10', or use --matrix",
        )
    if len(names) > 2:
        raise UsageError("agree compares two states at a time", "--matrix compares every pair of those named")
    _refuse(others, "with two states: it compares one state with many")


def _refuse(options: dict[str, object], why: str) -> None:
    given = [name for name, value in options.items() if value is not None]
    if given:
        raise UsageError(f"{' and '.join(given)} cannot be used {why}", "see 'stance agree --help'")
