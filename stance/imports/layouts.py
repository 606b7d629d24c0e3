"""The layouts that are read, and which of them a file has. A new layout is a module of its own and a line here."""

from collections.abc import Sequence

from stance.errors import UnreadableError, UsageError
from stance.imports import dataverse, extracts, un_digital_library, unvotes
from stance.imports.layout import Layout, missing
from stance.imports.lines import Rows

TABLES = (un_digital_library.LAYOUT, dataverse.LAYOUT, unvotes.LAYOUT)
"""The layouts of csv files, in the order in which a header is tried."""
OBJECTS = extracts.LAYOUT
"""The layout of JSON files."""

_SEPARATORS = {";": "';'", "\t": "a tab", "|": "'|'"}


def layout_of(rows: Rows) -> tuple[Layout, tuple[str, ...]]:
    """The layout of a file and its header, which JSON has not.

    Raises:
        UnreadableError: it has none that is known.
        UsageError: it is the table of another file.
    """
    if rows.is_json:
        return OBJECTS, ()
    header = rows.header()
    if "permanent_member" in header:
        raise UnreadableError(
            f"{rows.name} has the roll calls of the Security Council", "only those of the General Assembly are read"
        )
    for layout in TABLES:
        if not layout.lacks(header):
            return layout, header
    _refuse_tables(rows.name, header)
    _refuse_separator(rows.name, header)
    nearest = min(TABLES, key=lambda layout: len(layout.lacks(header)) / len(layout.columns))
    lacking = nearest.lacks(header)
    if len(lacking) <= len(nearest.columns) / 2:
        lack = f"the column {lacking[0]}" if len(lacking) == 1 else f"the columns {', '.join(lacking)}"
        raise UnreadableError(
            f"{rows.name}:1: {nearest.name} without {lack}", f"its columns are {', '.join(nearest.columns)}, ..."
        )
    raise UnreadableError(
        f"{rows.name}:1: no header of a roll-call file that is known, found {', '.join(header[:12])[:200]}",
        "expected " + ", or ".join(f"{layout.name} ({', '.join(layout.columns)}, ...)" for layout in TABLES),
    )


def _refuse_tables(name: str, header: Sequence[str]) -> None:
    for columns, what, option in (
        (unvotes.ROLL_CALL_COLUMNS, unvotes.ROLL_CALLS, "--roll-calls"),
        (unvotes.ISSUE_COLUMNS, "the issues of the R package unvotes", "--issues"),
    ):
        if not missing(columns, header):
            raise UsageError(f"{name} has {what}", f"give it with {option}, beside the votes")


def _refuse_separator(name: str, header: Sequence[str]) -> None:
    for separator, words in _SEPARATORS.items():
        columns = [column.strip(' "') for cell in header for column in cell.split(separator)]
        if len(columns) > len(header) and any(len(layout.lacks(columns)) < 3 for layout in TABLES):
            raise UnreadableError(
                f"{name}:1: its cells are parted by {words}, not by commas", "save it as CSV with commas (UTF-8)"
            )
