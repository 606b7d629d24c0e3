"""Views of bare records: with the columns picked and ordered by the user."""

from collections.abc import Callable, Sequence

from stance.errors import UsageError
from stance.output.document import Column, Document, table
from stance.output.records import Record
from stance.output.view import View


def choose_fields(view: View, fields: Sequence[str]) -> View:
    """The view with just these columns in this order, in every format.

    Raises:
        UsageError: a field is none of the columns.
    """
    unknown = [field for field in fields if field not in view.columns]
    if unknown:
        raise UsageError(f"there is no field '{unknown[0]}'", f"the fields are {', '.join(view.columns)}")

    def records() -> list[Record]:
        return [{field: record[field] for field in fields} for record in view.records()]

    return records_view(records, fields)


def records_view(records: Callable[[], list[Record]], columns: Sequence[str]) -> View:
    """A view of bare records: people see them as a table of the same columns."""

    def document() -> Document:
        rows = [[_text(record[column]) for column in columns] for record in records()]
        return Document((table([Column(column) for column in columns], rows),), "Records")

    return View(tuple(columns), records, document)


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return "; ".join(map(str, value)) if isinstance(value, list) else str(value)
