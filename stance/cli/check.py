"""`stance check`: does a state take one of these positions? The exit code says."""

from typing import Annotated

import typer

from stance.cli.answering import print_answer, state_first, the_one_answer
from stance.cli.options import OutputFormat, open_stance
from stance.cli.pairs import print_pairs
from stance.errors import ExitCode, UsageError
from stance.questions.scope import Scope

EXAMPLES = """\b
Examples:
  stance check armenia crimea against && echo yes
  stance check kazakhstan eeu member signed --as-of 2014-06
  stance check - binding < pairs.csv

\b
Exit code 0 if it holds, 1 if not, 6 where no one answer is recorded."""


SCOPE = ("as_of",)


def command(
    context: typer.Context,
    scope: Scope,
    state: Annotated[str, typer.Argument(help="A state by name or code; '-' reads pairs from standard input.")],
    issue: Annotated[str, typer.Argument(help="An issue by id or name; none after '-'.")],
    statuses: Annotated[
        list[str] | None,
        typer.Argument(metavar="STATUS...", help="Any of these will do: statuses, classes.", show_default=False),
    ] = None,
    format: OutputFormat = "table",
) -> None:
    """Check a state's position; the exit code says.

    Prints nothing: exit code 0 where the position is one of the statuses, 1 where it is not. 'check - STATUS...' reads
    pairs from standard input and prints their answers as 'get -' does; the exit code is the worst.
    """
    if state == "-":
        if format not in ("table", "tsv") or context.obj.fields:
            raise UsageError("'check -' always prints code, issue, day, status and answer", "leave the options out")
        raise typer.Exit(print_pairs(context.obj, scope.as_of, (issue, *(statuses or ()))))
    if not statuses:
        raise UsageError("Missing argument 'STATUS...'", f"for example 'stance check {state} {issue} binding'")
    stance = open_stance(context.obj)
    with state_first(stance, state, issue):
        met = stance.meets(issue, statuses)
        answers = stance.position(state, issue, **scope.words)
    disputed = all(answer.answer == "disputed" for answer in answers)
    # However a dispute is settled, the answer may be the same.
    settled = disputed and len({met(answer) for answer in answers}) == 1
    answer = answers[0] if settled else the_one_answer(answers)
    if format != "table":
        print_answer(context.obj, answer, format)
    if not met(answer):
        raise typer.Exit(ExitCode.FALSE)
