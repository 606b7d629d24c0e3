"""Compiles a dataset into the tables of the index."""

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import Any

from stance.dataset import codes
from stance.dataset.dates import FuzzyDate
from stance.dataset.folding import fold, without_article
from stance.dataset.format import CLAIM, DATASET, EVENT, GROUP, ISSUE, POSITION, SOURCE, STATE, Table, attributes
from stance.dataset.model import Claim, Dataset, Eligible, Event, Group, Issue, Position, Rule, Source, State
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


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _stored(table: Table, part: object) -> dict[str, Any]:
    """The plain fields of a part of the dataset by their columns, as the index has them."""
    return {name: _column(getattr(part, name)) for name in attributes(table)}


def _column(value: Any) -> Any:
    if isinstance(value, FuzzyDate):
        return value.text
    return _json(value) if isinstance(value, tuple) else value


def _days(name: str, date: FuzzyDate | None) -> dict[str, int | None]:
    """The first and the last day that a date can mean, by their columns."""
    return {f"{name}first": date.first if date else None, f"{name}last": date.last if date else None}


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

    def insert(self, table: str, rows: Iterable[tuple[Any, ...] | dict[str, Any]]) -> None:
        """Insert rows as the table has its columns, or by the names of some, all with the same ones."""
        rows = iter(rows)
        first = next(rows, None)
        if first is None:
            return
        if isinstance(first, dict):
            statement = f"({', '.join(first)}) VALUES ({', '.join(f':{name}' for name in first)})"
        else:
            statement = f"VALUES ({', '.join('?' * len(first))})"
        self.connection.executemany(f"INSERT INTO {table} {statement}", chain([first], rows))

    def all(self, stamps: dict[str, str], progress: Progress) -> None:
        dataset = self.dataset
        facts = dict(stamps)
        if dataset.meta is not None:
            told = {name: _column(getattr(dataset.meta, name)) for name in attributes(DATASET) if name != "schema"}
            facts |= {name: value for name, value in told.items() if value is not None}
        self.insert("meta", facts.items())
        self.insert("origin", ((number, label) for label, number in self.origins.items()))
        self.insert("source", (
            self.part(number, source) | _stored(SOURCE, source)
            for number, source in enumerate(dataset.sources.values(), 1)
        ))  # fmt: skip
        self.insert("state", map(self.state_row, dataset.states.values()))
        for number, group in enumerate(dataset.groups.values(), 1):
            rule = _json(self.rule(group.where)) if group.where else None
            self.listing("state_group", number, group, _stored(GROUP, group) | {"rule": rule}, "group_member")
        for number, issue in enumerate(dataset.issues.values()):
            if number % _EVERY == 0:
                progress("Indexing", number, len(dataset.issues))
            self.issue(issue)
        self.insert_counts()
        for number, event in enumerate(dataset.events.values(), 1):
            until_last = event.until.last if event.until else None
            row = _stored(EVENT, event) | _days("", event.date) | {"until_last": until_last}
            del row["issues"]
            self.insert("event_issue", sorted({(number, self.issues[key]) for key in event.issues}))
            self.listing("event", number, event, row, "event_state")
        for number, claim in enumerate(dataset.claims.values(), 1):
            about = self.issues[claim.issue] if claim.issue else None
            row = _stored(CLAIM, claim) | {"source": self.sources[claim.source], "issue": about}
            self.listing("claim", number, claim, row, "claim_state")
        self.insert("name", sorted(set(self.names())))

    def part(self, number: int, part: Source | Group | Issue | Event | Claim) -> dict[str, Any]:
        """What the row of every part has: its number, its id, and the file that defines it."""
        return {"id": number, "key": part.id, "origin": self.origins[part.mark[0]]}

    def listing(self, table: str, number: int, part: Group | Event | Claim, row: dict[str, Any], states: str) -> None:
        """Insert a part; the states that it lists go to a table of their own."""
        del row["states"]
        listed = (code if isinstance(code, str) else code[0] for code in part.states)
        self.insert(states, sorted({(number, self.states[code]) for code in listed}))
        self.insert(table, [self.part(number, part) | row])

    def state_row(self, state: State) -> dict[str, Any]:
        start, end = state.member_from, state.member_until
        return _stored(STATE, state) | _days("member_", start) | _days("until_", end) | {
            "id": self.states[state.code], "code": state.code, "origin": self.origins[state.mark[0]],
            "un_member": _column(start), "un_until": _column(end),
        }  # fmt: skip

    def rule(self, rule: Rule) -> dict[str, tuple[str, ...]]:
        return {self.dataset.same.get(issue, issue): words for issue, words, _ in rule}

    def eligible(self, eligible: Eligible) -> str:
        """The states listed, or the rule over positions; those of a group are the group's own."""
        group = self.dataset.groups.get(eligible.group or "")
        where = group.where if group else eligible.where
        states = [code for code, _ in group.states] if group else list(eligible.states)
        return _json(self.rule(where) if where else states)

    def issue(self, issue: Issue) -> None:
        number = self.issues[issue.id]
        of_type = issue_type(issue.type)
        begins = issue.date if of_type.is_act else issue.begins or issue.date
        row = self.part(number, issue) | _stored(ISSUE, issue) | _days("begins_", begins) | {
            "short": issue.short or issue.id, "begins": _column(begins),
            "ends_last": issue.ends.last if issue.ends else None, "labels": _json(issue.labels),
            "shape": of_type.shape, "un_members": int(of_type.un_members),
            "tally": _json(issue.tally) if issue.tally is not None else None,
            "statuses": _json(issue.statuses) if issue.statuses else None,
            "eligible": self.eligible(issue.eligible) if issue.eligible else None,
        }  # fmt: skip
        if issue.statuses:
            row["scale"] = _json(tuple(issue.statuses))
        del row["sources"]  # in issue_source
        self.insert("issue", [row])
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
            self.positions(issue, part, number, origin, said)
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

    def positions(self, issue: Issue, part: Issue, number: int, origin: int, said: set[tuple[str, str]]) -> None:
        """The rows of one file. ``said`` are the votes that files before it have: one cell alike in two is one row."""
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
        # The lines at which the issue, its votes and its entries stand.
        places = [(0, "", part.mark[1]), *((0, votes.status, votes.mark[1]) for votes in part.votes)]
        for position in part.positions:
            places.append((self.states[position.state], "", position.mark[1]))
            self.detailed(position, position.date or issue.date, number, origin, default)
        self.connection.executemany(
            "INSERT OR IGNORE INTO place VALUES (?, ?, ?, ?, ?)",
            ((number, state, status, origin, line) for state, status, line in places),
        )

    def detailed(self, position: Position, date: FuzzyDate | None, number: int, origin: int, default: str) -> None:
        assert date is not None
        self.position += 1
        row = _stored(POSITION, position) | _days("", date)
        row |= _days("until_", position.until) | _days("effective_", position.effective)
        del row["sources"]  # in position_source
        reading = position.mechanism_source
        self.insert("position", [row | {
            "id": self.position, "state": self.states[position.state], "issue": number, "status": position.status,
            "date": date.text, "confidence": position.confidence or default, "mechanism": position.mechanism,
            "mechanism_source": self.sources[reading] if reading else None, "own_sources": bool(position.sources),
            "origin": origin, "instrument": " ".join(dict.fromkeys(position.instrument)),
        }])  # fmt: skip
        self.insert("position_source", (
            (self.position, rank, self.sources[key]) for rank, key in enumerate(dict.fromkeys(position.sources))
        ))  # fmt: skip

    def names(self) -> Iterator[tuple[str, str, int, int]]:
        """Folded names, with and without an article, and what they stand for. The kind is `state` or `issue`."""
        for name, kind, rank, number in self.spellings():
            if folded := fold(name):
                yield folded, kind, rank, number
                yield without_article(folded), kind, rank, number

    def spellings(self) -> Iterator[tuple[str, str, int, int]]:
        """Those names as they are spelt."""
        for state in self.dataset.states.values():
            named = (state.name, state.official, state.adjective, *state.aliases)
            others = codes.spellings(state.m49, state.cow, state.cow_letters, state.gw)
            for rank, names in enumerate(((state.code, state.iso2), named, others)):
                yield from ((name, "state", rank, self.states[state.code]) for name in names if name)
        for issue in self.dataset.issues.values():
            for rank, names in enumerate(((issue.id,), (issue.title, issue.short, *issue.aliases))):
                yield from ((name, "issue", rank, self.issues[issue.id]) for name in names if name)
