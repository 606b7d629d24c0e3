"""`stance check`: does a state take one of these positions? The exit code says."""

from typing import Annotated

import typer

from stance.cli.answering import print_answer, the_one_answer
from stance.cli.options import OutputFormat, open_stance
from stance.errors import ExitCode
from stance.questions.scope import Scope

EXAMPLES = """\b
Examples:
  stance check armenia crimea against && echo yes
  stance check kazakhstan eeu member signed --as-of 2014-06

\b
Exit code 0 if it holds, 1 if not, 6 where no one answer is recorded."""


SCOPE = ("as_of",)


def command(
    context: typer.Context,
    scope: Scope,
    state: Annotated[str, typer.Argument(help="A state by name or code.")],
    issue: Annotated[str, typer.Argument(help="An issue by id or name.")],
    statuses: Annotated[
        list[str], typer.Argument(metavar="STATUS...", help="Any of these will do: statuses, classes.")
    ],
    format: OutputFormat = "table",
) -> None:
    """Check a state's position; the exit code says.

    Prints nothing: exit code 0 where the position is one of the statuses, 1 where it is not.
    """
    stance = open_stance(context.obj)
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
