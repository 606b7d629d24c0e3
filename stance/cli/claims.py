"""`stance claims`: what sources assert, and what the evidence says."""

from enum import StrEnum
from typing import Annotated

import typer

from stance.cli.options import Data, Issues, NoBundled, OutputFormat, open_stance, print_view
from stance.dataset.vocabulary import CLAIM_KINDS, VERDICTS

EXAMPLES = """\b
Examples:
  stance claims kazakhstan
  stance claims --verdict wrong --verdict imprecise
  stance claims --issue crimea --format json"""

Verdict = StrEnum("Verdict", {name.upper(): name for name in VERDICTS})  # type: ignore[misc]
Kind = StrEnum("Kind", {name.upper(): name for name in CLAIM_KINDS})  # type: ignore[misc]


def command(
    context: typer.Context,
    states: Annotated[
        list[str] | None, typer.Argument(metavar="[STATE]...", help="States by name or code.", show_default="all")
    ] = None,
    issue: Issues = None,
    verdict: Annotated[list[Verdict] | None, typer.Option("--verdict", help="Only these verdicts. Repeatable.")] = None,
    kind: Annotated[list[Kind] | None, typer.Option("--kind", help="Only these kinds. Repeatable.")] = None,
    source: Annotated[str | None, typer.Option(metavar="SOURCE", help="Only what one source claims.")] = None,
    format: OutputFormat = "table",
    data: Data = None,
    no_bundled: NoBundled = False,
) -> None:
    """List claims with the verdict of the evidence.

    A claim is what a source asserts; the verdict and the finding say what other sources show.
    """
    from stance.output.claims import claims_view

    found = open_stance(context.obj, data, no_bundled).claims(
        states or (), issue or (), [one.value for one in verdict or ()], [one.value for one in kind or ()], source
    )
    print_view(context.obj, claims_view(found), format)
