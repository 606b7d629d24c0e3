"""A dataset as an SQLite database: tables with documented columns, and views made for people."""

import os
import sqlite3
from contextlib import closing

from stance.dataset.atomic import whole_file
from stance.errors import UnwritableError
from stance.exports.catalogue import INDEXES, TABLES, VIEWS
from stance.exports.rows import rows_of
from stance.index.cache import Index

VERSION = 1
"""The `user_version` of the database: raised when a table, view or column goes or changes its meaning."""


def write_database(index: Index, path: str, *, force: bool = False) -> int:
    """Write the database and return its size in bytes. The same dataset gives the same bytes.

    Raises:
        UnwritableError: the file exists (without ``force``) or cannot be written.
    """
    with whole_file(path, force=force) as temporary:
        fill_database(index, temporary, path)
        return os.path.getsize(temporary)


def fill_database(index: Index, path: str, called: str) -> None:
    """Make the database at a path where there is nothing. ``called`` is its name in messages.

    Raises:
        UnwritableError: it cannot be written, as on a full disk.
    """
    try:
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            # A half-written database is thrown away, so it needs no journal.
            connection.executescript(
                f"PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA user_version = {VERSION}; BEGIN;"
            )
            for table in TABLES:
                connection.execute(table.sql())
                marks = ", ".join("?" * len(table.columns))
                connection.executemany(f"INSERT INTO {table.name} VALUES ({marks})", rows_of(index, table))
            for statement in (*(view.sql() for view in VIEWS), *INDEXES):
                connection.execute(statement)
            connection.execute("COMMIT")
    except sqlite3.Error as error:
        raise UnwritableError(f"cannot write {called}: {error}", "nothing was changed") from None
