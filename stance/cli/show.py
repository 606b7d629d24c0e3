"""`stance show`: the profile of a state or an issue."""

from typing import Annotated

import typer

from stance.cli.options import Cite, OutputFormat, open_stance, print_view
from stance.output.formats import FOR_PEOPLE
from stance.questions.scope import Scope

EXAMPLES = """\b
Examples:
  stance show kyrgyzstan
  stance show crimea
  stance show armenia --as-of 2024-06
  stance show kyrgyzstan --topic crimea
  stance show uzbekistan --format json
  stance show kyrgyzstan --cite"""


MOST_VOTES = 60
"""More roll calls of a state than this are counted by year and topic rather than listed."""


SCOPE = ("cite", "topic", "as_of")


def command(
    context: typer.Context,
    scope: Scope,
    names: Annotated[list[str], typer.Argument(metavar="NAME...", help="States or issues, by name, code or id.")],
    cite: Cite = False,
    format: OutputFormat = "table",
) -> None:
    """Show the profile of a state or an issue.

    A state: its positions on every issue, their sources, the claims about it. An issue: its question, the tally and
    who stands where. Where a state has more than 60 votes they are counted; --format csv and --topic list them.
    """
    from stance.output.profile import issue_view, profiles_view, state_view
    from stance.questions.profile import StateProfile

    stance = open_stance(context.obj)
    most = MOST_VOTES if format in FOR_PEOPLE and not (cite or context.obj.fields) else None
    profiles = [stance.show(name, most_votes=most, **scope.words) for name in names]
    if cite:
        from stance.output.citations.view import citations_view

        print_view(context.obj, citations_view(stance.cite_profiles(profiles)), format)
        return
    views = [state_view(one) if isinstance(one, StateProfile) else issue_view(one) for one in profiles]
    print_view(context.obj, profiles_view(views), format)
