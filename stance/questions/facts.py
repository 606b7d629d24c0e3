"""What the dataset says of its states, issues, sources and groups, apart from positions."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from stance.dataset.format import DATASET, attributes
from stance.dataset.source import SourceFields
from stance.dataset.vocabulary import TALLY_STATUSES, IssueType, issue_type, type_of
from stance.index.cache import Index, grouped, marks, numbered


class DatasetFacts(NamedTuple):
    """The dataset as a whole: what a citation of it needs."""

    version: str | None
    checked: str | None
    licence: str | None
    attribution: str | None
    reference: str | None
    focus: str | None
    files: tuple[str, ...]
    title: str | None = None
    maintainers: str | None = None


@dataclass(frozen=True)
class SourceFacts(SourceFields[str]):
    """A source, with the fields that a footnote or a bibliography needs."""


class StateFacts(NamedTuple):
    """A state. ``groups`` are those that it belongs to on the day asked.

    ``m49``, ``cow``, ``cow_letters`` and ``gw`` are its codes in other data.
    """

    code: str
    name: str
    official: str | None
    iso2: str | None
    adjective: str | None
    aliases: tuple[str, ...]
    un_member: str | None
    un_until: str | None
    groups: tuple[str, ...]
    note: str | None
    m49: str | None
    cow: str | None
    cow_letters: str | None
    gw: str | None


class Tally(NamedTuple):
    """A roll call as announced, beside the rows of the file: None where no tally is given."""

    announced: dict[str, int]
    counted: dict[str, int]

    @property
    def adds_up(self) -> bool:
        """Whether the rows give the announced figures, for every status that was announced."""
        return all(self.counted.get(status, 0) == count for status, count in self.announced.items())


@dataclass(frozen=True)
class IssueHeading:
    """An issue, as an answer about something else names it."""

    id: str
    title: str
    short: str
    question: str
    type: str
    date: str | None
    begins: str | None
    ends: str | None
    family: str | None
    aliases: tuple[str, ...]
    topics: tuple[str, ...]
    complete: bool
    note: str | None
    labels: dict[str, str]
    scale: tuple[str, ...]
    statuses: dict[str, dict[str, str]]
    """Those of a custom issue, each with what it ``says`` and its ``class``."""
    ordered: bool
    """Whether the statuses of its own are a scale, from the first to the last."""
    assessor: str | None
    sources: tuple[str, ...]

    @cached_property
    def of_type(self) -> IssueType:
        """Its type; of a custom issue, one with the statuses that it brings along."""
        return type_of(self.type, self.statuses)

    def label(self, status: str) -> str:
        """What the issue calls a status."""
        return self.labels.get(status, status)


@dataclass(frozen=True)
class IssueFacts(IssueHeading):
    """An issue with its rows counted: the tally of a roll call, and how many positions are recorded."""

    tally: Tally | None
    positions: int


_JSON: dict[str, type] = {"aliases": tuple, "topics": tuple, "scale": tuple, "labels": dict, "statuses": dict}
"""The fields that the index has as JSON, and what they are."""


def records(
    index: Index, kind: Any, tables: str, sql: dict[str, str], values: Sequence[Any] = ()
) -> list[dict[str, Any]]:
    """The rows ``x`` as the fields of a class: each is the column of its name, or what ``sql`` says."""
    columns = {name: f"x.{name}" for name in kind.__match_args__} | sql
    rows = index.rows(f"SELECT {', '.join(columns.values())} FROM {tables}", values)
    facts = [dict(zip(columns, row, strict=True)) for row in rows]
    for name in _JSON.keys() & columns.keys():
        for record in facts:
            record[name] = _JSON[name](json.loads(record[name] or "{}"))
    return facts


def dataset_facts(index: Index) -> DatasetFacts:
    """The dataset as a whole."""
    meta: dict[str, str] = dict(index.rows("SELECT key, value FROM meta"))
    files = tuple(index.column("SELECT label FROM origin ORDER BY id"))
    return DatasetFacts(files=files, **{name: meta.get(name) for name in attributes(DATASET) if name != "schema"})


def sources_by_id(index: Index, ids: Iterable[str]) -> tuple[SourceFacts, ...]:
    """The sources in the order in which their ids first come."""
    wanted = list(dict.fromkeys(ids))
    sources = {source.id: source for source in all_sources(index, f"WHERE key IN ({marks(wanted)})", wanted)}
    return tuple(sources[key] for key in wanted)


def all_sources(index: Index, where: str = "", values: Sequence[str] = ()) -> tuple[SourceFacts, ...]:
    """The sources that meet a condition, or every one, in the order of the dataset."""
    rows = records(index, SourceFacts, f"source x {where} ORDER BY x.id", {"id": "key"}, values)
    return tuple(SourceFacts(**row) for row in rows)


def state_facts(index: Index, groups: Mapping[int, Sequence[str]]) -> tuple[StateFacts, ...]:
    """The states by row, each with its groups, in the order of their names."""
    rows = records(index, StateFacts, f"state x WHERE id IN ({numbered(groups)}) ORDER BY name", {"groups": "id"})
    return tuple(StateFacts(**row | {"groups": tuple(groups[row["groups"]])}) for row in rows)


def issue_headings(index: Index, numbers: Sequence[int]) -> tuple[IssueHeading, ...]:
    """The issues by row, in the order given."""
    return tuple(IssueHeading(**heading) for heading in _issues(index, numbers, {}))


def short_titles(index: Index, ids: Iterable[str]) -> dict[str, str]:
    """What tables call the issues, by their ids."""
    wanted = list(dict.fromkeys(ids))
    return dict(index.rows(f"SELECT key, short FROM issue WHERE key IN ({marks(wanted)})", wanted))


def issue_facts(index: Index, numbers: Sequence[int]) -> tuple[IssueFacts, ...]:
    """The issues by row, in the order given, with their recorded rows counted."""
    counts: dict[int, dict[str, int]] = {}
    rows_of: dict[int, int] = {}
    for issue, status, states, rows in index.rows(
        # A state that is listed twice with one status counts once in a tally.
        "SELECT issue, status, COUNT(DISTINCT state), COUNT(*) FROM position"
        f" WHERE issue IN ({numbered(numbers)}) GROUP BY issue, status"
    ):
        counts.setdefault(issue, {})[status] = states
        rows_of[issue] = rows_of.get(issue, 0) + rows
    facts = []
    for number, heading in zip(numbers, _issues(index, numbers, {"tally": "tally"}), strict=True):
        announced, counted = heading.pop("tally"), counts.get(number, {})
        tally = announced and Tally(json.loads(announced), {key: counted.get(key, 0) for key in TALLY_STATUSES})
        facts.append(IssueFacts(**heading, tally=tally, positions=rows_of.get(number, 0)))
    return tuple(facts)


def _issues(index: Index, numbers: Sequence[int], more: dict[str, str]) -> list[dict[str, Any]]:
    """The fields of each heading, and more columns."""
    rows = index.rows(
        "SELECT i.issue, s.key FROM issue_source i JOIN source s ON s.id = i.source"
        f" WHERE i.issue IN ({numbered(numbers)}) ORDER BY i.origin, i.rank"
    )
    sources = grouped((issue, key) for issue, key in rows)
    issues = {}
    columns = {"id": "key", "sources": "id", **more}
    for row in records(index, IssueHeading, f"issue x WHERE id IN ({numbered(numbers)})", columns):
        number = row["sources"]
        row["ordered"] = bool(row["ordered"]) or issue_type(row["type"]).assessed
        row["complete"] = bool(row["complete"])
        row["sources"] = tuple(dict.fromkeys(sources.get(number, ())))
        issues[number] = row
    return [issues[number] for number in numbers]


def instrument_ids(index: Index) -> dict[tuple[str, str], frozenset[str]]:
    """The ids of the laws, bills and treaties, by issue and state."""
    rows = index.rows(
        "SELECT i.key, s.code, x.key FROM instrument x JOIN issue i ON i.id = x.issue JOIN state s ON s.id = x.state"
    )
    cells = grouped(((issue, state), key) for issue, state, key in rows)
    return {cell: frozenset(keys) for cell, keys in cells.items()}


def statuses_recorded(index: Index, issue: str, state: str) -> frozenset[tuple[str, str]]:
    """The date and status of every entry of a state on an issue."""
    rows = index.rows(
        "SELECT p.date, p.status FROM position p JOIN issue i ON i.id = p.issue JOIN state s ON s.id = p.state"
        " WHERE i.key = ? AND s.code = ?",
        (issue, state),
    )
    return frozenset((date, status) for date, status in rows)
