"""The rows of the tables of an export, read from the index. Lists are joined with ``; ``."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from stance.dataset.dates import FuzzyDate, iso
from stance.dataset.files import file_names
from stance.dataset.format import SCHEMA
from stance.exports.catalogue import DATASET, DOCUMENTATION, ENTRIES, GROUP_MEMBERS, TABLES, VIEWS
from stance.exports.tables import KINDS, Table
from stance.index.cache import Index
from stance.index.sql import SEPARATOR
from stance.questions.groups import states_of_group
from stance.version import __version__

Row = tuple[Any, ...]

_FACTS = ("title", "version", "checked", "licence", "attribution", "maintainers", "reference", "focus")


def rows_of(index: Index, table: Table) -> Iterator[Row]:
    """The rows of a table, in the order of the dataset."""
    if table is DATASET:
        yield from _dataset(index)
    elif table is DOCUMENTATION:
        yield from _documentation()
    else:
        yield from _of_index(index, table)
    if table is GROUP_MEMBERS:
        yield from _computed_members(index)


def _of_index(index: Index, table: Table) -> Iterator[Row]:
    names = _origins(index)
    columns = [column for column in table.columns if column.kind != "day"]
    dated = [number for number, column in enumerate(columns) if column.kind == "date"]
    dated = dated if len(columns) < len(table.columns) else []
    [origin] = [number for number, column in enumerate(columns) if column.name == "origin"] or [-1]
    for row in _read(index, table):
        days = [day for number in dated for day in _days(row[number])]
        if origin < 0:
            yield (*row, *days)
        else:
            yield (*row[:origin], names[row[origin]], *row[origin + 1 :], *days)


def _read(index: Index, table: Table) -> Iterator[Row]:
    if table is not ENTRIES:
        return iter(index.rows(table.question))
    # One by one: a full UN record has a million of them.
    [(count,)] = index.rows("SELECT COUNT(*) FROM position")
    return index.each(table.question, "Exporting", count)


@lru_cache(maxsize=1 << 14)
def _days(date: str | None) -> tuple[str | None, str | None]:
    if date is None:
        return None, None
    fuzzy = FuzzyDate.parse(date)
    return iso(fuzzy.first), iso(fuzzy.last)


def _origins(index: Index) -> dict[int, str]:
    labels = dict(index.rows("SELECT id, label FROM origin ORDER BY id"))
    names = file_names(tuple(labels.values()))
    return {number: names[label] for number, label in labels.items()}


def _dataset(index: Index) -> Iterator[Row]:
    # Nothing of the machine it is made on: the index has stamps and paths beside these.
    facts = dict(index.rows("SELECT key, value FROM meta"))
    yield from ((name, facts[name]) for name in _FACTS if facts.get(name))
    yield "files", SEPARATOR.join(_origins(index).values())
    yield "schema", SCHEMA
    yield "exporter", f"stance {__version__}"


def _computed_members(index: Index) -> Iterator[Row]:
    checked = [FuzzyDate.parse(text).last for (text,) in index.rows("SELECT value FROM meta WHERE key = 'checked'")]
    [(latest,)] = index.rows("SELECT MAX(last) FROM position")
    day = checked[0] if checked else latest
    for (key,) in index.rows("SELECT key FROM state_group WHERE rule IS NOT NULL ORDER BY id") if day else ():
        for state in states_of_group(index, key, day):
            yield key, state.code, iso(day), iso(day), iso(day)


def _documentation() -> Iterator[Row]:
    for table in (*VIEWS, *TABLES):
        yield table.name, "*", table.kind, table.says
        for column in table.columns:
            yield table.name, column.name, KINDS[column.kind], column.says
