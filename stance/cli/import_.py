"""`stance import`: other people's files as a dataset of stance."""

import os
from collections.abc import Sequence
from typing import Annotated, Any, Literal

import typer

from stance.cli.options import is_explicit, open_stance
from stance.errors import UsageError

EXAMPLES = """\b
Examples:
  stance import positions codings.csv -o my.yaml
  stance import positions codings.xlsx --sheet Data --dates dmy -o my.yaml
  stance import positions stance-csv -o my.yaml
  stance import positions panel.csv --issue "Recognition of Palestine" \\
    --map "1=recognises:binding" --map "0=does not recognise:refused"
  stance import un-votes ga_voting.csv.gz -o un.yaml
  stance import un-votes ga_voting.csv --symbol 68/262
  stance import un-votes ga_voting.csv --since 1992 --title ukraine -o ukraine.yaml
  stance import un-votes votes.csv --roll-calls roll_calls.csv -o unvotes.yaml
  stance import un-votes 79.json.gz -o un-79.yaml

\b
Positions are read from csv, tsv and xlsx, one position a row or with a column
for each issue or year; columns are found by their names (state, country,
iso3, cow; issue; status; date, year; source, url, title; note; ...). An issue
that no dataset has becomes a custom one. The folder of 'stance export csv' is
read back as the dataset that it was. docs/imports.md has the details.
Read are the UN Digital Library's General Assembly voting file, the UN's
extracts of resolutions (JSON), Erik Voeten's file of the Harvard Dataverse and
the csv tables of the R package unvotes made of it (TidyTuesday's too), plain
or gzipped; '-' is standard input.
Standard error says what became of every row. Exit code 3 where no roll call
has the symbol, 5 where the file cannot be read or the output not written."""


def command(
    context: typer.Context,
    kind: Annotated[
        Literal["positions", "un-votes"],
        typer.Argument(metavar="KIND", help="What it has: positions, or un-votes (UN General Assembly roll calls)."),
    ],
    file: Annotated[
        str,
        typer.Argument(
            metavar="FILE",
            help="A csv, tsv, xlsx or JSON file, or gzipped, or a folder of 'export csv'; '-' is standard input.",
        ),
    ],
    output: Annotated[
        str, typer.Option("--output", "-o", metavar="FILE", help="Where to write.", show_default="standard output")
    ] = "-",
    symbol: Annotated[
        list[str] | None,
        typer.Option("--symbol", metavar="SYMBOL", help="Only this roll call, e.g. 68/262. Repeatable."),
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
    map: Annotated[
        list[str] | None,
        typer.Option(
            "--map",
            metavar="WORD=STATUS",
            help="For positions: what a word of the file means, with"
            " :CLASS for a new issue; or a csv of two columns. Repeatable.",
        ),
    ] = None,
    dates: Annotated[
        Literal["dmy", "mdy"] | None,
        typer.Option("--dates", help="For positions: the order of dates such as 03/04/2014, else rejected."),
    ] = None,
    sheet: Annotated[str | None, typer.Option(metavar="NAME", help="For positions: the sheet of a workbook.")] = None,
    issue: Annotated[str | None, typer.Option(metavar="TITLE", help="For positions: the issue of all rows.")] = None,
    date: Annotated[
        str | None, typer.Option("--date", metavar="DATE", help="For positions: the date of rows without one.")
    ] = None,
    unsourced: Annotated[
        bool, typer.Option("--unsourced", help="For positions: keep rows without a source, marked low.")
    ] = False,
    force: Annotated[bool, typer.Option("--force", help="Replace the output file if it exists.")] = False,
    no_bundled: Annotated[
        bool,
        typer.Option("--no-bundled", help="For use without the bundled dataset; states are defined too."),
    ] = False,
) -> None:
    """Turn a table of positions, or of UN roll calls, into a dataset.

    The dataset is to be used on top of the bundled one; with --no-bundled without it.
    """
    from stance.api import check_output
    from stance.output.formats import by_ending
    from stance.output.import_summary import summary_lines

    environment = context.obj
    inputs = [name for name in (file, roll_calls, issues) if name not in (None, "-")]
    for name in _POSITIONS if kind == "un-votes" else _ROLL_CALLS:
        if is_explicit(context, name):
            other = "un-votes" if kind == "positions" else "positions"
            raise UsageError(f"--{name.replace('_', '-')} is for 'stance import {other}'", "leave it out")
    if output != "-":
        check_output(output, inputs, force=force)
        by_ending(output, {".yaml": "yaml", ".yml": "yaml"})
    source = environment.binary_input() if file == "-" else file
    imported: Any
    if kind == "positions":
        from stance.api import import_positions

        environment.bundled = not no_bundled
        imported = import_positions(
            open_stance(environment), source, map=_words(map or ()), dates=dates or "", sheet=sheet, issue=issue,
            date=date, unsourced=unsourced, progress=environment.progress,
        )  # fmt: skip
    else:
        from stance.api import import_votes

        imported = import_votes(
            source, roll_calls=roll_calls, issues=issues, symbol=symbol or (), since=since, until=until, title=title,
            bundled=not no_bundled, today=environment.today, progress=environment.progress,
        )  # fmt: skip
    if output == "-":
        for part in imported.text():
            environment.write(part)
    else:
        imported.write(output, force=force)
    for line in summary_lines(imported.account, None if output == "-" else output):
        environment.tell(f"stance: {line}")


_POSITIONS = ("map", "dates", "sheet", "issue", "date", "unsourced")
_ROLL_CALLS = ("symbol", "since", "until", "title", "roll_calls", "issues")


def _words(options: Sequence[str]) -> dict[str, str]:
    """What --map says: WORD=STATUS, or a csv file with a word and a status a row."""
    words: dict[str, str] = {}
    for option in options:
        word, sign, status = option.rpartition("=")
        if sign:
            words[word] = status
        elif ":" in option and not os.path.exists(option):
            hint = "what stands in the table comes first, for example --map 'yes=recognises:binding'"
            raise UsageError(f"--map {option} is neither WORD=STATUS nor a file", hint)
        else:
            from stance.api import two_columns

            words |= two_columns(option)
    return words
