"""`stance claims`: what sources assert, and what the evidence says."""

from enum import StrEnum
from typing import Annotated

import typer

from stance.cli.options import OutputFormat, open_stance, print_view
from stance.dataset.vocabulary import CLAIM_KINDS, VERDICTS
from stance.questions.scope import Scope

EXAMPLES = """\b
Examples:
  stance claims kazakhstan
  stance claims --verdict wrong --verdict imprecise
  stance claims --issue crimea --format json"""

Verdict = StrEnum("Verdict", {name.upper(): name for name in VERDICTS})  # type: ignore[misc]
Kind = StrEnum("Kind", {name.upper(): name for name in CLAIM_KINDS})  # type: ignore[misc]


SCOPE = ("issue",)


def command(
    context: typer.Context,
    scope: Scope,
    states: Annotated[
        list[str] | None, typer.Argument(metavar="[STATE]...", help="States by name or code.", show_default="all")
    ] = None,
    verdict: Annotated[list[Verdict] | None, typer.Option("--verdict", help="Only these verdicts. Repeatable.")] = None,
    kind: Annotated[list[Kind] | None, typer.Option("--kind", help="Only these kinds. Repeatable.")] = None,
    source: Annotated[
        str | None, typer.Option("--source", metavar="SOURCE", help="Only what one source claims.")
    ] = None,
    format: OutputFormat = "table",
) -> None:
    """List claims with the verdict of the evidence.

    A claim is what a source asserts; the verdict and the finding say what other sources show.
    """
    from stance.output.claims import claims_view

    found = open_stance(context.obj).claims(
        states or (),
        verdict=[choice.value for choice in verdict or ()],
        kind=[choice.value for choice in kind or ()],
        source=source,
        **scope.words,
    )
    print_view(context.obj, claims_view(found), format)
