"""Writes docs/columns.md: the columns of the records of every command, from the columns that stand beside the views.

    python -m tools.columns

A test compares the page with what this makes, so it cannot fall behind the program.
"""

from pathlib import Path

from stance.cli.commands import VIEWS
from stance.output.records import Column, Columns, form

PAGE = Path(__file__).resolve().parent.parent / "docs" / "columns.md"
HEAD = """\
# Columns of the records

What each command prints with `--format json`, `jsonl`, `csv`, `tsv` and `yaml`, column by column, in their order.
Adding a column is a minor release, renaming one a major release. `stance schema COMMAND` has the same as a JSON Schema,
and `--fields` takes some of them. `stance help formats` says what the formats have in common.

A list is an array in json and yaml; in csv and tsv its items are joined with `; `. A date is as precise as it is known:
`2014-03-27`, `2014-03` or `2014`, with `~` (approximate) or `?` (uncertain) after it.

Of one name, `show` prints one object in json: its positions have these columns. `explain` prints one object too, and
these are the columns of its items. `changes --between`, `compare --wide` and `--counts`, `agree --by year`, `align --by
topic` and `validate --rules` have columns of their own; `stance schema` describes those of all but the last.
"""


def page() -> str:
    """The whole page."""
    commands: dict[str, list[str]] = {}
    for command in VIEWS:
        commands.setdefault(_table(form(command, VIEWS[command]).columns), []).append(f"`{command}`")
    return HEAD + "".join(f"\n## {', '.join(names)}\n\n{table}" for table, names in commands.items())


def _table(columns: Columns) -> str:
    rows = (f"| `{column.key}` | {_value(column)} | {column.says} |\n" for column in columns)
    return "| column | value | meaning |\n|---|---|---|\n" + "".join(rows)


def _value(column: Column) -> str:
    """What may stand in the column, in words."""
    words = ", ".join(f"`{word}`" for word in column.words)
    kind = {"integer": "whole number", "boolean": "true or false"}.get(column.kind, column.kind)
    return (words or kind) + (", or null" if column.nullable else "")


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
