"""The positions of a table, ready to be written as a dataset."""

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, groupby
from operator import itemgetter
from typing import Any

from stance.dataset.atomic import write_whole
from stance.dataset.dates import FuzzyDate
from stance.dataset.format import SCHEMA, SOURCE
from stance.dataset.own_issue import issue_fields, labels_of, own_statuses
from stance.dataset.vocabulary import issue_type
from stance.dataset.writing import Document, Entries, entry, sections_of, yaml_text
from stance.imports.account import ImportSummary
from stance.imports.register import OwnIssue, Wishes
from stance.imports.sources import Sources

_SHORT = """
SELECT state, MIN(status) FROM waiting WHERE issue = ? GROUP BY state
HAVING COUNT(*) = 1 AND MIN(entry) = '{"status": "' || MIN(status) || '"}' ORDER BY state"""
"""The states with one vote of which nothing but the word is said."""


@dataclass(slots=True)
class Positions:
    """The positions of a table, ready to be written; `close` lets go of what they wait in.

    ``base`` is the document that they are written into, where the table is part of a whole dataset.
    """

    account: ImportSummary
    issues: list[OwnIssue]
    sources: Sources
    wishes: Wishes
    spool: sqlite3.Connection
    base: Document

    def text(self) -> Iterator[str]:
        """The dataset as YAML, in parts."""
        of = self.account
        heading = (
            f"Positions from {of.file}, by 'stance import positions'.",
            f"{of.written:,} of {of.read:,} rows; {of.rejected:,} rejected.",
        )
        base = dict(sections_of(self.base))
        made = ((key, entry(SOURCE, source)) for key, source in self.sources.made.items())
        meta = {"schema": int(SCHEMA), "title": f"Positions from {of.file}"}
        return yaml_text(heading, (
            ("dataset", base.pop("dataset", meta.items())),
            ("sources", chain(base.pop("sources", ()), made)),
            *((name, base.pop(name)) for name in ("states", "groups") if name in base),
            ("issues", self._issues()),
            *((name, base[name]) for name in ("events", "claims") if name in base),
        ))  # fmt: skip

    def write(self, path: str, *, force: bool = False) -> int:
        """Write the dataset to a file, whole or not at all, and return its size in bytes.

        Raises:
            UnwritableError: the file exists (without ``force``), or the disk is full.
        """
        return write_whole(path, self.text(), force=force)

    def close(self) -> None:
        """Delete the rows that waited."""
        self.spool.close()

    def _issues(self) -> Entries:
        here = {issue.id: issue for issue in self.issues}
        for key, fields in self.base.get("issues", {}).items():
            issue = here.pop(key, None)
            yield key, fields | self._rows(issue, fields.get("positions", {})) if issue else fields
        for key, issue in here.items():
            yield key, self._own(issue) | self._rows(issue, {})

    def _own(self, issue: OwnIssue) -> Document:
        """The fields of an issue that no dataset has."""
        if not issue.own:
            return {}
        labels, classes = list(issue.statuses.values()), self.wishes.classes
        return issue_fields(issue.title, issue.type, statuses=own_statuses(labels, classes), labels=labels_of(labels))

    def _rows(self, issue: OwnIssue, base: Document) -> Document:
        """The votes that need no more than a word, and the positions."""
        votes: dict[str, list[str]] = {status: [] for status in issue.statuses}
        for state, status in self.spool.execute(_SHORT, (issue.id,)) if issue_type(issue.type).is_act else ():
            votes[status].append(state)
        short = {status: states for status, states in votes.items() if states}
        positions = self._positions(issue, base, short)
        first = next(positions, None)
        return ({"votes": short} if short else {}) | ({"positions": chain([first], positions)} if first else {})

    def _positions(self, issue: OwnIssue, base: Document, votes: dict[str, list[str]]) -> Iterator[Any]:
        """The entries by state, one state after the other, each by date, with its instruments where it has any."""
        left = {state for states in votes.values() for state in states}
        instruments = {state: dict(of["instruments"]) for state, of in base.items()}
        for state, titles in issue.instruments.items():
            instruments.setdefault(state, {}).update((key, {"title": title}) for key, title in titles.items())
        rows = self.spool.execute(
            "SELECT state, entry FROM waiting WHERE issue = ? ORDER BY state, first, line", (issue.id,)
        )
        for state, group in groupby(rows, key=itemgetter(0)):
            if state not in left:
                entries = [_entry(document) for _, document in group]
                own = instruments.pop(state, None)
                yield state, {"instruments": own, "entries": entries} if own else entries
        yield from ((state, {"instruments": own, "entries": []}) for state, own in instruments.items())


def _entry(text: str) -> Document:
    document: dict[str, Any] = json.loads(text)
    for name in document.keys() & {"date", "until", "effective"}:
        document[name] = FuzzyDate.parse(document[name])
    return document
