"""What the dataset says of its states, issues, sources and groups, apart from positions."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from stance.dataset.format import DATASET, SOURCE, attributes
from stance.dataset.source import SourceFields
from stance.dataset.vocabulary import TALLY_STATUSES, IssueType, issue_type, type_of
from stance.index.cache import Index


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


@dataclass(frozen=True)
class IssueFacts(IssueHeading):
    """An issue with its rows counted: the tally of a roll call, and how many positions are recorded."""

    tally: Tally | None
    positions: int


def dataset_facts(index: Index) -> DatasetFacts:
    """The dataset as a whole."""
    meta: dict[str, str] = dict(index.rows("SELECT key, value FROM meta"))
    files = tuple(label for (label,) in index.rows("SELECT label FROM origin ORDER BY id"))
    return DatasetFacts(files=files, **{name: meta.get(name) for name in attributes(DATASET) if name != "schema"})


def sources_by_id(index: Index, ids: Iterable[str]) -> tuple[SourceFacts, ...]:
    """The sources in the order in which their ids first come."""
    wanted = list(dict.fromkeys(ids))
    found = {source.id: source for source in _sources(index, wanted)}
    return tuple(found[key] for key in wanted)


def all_sources(index: Index) -> tuple[SourceFacts, ...]:
    """Every source, in the order of the dataset."""
    return _sources(index, None)


def _sources(index: Index, ids: Sequence[str] | None) -> tuple[SourceFacts, ...]:
    where = "" if ids is None else f" WHERE key IN ({', '.join('?' * len(ids))})"
    columns = attributes(SOURCE)
    rows = index.rows(f"SELECT key, {', '.join(columns)} FROM source{where} ORDER BY id", tuple(ids or ()))
    return tuple(SourceFacts(id=key, **dict(zip(columns, values, strict=True))) for key, *values in rows)


def state_facts(index: Index, groups: Mapping[int, Sequence[str]]) -> tuple[StateFacts, ...]:
    """The states by row, each with its groups, in the order of their names."""
    wanted = ", ".join(map(str, groups))
    return tuple(
        StateFacts(
            code, name, official, iso2, adjective, tuple(json.loads(aliases)), un_member, un_until,
            tuple(groups[number]), note, *codes,
        )
        for number, code, name, official, iso2, adjective, aliases, un_member, un_until, note, *codes in index.rows(
            "SELECT id, code, name, official, iso2, adjective, aliases, un_member, un_until, note, m49, cow,"
            f" cow_letters, gw FROM state WHERE id IN ({wanted}) ORDER BY name"
        )
    )  # fmt: skip


def issue_headings(index: Index, numbers: Sequence[int]) -> tuple[IssueHeading, ...]:
    """The issues by row, in the order given."""
    return tuple(IssueHeading(**heading) for heading, _ in _issues(index, numbers))


def short_titles(index: Index, ids: Iterable[str]) -> dict[str, str]:
    """What tables call the issues, by their ids."""
    wanted = list(dict.fromkeys(ids))
    marks = ", ".join("?" * len(wanted))
    return dict(index.rows(f"SELECT key, short FROM issue WHERE key IN ({marks})", wanted))


def issue_facts(index: Index, numbers: Sequence[int]) -> tuple[IssueFacts, ...]:
    """The issues by row, in the order given, with their recorded rows counted."""
    counts: dict[int, dict[str, int]] = {}
    rows_of: dict[int, int] = {}
    for issue, status, states, rows in index.rows(
        # A state that is listed twice with one status counts once in a tally.
        "SELECT issue, status, COUNT(DISTINCT state), COUNT(*) FROM position"
        f" WHERE issue IN ({', '.join(map(str, numbers))}) GROUP BY issue, status"
    ):
        counts.setdefault(issue, {})[status] = states
        rows_of[issue] = rows_of.get(issue, 0) + rows
    return tuple(
        IssueFacts(**heading, tally=_tally(announced, counts.get(number, {})), positions=rows_of.get(number, 0))
        for number, (heading, announced) in zip(numbers, _issues(index, numbers), strict=True)
    )


def _issues(index: Index, numbers: Sequence[int]) -> list[tuple[dict[str, Any], str | None]]:
    """The fields of each heading, and the tally that was announced."""
    wanted = ", ".join(map(str, numbers))
    sources: dict[int, dict[str, None]] = {}
    for issue, key in index.rows(
        "SELECT i.issue, s.key FROM issue_source i JOIN source s ON s.id = i.source"
        f" WHERE i.issue IN ({wanted}) ORDER BY i.origin, i.rank"
    ):
        sources.setdefault(issue, {})[key] = None
    issues: dict[int, tuple[dict[str, Any], str | None]] = {}
    for number, key, title, short, question, kind, date, begins, ends, family, *rest in index.rows(
        "SELECT id, key, title, short, question, type, date, begins, ends, family, aliases, topics, tally, complete,"
        f" note, labels, scale, statuses, ordered, assessor FROM issue WHERE id IN ({wanted})"
    ):
        aliases, topics, announced, complete, note, labels, scale, statuses, ordered, assessor = rest
        issues[number] = {
            "id": key, "title": title, "short": short, "question": question, "type": kind, "date": date,
            "begins": begins, "ends": ends, "family": family, "aliases": tuple(json.loads(aliases)),
            "topics": tuple(json.loads(topics)), "complete": bool(complete), "note": note,
            "labels": json.loads(labels), "scale": tuple(json.loads(scale)), "assessor": assessor,
            "statuses": json.loads(statuses or "{}"), "ordered": bool(ordered) or issue_type(kind).assessed,
            "sources": tuple(sources.get(number, ())),
        }, announced  # fmt: skip
    return [issues[number] for number in numbers]


def instrument_ids(index: Index) -> dict[tuple[str, str], frozenset[str]]:
    """The ids of the laws, bills and treaties, by issue and state."""
    ids: dict[tuple[str, str], set[str]] = {}
    for issue, state, key in index.rows(
        "SELECT i.key, s.code, x.key FROM instrument x JOIN issue i ON i.id = x.issue JOIN state s ON s.id = x.state"
    ):
        ids.setdefault((issue, state), set()).add(key)
    return {cell: frozenset(keys) for cell, keys in ids.items()}


def statuses_recorded(index: Index, issue: str, state: str) -> frozenset[tuple[str, str]]:
    """The date and status of every entry of a state on an issue."""
    rows = index.rows(
        "SELECT p.date, p.status FROM position p JOIN issue i ON i.id = p.issue JOIN state s ON s.id = p.state"
        " WHERE i.key = ? AND s.code = ?",
        (issue, state),
    )
    return frozenset((date, status) for date, status in rows)


def _tally(announced: str | None, counted: dict[str, int]) -> Tally | None:
    if announced is None:
        return None
    return Tally(json.loads(announced), {status: counted.get(status, 0) for status in TALLY_STATUSES})
