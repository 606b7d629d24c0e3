"""The JSON Schema (draft 2020-12) of a dataset file, for editors and for what `stance export json` writes.

It says what one file can say by itself. Whether what is named exists, and what the rules of `stance validate` hold a
dataset to, no schema can tell.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from stance.dataset import vocabulary

Schema = dict[str, Any]

_TEXT: Schema = {"type": "string", "pattern": r"\S"}
_ID: Schema = {"type": "string", "pattern": r"^[a-z0-9]+([-.][a-z0-9]+)*$"}
_CODE: Schema = {"type": "string", "pattern": "^[A-Z]{3}$"}
# One text stands for a list of one.
_TEXTS: Schema = {"anyOf": [_TEXT, {"type": "array", "items": _TEXT}]}
_CODES: Schema = {"anyOf": [_CODE, {"type": "array", "items": _CODE}]}
_IDS: Schema = {"anyOf": [_ID, {"type": "array", "items": _ID}]}
_SOURCED: Schema = {"anyOf": [_ID, {"type": "array", "items": _ID, "minItems": 1}]}
_YEAR = "(?!0000)[0-9]{4}"
_MONTH = "(0[1-9]|1[0-2])"
_DAY = (
    "((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)|02-(0[1-9]|[12][0-9]))"
)  # fmt: skip
_DATE: Schema = {
    "description": "YYYY, YYYY-MM or YYYY-MM-DD, with ~ (approximate) or ? (uncertain) after it",
    "anyOf": [
        {"type": "string", "pattern": f"^{_YEAR}(-({_MONTH}|{_DAY}))?[~?]?$"},
        # A year without quotes is a number to other readers.
        {"type": "integer", "minimum": 1000, "maximum": 9999},
    ],
}
_EXACT: Schema = {"type": "string", "pattern": f"^{_YEAR}-{_DAY}$", "description": "an exact day: YYYY-MM-DD"}
_COUNT: Schema = {"type": "integer", "minimum": 0, "maximum": 999999}
_EVERY_STATUS = tuple(dict.fromkeys(word for kind in vocabulary.TYPES.values() for word in kind.words))


def _mapping(fields: Schema, required: Sequence[str] = ()) -> Schema:
    return {"type": "object", "properties": fields, "required": list(required), "additionalProperties": False}


_META: Schema = {
    "schema": {"const": 1},
    **dict.fromkeys(("version", "title", "licence", "attribution", "maintainers"), _TEXT),
    "checked": _DATE,
    "reference": {**_CODE, "description": "the state that alignment is measured against where none is named"},
    "focus": {**_ID, "description": "the group that tables show where no state is named"},
}
_SOURCE: Schema = {
    "type": {"enum": list(vocabulary.SOURCE_TYPES)},
    **dict.fromkeys(("title", "author", "publisher", "number", "symbol", "doi", "url", "archive", "language"), _TEXT),
    **dict.fromkeys(("date", "accessed"), _DATE),
    "note": _TEXT,
}
_STATE: Schema = {
    **dict.fromkeys(("name", "official", "adjective", "note"), _TEXT),
    "iso2": {"type": "string", "pattern": "^[A-Z]{2}$"},
    "aliases": _TEXTS,
    "un-member": {"anyOf": [_DATE, _mapping({"from": _DATE, "until": _DATE}, ["from"])]},
}
_EVENT: Schema = {
    "id": _ID, "date": _DATE, "until": _DATE, "title": _TEXT, "states": _CODES, "issues": _IDS, "note": _TEXT,
    "sources": _SOURCED,
}  # fmt: skip
_CLAIM: Schema = {
    **dict.fromkeys(("id", "claim", "finding", "note"), _TEXT),
    "source": _ID, "states": _CODES, "issue": _ID, "topics": _TEXTS, "date": _DATE, "until": _DATE,
    "kind": {"enum": list(vocabulary.CLAIM_KINDS)},
    "verdict": {"enum": list(vocabulary.VERDICTS)},
    "sources": _IDS,
}  # fmt: skip


def dataset_schema() -> Schema:
    """The schema of a dataset file."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A dataset of stance, schema 1",
        "description": "Every field is explained in docs/dataset.md. 'stance validate' checks more than a schema can.",
        **_mapping({
            "dataset": {"type": "object", **_mapping(_META, ["schema"])},
            "sources": _section(_ID, _mapping(_SOURCE, ["type", "title"])),
            "states": _section(_CODE, _mapping(_STATE, ["name"])),
            "groups": _section(_ID, _group()),
            "issues": _section(_ID, {"$ref": "#/$defs/issue"}),
            "events": _list(_mapping(_EVENT, ["id", "date", "title", "sources"])),
            "claims": _list(_mapping(_CLAIM, ["id", "source", "claim", "kind", "verdict"])),
        }),
        "$defs": {"issue": _issue(), **{f"positions-{kind}": _positions(kind) for kind in vocabulary.TYPES},
                  "positions": _positions(None)},
    }  # fmt: skip


def _by(names: Schema, values: Schema) -> Schema:
    return {"type": "object", "propertyNames": names, "additionalProperties": values}


def _section(names: Schema, values: Schema) -> Schema:
    # A section with nothing in it is null in YAML.
    return {**_by(names, values), "type": ["object", "null"]}


def _list(items: Schema) -> Schema:
    return {"type": ["array", "null"], "items": items}


def _words(words: Iterable[str]) -> Schema:
    return {"enum": list(words)}


def _act_statuses() -> list[str]:
    return list(dict.fromkeys(word for kind in vocabulary.TYPES.values() if kind.is_act for word in kind.words))


def _group() -> Schema:
    where = _by(_ID, {"anyOf": [_TEXT, {"type": "array", "items": _TEXT}]})
    fields = {"title": _TEXT, "states": _CODES, "where": where, "note": _TEXT, "sources": _IDS}
    return {**_mapping(fields, ["title"]), "oneOf": [{"required": ["states"]}, {"required": ["where"]}]}


def _issue() -> Schema:
    """An issue; one without a type adds rows to an issue that an earlier file defines."""
    score = {"enum": [-1, -0.5, 0, 0.5, 1]}
    alignment = _mapping({"scores": _by(_TEXT, score), "because": _TEXT, "sources": _SOURCED},
                         ["scores", "because", "sources"])  # fmt: skip
    tally = _mapping(dict.fromkeys(vocabulary.TALLY_STATUSES, _COUNT), ["for", "against", "abstain"])
    fields: Schema = {
        **dict.fromkeys(("title", "short", "question", "note", "assessor", "family"), _TEXT),
        "type": _words(vocabulary.TYPES),
        "aliases": _TEXTS, "topics": _TEXTS, "scale": _TEXTS, "sources": _IDS,
        **dict.fromkeys(("date", "begins", "ends"), _DATE),
        "tally": tally,
        "complete": {"type": "boolean"},
        "confidence": _words(vocabulary.CONFIDENCES),
        "labels": _by(_TEXT, _TEXT),
        "alignment": _by(_CODE, alignment),
        "votes": _by(_words(_act_statuses()), {"type": "array", "items": _CODE}),
        "positions": {"$ref": "#/$defs/positions"},
    }  # fmt: skip
    rows = ["sources", "votes", "positions"]
    metadata = {"anyOf": [{"required": [name]} for name in fields if name not in rows]}
    return {
        **_mapping(fields),
        "allOf": [
            {"if": metadata, "then": {"required": ["title", "question", "type"]}},
            *(_of_type(kind) for kind in vocabulary.TYPES),
        ],
    }


def _of_type(kind: str) -> Schema:
    """What else holds of an issue of a type."""
    fields: Schema = {"positions": {"$ref": f"#/$defs/positions-{kind}"}}
    then: Schema = {"properties": fields}
    of_type = vocabulary.issue_type(kind)
    if of_type.is_act:
        fields["date"] = _EXACT
        then["required"] = ["date"]
    else:
        fields["votes"] = False
    if of_type.assessed:
        then["required"] = ["scale", "assessor"]
    else:
        fields["labels"] = {"propertyNames": _words(vocabulary.statuses_of(kind))}
        scored = {"properties": {"scores": {"propertyNames": _words(vocabulary.statuses_of(kind))}}}
        fields["alignment"] = {"additionalProperties": scored}
    return {"if": {"properties": {"type": {"const": kind}}, "required": ["type"]}, "then": then}


def _positions(kind: str | None) -> Schema:
    """The positions on an issue of a type, by state; None for an entry that does not say its type."""
    of_type = vocabulary.issue_type(kind or "")
    status = _words(of_type.words) if of_type.words else _TEXT
    if kind is None:
        status = {**_TEXT, "description": f"a word of the issue's type ({', '.join(_EVERY_STATUS)}) or of its scale"}
    fields: Schema = {
        "status": status, "note": _TEXT, "sources": _IDS, "speaker": _TEXT,
        "confidence": _words(vocabulary.CONFIDENCES),
        "reading": _mapping({"mechanism": _words(vocabulary.MECHANISMS), "source": _ID}, ["mechanism", "source"]),
    }  # fmt: skip
    if not of_type.is_act:
        fields |= {"date": _DATE, "until": _DATE}
    required = ["status"] if kind is None or of_type.is_act else ["status", "date"]
    doubted = {"properties": {"confidence": {"enum": ["medium", "low"]}}, "required": ["confidence"]}
    entry = {**_mapping(fields, required), "if": doubted, "then": {"required": ["note"]}}
    return _by(_CODE, {"type": "array", "items": entry})
