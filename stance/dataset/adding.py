"""Adds an entry to the text of a dataset file. Every letter that was there stays as it is, comments and layout too."""

from collections.abc import Iterator

import yaml

from stance.dataset.dates import FuzzyDate
from stance.dataset.writing import Document, in_braces, yaml_text
from stance.errors import UsageError

_Loader: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_Edit = tuple[int, str]
"""A place in the text, and what to put there."""


def with_entry(text: str, state: str, issue: str, entry: Document, source: tuple[str, Document] | None) -> str:
    """The text with an entry of a state on an issue, by date, and its source where that is new.

    Raises:
        UsageError: the file is not laid out so that an entry has a place.
    """
    file = _File(text)
    edits = [file.entry(state, issue, entry), *([file.source(*source)] if source else [])]
    end = file.newline
    # The later place first, so that the others stay where they are. On one place the source comes to stand first.
    for place, added in sorted(edits, key=lambda edit: edit[0], reverse=True):
        text = text[:place] + added.replace("\n", end) + text[place:]
    return text


class _File:
    def __init__(self, text: str) -> None:
        self.text = text
        self.newline = "\r\n" if "\r\n" in text else "\n"
        self.starts = [0]
        for line in text.splitlines(keepends=True):
            self.starts.append(self.starts[-1] + len(line))
        try:
            root = yaml.compose(text, Loader=_Loader)
        except yaml.YAMLError as error:
            raise UsageError("the file is not YAML", "'stance validate' says where") from error
        if root is not None and not isinstance(root, yaml.MappingNode):
            raise UsageError("the file is not a dataset", "'stance validate' says why")
        self.root = root

    def source(self, key: str, fields: Document) -> _Edit:
        """The place and the text of a source."""
        section = _child(self.root, "sources")
        if section is None:
            return len(self.text), self._section("sources", key, fields)
        if section[1].flow_style if isinstance(section[1], yaml.MappingNode) else False:
            return self._in_flow(section[1], f"{key}: {in_braces(fields)}")
        return self._below(section, 2, [f"{key}: {in_braces(fields)}"])

    def entry(self, state: str, issue: str, entry: Document) -> _Edit:
        """The place and the text of the entry."""
        line = in_braces(entry)
        issues = _child(self.root, "issues")
        if issues is None:
            return len(self.text), self._section("issues", issue, {"positions": {state: [entry]}})
        of_issue = _child(issues[1], issue)
        if of_issue is None:
            return self._below(issues, 2, [f"{issue}:", "  positions:", f"    {state}:", f"      - {line}"])
        positions = _child(of_issue[1], "positions")
        if positions is None:
            return self._below(of_issue, 2, ["positions:", f"  {state}:", f"    - {line}"])
        cell = _child(positions[1], state)
        if cell is None:
            if isinstance(positions[1], yaml.MappingNode) and positions[1].flow_style:
                return self._in_flow(positions[1], f"{state}: [{line}]")
            return self._below(positions, 2, [f"{state}:", f"  - {line}"], state)
        return self._among(cell, state, entry, line)

    def _among(self, cell: tuple[yaml.Node, yaml.Node], state: str, entry: Document, line: str) -> _Edit:
        """A place among the entries of a state, after the last that is not later."""
        key, listed = cell
        if isinstance(listed, yaml.MappingNode):
            raise UsageError(f"the entries of {state} name their instruments", "write the entry into the file by hand")
        items = listed.value if isinstance(listed, yaml.SequenceNode) else []
        before = [item for item in items if not _later(item, entry)]
        if isinstance(listed, yaml.SequenceNode) and listed.flow_style:
            if before:
                return self._at(before[-1].end_mark), f", {line}"
            return self._at(listed.start_mark) + 1, f"{line}, " if items else line
        after = before[-1] if before else key
        dash = listed.start_mark.column if items else key.start_mark.column + 2
        return self._after(_last_line(after)), f"{' ' * dash}- {line}\n"

    def _below(self, pair: tuple[yaml.Node, yaml.Node], deeper: int, lines: list[str], ordered: str = "") -> _Edit:
        """Lines at the end of a mapping, or where ``ordered`` belongs if its keys are in order."""
        key, mapping = pair
        if isinstance(mapping, yaml.MappingNode) and mapping.flow_style and mapping.value:
            raise UsageError(f"'{key.value}' stands in braces", "write the entry into the file by hand")
        pairs = mapping.value if isinstance(mapping, yaml.MappingNode) else []
        if not pairs and mapping.start_mark.index != mapping.end_mark.index:
            raise UsageError(f"'{key.value}' is '{self._slice(mapping)}'", "leave nothing behind the colon")
        keys = [name.value for name, _ in pairs]
        earlier = [pair for pair in pairs if not ordered or keys != sorted(keys) or pair[0].value < ordered]
        after = earlier[-1][1] if earlier else key
        column = pairs[0][0].start_mark.column if pairs else key.start_mark.column + deeper
        last = max(_last_line(after), _last_line(earlier[-1][0]) if earlier else 0)
        return self._after(last), "".join(f"{' ' * column}{line}\n" for line in lines)

    def _in_flow(self, mapping: yaml.Node, text: str) -> _Edit:
        return self._at(mapping.start_mark) + 1, f"{text}, " if mapping.value else text

    def _section(self, name: str, key: str, fields: Document) -> str:
        start = "" if not self.text or self.text.endswith("\n") else "\n"
        return start + "".join(yaml_text([], [(name, [(key, fields)])]))

    def _slice(self, node: yaml.Node) -> str:
        return self.text[self._at(node.start_mark) : self._at(node.end_mark)]

    def _at(self, mark: yaml.Mark) -> int:
        return self.starts[mark.line] + mark.column

    def _after(self, line: int) -> int:
        """The beginning of the line after this one. A last line without an end is refused its neighbour."""
        if line + 1 < len(self.starts) and self.text[: self.starts[line + 1]].endswith("\n"):
            return self.starts[line + 1]
        raise UsageError("the last line of the file has no end", "add a line break at the end of the file")


def _child(node: yaml.Node | None, key: str) -> tuple[yaml.Node, yaml.Node] | None:
    """The pair of a mapping that has the key."""
    pairs = node.value if isinstance(node, yaml.MappingNode) else []
    return next((pair for pair in pairs if pair[0].value == key), None)


def _later(item: yaml.Node, entry: Document) -> bool:
    date, new = _child(item, "date"), entry.get("date")
    if date is None or not isinstance(new, FuzzyDate):
        return False
    try:
        return FuzzyDate.parse(date[1].value).first > new.first
    except ValueError:
        return False


def _last_line(node: yaml.Node) -> int:
    """The last line on which something of a node stands."""
    return max(_ends(node))


def _ends(node: yaml.Node) -> Iterator[int]:
    if isinstance(node, yaml.ScalarNode) or getattr(node, "flow_style", False):
        end = node.end_mark
        # A block of text ends where the next thing begins.
        yield max(end.line - 1, node.start_mark.line) if end.column == 0 else end.line
        return
    yield node.start_mark.line
    for part in node.value:
        for inner in part if isinstance(part, tuple) else (part,):
            yield from _ends(inner)
