"""Reads pictures back: what a person sees in them, as values to compare with the answers."""

import re
from dataclasses import dataclass
from xml.etree import ElementTree

SVG = "{http://www.w3.org/2000/svg}"
_FOOT = re.compile(r"\n\n(?:The same without --chart|Dataset )")


@dataclass(frozen=True)
class LaneText:
    """A lane chart in characters: the first column of time, and the signs of each row by block and label."""

    margin: int
    rows: dict[tuple[str, str], list[str]]
    legend: str
    axis: str


def read_lanes(text: str, labels: set[str], blocks: set[str]) -> LaneText:
    """A chart printed without colour. ``labels`` and ``blocks`` are the row labels and headings that may occur."""
    lines = text.split("\n")
    # A long chart has its axis, a line of names and one of ticks, a second time below.
    axis, *below = [number for number, line in enumerate(lines) if re.match(r"^ *[─┬+-]{10,}$", line)]
    margin = len(lines[axis]) - len(lines[axis].lstrip(" "))
    rows: dict[tuple[str, str], list[str]] = {}
    block, label = "", ""
    for line in lines[axis + 1 : below[0] - 1 if below else None]:
        head = line[:margin].strip()
        if line in blocks:
            block = line
        elif head in labels:
            label = head
            rows.setdefault((block, label), []).append(line[margin:])
        elif not head and label and line[margin:].strip():
            rows[block, label].append(line[margin:])
        else:
            label = ""
    legend = text[text.rindex("\n\n", 0, _foot(text)) :]
    return LaneText(margin, rows, legend, lines[axis - 1])


def _foot(text: str) -> int:
    match = _FOOT.search(text)
    assert match
    return match.start()


def tree(svg: str) -> ElementTree.Element:
    """The picture as a tree; it must be well-formed."""
    return ElementTree.fromstring(svg)


def words(root: ElementTree.Element) -> list[str]:
    """All visible text of a drawing, in its order."""
    return [element.text or "" for element in root.iter(f"{SVG}text")]


def tooltips(root: ElementTree.Element) -> list[str]:
    """What the shapes say when they are pointed at."""
    return [element.text or "" for element in root.iter(f"{SVG}title")][1:]
