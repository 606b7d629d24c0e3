"""`stance export`: the whole dataset for other tools."""

from typing import Annotated, Literal

import typer

from stance.cli.options import Force, open_stance
from stance.errors import UsageError

EXAMPLES = """\b
Examples:
  stance export db -o stance.db
  stance export json -o stance.json
  stance export json | jq '.issues.crimea.tally'
  stance export yaml --data my.yaml --no-bundled -o all.yaml
  stance export csv -o stance-csv
  stance export datapackage -o stance-data --force
  stance export db --data my.yaml -o mine.db

\b
db: an SQLite database with documented tables and views. json, yaml: one
document in the shape of a dataset file, which --data reads. csv: a folder of
files, which 'stance import positions' reads.
datapackage: that folder with its description, a Frictionless data package.
docs/exports.md has every table and column, with examples for SQLite,
Datasette, DuckDB, R and pandas. Exit code 5 where nothing could be written."""

Kind = Literal["db", "json", "yaml", "csv", "datapackage"]

_ENOUGH = 1 << 16


SCOPE = ()


def command(
    context: typer.Context,
    kind: Annotated[Kind, typer.Argument(metavar="KIND", help="What to write: db, json, yaml, csv or datapackage.")],
    output: Annotated[
        str | None,
        typer.Option("--output", "-o", metavar="PATH", help="The file to write; of csv and datapackage, the folder.",
                     show_default="standard output, of json and yaml"),
    ] = None,
    force: Force = False,
) -> None:  # fmt: skip
    """Write the whole dataset for other tools.

    Whole or not at all. --force replaces a file, or a folder that an earlier export made and nothing was added to.
    """
    from stance import api

    environment = context.obj
    if output in (None, "-"):
        if kind not in ("json", "yaml"):
            raise UsageError(f"export {kind} needs a place to write to", f"for example {_example(kind)}")
        if force:
            raise UsageError("--force is for --output", "name the file to replace with -o")
        _write(context, kind)
        return
    api.check_export(kind, output, force=force)
    from stance.output.words import number_of

    done = open_stance(environment).export(kind, output, force=force)
    counts = ((done.states, "state"), (done.issues, "issue"), (done.positions, "position"), (done.sources, "source"))
    written = ", ".join(number_of(*count) for count in counts)
    environment.tell(f"stance: wrote {done.path}: {written}; {_in_words(done.size)}")


def _write(context: typer.Context, kind: Literal["json", "yaml"]) -> None:
    from stance.api import document_text

    kept: list[str] = []
    size = 0
    for part in document_text(open_stance(context.obj), kind):
        kept.append(part)
        size += len(part)
        if size > _ENOUGH:
            context.obj.write("".join(kept))
            kept, size = [], 0
    context.obj.write("".join(kept))


def _example(kind: str) -> str:
    return f"'stance export {kind} -o {'stance.db' if kind == 'db' else 'stance-data'}'"


def _in_words(size: int) -> str:
    """Bytes as people say them."""
    return f"{size / 1e6:,.1f} MB" if size >= 100_000 else f"{size / 1e3:,.1f} kB"
