"""An answer as an Excel workbook: the records with real dates and numbers, their sources, and what the answer says.

Text is never run: what begins with = stays text. Dates that are not whole days, or lie before Excel's calendar, are
text too.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from io import BytesIO
from typing import TYPE_CHECKING

from stance.errors import UsageError
from stance.output.document import Document, Footnote, Footnotes, Paragraph, Title
from stance.output.formats import value_text
from stance.output.lines import numbered, plain_line
from stance.output.records import View
from stance.output.widths import one_line, width

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

_DAY = re.compile(r"(?:19|20)\d\d-\d\d-\d\d")
_MOST_ROWS = (1 << 20) - 1
_MOST_LETTERS = (1 << 15) - 1
_MOST_LINKS = 65_000
_LONGEST_LINK = 2_000
"""What a sheet, a cell and the links of a sheet can hold; the rest of the links stay text."""
_WIDEST = 60
_MADE = datetime(2026, 1, 1)
"""The day that the file says it was made: the same answer is the same file."""


def workbook(view: View) -> bytes:
    """The records on a sheet with heads that stay and filter, the sources on a second, all that is said on a third.

    Raises:
        UsageError: XlsxWriter is not installed, or a sheet of Excel cannot hold the answer.
    """
    try:
        from xlsxwriter import Workbook
    except ImportError:
        raise UsageError(
            "xlsx needs XlsxWriter, which is not installed", "install it with: pip install 'country-stance[excel]'"
        ) from None
    document = (view.page or view.document)()
    sources = {note.source: note for block in document.blocks if isinstance(block, Footnotes) for note in block.notes}
    titles = (one_line(block.text) for block in document.blocks if isinstance(block, Title))
    stream = BytesIO()
    with Workbook(stream, {"in_memory": True}) as book:
        book.set_properties({"title": document.name or next(titles, ""), "created": _MADE})
        _records(book, view, {source: row for row, source in enumerate(sources, 2)})
        if sources:
            _sources(book, list(sources.values()))
        lines = list(_lines(document))
        if lines:
            sheet = book.add_worksheet("Notes")
            sheet.set_column(0, 0, 2 * _WIDEST)
            for row, line in enumerate(lines):
                sheet.write_string(row, 0, _fitting(line))
    return stream.getvalue()


def _records(book: "Workbook", view: View, places: dict[str, int]) -> None:
    """The records, one a row; a list of sources leads to the first of them."""
    records = view.records()
    sheet = _sheet(book, "Records", view.keys, len(records))
    day = book.add_format({"num_format": "yyyy-mm-dd", "align": "left"})
    links = sum(name in ("sources", "url") for name in view.keys) * len(records) <= _MOST_LINKS
    for place, column in enumerate(view.columns):
        widest = width(column.key) + 3
        for row, record in enumerate(records, 1):
            value = record[column.key]
            text = _fitting(value_text(value))
            widest = max(widest, width(text) + 1)
            if value is None or value == []:
                continue
            if isinstance(value, bool):
                sheet.write_boolean(row, place, value)
            elif isinstance(value, int | float):
                sheet.write_number(row, place, value)
            elif column.kind == "date" and _DAY.fullmatch(text):
                sheet.write_datetime(row, place, date.fromisoformat(text), day)
            elif links and column.key == "sources" and value[0] in places:
                sheet.write_url(row, place, f"internal:'Sources'!A{places[value[0]]}", string=text)
            elif links:
                _write_linked(sheet, row, place, text)
            else:
                sheet.write_string(row, place, text)
        sheet.set_column(place, place, min(widest, _WIDEST))


def _sources(book: "Workbook", notes: Sequence[Footnote]) -> None:
    sheet = _sheet(book, "Sources", ("number", "id", "citation", "url"), len(notes))
    for column, size in enumerate((8, _WIDEST // 2, 2 * _WIDEST, _WIDEST)):
        sheet.set_column(column, column, size)
    for row, note in enumerate(notes, 1):
        sheet.write_number(row, 0, row)
        sheet.write_string(row, 1, _fitting(note.source))
        sheet.write_string(row, 2, _fitting(note.citation))
        if note.url:
            _write_linked(sheet, row, 3, _fitting(note.url))


def _sheet(book: "Workbook", name: str, heads: Sequence[str], rows: int) -> "Worksheet":
    """A sheet whose heads stay in sight and filter the rows below them."""
    if rows > _MOST_ROWS:
        raise UsageError(f"{rows:,} rows are more than a sheet of Excel holds", "csv holds them")
    sheet = book.add_worksheet(name)
    sheet.write_row(0, 0, heads, book.add_format({"bold": True, "bottom": 1}))
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, rows, len(heads) - 1)
    return sheet


def _write_linked(sheet: "Worksheet", row: int, column: int, text: str) -> None:
    if text.startswith(("https://", "http://")) and len(text) <= _LONGEST_LINK and " " not in text:
        sheet.write_url(row, column, text)
    else:
        sheet.write_string(row, column, text)


def _fitting(text: str) -> str:
    """The text on one line.

    Raises:
        UsageError: it is too long for a cell. It is never cut.
    """
    if len(text) > _MOST_LETTERS:
        raise UsageError(f"a text of {len(text):,} letters does not fit into a cell of Excel", "csv holds it")
    return one_line(text)


def _lines(document: Document) -> Iterator[str]:
    """The titles and the running text."""
    for block, numbers in numbered(document.blocks):
        if isinstance(block, Title):
            yield plain_line(block.line, numbers)
        elif isinstance(block, Paragraph):
            yield from (plain_line(line, numbers) for line in block.lines)
