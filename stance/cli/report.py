"""`stance report`: a page on states or issues, with all its sources."""

import typer

from stance.cli.options import Force, Output, open_stance
from stance.errors import UsageError
from stance.output.formats import by_ending
from stance.questions.scope import Scope

EXAMPLES = """\b
Examples:
  stance report kyrgyzstan -o report.html
  stance report kazakhstan uzbekistan -o report.html
  stance report --issue crimea --group all -o crimea.html
  stance report --group central-asia --since 2011 --until 2017 > report.html"""


SCOPE = ("states", "issue", "group", "since", "until", "as_of")


def command(
    context: typer.Context,
    scope: Scope,
    output: Output = None,
    force: Force = False,
) -> None:
    """Write a page on states or issues, with sources.

    One HTML file that needs nothing else: positions, votes, timeline, alignment with its bounds, claims with their
    verdicts, numbered sources. Positions are as of the last day of --until where --as-of gives no other.
    """
    from stance.api import check_output, report_page, write_output

    environment = context.obj
    file = None if output == "-" else output
    if force and file is None:
        raise UsageError("--force is for --output", "name the file to replace with -o")
    if file is not None:
        check_output(file, environment.data, force=force)
        by_ending(file, {".html": "html", ".htm": "html"})
    stance = open_stance(environment)
    page = report_page(stance.report(**scope.words))
    if file is None:
        environment.write(page)
    else:
        write_output(file, page, force=force)
