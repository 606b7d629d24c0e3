"""Reads the fields of one mapping by name and kind, and notes every problem where it stands."""

import re
from collections.abc import Iterable
from typing import Any

from stance.dataset.dates import FuzzyDate
from stance.dataset.format import Field, Table, names
from stance.dataset.nodes import Mark, Node
from stance.dataset.problems import Problems, did_you_mean

# What YAML 1.1 makes of these unquoted words, in every stock reader.
_BOOLEAN = frozenset(["y", "n", "yes", "no", "on", "off", "true", "false"])
_NULL = frozenset(("~", "null"))
# What YAML 1.1 may turn a text into, in words.
_TURNED = {"bool": "a boolean", "int": "a number", "float": "a number", "timestamp": "a date", "null": "nothing"}
_KINDS = {"list": "a list", "mapping": "a mapping", "alias": "an alias"}


def found_in(node: Node) -> str:
    """What stands there, as messages call it: its kind, or its text."""
    return _KINDS.get(node.kind) or (f"'{node.text}'" if node.text else "nothing")


def turned_by_yaml(text: str) -> str | None:
    """What a stock YAML 1.1 reader turns an unquoted text into, or None where it stays text."""
    from yaml.resolver import Resolver

    for tag, pattern in Resolver.yaml_implicit_resolvers.get(text[:1], ()):
        if pattern.match(text):
            return str(tag).rsplit(":", 1)[-1]
    return None


class Fields:
    """The fields of one mapping. ``what`` names it in messages (``source rferl-2016``)."""

    def __init__(self, node: Node, what: str, problems: Problems, table: Table) -> None:
        self.problems = problems
        self.what = what
        self.table = table
        self.mark = node.mark
        self.node: dict[str, Node] = {}
        self.key_marks: dict[str, Mark] = {}
        self.is_mapping = node.kind == "mapping"
        if not self.is_mapping:
            self._wrong_type(node, f"{what} is a mapping of fields")
            return
        names_of_fields = names(table)
        for key, value in node.pairs:
            if key.text in names_of_fields:
                self.node[key.text] = value
                self.key_marks[key.text] = key.mark
            else:
                self._unknown(key, names_of_fields)

    def error(self, mark: Mark, code: str, message: str) -> None:
        """Note an error of the mapping."""
        self.problems.error(mark, code, f"{self.what}: {message}")

    def inner(self, node: Node, name: str, table: Table) -> "Fields":
        """The fields of a mapping within this one; ``name`` follows what this one is called."""
        return Fields(node, self.what + name, self.problems, table)

    def _wrong_type(self, node: Node, expected: str) -> None:
        if node.kind != "alias":  # noted where it was read
            self.problems.error(node.mark, "wrong-type", f"{expected}, found {found_in(node)}")

    def _unknown(self, key: Node, known: tuple[str, ...]) -> None:
        if key.plain and key.text.lower() in _BOOLEAN:
            hint = "; YAML readers turn this word into a boolean (a date is `date:`)"
        else:
            hint = did_you_mean(key.text, known) or f"; known: {', '.join(known)}"
        self.problems.error(key.mark, "unknown-key", f"{self.what} has no field '{key.text}'{hint}")

    def values(self) -> dict[str, Any]:
        """The fields of plain kinds by their attributes in the model, as far as they are there.

        A text that is missing though it is required is empty. Keys and what is nested are left to their own readers.
        """
        values: dict[str, Any] = {}
        for field in self.table:
            name, missing = field.name, "" if field.required else None
            match field.kind.name:
                case "text":
                    values[field.attribute] = self._coded(field) or missing
                case "choice":
                    values[field.attribute] = self.choice(name, field.kind.words, field.kind.code) or missing
                case "texts":
                    values[field.attribute] = self.texts(name)
                case "date":
                    values[field.attribute] = self.date(name)
                case "flag":
                    values[field.attribute] = self.flag(name, field.default)
            begins, ends = (values.get(field.since), values[name]) if field.since else (None, None)
            if begins and ends and ends.before(begins):
                message = f"{name} {ends.text} is before {field.since} {begins.text}"
                self.error(self.node[name].mark, "bad-date", message)
        return values

    def _coded(self, field: Field) -> str | None:
        text, kind = self.text(field.name), field.kind
        if kind.pattern and text and not re.fullmatch(kind.pattern, text):
            self.error(self.node[field.name].mark, "bad-code", f"{field.name} '{text}' is not {kind.expected}")
        return text

    def require(self, *needed: str) -> bool:
        """Whether all required fields are there, or those named; each missing one is noted.

        Where there are no fields at all to miss, nothing is noted.
        """
        if not self.is_mapping:
            return False
        wanted = needed or tuple(field.name for field in self.table if field.required)
        missing = [name for name in wanted if name not in self.node]
        for name in missing:
            self.problems.error(self.mark, "missing-key", f"{self.what} needs the field '{name}'")
        return not missing

    def text(self, name: str) -> str | None:
        """The field as text, or None where it is missing or empty."""
        node = self.node.get(name)
        return None if node is None else self.scalar(node, name)

    def scalar(self, node: Node, name: str) -> str | None:
        """A node as text that every YAML reader takes for the same text."""
        if node.kind != "scalar":
            self._wrong_type(node, f"{self.what}: {name} is text")
            return None
        if not node.text.strip() or (node.plain and node.text.lower() in _NULL):
            self.error(node.mark, "empty-value", f"{name} has no value; fill it or drop the key")
            return None
        turned = turned_by_yaml(node.text) if node.plain else None
        if turned:
            other = _TURNED.get(turned, turned)
            message = f"{name} {node.text} is {other} to other YAML readers; write '{node.text}'"
            self.error(node.mark, "needs-quotes", message)
        return node.text.strip()

    def texts(self, name: str) -> tuple[str, ...]:
        """The field as a list of texts; one text counts as a list of one."""
        return tuple(text for text, _ in self.marked_texts(name))

    def marked_texts(self, name: str) -> tuple[tuple[str, Mark], ...]:
        """As `texts`, each with the mark of its place."""
        node = self.node.get(name)
        if node is None:
            return ()
        if node.kind == "mapping":
            self._wrong_type(node, f"{self.what}: {name} is a list")
            return ()
        texts = [(self.scalar(item, name), item.mark) for item in (node.items if node.kind == "list" else [node])]
        return tuple((text, mark) for text, mark in texts if text is not None)

    def choice(self, name: str, allowed: Iterable[str], code: str = "unknown-word") -> str | None:
        """The field as one word of a closed vocabulary."""
        node = self.node.get(name)
        return None if node is None else self.word(node, name, tuple(allowed), code)

    def word(self, node: Node, name: str, allowed: tuple[str, ...], code: str) -> str | None:
        """A node as one word of a closed vocabulary."""
        if node.kind != "scalar":
            self.scalar(node, name)
            return None
        if node.text in allowed:
            # An assessment's own scale may have words such as 1 or yes.
            return self.scalar(node, name) if code == "unknown-status" else node.text
        boolean = node.plain and node.text.lower() in _BOOLEAN
        hint = "; YAML readers turn this word into a boolean" if boolean else did_you_mean(node.text, allowed)
        self.error(node.mark, code, f"{name} '{node.text}' is not one of {', '.join(allowed)}{hint}")
        return None

    def date(self, name: str) -> FuzzyDate | None:
        """The field as a date."""
        node = self.node.get(name)
        if node is None:
            return None
        if node.kind != "scalar":
            self.scalar(node, name)
            return None
        try:
            return FuzzyDate.parse(node.text)
        except ValueError as error:
            self.error(node.mark, "bad-date", f"{name} {error}")
            return None

    def flag(self, name: str, default: bool) -> bool:
        """The field as ``true`` or ``false``."""
        word = self.choice(name, ("true", "false"))
        return default if word is None else word == "true"

    def map_of_texts(self, name: str) -> list[tuple[Node, Node]]:
        """The pairs of a field that is a mapping."""
        node = self.node.get(name)
        if node is None:
            return []
        if node.kind != "mapping":
            self._wrong_type(node, f"{self.what}: {name} is a mapping")
            return []
        return node.pairs
