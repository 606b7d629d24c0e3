"""`stance import`: other people's files as a dataset of stance."""

from typing import Annotated, Literal

import typer

EXAMPLES = """\b
Examples:
  stance import un-votes ga_voting.csv.gz -o un.yaml
  stance import un-votes ga_voting.csv --symbol 68/262
  stance import un-votes ga_voting.csv --since 1992 --title ukraine -o ukraine.yaml
  stance import un-votes votes.csv --roll-calls roll_calls.csv -o unvotes.yaml
  stance import un-votes 79.json.gz -o un-79.yaml

\b
Read are the UN Digital Library's General Assembly voting file, the UN's
extracts of resolutions (JSON), Erik Voeten's file of the Harvard Dataverse and
the csv tables of the R package unvotes made of it (TidyTuesday's too), plain
or gzipped; '-' is standard input.
Standard error says what became of every row. Exit code 3 where no roll call
has the symbol, 5 where the file cannot be read or the output not written."""


def command(
    context: typer.Context,
    kind: Annotated[Literal["un-votes"], typer.Argument(metavar="un-votes", help="UN General Assembly roll calls.")],
    file: Annotated[
        str, typer.Argument(metavar="FILE", help="A csv or JSON file, gzipped or not; '-' is standard input.")
    ],
    output: Annotated[
        str, typer.Option("--output", "-o", metavar="FILE", help="Where to write.", show_default="standard output")
    ] = "-",
    symbol: Annotated[
        list[str] | None, typer.Option(metavar="SYMBOL", help="Only this roll call, e.g. 68/262. Repeatable.")
    ] = None,
    since: Annotated[str | None, typer.Option(metavar="DATE", help="Only from this day, month or year on.")] = None,
    until: Annotated[str | None, typer.Option(metavar="DATE", help="Only up to this day, month or year.")] = None,
    title: Annotated[str, typer.Option(metavar="WORDS", help="Only those with these words in the title.")] = "",
    roll_calls: Annotated[
        str | None, typer.Option("--roll-calls", metavar="FILE", help="The table of roll calls of unvotes.")
    ] = None,
    issues: Annotated[
        str | None, typer.Option("--issues", metavar="FILE", help="The table of issues of unvotes, as topics.")
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace the output file if it exists.")] = False,
    no_bundled: Annotated[
        bool, typer.Option("--no-bundled", help="Define every state, for use without the bundled dataset.")
    ] = False,
) -> None:
    """Turn a file of UN roll calls into a dataset.

    The dataset is to be used on top of the bundled one; with --no-bundled it defines every state itself.
    """
    from stance.api import check_output, import_votes
    from stance.output.formats import by_ending
    from stance.output.import_summary import summary_lines

    environment = context.obj
    inputs = [name for name in (file, roll_calls, issues) if name not in (None, "-")]
    if output != "-":
        check_output(output, inputs, force=force)
        by_ending(output, {".yaml": "yaml", ".yml": "yaml"})
    found = import_votes(
        environment.binary_input() if file == "-" else file, roll_calls=roll_calls, issues=issues, symbol=symbol or (),
        since=since, until=until, title=title, bundled=not no_bundled, today=environment.today,
        progress=environment.progress,
    )  # fmt: skip
    if output == "-":
        for part in found.text():
            environment.write(part)
    else:
        found.write(output, force=force)
    for line in summary_lines(found.account, None if output == "-" else output):
        environment.tell(f"stance: {line}")
