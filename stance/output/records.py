"""Columns of records, and the views of results: from them come machine formats, schemas and `--fields`.

The columns and their order are a contract with scripts. They stand beside the view of the result that they describe:
the view of a result of ``questions/x.py`` is in ``output/x.py``, or where ``_HOMES`` says.
"""

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from importlib import import_module
from importlib.util import find_spec
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

if TYPE_CHECKING:
    from stance.output.document import Document, Picture

Record = dict[str, Any]
Schema = dict[str, Any]

_TEXT: Schema = {"type": "string"}
_CODE: Schema = {"type": "string", "pattern": "^[A-Z]{3}$"}
_DATE: Schema = {"type": ["string", "null"], "pattern": r"^\d{4}(-\d\d(-\d\d)?)?[~?]?$"}


class Column(NamedTuple):
    """A column: its key, what it says, the JSON Schema of its values, and how it is read off an item."""

    key: str
    says: str
    schema: Schema
    read: Callable[[Any], Any]

    @property
    def words(self) -> tuple[str, ...]:
        """The only values it may have besides null; none where any text may stand."""
        return tuple(word for word in self.schema.get("enum", ()) if word is not None)

    @property
    def nullable(self) -> bool:
        """Whether null may stand in it."""
        return None in self.schema.get("enum", ()) or "null" in self.schema.get("type", ())

    @property
    def kind(self) -> str:
        """What its values are: text, list, date, integer, number or boolean."""
        types = self.schema.get("type", "string")
        kind = types if isinstance(types, str) else str(types[0])
        if self.schema.get("pattern") == _DATE["pattern"]:
            return "date"
        return {"string": "text", "array": "list"}.get(kind, kind)


Columns = tuple[Column, ...]


# Records and their schemas.


def record(item: object, columns: Columns) -> Record:
    """One item as a record with just these columns."""
    return {key: read(item) for key, _, _, read in columns}


def rows(items: Iterable[object], columns: Columns) -> list[Record]:
    """Items as records."""
    readers = [(key, read) for key, _, _, read in columns]
    return [{key: read(item) for key, read in readers} for item in items]


def properties(columns: Columns) -> dict[str, Schema]:
    """The JSON Schema of each column, with what it says if it says anything."""
    return {key: {**schema, "description": says} if says else schema for key, says, schema, _ in columns}


def object_of(columns: Columns) -> Schema:
    """The JSON Schema of an object with all of these fields and no others."""
    fields = properties(columns)
    return {"type": "object", "properties": fields, "required": list(fields), "additionalProperties": False}


def list_of(items: Schema) -> Schema:
    """The JSON Schema of a list."""
    return {"type": "array", "items": items}


def records_of(columns: Columns) -> Schema:
    """The JSON Schema of a list of records."""
    return list_of(object_of(columns))


def any_of(*kinds: Columns | Schema) -> Schema:
    """The JSON Schema of records of one of some kinds."""
    return {"anyOf": [records_of(kind) if isinstance(kind, tuple) else kind for kind in kinds]}


# Kinds of columns.


def column(key: str, says: str, schema: Schema, at: str = "") -> Column:
    """A column that holds the attribute of its name, or the one ``at`` a dotted path."""
    return Column(key, says, schema, attrgetter(at or key))


text = partial(column, schema=_TEXT)
"""Text that is always there."""
maybe = partial(column, schema={"type": ["string", "null"]})
"""Text, or null."""
code = partial(column, schema=_CODE)
"""The code of a state."""
date = partial(column, schema=_DATE)
"""A date as precise as it is known, or null."""
count = partial(column, schema={"type": "integer", "minimum": 0})
"""A number of things."""
truth = partial(column, schema={"type": "boolean"})
"""True or false."""


def share(key: str, says: str, lowest: int = 0) -> Column:
    """A figure up to 1, or null where there is none."""
    return column(key, says, {"type": ["number", "null"], "minimum": lowest, "maximum": 1})


def word(key: str, says: str, words: Iterable[Any]) -> Column:
    """One of some words; None among them stands for null."""
    return column(key, says, {"enum": list(words)})


def texts(key: str, says: str, items: Schema = _TEXT) -> Column:
    """A list of texts."""
    read = attrgetter(key)
    return Column(key, says, list_of(items), lambda item: list(read(item)))


codes = partial(texts, items=_CODE)
"""A list of the codes of states."""


def nested(key: str, columns: Columns, at: str = "") -> Column:
    """A list of records within an object."""
    read = attrgetter(at or key)
    return Column(key, "", records_of(columns), lambda item: rows(read(item), columns))


def within(key: str, columns: Columns) -> Columns:
    """Columns that are read off an attribute of the item."""
    part = attrgetter(key)

    def through(column: Column) -> Column:
        return column._replace(read=lambda item: column.read(part(item)))

    return tuple(map(through, columns))


STATE = text("state", "the name of the state")
CODE = code("code", "its code, ISO 3166-1 alpha-3 where it has one")
ISSUE = maybe("issue", "the id of the issue")
NOTE = maybe("note", "what a reader must know besides")
SOURCES = texts("sources", "the ids of the sources it rests on")


class Form(NamedTuple):
    """What a command prints in machine formats: the columns, and the JSON Schema where records of them are not all."""

    columns: Columns
    schema: Callable[[], Schema] | None = None


Forms = dict[str, Form]
"""By command, in the module of its view as ``FORMS``."""


def form(command: str, module: str) -> Form:
    """The form of what a command prints, which the module of its view has."""
    forms: Forms = import_module(f"stance.output.{module}").FORMS
    return forms[command]


def schema_of(command: str, module: str) -> Schema:
    """The JSON Schema (draft 2020-12) of what a command prints with `--format json`."""
    about = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": f"stance {command} --format json"}
    columns, schema = form(command, module)
    return {**about, **(schema() if schema else records_of(columns))}


# Views.


class View(NamedTuple):
    """A result ready for any format: its records are the columns of its items.

    ``whole`` is the JSON value where that is one object instead of the records. ``picture`` is there where the answer
    is one. ``page`` is a fuller document for a page, which has more room than a screen.
    """

    columns: Columns
    items: Sequence[object]
    document: "Callable[[], Document]"
    whole: Callable[[], Any] | None = None
    picture: "Callable[[], Picture] | None" = None
    page: "Callable[[], Document] | None" = None

    @property
    def keys(self) -> tuple[str, ...]:
        """The names of the columns."""
        return tuple(column.key for column in self.columns)

    def records(self) -> list[Record]:
        """The flat records."""
        return rows(self.items, self.columns)

    def value(self) -> Any:
        """What `--format json` prints."""
        return self.whole() if self.whole else self.records()


ViewMaker = TypeVar("ViewMaker", bound=Callable[..., View])
Result = TypeVar("Result")

_VIEWS: dict[type, Callable[[Any], View]] = {}
_HOMES = {"files": "lists", "lanes": "timeline_chart", "citations": "citations.view"}
"""The module of the views of results of those modules that have them elsewhere than the rule says."""


def view(kind: type) -> Callable[[ViewMaker], ViewMaker]:
    """Registers the view of a class of results."""

    def register(make: ViewMaker) -> ViewMaker:
        _VIEWS[kind] = make
        return make

    return register


def viewed(
    kind: type[Result],
    columns: Columns,
    items: Callable[[Result], Sequence[object]],
    whole: Columns | None = None,
) -> "Callable[[Callable[[Result], Document]], Callable[[Result], View]]":
    """Makes of a function from a result to its document one to its view, and registers that.

    ``whole`` are the columns of the JSON object where that is one instead of the records.
    """

    def register(document: "Callable[[Result], Document]") -> Callable[[Result], View]:
        def make(result: Result) -> View:
            value = partial(record, result, whole) if whole else None
            return View(columns, items(result), partial(document, result), value)

        return view(kind)(make)

    return register


def item(kind: type, *columns: Column) -> Columns:
    """The columns of a class of items, registered: one such item is a result with one record."""
    _VIEWS[kind] = lambda item: bare_view([item], columns)
    return columns


def bare_view(items: Sequence[object], columns: Columns) -> View:
    """A view of bare records: people see them as a table of the same columns."""

    def document() -> "Document":
        from stance.output.document import Document, table
        from stance.output.formats import value_text

        cells = (tuple(map(value_text, record.values())) for record in rows(items, columns))
        return Document((table([column.key for column in columns], cells),), "Records")

    return View(columns, items, document)


def _find_home(kind: type) -> None:
    own = kind.__module__.rpartition(".")[2]
    module = f"stance.output.{_HOMES.get(own, own)}"
    if kind.__module__.startswith("stance.") and find_spec(module):
        import_module(module)


def parts_of(result: object) -> Sequence[object] | None:
    """The parts, if it is several results; one result may be a named tuple."""
    return result if isinstance(result, list | tuple) and not hasattr(result, "_fields") else None


def view_of_one(result: object) -> View | None:
    """The view of one result; None of anything else."""
    kind = type(result)
    if kind not in _VIEWS:
        _find_home(kind)
    make = _VIEWS.get(kind)
    return make(result) if make else None


def records(result: object) -> list[Record]:
    """The flat records of a result; of several, one after the other.

    Raises:
        TypeError: it is no result.
    """
    parts = parts_of(result)
    if parts is not None:
        return [row for part in parts for row in records(part)]
    view = view_of_one(result)
    if view is None:
        raise TypeError(f"a {type(result).__name__} has no records")
    return view.records()


def json_value(result: object) -> Any:
    """What `--format json` prints: the records, or of a profile one object with all that belongs to it.

    Raises:
        TypeError: it is no result.
    """
    parts = parts_of(result)
    if parts is None:
        view = view_of_one(result)
        return view.value() if view else records(result)
    values = [json_value(part) for part in parts]
    whole = any(isinstance(value, dict) for value in values)
    return values if whole else [row for value in values for row in value]
