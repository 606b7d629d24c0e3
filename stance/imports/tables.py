"""Tables as people keep them: csv and tsv in the encodings that spreadsheets write, and the sheets of a workbook."""

import codecs
import os
import shutil
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import partial
from itertools import chain
from typing import Any, BinaryIO

from stance.dataset.reader import Progress, no_progress
from stance.errors import UnreadableError, UsageError
from stance.imports.lines import open_file

_DELIMITERS = ",;\t|"
_EXTRA = "pip install 'country-stance[excel]' adds what reads it, or save the sheet as csv"
_ZIP = b"PK\x03\x04"
_OLD_EXCEL = b"\xd0\xcf\x11\xe0"


@dataclass(slots=True)
class Sheet:
    """A table: its rows, each with the line it begins on, and what the reader of the account must know of it."""

    name: str
    rows: Iterator[tuple[int, list[str]]]
    remarks: list[str] = field(default_factory=list)


@contextmanager
def open_table(
    path: str, sheet: str | None = None, progress: Progress = no_progress, name: str = ""
) -> Iterator[Sheet]:
    """The table in a file, which messages call by its ``name``.

    Raises:
        UnreadableError: it does not exist, is of another kind, or needs a library that is not installed.
        UsageError: a workbook has several sheets and none of them is named.
    """
    name = name or os.path.basename(path)
    with open_file(path, name=name) as rows:
        head = rows.head
    if head[:4] == _OLD_EXCEL:
        raise UnreadableError(f"{name} is a workbook of an old Excel, or protected", "save it as .xlsx or csv")
    if head[:4] == _ZIP:
        yield _workbook(path, name, sheet)
        return
    if sheet is not None:
        raise UsageError(f"{name} is not a workbook and has no sheets", "leave out --sheet")
    encoding, delimiter = _written_in(path)
    remarks = [] if encoding == "utf-8" else ["the file is not UTF-8 and is read as Windows-1252"]
    with open_file(path, progress, encoding, delimiter, strict=True, name=name) as rows:
        yield Sheet(rows.name, ((rows.line, row) for row in rows), remarks)


@contextmanager
def table_of_stream(stream: BinaryIO, progress: Progress = no_progress) -> Iterator[Sheet]:
    """The table that a stream gives. It goes through a file, so that memory does not grow with it."""
    with tempfile.NamedTemporaryFile() as file:
        shutil.copyfileobj(stream, file)
        file.flush()
        with open_table(file.name, None, progress, "standard input") as table:
            yield table


def _written_in(path: str) -> tuple[str, str]:
    """The encoding and the delimiter of a file of text."""
    encoding = "utf-8"
    with open(path, "rb") as file:
        first = file.read(1 << 16)
        try:
            for _ in codecs.iterdecode(chain([first], iter(partial(file.read, 1 << 20), b"")), "utf-8"):
                pass
        except UnicodeDecodeError:
            encoding = "cp1252"
    return encoding, _delimiter(first.decode("cp1252", "replace").splitlines())


def _delimiter(lines: list[str]) -> str:
    """The sign that parts the cells of the fullest of the first lines."""
    count = Counter({sign: max((line.count(sign) for line in lines[:10]), default=0) for sign in _DELIMITERS})
    # A tab or a semicolon in a header is never a comma's text; commas stand within the cells of both.
    first = Counter({sign: (lines[0] if lines else "").count(sign) for sign in _DELIMITERS})
    sign, number = first.most_common(1)[0]
    return sign if number else count.most_common(1)[0][0]


def _workbook(path: str, name: str, sheet: str | None) -> Sheet:
    try:
        import openpyxl
    except ImportError:
        raise UnreadableError(f"{name} is a workbook, and openpyxl is not installed", _EXTRA) from None
    from zipfile import BadZipFile

    try:
        with open(path, "rb") as file:
            book = openpyxl.load_workbook(file, data_only=True)
            formulas = openpyxl.load_workbook(file)
    except (BadZipFile, KeyError, ValueError, OSError, EOFError) as error:
        raise UnreadableError(f"{name} is not a workbook that can be read: {error}", "save it again as .xlsx") from None
    filled = [page.title for page in book.worksheets if page.max_row > 1 or page.max_column > 1]
    if sheet is None and len(filled) > 1:
        raise UsageError(
            f"{name} has the sheets {', '.join(filled)}", f"name one of them: --sheet {_quoted(filled[0])}"
        )
    wanted = sheet or (filled[0] if filled else book.sheetnames[0])
    if wanted not in [page.title for page in book.worksheets]:
        raise UsageError(f"{name} has no sheet '{wanted}'", f"its sheets are {', '.join(book.sheetnames)}")
    page, written = book[wanted], formulas[wanted]
    remarks = []
    hidden = sum(bool(page.row_dimensions[row].hidden) for row in list(page.row_dimensions))
    if hidden:
        remarks.append(f"{hidden:,} hidden {'row is' if hidden == 1 else 'rows are'} read like the others")
    computed = sum(cell.data_type == "f" for row in written.iter_rows() for cell in row)
    if computed:
        are = "cell is a formula" if computed == 1 else "cells are formulas"
        remarks.append(f"{computed:,} {are}: the saved value is read; without one the cell is empty")
    return Sheet(name, _cells(page), remarks)


def _cells(page: Any) -> Iterator[tuple[int, list[str]]]:
    """The rows as text. A merged cell says in each of its cells what it says in the first."""
    merged = {
        (row, column): page.cell(span.min_row, span.min_col)
        for span in page.merged_cells.ranges
        for row in range(span.min_row, span.max_row + 1)
        for column in range(span.min_col, span.max_col + 1)
    }
    for number, row in enumerate(page.iter_rows(), 1):
        cells = [_text(merged.get((number, place), cell)) for place, cell in enumerate(row, 1)]
        if any(cells):
            yield number, cells


def _text(cell: Any) -> str:
    """What a cell shows: a date as precise as its format, a whole number without decimals."""
    value = cell.value
    if value is None or isinstance(value, bool):
        return "" if value is None else str(value).lower()
    if isinstance(value, datetime | date):
        shown = str(cell.number_format).lower()
        parts = 3 if "d" in shown else 2 if "m" in shown else 1
        return "-".join(value.strftime("%Y-%m-%d").split("-")[:parts])
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()


def _quoted(name: str) -> str:
    return f"'{name}'" if " " in name else name
