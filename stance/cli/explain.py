"""`stance explain`: a state's record, item by item, beside what the memo's rule expects."""

from typing import Annotated

import typer

from stance.cli.options import AsOf, Data, NoBundled, OutputFormat, Since, open_stance, print_view

EXAMPLES = """\b
Examples:
  stance explain kyrgyzstan --as-of 2015-08
  stance explain turkmenistan
  stance explain kazakhstan --with china
  stance explain uzbekistan --as-of 2016-11 --format json"""


def command(
    context: typer.Context,
    state: Annotated[str, typer.Argument(metavar="STATE", help="A state, by name or code.")],
    reference: Annotated[
        str | None,
        typer.Option("--with", metavar="STATE", help="The reference state.", show_default="that of the dataset"),
    ] = None,
    since: Since = None,
    as_of: AsOf = None,
    format: OutputFormat = "table",
    data: Data = None,
    no_bundled: NoBundled = False,
) -> None:
    """Explain a state's record beside the memo's rule.

    The three factors as coded, what the rule expects of them, every item behind
    the score of 'stance align', the claims and how sources read the positions.
    """
    from stance.output.explanation import explanation_view

    found = open_stance(context.obj, data, no_bundled).explain(state, reference, since, as_of)
    print_view(context.obj, explanation_view(found), format)
