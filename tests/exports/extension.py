"""DuckDB with its sqlite extension at hand, from a package: nothing is fetched while tests run."""

import importlib
import shutil
from pathlib import Path

import duckdb


def install_extension(home: Path) -> None:
    """Put the extension where DuckDB looks for what it has fetched before, under a home folder."""
    [folder] = importlib.import_module("duckdb_extension_sqlite_scanner").__path__
    [extension] = Path(folder).rglob("sqlite_scanner.duckdb_extension")
    row = duckdb.sql("PRAGMA platform").fetchone()
    assert row is not None
    # The version of the extension is that of DuckDB, or it is not loaded.
    place = home / ".duckdb" / "extensions" / extension.parent.name / row[0]
    place.mkdir(parents=True)
    shutil.copy(extension, place)


def attached(database: Path, home: Path) -> duckdb.DuckDBPyConnection:
    """A connection with the database attached as `stance` and in use."""
    install_extension(home)
    connection = duckdb.connect()
    connection.execute(f"SET extension_directory = '{home / '.duckdb' / 'extensions'}'")
    connection.execute(f"ATTACH '{database}' AS stance (TYPE sqlite, READ_ONLY)")
    connection.execute("USE stance")
    return connection
