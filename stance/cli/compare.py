"""`stance compare`: states on one issue, or states x issues."""

from typing import Annotated, Literal

import typer

from stance.cli.options import (
    Cite,
    PictureFormat,
    Tree,
    check_tree,
    is_explicit,
    open_stance,
    print_citations,
    print_view,
    reject_together,
    whole,
)
from stance.output.formats import FOR_PEOPLE
from stance.questions.scope import Scope

EXAMPLES = """\b
Examples:
  stance compare crimea
  stance compare crimea --group all --sort status
  stance compare kyrgyzstan kazakhstan
  stance compare kyrgyzstan kazakhstan crimea eeu
  stance compare --issue crimea --where eeu=member --as-of 2016
  stance compare --topic ukraine --group central-asia --differing
  stance compare --issue crimea --group all --map
  stance compare --topic ukraine --heat
  stance compare --topic crimea --wide --format csv"""


Sort = Literal["name", "code", "status", "since", "date"]
By = Literal["state", "issue"]


SCOPE = ("states", "issue", "topic", "type", "group", "where", "cite", "as_of")


def command(
    context: typer.Context,
    scope: Scope,
    sort: Annotated[Sort, typer.Option(help="The order of the states.")] = "name",
    differing: Annotated[bool, typer.Option("--differing", help="Only issues on which the states differ.")] = False,
    by: Annotated[
        By | None,
        typer.Option(help="What the rows of a matrix are.", show_default="issue where there are more issues"),
    ] = None,
    full: Annotated[bool, typer.Option("--full", help="Everything, not the brief; sources whole.")] = False,
    counts: Annotated[bool, typer.Option("--counts", help="Count the states by position instead.")] = False,
    wide: Annotated[bool, typer.Option("--wide", help="In machine formats, one record a state.")] = False,
    map: Annotated[bool, typer.Option("--map", help="Draw it: a tile a state, laid out as on the globe.")] = False,
    heat: Annotated[bool, typer.Option("--heat", help="Draw the votes: those who voted alike side by side.")] = False,
    tree: Tree = False,
    cite: Cite = False,
    format: PictureFormat = "table",
) -> None:
    """Compare where states stand.

    One issue gives a table of states, several issues give a matrix, and states
    alone are compared over the main issues: --full has all. --map draws up to
    four issues on the smallest map that has all the states, --heat all votes in
    the order of their dates.
    """
    from stance.output.comparison import comparison_view, counts_view, wide_view

    if counts and wide:
        reject_together("--counts", "--wide", "choose one of them")
    if counts and is_explicit(context, "sort"):
        reject_together("--counts", "--sort", "counts are in the order of the issues and their statuses")
    for picture, wanted, why in (
        ("--map", map, "on a map the states are where they are on the globe"),
        ("--heat", heat, "a heat strip is in the order of how alike the states voted"),
    ):
        others = (("--counts", counts), ("--wide", wide), ("--cite", cite), ("--map", map and picture != "--map"))
        for name, other in others:
            if wanted and other:
                reject_together(picture, name, "choose one of them")
        if wanted and is_explicit(context, "sort"):
            reject_together(picture, "--sort", why)

    check_tree(tree, heat)
    if full:
        whole(context.obj, format)
    stance = open_stance(context.obj)
    if by and (counts or map or heat):
        reject_together("--by", "--counts" if counts else "--map" if map else "--heat", "--by is for a matrix")
    every_issue = full or differing or counts or wide or map or heat or cite or by or is_explicit(context, "sort")
    if format in FOR_PEOPLE and not (every_issue or context.obj.fields):
        from stance.questions.named import named_in_any_order

        named = named_in_any_order(stance.index, scope.states)
        if not (named.issues or scope.issue or scope.topic or scope.type):
            from stance.output.overview import overview_view

            overview = stance.overview(scope.states, scope.group, scope.where, scope.as_of)
            print_view(context.obj, overview_view(overview), format)
            return
    if sort == "date":
        context.obj.warn_of_date()
    comparison = stance.compare(sort=sort, differing=differing, **scope.words)
    if cite:
        print_citations(context.obj, stance.cite_comparison(comparison), format)
        return
    if map:
        from stance.output.comparison_map import comparison_map_view

        print_view(context.obj, comparison_map_view(comparison), format)
        return
    if heat:
        from stance.output.comparison_heat import comparison_heat_view

        print_view(context.obj, comparison_heat_view(comparison, tree=tree), format)
        return
    if by and len(comparison.issues) == 1:
        context.obj.warn("--by turns a matrix; one issue is always a table of states")
    elif by and format not in FOR_PEOPLE:
        context.obj.warn(f"--by turns the matrix that people read; the records in {format} are the same")
    if counts or wide:
        print_view(context.obj, counts_view(comparison) if counts else wide_view(comparison), format)
    else:
        print_view(context.obj, comparison_view(comparison, by, full=full), format)
