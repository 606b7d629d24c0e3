"""JSON Schemas (draft 2020-12) of what commands print with `--format json`."""

from collections.abc import Sequence
from typing import Any

from stance.dataset import vocabulary
from stance.output import records as rec

_TEXT: dict[str, Any] = {"type": "string"}
_MAYBE: dict[str, Any] = {"type": ["string", "null"]}
_COUNT: dict[str, Any] = {"type": "integer", "minimum": 0}
_TRUTH: dict[str, Any] = {"type": "boolean"}
_ANSWER: dict[str, Any] = {"enum": list(vocabulary.ANSWERS)}
_LIST: dict[str, Any] = {"type": "array", "items": _TEXT}
_CODE: dict[str, Any] = {"type": "string", "pattern": "^[A-Z]{3}$"}
_DATE: dict[str, Any] = {"type": ["string", "null"], "pattern": r"^\d{4}(-\d\d(-\d\d)?)?[~?]?$"}

_CORRELATION: dict[str, Any] = {"type": ["number", "null"], "minimum": -1, "maximum": 1}

# What a column holds, by its name; the same name means the same in every command but where COMMANDS says otherwise.
_COLUMNS: dict[str, dict[str, Any]] = {
    **dict.fromkeys(("path", "state", "title", "name", "question", "short", "claim", "file", "message", "id"), _TEXT),
    **dict.fromkeys(("note", "iso2", "official", "adjective", "family", "finding", "author", "publisher"), _MAYBE),
    **dict.fromkeys(("url", "symbol", "number", "doi", "archive", "language", "rule", "origin", "issue"), _MAYBE),
    **dict.fromkeys(("sources", "aliases", "topics", "groups", "states"), _LIST),
    **dict.fromkeys(("date", "until", "un_member", "un_until", "begins", "ends", "first", "last", "accessed"), _DATE),
    **dict.fromkeys(("size", "positions", "count", "line", "column", "high", "medium", "low"), _COUNT),
    "code": _CODE,
    **dict.fromkeys(("votes", "same", "opposite"), _COUNT),
    **dict.fromkeys(("a", "b"), _CODE),
    # Undefined where there are no joint votes, or where nothing varies.
    "agreement": {"type": ["number", "null"], "minimum": 0, "maximum": 1},
    **dict.fromkeys(("s", "kappa", "pi"), _CORRELATION),
    "status": {**_MAYBE, "description": "a word of the issue type's vocabulary, or of an assessment's scale"},
    "previous": _MAYBE,
    "answer": {"enum": list(vocabulary.ANSWERS)},
    "confidence": {"enum": [*vocabulary.CONFIDENCES, None]},
    "kind": {"enum": ["position", "event", "end"]},
    "verdict": {"enum": list(vocabulary.VERDICTS)},
    "source": _TEXT,
    "severity": {"enum": ["error", "warning"]},
    "complete": _TRUTH,
    "certain": _TRUTH,
    "codes": {"type": "array", "items": _CODE},
    **dict.fromkeys(("row", "key", "section"), _TEXT),
    **dict.fromkeys(("row_status", "column_status", "field", "old", "new"), _MAYBE),
    "row_answer": _ANSWER,
    "column_answer": _ANSWER,
    "change": {"enum": ["added", "removed", "changed"]},
    "type": _TEXT,
}
_ISSUE_TYPE: dict[str, Any] = {"enum": list(vocabulary.TYPES)}
_SOURCE_TYPE: dict[str, Any] = {"enum": list(vocabulary.SOURCE_TYPES)}
# Events may name several states, or none.
_OF_EVENTS: dict[str, Any] = {"state": _MAYBE, "code": _MAYBE}

_SHARE: dict[str, Any] = {"type": ["number", "null"], "minimum": 0, "maximum": 1}
_SCORE: dict[str, Any] = {"enum": [-1, -0.5, 0, 0.5, 1, None]}
# Figures are null where too little is scored for one.
_FIGURE: dict[str, Any] = {
    **dict.fromkeys(("agreement", "coverage", "low", "high", "drop_low", "drop_high"), _SHARE),
    **dict.fromkeys(("scored", "eligible", "absent"), _COUNT),
    "verdict": {"enum": ["sufficient", "insufficient"]},
    "type": {"enum": [*vocabulary.TYPES, "pooled"]},
}
_OF_ALIGNMENT: dict[str, Any] = {
    **_FIGURE, "reference": _CODE, "topic": _TEXT,
    "period": {**_TEXT, "description": "a year, or the first and last day; .. where no first day was asked for"},
}  # fmt: skip

RECORDS: dict[str, tuple[Sequence[str], dict[str, Any]]] = {
    "compare": (rec.ANSWER, {}),
    "get": (rec.ANSWER, {}),
    "check": (rec.ANSWER, {}),
    "timeline": (rec.HAPPENING, _OF_EVENTS),
    "changes": (rec.CHANGE, {"kind": {"enum": ["position", "end"]}}),
    "cross": (rec.CROSS, {"column": _TEXT}),
    "events": (rec.EVENT, _OF_EVENTS),
    "states": (rec.STATE, {}),
    "issues": (rec.ISSUE, {"type": _ISSUE_TYPE}),
    "groups": (rec.GROUP, {}),
    "sources": (rec.SOURCE, {"type": _SOURCE_TYPE}),
    "agree": (rec.AGREEMENT, {}),
    "align": (rec.ALIGNMENT, _OF_ALIGNMENT),
    "cite": (rec.SOURCE, {"type": _SOURCE_TYPE}),
    "claims": (rec.CLAIM, {"kind": {"enum": list(vocabulary.CLAIM_KINDS)}}),
    "coverage": (rec.COVERED, {"source": {"enum": [*vocabulary.SOURCE_TYPES, None]}}),
    "data": (rec.KEPT, {}),
    "validate": (rec.PROBLEM, {"code": _TEXT}),
}
"""The columns of each command's records, with what they hold where it differs from the usual."""


NAMES = ("show", "explain", *RECORDS, "dataset")
"""What there is a schema of: commands, and a dataset file."""


def schema(name: str) -> dict[str, Any]:
    """The JSON Schema of the json output of a command, or of a dataset file.

    Raises:
        KeyError: the command prints no records.
    """
    if name == "dataset":
        from stance.output.dataset_schema import dataset_schema

        return dataset_schema()
    return _of_command(name)


def _of_command(command: str) -> dict[str, Any]:
    about = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": f"stance {command} --format json"}
    if command == "show":
        # One profile, several, or with --cite their sources.
        profiles = {"anyOf": [_state(), _issue()]}
        return {**about, "anyOf": [*profiles["anyOf"], *(_list(items) for items in (profiles, _cited()))]}
    if command == "explain":
        return {**about, **_explanation()}
    columns, special = RECORDS[command]
    if command == "changes":
        # Those between two days; with --between, those between two datasets, which may concern no state.
        learned = _record(rec.DIFFERENCE, {"state": _MAYBE, "code": _MAYBE})
        return {**about, "anyOf": [_list(items) for items in (_record(columns, special), learned)]}
    if command == "align":
        # The usual records; those of --by topic.
        return {**about, "anyOf": [_list(_record(kind, special)) for kind in (columns, rec.ALIGNMENT_BY_TOPIC)]}
    if command == "compare":
        # The usual records; those of --counts; those of --cite; those of --wide, with a field for each issue.
        wide = {"type": "object", "properties": {"state": _TEXT, "code": _CODE}, "required": ["state", "code"],
                "additionalProperties": _MAYBE}  # fmt: skip
        kinds = (_record(columns), _record(rec.COUNT), _cited(), wide)
        return {**about, "anyOf": [_list(items) for items in kinds]}
    return {**about, **_list(_record(columns, special))}


def _list(items: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": items}


def _cited() -> dict[str, Any]:
    columns, special = RECORDS["cite"]
    return _record(columns, special)


def _record(columns: Sequence[str], special: dict[str, Any] | None = None) -> dict[str, Any]:
    return _object(
        {column: special[column] if special and column in special else _COLUMNS[column] for column in columns}
    )


def _object(properties: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _parts() -> dict[str, Any]:
    columns, special = RECORDS["claims"]
    return {
        "positions": {"type": "array", "items": _record(rec.ANSWER)},
        "claims": {"type": "array", "items": _record(columns, special)},
        "sources": {"type": "array", "items": _record(rec.WHOLE_SOURCE, {"type": _SOURCE_TYPE})},
    }


def _state() -> dict[str, Any]:
    return _object({**_record(rec.WHOLE_STATE)["properties"], **_parts()})


def _issue() -> dict[str, Any]:
    counts = {"type": "object", "additionalProperties": _COUNT}
    tally = _object({"announced": counts, "counted": counts, "adds_up": {"type": "boolean"}})
    facts = _record(rec.WHOLE_ISSUE, {"type": _ISSUE_TYPE})["properties"]
    return _object({**facts, "tally": {"anyOf": [tally, {"type": "null"}]}, **_parts()})


def _explanation() -> dict[str, Any]:
    """Columns are as everywhere; what is different in an explanation is said here."""
    parts = _parts()
    sources = {"sources": _LIST}
    item = {"score": _SCORE, "reference": _CODE, "reason": _MAYBE, "compared": _TEXT,
            "weight": {**_SHARE, "description": "null where the item is not eligible"}}  # fmt: skip
    factor = {column: _COLUMNS.get(column, _MAYBE) for column in rec.FACTOR}
    kinds = {"enum": ["solidarity", "conflict", "none"]}
    return _object({
        "state": _TEXT, "code": _CODE, "reference": _CODE, "as_of": _DATE, "since": _DATE,
        "factors": _list(_object({**factor, "factor": _TEXT, "value": _MAYBE, "last": _MAYBE})),
        "rule": _TEXT, "coding": _TEXT, "expectation": kinds, "expected": _TEXT,
        "items": _list(_record(rec.EXPLAINED, item)),
        "figures": _list(_object({column: _FIGURE[column] for column in rec.FIGURE})),
        "difference": _TEXT, "departures": _LIST,
        "unusable": _list(_object(dict.fromkeys(("issue", "type", "why"), _TEXT))),
        "maps": _list(_object({"issue": _TEXT, "because": _TEXT, **sources})),
        "claims": parts["claims"],
        "readings": _list(_object({**dict.fromkeys(("issue", "status", "mechanism", "source"), _TEXT), "date": _DATE})),
        "sources": parts["sources"],
    })  # fmt: skip
