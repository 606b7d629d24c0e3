"""`stance get`: one bare value, for scripts."""

from typing import Annotated, Literal

import typer

from stance.cli.answering import state_first, the_one_answer
from stance.cli.options import OutputFormat, open_stance, print_text
from stance.cli.pairs import print_pairs
from stance.errors import UsageError
from stance.questions.scope import Scope

EXAMPLES = """\b
Examples:
  stance get kyrgyzstan crimea
  stance get kgz 68/262 --field since
  stance get - < pairs.csv
  status=$(stance get armenia csto --as-of 2020) || echo none

\b
Exit code 6 and nothing on standard output where no one answer is recorded."""


Field = Literal[
    "status",
    "since",
    "until",
    "confirmed",
    "class",
    "step",
    "step_date",
    "instrument",
    "instrument_since",
    "date",
    "confidence",
    "note",
    "sources",
    "origin",
    "code",
    "state",
    "issue",
]


SCOPE = ("field", "as_of")


def command(
    context: typer.Context,
    scope: Scope,
    state: Annotated[str, typer.Argument(help="A state by name or code; '-' reads pairs from standard input.")],
    issue: Annotated[
        str | None, typer.Argument(metavar="ISSUE", help="An issue by id or name.", show_default=False)
    ] = None,
    field: Annotated[Field, typer.Option(help="Which part of the answer to print.")] = "status",
    format: OutputFormat = "table",
) -> None:
    """Print one bare status, for scripts.

    'get -' answers many at once: each line of standard input is STATE,ISSUE or STATE,ISSUE,DATE, with commas, tabs or
    spaces. It prints code, issue, day, status and answer, with tabs, a line for each.
    """
    if state == "-" and issue is None:
        if format not in ("table", "tsv") or field != "status" or context.obj.fields:
            raise UsageError("'get -' always prints code, issue, day, status and answer", "leave the other options out")
        raise typer.Exit(print_pairs(context.obj, scope.as_of))
    if issue is None:
        raise UsageError("Missing argument 'ISSUE'", "for example 'stance get kyrgyzstan crimea'")
    if format != "table" and field != "status":
        raise UsageError(f"--field {field} and --format {format} contradict each other", "use --fields with --format")
    stance = open_stance(context.obj)
    with state_first(stance, state, issue):
        answer = the_one_answer(stance.position(state, issue, **scope.words))
    if format != "table":
        from stance.cli.answering import print_answer

        print_answer(context.obj, answer, format)
        return
    if field == "date":
        context.obj.warn_of_date()
    value = getattr(answer, "class_" if field == "class" else field)
    if isinstance(value, tuple):
        value = "\n".join(value)
    print_text(context.obj, lambda: f"{value}\n" if value else "")
