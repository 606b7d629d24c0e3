"""Compiles a dataset into the tables of the index."""

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from stance.dataset import codes
from stance.dataset.dates import FuzzyDate
from stance.dataset.folding import fold, without_article
from stance.dataset.format import CLAIM, DATASET, EVENT, GROUP, ISSUE, SOURCE, STATE, Table, attributes
from stance.dataset.model import Dataset, Eligible, Group, Issue, Position, Rule, State
from stance.dataset.nodes import Mark
from stance.dataset.reader import Progress, no_progress
from stance.dataset.vocabulary import issue_type
from stance.index.votes import write_vote_bits
from stance.index.words import write_words

_SCHEMA = Path(__file__).with_name("schema.sql")
_INDEXES = """
CREATE INDEX position_by_state ON position (state, issue, first);
CREATE INDEX position_by_issue ON position (issue, state, first);
CREATE INDEX issue_by_shape ON issue (shape, begins_first);
"""
_EVERY = 64
_VOTES = """
INSERT INTO position
SELECT ?1 + key, value, ?2, ?3, ?4, ?5, ?6, NULL, NULL, NULL, ?7, NULL, NULL, NULL, NULL, 0, ?8,
    '', NULL, NULL, NULL, 0 FROM json_each(?9)
"""


def build(
    connection: sqlite3.Connection, dataset: Dataset, stamps: dict[str, str], progress: Progress = no_progress
) -> None:
    """Fill an empty database with the dataset. ``stamps`` says for which files it was made."""
    connection.executescript(_SCHEMA.read_text(encoding="utf-8"))
    _Builder(connection, dataset).all(stamps, progress)
    write_vote_bits(connection)
    write_words(connection)
    connection.executescript(_INDEXES)
    connection.commit()


def _text(date: FuzzyDate | None) -> str | None:
    return date.text if date else None


def _first(date: FuzzyDate | None) -> int | None:
    return date.first if date else None


def _last(date: FuzzyDate | None) -> int | None:
    return date.last if date else None


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _stored(table: Table, part: object) -> dict[str, Any]:
    """The plain fields of a part of the dataset by their columns, as the index has them."""
    return {name: _column(getattr(part, name)) for name in attributes(table)}


def _column(value: Any) -> Any:
    if isinstance(value, FuzzyDate):
        return value.text
    return _json(value) if isinstance(value, tuple) else value


class _Builder:
    def __init__(self, connection: sqlite3.Connection, dataset: Dataset) -> None:
        self.connection = connection
        self.dataset = dataset
        self.origins = {label: number for number, label in enumerate(dataset.files, 1)}
        self.states = {code: number for number, code in enumerate(dataset.states, 1)}
        self.issues = {key: number for number, key in enumerate(dataset.issues, 1)}
        self.issues |= {key: self.issues[first] for key, first in dataset.same.items()}
        self.sources = {key: number for number, key in enumerate(dataset.sources, 1)}
        self.position = 0
        self.counts = {"vote_year": dict[tuple[str, str], Counter[int]](), "vote_topic": {}}
        self.last_vote = 0

    def insert(self, table: str, rows: Iterable[tuple[Any, ...]]) -> None:
        rows = iter(rows)
        first = next(rows, None)
        if first is None:
            return
        statement = f"INSERT INTO {table} VALUES ({', '.join('?' * len(first))})"
        self.connection.execute(statement, first)
        self.connection.executemany(statement, rows)

    def insert_parts(self, table: str, rows: Iterable[dict[str, Any]]) -> None:
        """Insert rows by the names of their columns, all with the same ones."""
        rows = iter(rows)
        first = next(rows, None)
        if first is None:
            return
        statement = f"INSERT INTO {table} ({', '.join(first)}) VALUES ({', '.join(f':{name}' for name in first)})"
        self.connection.execute(statement, first)
        self.connection.executemany(statement, rows)

    def all(self, stamps: dict[str, str], progress: Progress) -> None:
        meta = self.dataset.meta
        facts = dict(stamps)
        if meta is not None:
            told = {name: _column(getattr(meta, name)) for name in attributes(DATASET) if name != "schema"}
            facts |= {name: value for name, value in told.items() if value is not None}
        self.insert("meta", facts.items())
        self.insert("origin", ((number, label) for label, number in self.origins.items()))
        self.insert_parts("source", self.source_rows())
        self.insert_parts("state", (self.state_row(state) for state in self.dataset.states.values()))
        self.groups()
        for number, issue in enumerate(self.dataset.issues.values()):
            if number % _EVERY == 0:
                progress("Indexing", number, len(self.dataset.issues))
            self.issue(issue)
        self.insert_counts()
        self.events()
        self.claims()
        self.insert("name", sorted(set(self.names())))

    def part(self, number: int, key: str, mark: Mark) -> dict[str, Any]:
        """What the row of every part has: its number, its id, and the file that defines it."""
        return {"id": number, "key": key, "origin": self.origins[mark[0]]}

    def source_rows(self) -> Iterator[dict[str, Any]]:
        for source in self.dataset.sources.values():
            yield self.part(self.sources[source.id], source.id, source.mark) | _stored(SOURCE, source)

    def state_row(self, state: State) -> dict[str, Any]:
        start, end = state.member_from, state.member_until
        return _stored(STATE, state) | {
            "id": self.states[state.code], "code": state.code, "origin": self.origins[state.mark[0]],
            "un_member": _text(start), "un_until": _text(end), "member_first": _first(start),
            "member_last": _last(start), "until_first": _first(end), "until_last": _last(end),
        }  # fmt: skip

    def groups(self) -> None:
        for number, group in enumerate(self.dataset.groups.values(), 1):
            self.insert_parts("state_group", [self.group_row(number, group)])
            self.insert("group_member", sorted({(number, self.states[code]) for code, _ in group.states}))

    def group_row(self, number: int, group: Group) -> dict[str, Any]:
        rule = _json(self.rule(group.where)) if group.where else None
        row = self.part(number, group.id, group.mark) | _stored(GROUP, group) | {"rule": rule}
        del row["states"]  # in group_member
        return row

    def rule(self, rule: Rule) -> dict[str, tuple[str, ...]]:
        return {self.dataset.same.get(issue, issue): words for issue, words, _ in rule}

    def eligible(self, eligible: Eligible | None) -> str | None:
        """The states listed, or the rule over positions; those of a group are the group's own."""
        if eligible is None:
            return None
        group = self.dataset.groups.get(eligible.group or "")
        where = group.where if group else eligible.where
        states = [code for code, _ in group.states] if group else list(eligible.states)
        return _json(self.rule(where) if where else states)

    def issue(self, issue: Issue) -> None:
        number = self.issues[issue.id]
        of_type = issue_type(issue.type)
        begins = issue.date if of_type.is_act else issue.begins or issue.date
        row = self.part(number, issue.id, issue.mark) | _stored(ISSUE, issue) | {
            "short": issue.short or issue.id, "begins": _text(begins), "begins_first": _first(begins),
            "begins_last": _last(begins),
            "ends_last": _last(issue.ends), "labels": _json(issue.labels),
            "shape": of_type.shape, "un_members": int(of_type.un_members),
            "tally": _json(issue.tally) if issue.tally is not None else None,
            "statuses": _json(issue.statuses) if issue.statuses else None, "eligible": self.eligible(issue.eligible),
        }  # fmt: skip
        if issue.statuses:
            row["scale"] = _json(tuple(issue.statuses))
        del row["sources"]  # in issue_source
        self.insert_parts("issue", [row])
        self.insert("issue_topic", sorted({(topic, number) for topic in issue.topics}))
        self.insert("alignment", (
            (number, self.states[entry.reference], _json(entry.scores), entry.because, _json(entry.sources))
            for entry in issue.alignment
        ))  # fmt: skip
        said: set[tuple[str, str]] = set()
        for part in (issue, *issue.additions):
            origin = self.origins[part.mark[0]]
            self.insert("issue_source", (
                (number, origin, rank, self.sources[key]) for rank, key in enumerate(dict.fromkeys(part.sources))
            ))  # fmt: skip
            self.positions(issue, part, origin, said)
            self.places(number, part, origin)
            self.insert("instrument", (
                (number, self.states[one.state], one.id, one.title, one.number, one.note) for one in part.instruments
            ))  # fmt: skip
            self.insert("searched", sorted({
                (number, self.states[code], search.date.text, search.where)
                for search in part.searched if search.date for code in search.states
            }))  # fmt: skip
        if of_type.is_act and issue.date is not None:
            self.count_votes(issue, issue.date, said)

    def count_votes(self, issue: Issue, date: FuzzyDate, said: set[tuple[str, str]]) -> None:
        self.last_vote = max(self.last_vote, date.last)
        taken: dict[str, str] = {}
        for code, status in said:
            taken[code] = status if taken.get(code, status) == status else "disputed"
        by_status: dict[str, list[int]] = {}
        for code, status in taken.items():
            by_status.setdefault(status, []).append(self.states[code])
        for status, states in by_status.items():
            self.counts["vote_year"].setdefault((date.text[:4], status), Counter()).update(states)
            for topic in set(issue.topics):
                self.counts["vote_topic"].setdefault((topic, status), Counter()).update(states)

    def insert_counts(self) -> None:
        for table, counts in self.counts.items():
            self.insert(table, sorted(
                (state, what, status, count)
                for (what, status), by_state in counts.items() for state, count in by_state.items()
            ))  # fmt: skip
        self.insert("meta", [("last_vote", str(self.last_vote))])

    def positions(self, issue: Issue, part: Issue, origin: int, said: set[tuple[str, str]]) -> None:
        """The rows of one file. ``said`` are the votes that files before it have: one cell alike in two is one row."""
        number = self.issues[issue.id]
        default = issue.confidence or "high"
        said.update((position.state, position.status) for position in part.positions)
        if issue.date is not None and part.votes:
            day = (issue.date.text, issue.date.first, issue.date.last)
            for votes in part.votes:
                states = [self.states[code] for code in votes.states if (code, votes.status) not in said]
                # SQLite takes a roll call apart itself, which is faster than a million rows handed over one by one.
                self.connection.execute(_VOTES, (self.position + 1, number, votes.status, *day, default, origin,
                                                 str(states)))  # fmt: skip
                self.position += len(states)
                said.update((code, votes.status) for code in votes.states)
        for position in part.positions:
            self.detailed(issue, position, number, origin, default)

    def places(self, number: int, part: Issue, origin: int) -> None:
        """The lines of one file at which the issue, its votes and its entries stand."""
        places = [(0, "", part.mark[1]), *((0, votes.status, votes.mark[1]) for votes in part.votes)]
        places += [(self.states[position.state], "", position.mark[1]) for position in part.positions]
        self.connection.executemany(
            "INSERT OR IGNORE INTO place VALUES (?, ?, ?, ?, ?)",
            ((number, state, status, origin, line) for state, status, line in places),
        )

    def detailed(self, issue: Issue, position: Position, number: int, origin: int, default: str) -> None:
        date = position.date or issue.date
        assert date is not None
        self.position += 1
        until = position.until
        self.insert("position", [(
            self.position, self.states[position.state], number, position.status, date.text, date.first, date.last,
            _text(until), _first(until), _last(until), position.confidence or default, position.note,
            position.speaker, position.mechanism,
            self.sources[position.mechanism_source] if position.mechanism_source else None,
            int(bool(position.sources)), origin, " ".join(dict.fromkeys(position.instrument)),
            _text(position.effective), _first(position.effective), _last(position.effective), int(position.dissent),
        )])  # fmt: skip
        self.insert("position_source", (
            (self.position, rank, self.sources[key]) for rank, key in enumerate(dict.fromkeys(position.sources))
        ))  # fmt: skip

    def events(self) -> None:
        for number, event in enumerate(self.dataset.events.values(), 1):
            row = self.part(number, event.id, event.mark) | _stored(EVENT, event)
            del row["states"], row["issues"]  # in event_state and event_issue
            row |= {"first": event.date.first, "last": event.date.last, "until_last": _last(event.until)}
            self.insert_parts("event", [row])
            self.insert("event_state", sorted({(number, self.states[code]) for code in event.states}))
            self.insert("event_issue", sorted({(number, self.issues[key]) for key in event.issues}))

    def claims(self) -> None:
        for number, claim in enumerate(self.dataset.claims.values(), 1):
            row = self.part(number, claim.id, claim.mark) | _stored(CLAIM, claim)
            del row["states"]  # in claim_state
            row |= {
                "source": self.sources[claim.source], "issue": self.issues[claim.issue] if claim.issue else None,
            }  # fmt: skip
            self.insert_parts("claim", [row])
            self.insert("claim_state", sorted({(number, self.states[code]) for code in claim.states}))

    def names(self) -> Iterator[tuple[str, str, int, int]]:
        """Folded names, with and without an article, and what they stand for. The kind is `state` or `issue`."""
        for name, kind, rank, number in self.spellings():
            yield name, kind, rank, number
            if (bare := without_article(name)) != name:
                yield bare, kind, rank, number

    def spellings(self) -> Iterator[tuple[str, str, int, int]]:
        """Those names as they are spelt."""
        for state in self.dataset.states.values():
            number = self.states[state.code]
            for code in filter(None, (state.code, state.iso2)):
                yield fold(code), "state", 0, number
            for name in (state.name, state.official, state.adjective, *state.aliases):
                if name and fold(name):
                    yield fold(name), "state", 1, number
            for code in codes.spellings(state.m49, state.cow, state.cow_letters, state.gw):
                yield fold(code), "state", 2, number
        for issue in self.dataset.issues.values():
            number = self.issues[issue.id]
            yield fold(issue.id), "issue", 0, number
            for name in (issue.title, issue.short, *issue.aliases):
                if name and fold(name):
                    yield fold(name), "issue", 1, number
