"""Writes a dataset in one of the kinds of export, or refuses to before any work is done."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from stance.dataset.atomic import check_writable, write_whole
from stance.dataset.writing import document, json_text, plain, sections_of, yaml_text
from stance.errors import UsageError
from stance.index.cache import Index

KINDS = ("db", "json", "yaml", "csv", "datapackage")
FOLDERS = ("csv", "datapackage")
"""The kinds that are a folder of files; the others are one file."""
DOCUMENTS = ("json", "yaml")
"""The kinds that are a document in the shape of a dataset file."""
_HEADING = ("Written by 'stance export yaml'.",)


@dataclass(frozen=True)
class ExportResult:
    """What was written. ``kind`` is one of `KINDS`; ``size`` is in bytes, of all files together."""

    kind: str
    path: str
    size: int
    states: int
    issues: int
    positions: int
    sources: int


def check_target(kind: str, path: str, *, force: bool = False) -> None:
    """Refuse a path that must not be written.

    Raises:
        UsageError: there is no such kind of export, or the path is empty.
        UnwritableError: what is there may not be replaced, or there is no folder around it.
    """
    if kind not in KINDS:
        raise UsageError(f"'{kind}' is not a kind of export", f"choose {', '.join(KINDS)}")
    if not path:
        raise UsageError("the path to write to is empty", f"for example {example(kind)}")
    if kind in FOLDERS:
        from stance.exports.folder import check_folder

        check_folder(path, force=force)
    else:
        check_writable(path, force=force, otherwise=f"name a file, for example {example(kind)}")


def example(kind: str) -> str:
    """A path that suits the kind."""
    return "stance-data" if kind in FOLDERS else f"stance.{kind}"


def write_export(index: Index, kind: str, path: str, *, force: bool = False) -> ExportResult:
    """Write the dataset, whole or not at all.

    Raises:
        UsageError: there is no such kind of export, or the path is empty.
        UnwritableError: what is there may not be replaced, or it cannot be written, as on a full disk.
        UnreadableError: the files of the dataset have changed since they were indexed.
    """
    check_target(kind, path, force=force)
    if kind in DOCUMENTS:
        size = write_whole(path, text_of(index, kind), force=force)
    elif kind == "db":
        from stance.exports.database import write_database

        size = write_database(index, path, force=force)
    else:
        from stance.exports.folder import write_folder

        size = write_folder(index, path, described=kind == "datapackage", force=force)
    [counts] = index.rows(
        "SELECT (SELECT COUNT(*) FROM state), (SELECT COUNT(*) FROM issue), (SELECT COUNT(*) FROM position),"
        " (SELECT COUNT(*) FROM source)"
    )
    return ExportResult(kind, path, size, *counts)


def document_of(index: Index) -> dict[str, Any]:
    """The dataset as one document: see `stance.dataset.writing`."""
    return dict(plain(document(index.dataset())))


def text_of(index: Index, kind: str) -> Iterator[str]:
    """That document as JSON or YAML, in parts."""
    whole = document(index.dataset())
    return json_text(whole) if kind == "json" else yaml_text(_HEADING, sections_of(whole))
