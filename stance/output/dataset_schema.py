"""The JSON Schema (draft 2020-12) of a dataset file, for editors and for what `stance export json` writes.

It says what one file can say by itself. Whether what is named exists, and what the rules of `stance validate` hold a
dataset to, no schema can tell.
"""

from collections.abc import Iterable
from typing import Any

from stance.dataset import format as fmt
from stance.dataset import vocabulary

Schema = dict[str, Any]

_TEXT: Schema = {"type": "string", "pattern": r"\S"}
_ID: Schema = {"type": "string", "pattern": r"^[a-z0-9]+([-.][a-z0-9]+)*$"}
_CODE: Schema = {"type": "string", "pattern": "^[A-Z]{3}$"}
_CODE_OR_ALL_BUT: Schema = {"type": "string", "pattern": "^-?[A-Z]{3}$"}
_REFERRED = {"state": _CODE, "source": _ID, "issue": _ID, "group": _ID, "instrument": _ID}
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
_COUNT: Schema = {"type": "integer", "minimum": 0, "maximum": 999999}
_EVERY_STATUS = tuple(dict.fromkeys(word for kind in vocabulary.TYPES.values() for word in kind.words))
_EVERY_VOTE = tuple(dict.fromkeys(word for kind in vocabulary.TYPES.values() if kind.is_act for word in kind.words))


def _mapping(table: fmt.Table, **nested: Schema) -> Schema:
    """A mapping of the fields of a table. ``nested`` has the schemas of those that are no plain values."""
    fields = {field.name: {**_value(field, nested), "description": field.says} for field in table}
    required = [field.name for field in table if field.required]
    return {"type": "object", "properties": fields, "required": required, "additionalProperties": False}


def _value(field: fmt.Field, nested: Schema) -> Schema:
    if field.attribute in nested:
        return dict(nested[field.attribute])
    kind = field.kind
    match kind.name:
        case "choice":
            return _words(kind.words)
        case "date":
            return {"$ref": "#/$defs/date"}
        case "flag":
            return {"type": "boolean"}
        case "count":
            return _COUNT
        case "key":
            return _TEXT
    one = {"type": "string", "pattern": f"^{kind.pattern}$"} if kind.pattern else _REFERRED.get(kind.refers, _TEXT)
    return one if kind.name == "text" else _some(one, at_least=int(field.required))


def _some(one: Schema, at_least: int = 0) -> Schema:
    """A list; one value stands for a list of one."""
    many = {"type": "array", "items": one}
    return {"anyOf": [one, {**many, "minItems": at_least} if at_least else many]}


def dataset_schema() -> Schema:
    """The schema of a dataset file."""
    states_or_rule = [{"required": ["states"]}, {"required": ["where"]}]
    member = {"anyOf": [{"$ref": "#/$defs/date"}, _mapping(fmt.UN_MEMBER)]}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"A dataset of stance, schema {fmt.SCHEMA}",
        "description": "Every field is explained in docs/dataset.md. 'stance validate' checks more than a schema can.",
        "type": "object",
        "properties": {
            "dataset": _mapping(fmt.DATASET, schema={"enum": [int(number) for number in fmt.SCHEMAS]}),
            "sources": _section(_ID, _mapping(fmt.SOURCE)),
            "states": _section(_CODE, _mapping(fmt.STATE, un_member=member)),
            "groups": _section(_ID, {**_mapping(fmt.GROUP, where=_RULE), "oneOf": states_or_rule}),
            "issues": _section(_ID, {"$ref": "#/$defs/issue"}),
            "events": _list(_mapping(fmt.EVENT, id=_ID)),
            "claims": _list(_mapping(fmt.CLAIM)),
        },
        "required": [],
        "additionalProperties": False,
        "$defs": {
            "date": _DATE,
            "issue": _issue(),
            **{f"positions-{kind}": _positions(kind) for kind in vocabulary.TYPES},
            "positions": _positions(None),
        },
    }


def _by(names: Schema, values: Schema) -> Schema:
    return {"type": "object", "propertyNames": names, "additionalProperties": values}


def _section(names: Schema, values: Schema) -> Schema:
    # A section with nothing in it is null in YAML.
    return {**_by(names, values), "type": ["object", "null"]}


def _list(items: Schema) -> Schema:
    return {"type": ["array", "null"], "items": items}


def _words(words: Iterable[str]) -> Schema:
    return {"enum": list(words)}


_RULE = _by(_ID, _some(_TEXT))


def _issue() -> Schema:
    """An issue; one without a type adds rows to an issue that an earlier file defines."""
    score = {"enum": [-1, -0.5, 0, 0.5, 1]}
    issue = _mapping(
        fmt.ISSUE,
        tally=_mapping(fmt.TALLY),
        labels=_by(_TEXT, _TEXT),
        alignment=_by(_CODE, _mapping(fmt.ALIGNMENT, scores=_by(_TEXT, score))),
        statuses=_by(_TEXT, _mapping(fmt.OWN_STATUS)),
        eligible={"anyOf": [_ID, {"type": "array", "items": _CODE_OR_ALL_BUT}, _RULE]},
        votes=_by(_words(_EVERY_VOTE), {"type": "array", "items": _CODE}),
        positions={"$ref": "#/$defs/positions"},
        searched={"type": "array", "items": _mapping(fmt.SEARCH)},
    )
    metadata = {"anyOf": [{"required": [name]} for name in fmt.names(fmt.ISSUE) if name not in fmt.ROWS]}
    return {
        **issue,
        "required": [],
        "allOf": [
            {"if": metadata, "then": {"required": issue["required"]}},
            *(_of_type(kind) for kind in vocabulary.TYPES),
        ],
    }


def _of_type(kind: str) -> Schema:
    """What else holds of an issue of a type."""
    fields: Schema = {"positions": {"$ref": f"#/$defs/positions-{kind}"}}
    then: Schema = {"properties": fields}
    of_type = vocabulary.issue_type(kind)
    if of_type.is_act:
        then["required"] = ["date"]
    else:
        fields["votes"] = False
    if of_type.assessed:
        then["required"] = ["scale", "assessor"]
    if of_type.own_statuses:
        then["required"] = ["statuses"]
    else:
        fields["statuses"] = False
    if of_type.statuses:
        fields["labels"] = {"propertyNames": _words(vocabulary.statuses_of(kind))}
        scored = {"properties": {"scores": {"propertyNames": _words(vocabulary.statuses_of(kind))}}}
        fields["alignment"] = {"additionalProperties": scored}
    return {"if": {"properties": {"type": {"const": kind}}, "required": ["type"]}, "then": then}


def _positions(kind: str | None) -> Schema:
    """The positions on an issue of a type, by state; None for an entry that does not say its type."""
    of_type = vocabulary.issue_type(kind or "")
    status = _words(of_type.words) if of_type.words else _TEXT
    if kind is None:
        status = {**_TEXT, "description": f"a word of the issue's type ({', '.join(_EVERY_STATUS)}) or one of its own"}
    notices = [status.word for status in of_type.statuses if status.ends_as]
    left_out: set[str] = set() if kind is None else {
        *(("date", "until") if of_type.is_act else ()),
        *(() if of_type.instruments else ("instrument",)),
        *(() if notices else ("effective",)),
        *(() if of_type.spoken else ("dissent",)),
    }  # fmt: skip
    fields = tuple(field for field in fmt.POSITION if field.name not in left_out)
    entry = _mapping(fields, status=status, reading=_mapping(fmt.READING))
    if kind is not None and not of_type.is_act:
        entry["required"] = ["date", *entry["required"]]
    doubted = {"properties": {"confidence": {"enum": ["medium", "low"]}}, "required": ["confidence"]}
    entry |= {"if": doubted, "then": {"required": ["note"]}}
    if notices:
        later = {"required": ["effective"]}
        entry["allOf"] = [{"if": later, "then": {"properties": {"status": _words(notices)}}}]
    entries: Schema = {"type": "array", "items": entry}
    if kind is not None and not of_type.instruments:
        return _by(_CODE, entries)
    instruments = _by(_ID, _mapping(fmt.INSTRUMENT))
    return _by(_CODE, {"anyOf": [entries, _mapping(fmt.INSTRUMENTS, instruments=instruments, entries=entries)]})
