"""`stance explain`: a state's record, item by item, beside what the memo's rule expects."""

from typing import Annotated

import typer

from stance.cli.options import OutputFormat, open_stance, print_view
from stance.questions.scope import Scope

EXAMPLES = """\b
Examples:
  stance explain kyrgyzstan --as-of 2015-08
  stance explain turkmenistan
  stance explain kazakhstan --with china
  stance explain uzbekistan --as-of 2016-11 --format json"""


SCOPE = ("reference", "since", "until", "as_of")


def command(
    context: typer.Context,
    scope: Scope,
    state: Annotated[str, typer.Argument(metavar="STATE", help="A state, by name or code.")],
    reference: Annotated[
        str | None,
        typer.Option("--with", metavar="STATE", help="The reference state.", show_default="that of the dataset"),
    ] = None,
    format: OutputFormat = "table",
) -> None:
    """Explain a state's record beside the memo's rule.

    The three factors as coded, what the rule expects of them, every item behind
    the score of 'stance align', the claims and how sources read the positions.
    """
    from stance.output.explanation import explanation_view

    found = open_stance(context.obj).explain(state, reference, **scope.words)
    print_view(context.obj, explanation_view(found), format)
