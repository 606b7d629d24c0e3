"""Results as flat records for machine formats: the columns and their order are a contract with scripts."""

from collections.abc import Iterable, Sequence
from typing import Any

Record = dict[str, Any]

ANSWER = ("state", "code", "issue", "status", "answer", "date", "until", "confidence", "note", "sources", "origin")
COUNT = ("issue", "status", "answer", "count", "states")
HAPPENING = ("date", "kind", "state", "code", "issue", "status", "previous", "title", "note", "sources")
CHANGE = (*HAPPENING, "certain")
DIFFERENCE = ("change", "section", "key", "state", "code", "issue", "date", "field", "old", "new")
CROSS = (
    "row", "row_status", "row_answer", "column", "column_status", "column_answer", "count", "states", "codes",
)  # fmt: skip
STATE = ("code", "name", "iso2", "groups")
ISSUE = ("id", "title", "type", "date", "positions", "topics")
GROUP = ("id", "title", "rule", "states", "note")
SOURCE = ("id", "type", "author", "title", "publisher", "date", "url")
EVENT = ("date", "until", "title", "state", "code", "issue", "note", "sources")
CLAIM = ("id", "source", "states", "issue", "date", "kind", "claim", "verdict", "finding", "sources")
COVERED = ("state", "code", "issue", "positions", "high", "medium", "low", "first", "last", "source")
AGREEMENT = ("a", "b", "votes", "same", "opposite", "agreement", "s", "kappa", "pi")
KEPT = ("name", "kind", "size", "path")
ALIGNMENT = (
    "state", "code", "reference", "type", "period", "agreement", "scored", "eligible", "coverage", "absent",
    "low", "high", "drop_low", "drop_high", "verdict",
)  # fmt: skip
ALIGNMENT_BY_TOPIC = (*ALIGNMENT, "topic")
EXPLAINED = (
    "state", "code", "reference", "issue", "type", "status", "answer", "date", "score", "weight", "compared", "reason",
    "sources",
)  # fmt: skip
FACTOR = ("factor", "value", "answer", "date", "until", "confidence", "note", "last", "sources")
FIGURE = (
    "type", "agreement", "scored", "eligible", "coverage", "low", "high", "drop_low", "drop_high", "verdict",
)  # fmt: skip
PROBLEM = ("file", "line", "column", "severity", "code", "message")
RULE = ("code", "severity", "title", "reason")

WHOLE_STATE = ("code", "name", "official", "iso2", "adjective", "aliases", "un_member", "un_until", "groups", "note")
WHOLE_SOURCE = (
    "id", "type", "author", "title", "publisher", "date", "url", "symbol", "number", "doi", "archive", "accessed",
    "language", "note",
)  # fmt: skip
WHOLE_ISSUE = (
    "id", "title", "short", "question", "type", "date", "begins", "ends", "family", "aliases", "topics", "complete",
    "note",
)  # fmt: skip


def record(item: object, columns: Sequence[str]) -> Record:
    """One item as a record with just these columns."""
    return {column: _plain(getattr(item, column)) for column in columns}


def records(items: Iterable[object], columns: Sequence[str]) -> list[Record]:
    """Items as records."""
    return [record(item, columns) for item in items]


def _plain(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value
