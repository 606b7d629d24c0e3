"""`stance changes`: what changed between two days, or what one dataset learned since another."""

from typing import TYPE_CHECKING, Annotated

import typer

from stance.cli.options import (
    Data,
    Groups,
    Issues,
    NoBundled,
    OutputFormat,
    States,
    Topics,
    exclude,
    open_stance,
    print_view,
)

if TYPE_CHECKING:
    from stance.cli.environment import Environment
    from stance.output.records import View

EXAMPLES = """\b
Examples:
  stance changes kyrgyzstan --from 2014 --to 2016-11
  stance changes --group central-asia --issue eeu --from 2010 --to 2020
  stance changes --from 2022-02 --to 2022-12 --no-votes --format csv
  stance changes --between old.yaml new.yaml
  stance changes kyrgyzstan --between old.yaml bundled"""

_NEVER_MIXED = "what the world did and what a file learned are asked apart"


def command(
    context: typer.Context,
    states: States = None,
    start: Annotated[
        str | None, typer.Option("--from", metavar="DATE", help="From this day, or the first of this month or year.")
    ] = None,
    end: Annotated[
        str | None, typer.Option("--to", metavar="DATE", help="To this day, or the last of this month or year.")
    ] = None,
    issue: Issues = None,
    topic: Topics = None,
    group: Groups = None,
    no_votes: Annotated[bool, typer.Option("--no-votes", help="Leave out the votes cast.")] = False,
    between: Annotated[
        tuple[str, str] | None,
        typer.Option(
            metavar="OLD NEW",
            help="Compare two dataset files or folders instead; 'bundled' is the one that comes with stance.",
        ),
    ] = None,
    format: OutputFormat = "table",
    data: Data = None,
    no_bundled: NoBundled = False,
) -> None:
    """Show what changed between two days.

    Positions that began, changed or ended: what held on the eve of --from
    against what holds at the end of --to, with every step between. With
    --between, what one dataset says that an older one did not; --data OLD NEW
    without days means the same.
    """
    names = states or []
    if between is None and _asks_for_two_files(names, data, start, end):
        between, names, data = ((data or [""])[0], names[0]), names[1:], None
    if between is not None:
        days = {"--from": start, "--to": end, "--no-votes": no_votes, "--topic": topic, "--group": group}
        for option, value in {**days, "--data": data, "--no-bundled": no_bundled}.items():
            if value:
                exclude("--between", option, _NEVER_MIXED if option in ("--from", "--to") else "leave one of them out")
        print_view(context.obj, _between(context.obj, between, names, issue or []), format)
        return
    from stance.output.changes import changes_view

    found = open_stance(context.obj, data, no_bundled).changes(
        start, end, names, issue or (), topic or (), group or (), votes=not no_votes
    )
    print_view(context.obj, changes_view(found), format)


def _asks_for_two_files(names: list[str], data: list[str] | None, start: str | None, end: str | None) -> bool:
    """Whether `--data OLD NEW` was typed: the second file then stands where a state would. No state ends like that."""
    return start is end is None and len(data or ()) == 1 and bool(names) and names[0].endswith((".yaml", ".yml"))


def _between(environment: "Environment", files: tuple[str, str], states: list[str], issues: list[str]) -> "View":
    from stance.api import load_whole
    from stance.output.differences import differences_view

    old, new = (load_whole(file, today=environment.today, variables=environment.variables) for file in files)
    return differences_view(new.differences(old, states, issues))
