"""A dataset as a folder of csv files, with or without the `datapackage.json` that describes them."""

import csv
import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from functools import partial
from typing import Any

from stance.dataset.atomic import check_folder_writable, whole_folder
from stance.errors import UnwritableError
from stance.exports.catalogue import DATASET, FILES
from stance.exports.database import fill_database
from stance.exports.package import DESCRIPTOR, descriptor
from stance.exports.tables import Table
from stance.index.cache import Index
from stance.output.formats import FORMULA, cell, to_json

_WORK = "tables.sqlite"
_MARK = "exporter,stance "
_FIRST = ", ".join("?" * len(FORMULA))


def check_folder(path: str, *, force: bool) -> None:
    """Refuse a folder that must not be written, before any work is done.

    Raises:
        UnwritableError: it exists (without ``force``), is no earlier export, or has no folder around it.
    """
    check_folder_writable(path, partial(_refuse_what_is_no_export, path), force=force)


def write_folder(index: Index, path: str, *, described: bool, force: bool = False) -> int:
    """Write the folder and return the size of its files in bytes. ``described`` adds `datapackage.json`.

    Raises:
        UnwritableError: the folder exists (without ``force``), is no earlier export, or cannot be written.
    """
    with whole_folder(path, partial(_refuse_what_is_no_export, path), force=force) as temporary:
        work = os.path.join(temporary, _WORK)
        # The files say what the database says because they are its tables and views.
        fill_database(index, work, path)
        with closing(sqlite3.connect(work)) as connection:
            for table in FILES:
                _write_csv(connection, table, os.path.join(temporary, f"{table.name}.csv"))
            facts = dict(connection.execute("SELECT key, value FROM dataset"))
        os.unlink(work)
        if described:
            with open(os.path.join(temporary, DESCRIPTOR), "x", encoding="utf-8", newline="\n") as file:
                file.write(to_json(descriptor(facts, temporary)))
        return sum(entry.stat().st_size for entry in os.scandir(temporary))


def _write_csv(connection: sqlite3.Connection, table: Table, path: str) -> None:
    with open(path, "x", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow([column.name for column in table.columns])
        writer.writerows(_cells(connection, table))


def _cells(connection: sqlite3.Connection, table: Table) -> Iterator[Sequence[Any]]:
    """The rows as csv has them. Of a million of them, most go from the database to the file untouched."""
    truths = [number for number, column in enumerate(table.columns) if column.kind == "boolean"]
    free = [number for number, column in enumerate(table.columns) if column.free]
    tests = [f"MAX(SUBSTR({table.columns[number].name}, 1, 1) IN ({_FIRST}))" for number in free] or ["MAX(0)"]
    [marked] = connection.execute(f"SELECT {', '.join(tests)} FROM {table.name}", FORMULA * len(free))
    guarded = [number for number, is_marked in zip(free, marked, strict=False) if is_marked]
    order = ", ".join(table.key) if table.view else "rowid"
    rows = connection.execute(f"SELECT * FROM {table.name} ORDER BY {order}")
    if not truths and not guarded:
        yield from rows
        return
    for row in rows:
        values = list(row)
        for number in truths:
            values[number] = cell(bool(values[number]))
        for number in guarded:
            values[number] = cell(values[number])
        yield values


def _refuse_what_is_no_export(path: str, real: str) -> None:
    """Let the folder pass if it holds nothing but what an export has written, or nothing at all.

    Raises:
        UnwritableError: it holds anything else, which replacing it would destroy.
    """
    written = {DESCRIPTOR, *(f"{table.name}.csv" for table in FILES)}
    try:
        files = sorted(os.scandir(real), key=lambda entry: entry.name)
    except OSError as error:
        raise UnwritableError(f"cannot read the folder {path}: {error.strerror}", "choose another") from None
    foreign = [entry.name for entry in files if entry.name not in written or not entry.is_file(follow_symlinks=False)]
    if foreign:
        raise UnwritableError(f"{path} holds {foreign[0]}, which no export wrote", "choose another folder")
    if files and not _has_mark(os.path.join(real, f"{DATASET.name}.csv")):
        raise UnwritableError(f"{path} is a folder that no export made", "choose another folder")


def _has_mark(path: str) -> bool:
    try:
        with open(path, encoding="utf-8") as file:
            return any(line.startswith(_MARK) for line in file)
    except (OSError, UnicodeDecodeError):
        return False
