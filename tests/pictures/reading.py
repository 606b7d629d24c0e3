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


@dataclass(frozen=True)
class HeatText:
    """A heat strip in characters: the signs by row and head of column, both in the order in which they stand."""

    cells: dict[tuple[str, str], str]
    rows: list[str]
    heads: list[str]


def read_heat(text: str, labels: set[str]) -> HeatText:
    """A strip printed without colour, panel after panel. ``labels`` are the row labels that may occur."""
    cells: dict[tuple[str, str], str] = {}
    above: list[str] = []
    ends: list[tuple[int, str]] = []
    for line in text.split("\n"):
        fitting = [label for label in labels if line.startswith(f"{label} ") or line == label]
        if not line.strip() or re.match(r"^ *[─┬+-]+$", line):
            above, ends = [], []
        elif not fitting and line.strip(" p"):  # but for the signs of partial roll calls
            above.append(line)
        elif not fitting:
            continue
        else:
            ends = ends or _heads(above)
            step = ends[1][0] - ends[0][0] if len(ends) > 1 else 1
            for (end, head), before in zip(ends, [ends[0][0] - step, *(end for end, _ in ends)], strict=False):
                cells[max(fitting, key=len), head] = line[before + 1 : end + 1].strip()
    return HeatText(cells, list(dict.fromkeys(row for row, _ in cells)), list(dict.fromkeys(head for _, head in cells)))


def _heads(lines: list[str]) -> list[tuple[int, str]]:
    """Where each column ends and what is above it: words beside each other on one line, or upright on several."""
    if len(lines) == 1:
        return [(match.end() - 1, match[0]) for match in re.finditer(r"\S+", lines[0])]
    long = [line.ljust(len(lines[-1])) for line in lines]
    return [(at, "".join(line[at] for line in long).strip()) for at, sign in enumerate(lines[-1]) if sign != " "]
