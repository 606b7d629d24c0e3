"""Differences between two datasets: what a file learned, whenever the world did it.

What changed in the world between two days is another question: see `stance.questions.changes`.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from stance.dataset import format  # noqa: A004
from stance.errors import UnknownNameError
from stance.index.cache import Index
from stance.index.sql import (
    SOURCES_OF_ISSUE,
    SOURCES_OF_POSITION,
    STATES_OF_CLAIM,
    STATES_OF_GROUP,
    joined,
    list_text,
    rule_text,
    split,
)
from stance.questions.facts import DatasetFacts, SourceFacts, all_sources, dataset_facts
from stance.questions.names import find
from stance.questions.scope import Shown

ADDED, REMOVED, CHANGED = "added", "removed", "changed"


class Difference(NamedTuple):
    """One thing that was added or removed, or one field of it that changed.

    ``section`` is the part of the file, ``key`` the id there; a position is known by its state, issue and ``date``,
    that of the later dataset where there are two. ``old`` and ``new`` are the values of the ``field``, or without one
    what was removed or added.
    """

    change: str
    section: str
    key: str
    state: str | None
    code: str | None
    issue: str | None
    date: str | None
    field: str | None
    old: str | None
    new: str | None


@dataclass(frozen=True)
class Differences(Shown):
    """All differences, by section; ``old`` and ``new`` are the two datasets."""

    differences: tuple[Difference, ...]
    old: DatasetFacts
    new: DatasetFacts
    sources: tuple[SourceFacts, ...]


@dataclass(frozen=True, eq=False)
class _Section:
    """A section: its fields, and the rows ``x`` of the index that hold its entries, in order.

    ``key``, ``codes`` and ``issues`` give the id of an entry and what it concerns, ``sql`` the fields that the index
    has elsewhere than in a column of their name; None for one that stands with other rows. ``summary`` are the fields
    that say an entry in short. Of entries with one key, those that share the fields of a ``pairing`` are one entry
    that changed; the first pairing goes first. ``by_state`` says that what differs stands by state and date.
    """

    name: str
    table: format.Table
    rows: str
    summary: tuple[str, ...]
    sql: Mapping[str, str | None]
    key: str = "x.key"
    codes: str = "NULL"
    issues: str = "NULL"
    pairings: tuple[tuple[str, ...], ...] = ((),)
    by_state: bool = False

    @property
    def columns(self) -> dict[str, str]:
        """What the index is asked for each field."""
        columns = {field.attribute: self.sql.get(field.attribute, _column(field)) for field in self.table
                   if field.kind is not format.KEY}  # fmt: skip
        return {name: column for name, column in columns.items() if column is not None}


def _column(field: format.Field) -> str:
    column = f"x.{field.attribute}"
    if field.kind is format.FLAG:
        return f"CASE {column} WHEN 1 THEN 'yes' ELSE 'no' END"
    return list_text(column) if field.kind.name == "texts" else column


_OF_ROW = "JOIN state s ON s.id = x.state JOIN issue i ON i.id = x.issue"
_EVENT_STATES = joined("s.code AS word FROM event_state e JOIN state s ON s.id = e.state WHERE e.event = x.id"
                       " ORDER BY s.code")  # fmt: skip
_EVENT_ISSUES = joined("i.key AS word FROM event_issue e JOIN issue i ON i.id = e.issue WHERE e.event = x.id"
                       " ORDER BY i.key")  # fmt: skip
_OF_FILE = joined("s.key AS word FROM issue_source c JOIN source s ON s.id = c.source WHERE c.issue = x.issue"
                  " AND c.origin = x.origin ORDER BY c.rank")  # fmt: skip
_SECTIONS = (
    _Section(
        "dataset", format.DATASET, "(SELECT 1) x", (),
        {name: f"(SELECT value FROM meta WHERE key = '{name}')" for name in format.attributes(format.DATASET)},
        key="'dataset'",
    ),
    _Section("sources", format.SOURCE, "source x ORDER BY x.id", ("title",), {}),
    _Section(
        "states", format.STATE, "state x ORDER BY x.id", ("name",),
        {"un_member": "x.un_member || coalesce(' until ' || x.un_until, '')"},
        key="x.code", codes="x.code",
    ),
    _Section(
        "groups", format.GROUP, "state_group x ORDER BY x.id", ("title",),
        {"states": STATES_OF_GROUP, "where": rule_text("x.rule")},
    ),
    _Section(
        "issues", format.ISSUE, "issue x ORDER BY x.id", ("title",),
        {"tally": joined("key || ' ' || value AS word FROM json_each(x.tally)", ", "),
         "labels": joined("key || ': ' || value AS word FROM json_each(x.labels)"),
         "statuses": joined("key || ' (' || json_extract(value, '$.class') || '): ' || json_extract(value, '$.says')"
                            " AS word FROM json_each(x.statuses)"),
         "eligible": rule_text("x.eligible"),
         "alignment": joined("s.code || ': ' || (SELECT group_concat(key || printf(' %g', value), ', ') FROM"
                             f" json_each(a.scores)) || ': ' || a.because || ' (' || {list_text('a.sources')} || ')'"
                             " AS word FROM alignment a JOIN state s ON s.id = a.reference WHERE a.issue = x.id"
                             " ORDER BY s.code"),
         "searched": joined("date || ', ' || where_ || ': ' || group_concat(code, ', ') AS word FROM (SELECT r.date,"
                            " r.where_, s.code FROM searched r JOIN state s ON s.id = r.state WHERE r.issue = x.id"
                            " ORDER BY s.code) GROUP BY date, where_"),
         "sources": SOURCES_OF_ISSUE,
         "confidence": None, "votes": None, "positions": None},
        issues="x.key",
    ),
    _Section(
        "instruments", format.INSTRUMENT, f"instrument x {_OF_ROW} ORDER BY i.id, s.id, x.key", ("title",), {},
        key="s.code || ' ' || i.key || ' ' || x.key", codes="s.code", issues="i.key",
    ),
    _Section(
        "events", format.EVENT, "event x ORDER BY x.id", ("title",),
        {"states": _EVENT_STATES, "issues": _EVENT_ISSUES}, codes=_EVENT_STATES, issues=_EVENT_ISSUES,
    ),
    _Section(
        "positions", format.POSITION,
        f"position x {_OF_ROW} LEFT JOIN source m ON m.id = x.mechanism_source ORDER BY x.date, x.status",
        ("status",),
        {"instrument": "nullif(replace(x.instrument, ' ', '; '), '')",
         "reading": "x.mechanism || ' (' || m.key || ')'",
         "sources": f"CASE WHEN x.own_sources THEN {SOURCES_OF_POSITION} ELSE {_OF_FILE} END"},
        key="s.code || ' ' || i.key", codes="s.code", issues="i.key",
        pairings=(("date", "status"), ("date",), ("status",)), by_state=True,
    ),
    _Section(
        "claims", format.CLAIM,
        "claim x JOIN source c ON c.id = x.source LEFT JOIN issue i ON i.id = x.issue ORDER BY x.id",
        ("verdict", "claim"), {"source": "c.key", "issue": "i.key", "states": STATES_OF_CLAIM},
        codes=STATES_OF_CLAIM, issues="i.key",
    ),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Entry:
    """An entry of a section: its id, what it concerns, and its fields as text."""

    key: str
    codes: tuple[str, ...]
    issues: tuple[str, ...]
    values: tuple[str | None, ...]


def differences(old: Index, new: Index, states: Sequence[str] = (), issues: Sequence[str] = ()) -> Differences:
    """What the new dataset says that the old one did not, no longer says, or says otherwise.

    States and issues (default: all) may be known to either dataset; where some are named, the sections that concern
    none (the dataset, its sources and its groups) are left out.

    Raises:
        UnknownNameError, AmbiguousNameError: a name stands for none or for many.
    """
    codes = {_find(old, new, name, "state") for name in states}
    keys = {_find(old, new, name, "issue") for name in issues}
    names = {code: name for index in (old, new) for code, name in index.rows("SELECT code, name FROM state")}
    rows: list[Difference] = []
    for section in _SECTIONS:
        # A claim or an event may concern several states: it is kept for each of them.
        before, after = (
            Counter(
                entry for entry in _entries(index, section)
                if (not codes or not codes.isdisjoint(entry.codes)) and (not keys or not keys.isdisjoint(entry.issues))
            )
            for index in (old, new)
        )  # fmt: skip
        rows += _of_section(section, before, after, names)
    sources = {source.id: source for index in (old, new) for source in all_sources(index)}
    return Differences(tuple(rows), dataset_facts(old), dataset_facts(new), tuple(sources.values()))


def _find(old: Index, new: Index, name: str, kind: str) -> str:
    try:
        return find(new, name, (kind,)).key
    except UnknownNameError as error:
        try:
            return find(old, name, (kind,)).key
        except UnknownNameError:
            raise error from None


def _entries(index: Index, section: _Section) -> Iterator[_Entry]:
    asked = ", ".join((section.key, section.codes, section.issues, *section.columns.values()))
    for key, codes, issues, *values in index.rows(f"SELECT {asked} FROM {section.rows}"):
        yield _Entry(key, split(codes), split(issues), tuple(value or None for value in values))


def _of_section(
    section: _Section, before: Counter[_Entry], after: Counter[_Entry], names: Mapping[str, str]
) -> list[Difference]:
    """Entries that are the same in both go first; of the rest, those of one key belong together."""
    keys: dict[str, tuple[list[_Entry], list[_Entry]]] = defaultdict(lambda: ([], []))
    for side, entries in enumerate((before - after, after - before)):
        for entry in entries.elements():
            keys[entry.key][side].append(entry)
    rows = [row for gone, come in keys.values() for row in _of_key(section, gone, come, names)]
    if section.by_state:
        rows.sort(key=lambda row: (row.state or "", row.issue or "", row.date or ""))
    return rows


def _of_key(
    section: _Section, gone: list[_Entry], come: list[_Entry], names: Mapping[str, str]
) -> Iterator[Difference]:
    columns = {name: number for number, name in enumerate(section.columns)}

    def said(entry: _Entry, fields: Sequence[str]) -> tuple[str | None, ...]:
        return tuple(entry.values[columns[field]] for field in fields)

    def difference(change: str, entry: _Entry, field: str | None, old: str | None, new: str | None) -> Difference:
        [code] = entry.codes if len(entry.codes) == 1 else [None]
        [issue] = entry.issues if len(entry.issues) == 1 else [None]
        [date] = said(entry, ["date"]) if "date" in columns else [None]
        return Difference(change, section.name, entry.key, names.get(code or ""), code, issue, date, field, old, new)

    def summary(entry: _Entry) -> str:
        return ": ".join(filter(None, said(entry, section.summary)))

    pairs = []
    for fields in section.pairings:
        for was in [*gone]:
            now = next((entry for entry in come if said(entry, fields) == said(was, fields)), None)
            if now is not None:
                gone.remove(was)
                come.remove(now)
                pairs.append((was, now))
    for was in gone:
        yield difference(REMOVED, was, None, summary(was), None)
    for now in come:
        yield difference(ADDED, now, None, None, summary(now))
    for was, now in pairs:
        for field, number in columns.items():
            if was.values[number] != now.values[number]:
                yield difference(CHANGED, now, field, was.values[number], now.values[number])
