"""The labels of a drawing as boxes, for what no label may do: overlap another, leave the canvas, be too small."""

from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple
from xml.etree import ElementTree

from tests.pictures.reading import SVG

_GROUPS = {
    0.28: "'ijl", 0.3: "IJ", 0.32: " ,.", 0.34: "/:;\\|", 0.36: "-f", 0.39: "()[]t", 0.41: "!r", 0.5: '"*_`–',
    0.52: "sz", 0.54: "?c", 0.57: "LFk", 0.6: "vxyPTYao", 0.63: "eESbdghnpqu", 0.64: "$0123456789{}", 0.68: "KAVBRXZ",
    0.7: "C", 0.74: "UHN", 0.78: "DG&OQ", 0.83: "w#+<=>^~", 0.86: "M", 0.97: "%m", 1.0: "@W",
}  # fmt: skip
"""How wide letters of DejaVu Sans, the widest of the fonts that are asked for, are in its own tables, of its size."""
_WIDTHS = {letter: share for share, letters in _GROUPS.items() for letter in letters}
_BOLD = 1.13


class Label(NamedTuple):
    """A line of text with the edges of its letters, in units."""

    words: str
    left: float
    top: float
    right: float
    bottom: float
    size: float


def labels(element: ElementTree.Element, across: float = 0, down: float = 0) -> Iterator[Label]:
    """Every text below an element, where it is drawn."""
    for child in element:
        if child.tag == f"{SVG}g":
            x, y = child.get("transform", "").removeprefix("translate(").removesuffix(")").split()
            yield from labels(child, across + float(x), down + float(y))
        elif child.tag == f"{SVG}text" and child.text and not child.get("transform"):
            size = float(child.get("font-size", "13"))
            wide = sum(_WIDTHS.get(letter, 0.64) for letter in child.text) * size
            wide *= _BOLD if child.get("font-weight") else 1
            left = float(child.get("x", "")) + across
            left -= {"start": 0, "middle": wide / 2, "end": wide}[child.get("text-anchor", "start")]
            base = float(child.get("y", "")) + down
            yield Label(child.text, left, base - size * 0.7, left + wide, base, size)


def overlaps(found: list[Label]) -> list[tuple[str, str]]:
    """The labels that lie on each other."""
    return [
        (one.words, other.words)
        for one, other in combinations(found, 2)
        if one.left < other.right and other.left < one.right and one.top < other.bottom and other.top < one.bottom
    ]


def outside(root: ElementTree.Element, found: list[Label]) -> list[str]:
    """The labels that leave the canvas."""
    _, _, wide, high = map(float, root.get("viewBox", "").split())
    return [
        label.words for label in found
        if label.left < 0 or label.top < 0 or label.right > wide or label.bottom > high
    ]  # fmt: skip


def points(root: ElementTree.Element, size: float) -> float:
    """How many points a size of text has, on paper or on a slide."""
    width = root.get("width", "")
    pixels = float(width.removesuffix("mm")) * 96 / 25.4 if width.endswith("mm") else float(width)
    return size * pixels / float(root.get("viewBox", "").split()[2]) * 72 / 96
