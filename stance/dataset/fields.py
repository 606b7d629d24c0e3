"""Reads the fields of one mapping by name and kind, and notes every problem where it stands."""

from collections.abc import Iterable

from stance.dataset.dates import FuzzyDate
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

    def __init__(self, node: Node, what: str, problems: Problems, known: Iterable[str]) -> None:
        self.problems = problems
        self.what = what
        self.mark = node.mark
        self.node: dict[str, Node] = {}
        self.key_marks: dict[str, Mark] = {}
        self.is_mapping = node.kind == "mapping"
        if not self.is_mapping:
            self._wrong_type(node, f"{what} is a mapping of fields")
            return
        names = tuple(known)
        for key, value in node.pairs:
            if key.text in names:
                self.node[key.text] = value
                self.key_marks[key.text] = key.mark
            else:
                self._unknown(key, names)

    def _wrong_type(self, node: Node, expected: str) -> None:
        if node.kind != "alias":  # noted where it was read
            self.problems.error(node.mark, "wrong-type", f"{expected}, found {found_in(node)}")

    def _unknown(self, key: Node, names: tuple[str, ...]) -> None:
        if key.plain and key.text.lower() in _BOOLEAN:
            hint = "; YAML readers turn this word into a boolean (a date is `date:`)"
        else:
            hint = did_you_mean(key.text, names) or f"; known: {', '.join(names)}"
        self.problems.error(key.mark, "unknown-key", f"{self.what} has no field '{key.text}'{hint}")

    def require(self, *names: str) -> bool:
        """Whether all the fields are there; each missing one is noted, unless there are no fields at all to miss."""
        if not self.is_mapping:
            return False
        missing = [name for name in names if name not in self.node]
        for name in missing:
            self.problems.error(self.mark, "missing-key", f"{self.what} needs the field '{name}'")
        return not missing

    def text(self, name: str) -> str | None:
        """The field as text, or None where it is missing or empty."""
        node = self.node.get(name)
        if node is None:
            return None
        return self.scalar(node, name)

    def scalar(self, node: Node, name: str) -> str | None:
        """A node as text that every YAML reader takes for the same text."""
        if node.kind != "scalar":
            self._wrong_type(node, f"{self.what}: {name} is text")
            return None
        if not node.text.strip() or (node.plain and node.text.lower() in _NULL):
            self.problems.error(node.mark, "empty-value", f"{self.what}: {name} has no value; fill it or drop the key")
            return None
        turned = turned_by_yaml(node.text) if node.plain else None
        if turned:
            other = _TURNED.get(turned, turned)
            self.problems.error(
                node.mark,
                "needs-quotes",
                f"{self.what}: {name} {node.text} is {other} to other YAML readers; write '{node.text}'",
            )
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
        found = [(self.scalar(item, name), item.mark) for item in (node.items if node.kind == "list" else [node])]
        return tuple((text, mark) for text, mark in found if text is not None)

    def choice(self, name: str, allowed: Iterable[str], code: str = "unknown-word") -> str | None:
        """The field as one word of a closed vocabulary."""
        node = self.node.get(name)
        if node is None:
            return None
        return self.word(node, name, tuple(allowed), code)

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
        self.problems.error(
            node.mark, code, f"{self.what}: {name} '{node.text}' is not one of {', '.join(allowed)}{hint}"
        )
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
            self.problems.error(node.mark, "bad-date", f"{self.what}: {name} {error}")
            return None

    def period(self, first: str, last: str) -> tuple[FuzzyDate | None, FuzzyDate | None]:
        """Two fields as the dates between which something holds."""
        begins, ends = self.date(first), self.date(last)
        if begins and ends and ends.before(begins):
            self.problems.error(
                self.node[last].mark, "bad-date", f"{self.what}: {last} {ends.text} is before {first} {begins.text}"
            )
        return begins, ends

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
