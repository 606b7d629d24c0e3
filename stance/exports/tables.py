"""What a table of an export is: its columns with their meaning, its key, and the SQL that makes it."""

from collections.abc import Sequence
from dataclasses import dataclass

from stance.index.sql import list_text

_SQL_TYPES = {"integer": "INTEGER", "boolean": "INTEGER", "number": "REAL"}


@dataclass(frozen=True)
class Column:
    """A column. ``kind`` is one of `KINDS`; ``refers`` names the table and column that its values stand in.

    ``required`` says that no row leaves it empty, ``words`` are the only values it may have. ``sql`` reads it off the
    index, where it is not the column of that name of the row ``x``.
    """

    name: str
    says: str
    kind: str = "text"
    required: bool = False
    refers: str = ""
    words: tuple[str, ...] = ()
    sql: str = ""

    @property
    def sql_type(self) -> str:
        """The column's type in SQLite."""
        return _SQL_TYPES.get(self.kind, "TEXT")

    @property
    def free(self) -> bool:
        """Whether its texts may begin with any letter: they are neither names of rows nor words of a vocabulary."""
        return self.kind in ("text", "list") and not (self.words or self.refers)

    @property
    def selected(self) -> str:
        """What gives the column's values in a question to the index."""
        if self.sql:
            return self.sql
        return list_text(f"x.{self.name}") if self.kind == "list" else f"x.{self.name}"


KINDS = {
    "text": "text",
    "list": "texts joined with '; '",
    "date": "a date as it is written: YYYY, YYYY-MM or YYYY-MM-DD, with ~ (approximate) or ? (uncertain) after it",
    "day": "a day as YYYY-MM-DD",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true or false (in SQLite 1 or 0)",
}
"""What the values of a column are, by its kind."""


@dataclass(frozen=True)
class Table:
    """A table, or with ``view`` a view over tables. ``key`` are the columns that tell its rows apart.

    ``rows`` are the rows of the index that it has, each with a row ``x``, in the order of the dataset.
    """

    name: str
    says: str
    columns: tuple[Column, ...]
    key: tuple[str, ...] = ()
    view: str = ""
    rows: str = ""

    @property
    def question(self) -> str:
        """What the index is asked for the columns up to those for days, which follow from the dates."""
        columns = (column.selected for column in self.columns if column.kind != "day")
        return f"SELECT {', '.join(columns)} FROM {self.rows}"

    @property
    def kind(self) -> str:
        """`table` or `view`."""
        return "view" if self.view else "table"

    def sql(self) -> str:
        """The statement that makes the table, with what its columns mean in comments."""
        if self.view:
            return f"CREATE VIEW {self.name} AS {self.view.strip()};"
        lines = [(_definition(column, self.key), column.says) for column in self.columns]
        if len(self.key) > 1:
            lines.append((f"PRIMARY KEY ({', '.join(self.key)})", ""))
        body = "\n".join(
            f"    {line}{',' if number < len(lines) else ''}{f' -- {says}' if says else ''}"
            for number, (line, says) in enumerate(lines, 1)
        )
        return f"CREATE TABLE {self.name} ( -- {self.says}\n{body}\n);"


def _definition(column: Column, key: Sequence[str]) -> str:
    parts = [column.name, column.sql_type]
    if column.required:
        parts.append("NOT NULL")
    if tuple(key) == (column.name,):
        parts.append("PRIMARY KEY")
    if column.refers:
        table, _, other = column.refers.partition(".")
        parts.append(f"REFERENCES {table} ({other})")
    return " ".join(parts)


def days_of(columns: Sequence[Column]) -> tuple[Column, ...]:
    """For every column that is a date, two more: the first and the last day that it can mean."""
    days: list[Column] = []
    for column in columns:
        if column.kind == "date":
            before, of = ("", "the date") if column.name == "date" else (f"{column.name}_", f"`{column.name}`")
            days += (
                Column(f"{before}first_day", f"the first day that {of} can mean", "day"),
                Column(f"{before}last_day", f"the last day that {of} can mean", "day"),
            )
    return tuple(days)
