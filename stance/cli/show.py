"""`stance show`: the profile of a state or an issue."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from stance.cli.options import Cite, OutputFormat, open_stance, print_citations, print_view, whole
from stance.errors import UsageError
from stance.output.formats import FOR_PEOPLE
from stance.questions.scope import Scope

if TYPE_CHECKING:
    from stance.api import Stance
    from stance.output.records import View
    from stance.questions.cell import CellProfile

EXAMPLES = """\b
Examples:
  stance show kyrgyzstan
  stance show crimea
  stance show kyrgyzstan crimea
  stance show armenia --as-of 2024-06
  stance show kyrgyzstan --full
  stance show kyrgyzstan --topic crimea
  stance show uzbekistan --format json
  stance show kyrgyzstan --cite"""


MOST_VOTES = 60
"""More roll calls of a state than this are counted by year and topic rather than listed."""


SCOPE = ("issue", "cite", "topic", "type", "as_of")


def command(
    context: typer.Context,
    scope: Scope,
    names: Annotated[list[str], typer.Argument(metavar="NAME...", help="States, issues, or both for their cells.")],
    full: Annotated[bool, typer.Option("--full", help="Everything, not the brief; sources whole.")] = False,
    cite: Cite = False,
    format: OutputFormat = "table",
) -> None:
    """Show the profile of a state or an issue.

    A state: what holds, its latest votes, what changed; with --full, --topic or --type every position with its sources
    and the claims about it. An issue: its question, the tally and who stands where. A state and an issue: the answer,
    since when, every step, the question, the sources. Formats for scripts always have everything. Where a state has
    more than 60 votes they are counted; --format csv and --topic list them.
    """
    from stance.output.views import in_a_row

    if full:
        whole(context.obj, format)
    stance = open_stance(context.obj)
    if len(names) > 1 or scope.issue:
        from stance.questions.named import named_in_any_order

        names = named_in_any_order(stance.index, names).names
        cells = stance.cells(names, **scope.words)
        if cells:
            _print_cells(context, stance, cells, format, cite=cite)
            return
        if scope.issue:
            raise UsageError("--issue needs a state", f"for example 'stance show kyrgyzstan --issue {scope.issue[0]}'")
    for_people = format in FOR_PEOPLE and not (cite or context.obj.fields)
    most = MOST_VOTES if for_people else None
    if cite:
        profiles = [stance.show(name, most_votes=most, **scope.words) for name in names]
        print_citations(context.obj, stance.cite_profiles(profiles), format)
        return
    brief = for_people and not (full or scope.topic or scope.type)
    views = [_view(stance, name, scope, brief=brief, most_votes=most) for name in names]
    print_view(context.obj, in_a_row(views), format)


def _view(stance: "Stance", name: str, scope: Scope, *, brief: bool, most_votes: int | None) -> "View":
    """The profile that the name stands for, or the brief of a state."""
    from stance.questions.names import find
    from stance.questions.positions import StateKey

    if brief and isinstance(find(stance.index, name), StateKey):
        from stance.output.brief import brief_view

        return brief_view(stance.brief(name, scope.as_of))
    from stance.output.profile import issue_view, state_view
    from stance.questions.profile import StateProfile

    profile = stance.show(name, most_votes=most_votes, **scope.words)
    return state_view(profile) if isinstance(profile, StateProfile) else issue_view(profile)


def _print_cells(
    context: typer.Context, stance: "Stance", cells: "Sequence[CellProfile]", format: OutputFormat, *, cite: bool
) -> None:
    from stance.output.cell import cell_view
    from stance.output.views import in_a_row

    if cite:
        print_citations(context.obj, stance.cite_cells(cells), format)
    else:
        print_view(context.obj, in_a_row([cell_view(cell) for cell in cells]), format)
