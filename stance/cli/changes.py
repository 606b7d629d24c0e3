"""`stance changes`: what changed between two days, or what one dataset learned since another."""

import os
from typing import TYPE_CHECKING, Annotated

import typer

from stance.cli.options import OutputFormat, open_stance, print_view, reject_together
from stance.errors import UsageError
from stance.questions.scope import Scope

if TYPE_CHECKING:
    from stance.cli.environment import Environment
    from stance.output.records import View

EXAMPLES = """\b
Examples:
  stance changes kyrgyzstan --since 2024
  stance changes kyrgyzstan --since 2014 --until 2016-11
  stance changes --group central-asia --issue eeu --since 2010 --until 2020
  stance changes --since 2022-02 --until 2022-12 --no-votes --format csv
  stance changes --between old.yaml new.yaml
  stance changes kyrgyzstan --between old.yaml bundled"""

Names = tuple[str, ...]
_NEVER_MIXED = "what the world did and what a file learned are asked apart"


SCOPE = ("states", "issue", "topic", "type", "group", "since", "until")


def command(
    context: typer.Context,
    scope: Scope,
    start: Annotated[
        str | None, typer.Option("--from", metavar="DATE", hidden=True, help="The same as --since.")
    ] = None,
    end: Annotated[str | None, typer.Option("--to", metavar="DATE", hidden=True, help="The same as --until.")] = None,
    no_votes: Annotated[bool, typer.Option("--no-votes", help="Leave out the votes cast.")] = False,
    between: Annotated[
        tuple[str, str] | None,
        typer.Option(
            metavar="OLD NEW",
            help="Compare two dataset files or folders instead; 'bundled' is the one that comes with stance.",
        ),
    ] = None,
    format: OutputFormat = "table",
) -> None:
    """Show what changed between two days.

    Positions that began, changed or ended: what held on the eve of --since
    against what holds at the end of --until, or today, with every step between. With
    --between, what one dataset says that an older one did not; --data OLD NEW
    without days means the same.
    """
    environment, names, data = context.obj, scope.states, context.obj.data
    words = {name: value for name, value in scope.words.items() if name not in ("since", "until")}
    start = _one_of("--since", scope.since, "--from", start)
    end = _one_of("--until", scope.until, "--to", end)
    if between is None and _asks_for_two_files(names, data, start, end):
        between, names, data = (data[0], names[0]), names[1:], ()
    if between is not None:
        days = {"--since": start, "--until": end}
        others = {"--no-votes": no_votes, "--topic": scope.topic, "--type": scope.type, "--group": scope.group}
        for option, value in {**days, **others, "--data": data, "--no-bundled": not environment.bundled}.items():
            if value:
                reject_together("--between", option, _NEVER_MIXED if option in days else "leave one of them out")
        _reject_days(environment, between)
        print_view(environment, _between(environment, between, names, scope.issue), format)
        return
    from stance.output.changes import changes_view

    found = open_stance(environment).changes(start, end, votes=not no_votes, **words)
    print_view(environment, changes_view(found), format)


def _one_of(name: str, value: str | None, synonym: str, other: str | None) -> str | None:
    """What an option or its synonym says."""
    if value and other:
        reject_together(name, synonym, "they are the same: give one of them")
    return value or other


def _asks_for_two_files(names: Names, data: Names, start: str | None, end: str | None) -> bool:
    """Whether `--data OLD NEW` was typed: the second file then stands where a state would. No state ends like that."""
    return start is end is None and len(data) == 1 and bool(names) and names[0].endswith((".yaml", ".yml"))


def _reject_days(environment: "Environment", files: tuple[str, str]) -> None:
    """Refuse two days that are no files.

    Raises:
        UsageError: both are days.
    """
    from stance.questions.scope import parse_date

    try:
        start, end = (parse_date(file, environment.today.toordinal()) for file in files)
    except UsageError:
        return
    if start and end and not any(map(os.path.exists, files)):
        raise UsageError("--between is of two dataset files", f"of two days: --since {start.text} --until {end.text}")


def _between(environment: "Environment", files: tuple[str, str], states: Names, issues: Names) -> "View":
    from stance.api import load_whole
    from stance.output.differences import differences_view

    old, new = (load_whole(file, today=environment.today, variables=environment.variables) for file in files)
    return differences_view(new.differences(old, states, issues))
