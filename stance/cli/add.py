"""`stance add`: one entry into a dataset file of the user's own."""

from difflib import unified_diff
from typing import Annotated

import typer

from stance.cli.options import open_stance
from stance.errors import UsageError

EXAMPLES = """\b
Examples:
  stance add sweden palestine recognises --date 2014-10-30 \\
    --source https://example.org/page --data my.yaml
  stance add kyrgyzstan eeu member --date 2015-08 --source eeu-list \\
    --note "Confirmed by both sides." --data my.yaml --dry-run

\b
The entry goes to the others of the state, by date; all else in the
file stays as it is. A source is an address, or the id of a source. Refused is
what 'stance validate' would refuse: exit code 2, and nothing is written."""

SCOPE = ()


def command(
    context: typer.Context,
    state: Annotated[str, typer.Argument(metavar="STATE", help="A state.")],
    issue: Annotated[str, typer.Argument(metavar="ISSUE", help="An issue.")],
    status: Annotated[str, typer.Argument(metavar="STATUS", help="A status of the issue, or its label.")],
    date: Annotated[
        str | None,
        typer.Option("--date", metavar="DATE", help="Since when; as precise as the evidence. Not of a vote."),
    ] = None,
    source: Annotated[str, typer.Option(metavar="URL", help="Where it was seen, or the id of a source.")] = "",
    title: Annotated[str, typer.Option(metavar="TEXT", help="The title of a new source.")] = "",
    source_type: Annotated[
        str, typer.Option("--source-type", metavar="TYPE", help="The type of a new source: official, primary...")
    ] = "press",
    note: Annotated[str, typer.Option(metavar="TEXT", help="What a reader of a table must know.")] = "",
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show what would change; write nothing.")] = False,
) -> None:
    """Add an entry to a dataset file.

    The file is the last one that --data names.
    """
    from stance.api import add_position

    environment = context.obj
    if not environment.data:
        raise UsageError("no file to add to", "name yours: --data my.yaml")
    path = environment.data[-1]
    before, after = add_position(
        open_stance(environment), path, state, issue, status, date=date, source=source, title=title,
        source_type=source_type, note=note, beside=environment.data[:-1], bundled=environment.bundled,
        write=not dry_run,
    )  # fmt: skip
    changes = list(unified_diff(before.splitlines(keepends=True), after.splitlines(keepends=True), path, path))
    if dry_run:
        environment.write("".join(changes))
    else:
        lines = sum(line.startswith("+") and not line.startswith("+++") for line in changes)
        environment.tell(f"stance: wrote {path}: {lines} {'line' if lines == 1 else 'lines'} added")
