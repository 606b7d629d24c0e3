"""Writes the part of docs/exports.md that lists every table, view and column, from the catalogue of the exports.

    python -m tools.tables

A test compares the page with what this makes, so it cannot fall behind the program.
"""

from collections.abc import Iterator
from pathlib import Path

from stance.exports.catalogue import FILES, TABLES, VIEWS
from stance.exports.tables import KINDS, Column, Table

PAGE = Path(__file__).resolve().parent.parent / "docs" / "exports.md"
HEADING = "## Every table and column\n"


def part() -> str:
    """The heading and all below it."""
    return HEADING + "".join(f"{line}\n" for line in _lines())


def _lines() -> Iterator[str]:
    yield ""
    yield "Kinds of values: " + "; ".join(f"**{kind}**, {what}" for kind, what in KINDS.items()) + "."
    yield "In SQLite and csv a value that is missing is NULL or an empty cell."
    for table in (*VIEWS, *TABLES):
        yield from _table(table)


def _table(table: Table) -> Iterator[str]:
    yield f"\n### `{table.name}`\n"
    kind = "A view of the database" if table.view else "A table of the database"
    file = f", and the file `{table.name}.csv`" if table in FILES else ", and no csv file"
    key = f" Key: {', '.join(f'`{name}`' for name in table.key)}." if table.key else ""
    yield f"{table.says} {kind}{file}.{key}\n"
    yield "| column | kind | meaning |"
    yield "|---|---|---|"
    for column in table.columns:
        yield f"| `{column.name}` | {column.kind}{'' if column.required else ', or missing'} | {_meaning(column)} |"


def _meaning(column: Column) -> str:
    words = f": {', '.join(f'`{word}`' for word in column.words)}" if column.words else ""
    table, _, field = column.refers.partition(".")
    refers = f" (`{field}` of `{table}`)" if table else ""
    return f"{column.says}{words}{refers}".replace("|", "\\|")


if __name__ == "__main__":
    text = PAGE.read_text(encoding="utf-8")
    PAGE.write_text(text.partition(HEADING)[0] + part(), encoding="utf-8")
