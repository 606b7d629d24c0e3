"""YAML text -> light nodes with positions, one entry of a section at a time.

Nodes come straight from the parser's events: no implicit types (`NO` stays a string), a mark on every node, and memory
for one entry at a time, however long the file is.
"""

import re
from array import array
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field

import yaml

from stance.dataset.problems import Problems, did_you_mean

Mark = tuple[str, int, int]
NOWHERE: Mark = ("", 0, 0)
"""The mark of what was not read from a file."""

MAX_DEPTH = 16
"""Deeper nesting than the format ever needs is refused before it can exhaust the stack."""
# What libyaml 0.2.6 (PyYAML 6.0.4) says beyond 1,000 levels. It looks ahead for the end of a key, so it says so before
# the level that is one too many here has become an event; the parser written in Python, which has no limit, finds it.
_TOO_DEEP_FOR_LIBYAML = "exceeded maximum nesting depth"

# Controls, bidirectional overrides, byte order marks inside the text, and (from escapes) halves of surrogate pairs.
_CONTROL = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]"
)
_Loader: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(slots=True)
class Places:
    """Lines and columns, eight bytes each pair: a full UN record has a million of them."""

    _numbers: "array[int]" = field(default_factory=lambda: array("I"))

    def append(self, place: tuple[int, int]) -> None:
        """Add a line and a column."""
        self._numbers.extend(place)

    def __iter__(self) -> Iterator[tuple[int, int]]:
        """Lines and columns in order."""
        numbers = iter(self._numbers)
        return zip(numbers, numbers, strict=True)


@dataclass(slots=True)
class Words:
    """The items of a list of nothing but unquoted words, such as state codes, with their places."""

    texts: list[str]
    places: Places


@dataclass(slots=True)
class Node:
    """A YAML node. ``value`` is a string, a list of nodes or words, or a list of (key, value) pairs."""

    kind: str
    value: "str | Words | list[Node] | list[tuple[Node, Node]]"
    mark: Mark
    plain: bool = False

    @property
    def text(self) -> str:
        """The scalar's text; empty for lists and mappings."""
        return self.value if isinstance(self.value, str) else ""

    @property
    def items(self) -> "list[Node]":
        """The list's nodes; empty for others."""
        if isinstance(self.value, Words):
            file = self.mark[0]
            return [
                Node("scalar", text, (file, *place), plain=True)
                for text, place in zip(self.value.texts, self.value.places, strict=True)
            ]
        return [node for node in self.value if isinstance(node, Node)] if self.kind == "list" else []

    @property
    def pairs(self) -> "list[tuple[Node, Node]]":
        """The mapping's pairs; empty for others."""
        if self.kind != "mapping" or isinstance(self.value, Words):
            return []
        return [pair for pair in self.value if isinstance(pair, tuple)]


@dataclass(slots=True)
class SectionEntry:
    """One entry of a top-level section: ``key`` is None where the section is a list."""

    section: Node
    key: Node | None
    value: Node

    @property
    def mark(self) -> Mark:
        """Where it begins: its key, or the item of a list."""
        return (self.key or self.value).mark


class _StopReadingError(Exception):
    """The rest of the file cannot be made sense of; the problem is noted already."""


def decode(raw: bytes, file: str, problems: Problems) -> str | None:
    """UTF-8 bytes as text, or None with the problem noted: not UTF-8, control characters, nothing in it."""
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        # The error counts from behind a byte order mark; all before it is good UTF-8.
        before = error.object[: error.start].decode("utf-8")
        found = "UTF-16" if raw[:2] in (b"\xff\xfe", b"\xfe\xff") else f"byte 0x{error.object[error.start]:02x}"
        problems.error(_after(before, file), "not-utf8", f"the file is not UTF-8 ({found}); save it as UTF-8")
        return None
    bad = _CONTROL.search(text)
    if bad:
        message = f"control character U+{ord(bad.group()):04X}; remove it"
        problems.error(_after(text[: bad.start()], file), "control-character", message)
        return None
    if not text.strip():
        problems.error((file, 0, 0), "empty", "the file is empty; a dataset is a mapping with sections such as issues")
        return None
    return text


def _after(text: str, file: str) -> Mark:
    """The place behind the text from the beginning of a file."""
    return file, text.count("\n") + 1, len(text) - text.rfind("\n")


def read_entries(
    text: str, file: str, sections: Collection[str], problems: Problems, loader: type | None = None
) -> Iterator[SectionEntry]:
    """The entries of the known sections in file order. Problems of the YAML itself are noted, and end the reading."""
    try:
        yield from _Builder(text, file, sections, problems, loader or _Loader).entries()
    except _StopReadingError:
        pass
    except yaml.MarkedYAMLError as error:
        if error.problem == _TOO_DEEP_FOR_LIBYAML:
            again = Problems()
            for _ in read_entries(text, file, sections, again, yaml.SafeLoader):
                pass
            problems.found += [problem for problem in again.found if problem not in problems.found]
            problems.unread |= again.unread
            return
        mark = error.problem_mark or error.context_mark
        where = (file, mark.line + 1, mark.column + 1) if mark else (file, 0, 0)
        problems.error(where, "yaml-syntax", f"not YAML: {error.problem or error.context}")
    except (yaml.YAMLError, ValueError, OverflowError) as error:
        # The latter two come of chr() and int() in the parser written in Python, for "\U00110000" and %YAML 1.999...
        problems.error((file, 0, 0), "yaml-syntax", f"not YAML: {error}")
    else:
        return
    problems.unread.add(file)


class _Builder:
    def __init__(self, text: str, file: str, sections: Collection[str], problems: Problems, loader: type) -> None:
        self.file = file
        self.sections = sections
        self.problems = problems
        self.next_event: Callable[[], yaml.Event] = iter(yaml.parse(text, Loader=loader)).__next__

    def mark(self, event: yaml.Event) -> Mark:
        at = event.start_mark
        return (self.file, at.line + 1, at.column + 1) if at else (self.file, 0, 0)

    def stop(self, event: yaml.Event, code: str, message: str) -> _StopReadingError:
        self.problems.error(self.mark(event), code, message)
        return _StopReadingError()

    def entries(self) -> Iterator[SectionEntry]:
        self.next_event()
        start = self.next_event()
        if isinstance(start, yaml.StreamEndEvent):
            raise self.stop(start, "empty", "the file has only comments; a dataset is a mapping with sections")
        root = self.next_event()
        if not isinstance(root, yaml.MappingStartEvent):
            found = "a list" if isinstance(root, yaml.SequenceStartEvent) else "a single value"
            raise self.stop(root, "not-a-mapping", f"a dataset is a mapping of sections (issues: ...), found {found}")
        self.bare(root)
        seen: dict[str, Mark] = {}
        while not isinstance(event := self.next_event(), yaml.MappingEndEvent):
            section = self.key(event, seen)
            if section.text in self.sections:
                yield from self.section(section)
                continue
            hint = did_you_mean(section.text, self.sections) or f"; sections are {', '.join(self.sections)}"
            self.problems.error(section.mark, "unknown-key", f"no section is called '{section.text}'{hint}")
            self.node(self.next_event(), 2)
        self.next_event()
        after = self.next_event()
        if not isinstance(after, yaml.StreamEndEvent):
            raise self.stop(after, "second-document", "a second YAML document; a file is one dataset")

    def section(self, section: Node) -> Iterator[SectionEntry]:
        event = self.next_event()
        if isinstance(event, yaml.CollectionStartEvent):
            self.bare(event)
        if isinstance(event, yaml.MappingStartEvent):
            seen: dict[str, Mark] = {}
            while not isinstance(event := self.next_event(), yaml.MappingEndEvent):
                key = self.key(event, seen)
                yield SectionEntry(section, key, self.node(self.next_event(), 3))
        elif isinstance(event, yaml.SequenceStartEvent):
            while not isinstance(event := self.next_event(), yaml.SequenceEndEvent):
                yield SectionEntry(section, None, self.node(event, 3))
        else:
            value = self.node(event, 2)
            if value.text:
                self.problems.error(value.mark, "wrong-type", f"{section.text} is a section, found '{value.text}'")

    def key(self, event: yaml.Event, seen: dict[str, Mark]) -> Node:
        if not isinstance(event, yaml.ScalarEvent):
            # Not read any further: keys inside keys would get around MAX_DEPTH.
            kind = {yaml.AliasEvent: "an alias", yaml.SequenceStartEvent: "a list"}.get(type(event), "a mapping")
            raise self.stop(event, "wrong-type", f"a key is a word, found {kind}")
        key = self.node(event, 2)
        first = seen.setdefault(key.text, key.mark)
        if first != key.mark:
            self.problems.error(
                key.mark, "duplicate-key", f"'{key.text}' stands here again (first in line {first[1]}); keep one"
            )
        return key

    def bare(self, event: yaml.Event) -> None:
        """Note an anchor, an alias or a tag."""
        mark = self.mark(event)
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            # Never expanded, so an alias bomb costs no more than its text.
            name = ("*" if isinstance(event, yaml.AliasEvent) else "&") + str(getattr(event, "anchor", ""))
            self.problems.error(mark, "yaml-alias", f"{name}: anchors and aliases are not read; write it out")
        tag = getattr(event, "tag", None)
        if tag not in (None, "!"):
            self.problems.error(mark, "yaml-tag", f"tags ({tag}) are not read; values are text, lists or mappings")

    def node(self, event: yaml.Event, depth: int) -> Node:
        mark = self.mark(event)
        self.bare(event)
        if isinstance(event, yaml.AliasEvent):
            return Node("alias", "", mark)
        if isinstance(event, yaml.ScalarEvent):
            # The text of the file is checked already, but escapes such as "\\e" make new characters.
            bad = _CONTROL.search(event.value) if event.style == '"' else None
            if bad:
                self.problems.error(mark, "control-character", f"control character U+{ord(bad.group()):04X}; remove it")
            return Node("scalar", event.value, mark, plain=event.implicit[0])
        if depth > MAX_DEPTH:
            raise self.stop(event, "too-deep", f"nested more than {MAX_DEPTH} levels deep; no entry needs that")
        if isinstance(event, yaml.SequenceStartEvent):
            return self.list(mark, depth)
        pairs: list[tuple[Node, Node]] = []
        seen: dict[str, Mark] = {}
        while not isinstance(inner := self.next_event(), yaml.MappingEndEvent):
            key = self.key(inner, seen)
            pairs.append((key, self.node(self.next_event(), depth + 1)))
        return Node("mapping", pairs, mark)

    def list(self, mark: Mark, depth: int) -> Node:
        """A list whose beginning was read. Unquoted words are kept flat for as long as nothing else comes."""
        next_event, scalar = self.next_event, yaml.ScalarEvent
        words = Words([], Places())
        add_text, add_place = words.texts.append, words.places.append
        # Marks and texts of a million state codes pass through here: no call more than needed.
        while (inner := next_event()).__class__ is scalar and inner.implicit[0] and not (inner.anchor or inner.tag):
            at = inner.start_mark
            assert at is not None
            add_text(inner.value)
            add_place((at.line + 1, at.column + 1))
        node = Node("list", words, mark)
        if isinstance(inner, yaml.SequenceEndEvent):
            return node
        items = [*node.items, self.node(inner, depth + 1)]
        while not isinstance(inner := next_event(), yaml.SequenceEndEvent):
            items.append(self.node(inner, depth + 1))
        return Node("list", items, mark)
