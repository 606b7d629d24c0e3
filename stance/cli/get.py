"""`stance get`: one bare value, for scripts."""

from typing import Annotated, Literal

import typer

from stance.cli.answering import the_one_answer
from stance.cli.options import OutputFormat, open_stance
from stance.errors import UsageError
from stance.questions.scope import Scope

EXAMPLES = """\b
Examples:
  stance get kyrgyzstan crimea
  stance get kgz 68/262 --field since
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
    state: Annotated[str, typer.Argument(help="A state by name or code.")],
    issue: Annotated[str, typer.Argument(help="An issue by id or name.")],
    field: Annotated[Field, typer.Option(help="What to print of the answer.")] = "status",
    format: OutputFormat = "table",
) -> None:
    """Print one bare status, for scripts."""
    if format != "table" and field != "status":
        raise UsageError(f"--field {field} and --format {format} contradict each other", "use --fields with --format")
    stance = open_stance(context.obj)
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
    if value:
        context.obj.write(f"{value}\n")
