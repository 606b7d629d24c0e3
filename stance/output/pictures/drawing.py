"""A drawing in SVG: shapes and text with named styles, no colour of their own. One unit is one CSS pixel."""

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple
from xml.etree import ElementTree

from stance.output.pictures.style import HATCHES, ink_on
from stance.output.widths import one_line, width, wrapped

WIDTH = 960.0
"""How wide a drawing is on a page, where it is as wide as its text is large, so that it grows with the text."""
SIZE = 13.0
"""The size of text where nothing else is said."""
SMALLEST = 10.0
"""No text is smaller: `stance.output.pictures.size` sees to it that this is never too small to read."""
_EM, _WIDE, _BOLDER = 0.63, 1.0, 1.15
"""How wide most letters are, of their size, and those of East Asia, and how much wider in bold."""
_EMS = {
    letter: wide
    for letters, wide in (
        (" .,:;'|ijlIJ/", 0.33), ("ft()[]{}‹›r-!", 0.4), ("scz", 0.54), ("w", 0.82), ("M", 0.87), ("mW%@—", 0.97),
        ("ABCEFKLPRSTVXYZ&", 0.68), ("DGHNOQU", 0.77),
    )
    for letter in letters
}  # fmt: skip
"""How wide other letters are. These are the widths of DejaVu Sans, the widest of the fonts that may be there."""
_LINE = 1.45
_BOX, _WORDS, _BELOW = 16.0, 12.0, 15.0
"""The box of a swatch, the size of its words, and how far a second line of them is below the first."""
_HATCH = 5.0
"""How far apart the lines of a hatch are."""


class Swatch(NamedTuple):
    """A box with its sign and style, and what these mean."""

    sign: str
    style: str
    words: str


class Drawing:
    """Shapes in the order in which they are drawn. ``height`` grows with what is drawn.

    ``notes`` are what has to be said below the picture, and ``listed`` the entries of a list there: its frame, or the
    page that it stands on, has the room. ``dispensable`` are the notes that a picture without room for them can do
    without, because it says the same.
    """

    def __init__(self, wide: float = WIDTH) -> None:
        self.width = wide
        self.height = 0.0
        self.elements: list[ElementTree.Element] = []
        self.notes: list[str] = []
        self.dispensable: set[str] = set()
        self.listed: list[tuple[str, str]] = []

    def text(
        self, x: float, y: float, words: str, style: str = "", *, anchor: str = "start", size: float = SIZE,
        title: str = "", bold: bool = False, turned: float = 0,
    ) -> None:  # fmt: skip
        """Words with their baseline at ``y``. ``anchor`` is `start`, `middle` or `end`; ``title`` is a tooltip.

        ``turned`` is the angle in degrees by which they rise. No line of a hatch goes through words that stand on it.
        """
        ground = style.removeprefix("on-")
        if ground in HATCHES:
            # Words need a clear edge; a single sign stands in a box with little room.
            edge = size * (0.3 if len(words) > 1 else 0.15)
            wide = measure(words, size, bold=bold) + 2 * edge
            left = x - {"start": edge, "middle": wide / 2, "end": wide - edge}[anchor]
            self.box(left, y - size * 0.8, wide, size * 0.96, f"{ground} blank")
        attributes = {
            "x": _n(x), "y": _n(y), "class": style,
            "text-anchor": anchor if anchor != "start" else "",
            "font-size": _n(size) if size != SIZE else "",
            "font-weight": "bold" if bold else "",
            "transform": f"rotate({_n(-turned)} {_n(x)} {_n(y)})" if turned else "",
        }  # fmt: skip
        self._add("text", attributes, y + size * 0.35, title, words)

    def box(
        self, x: float, y: float, wide: float, high: float, style: str, *, title: str = "", radius: float = 0
    ) -> None:
        """A filled rectangle; what is hatched gets its hatch."""
        place = {"x": _n(x), "y": _n(y), "width": _n(wide), "height": _n(high)}
        self._add("rect", {**place, "class": f"fill {style}", "rx": _n(radius) if radius else ""}, y + high, title)
        if style in HATCHES:
            lines = _hatch(x, y, wide, high, falling="falling" in HATCHES[style])
            self._add("path", {"d": lines, "class": HATCHES[style]}, y + high)

    def line(
        self, x1: float, y1: float, x2: float, y2: float, style: str = "rule", *, title: str = "", thick: float = 1,
        dash: float = 0,
    ) -> None:  # fmt: skip
        """A straight line, solid or in dashes of a length."""
        attributes = {
            "x1": _n(x1), "y1": _n(y1), "x2": _n(x2), "y2": _n(y2), "class": f"line {style}",
            "stroke-width": _n(thick) if thick != 1 else "", "stroke-dasharray": _n(dash) if dash else "",
        }  # fmt: skip
        self._add("line", attributes, max(y1, y2), title)

    def dot(self, x: float, y: float, radius: float, style: str, *, title: str = "") -> None:
        """A filled circle."""
        self._add(
            "circle", {"cx": _n(x), "cy": _n(y), "r": _n(radius), "class": f"fill {style}"}, y + radius, title
        )  # fmt: skip

    def shape(self, points: list[tuple[float, float]], style: str, *, title: str = "") -> None:
        """A filled polygon."""
        joined = " ".join(f"{_n(x)},{_n(y)}" for x, y in points)
        self._add("polygon", {"points": joined, "class": f"fill {style}"}, max(y for _, y in points), title)

    def paragraph(
        self, x: float, y: float, words: str, style: str = "", *, size: float = SIZE, bold: bool = False
    ) -> float:
        """Words in as many lines as they need to the right edge; gives the baseline after the last."""
        lines = lines_of(words, self.width - x, size, bold=bold)
        return self.lines(x, y, lines, size * _LINE, style, size=size, bold=bold)

    def lines(
        self, x: float, y: float, lines: Iterable[str], gap: float, style: str = "", *, size: float = SIZE,
        title: str = "", bold: bool = False,
    ) -> float:  # fmt: skip
        """Words in lines, a ``gap`` from baseline to baseline; gives the baseline after the last."""
        for line in lines:
            self.text(x, y, line, style, size=size, title=title, bold=bold)
            y += gap
        return y

    def legend(self, classes: Iterable[Swatch]) -> float:
        """The swatches side by side at the top, in as many rows as they need; gives what is below them."""
        left, y, used = 0.0, 0.0, 0
        for sign, style, words in classes:
            lines = lines_of(words, self.width - _BOX - 6, _WORDS)
            wide = _BOX + 6 + max((measure(line, _WORDS) for line in lines), default=0)
            if left and left + wide > self.width:
                left, y, used = 0.0, y + _BOX + 6 + (used - 1) * _BELOW, 0
            self.box(left, y, _BOX, _BOX, style or "dim", radius=2)
            if not style:  # nothing is recorded: a frame
                self.box(left + 0.8, y + 0.8, _BOX - 1.6, _BOX - 1.6, "page", radius=1)
            if sign:
                self.text(left + _BOX / 2, y + 12, sign, ink_on(style), anchor="middle", size=11)
            self.lines(left + _BOX + 6, y + 12.5, lines, _BELOW, size=_WORDS)
            left += wide + 18
            used = max(used, len(lines), 1)
        return y + _BOX + 12 + (used - 1) * _BELOW if used else y

    def put_behind(self, start: int, first: int) -> None:
        """The elements from ``first`` on go behind those from ``start`` on."""
        self.elements[start:] = self.elements[first:] + self.elements[start:first]

    def place(self, other: "Drawing", x: float, y: float) -> None:
        """Another drawing within this one."""
        group = ElementTree.Element("g", {"transform": f"translate({_n(x)} {_n(y)})"})
        group.extend(other.elements)
        self.elements.append(group)
        self.height = max(self.height, y + other.height)

    def _add(self, tag: str, attributes: dict[str, str], bottom: float, title: str = "", words: str = "") -> None:
        """An element that reaches down to ``bottom``; attributes that are empty are left out."""
        element = ElementTree.Element(tag, {name: value for name, value in attributes.items() if value})
        if words:
            element.text = one_line(words)
        if title:
            ElementTree.SubElement(element, "title").text = one_line(title)
        self.elements.append(element)
        self.height = max(self.height, bottom)


def measure(words: str, size: float = SIZE, *, bold: bool = False) -> float:
    """About how wide words are, rather too much than too little."""
    return _ems(words) * size * (_BOLDER if bold else 1)


@lru_cache(maxsize=4096)
def _ems(words: str) -> float:
    return sum(_EMS.get(letter, (0.0, _EM, _WIDE)[width(letter)]) for letter in words)


def lines_of(words: str, wide: float, size: float = SIZE, *, bold: bool = False) -> list[str]:
    """The words in lines that fit a width; a word that does not fit alone is broken."""
    lines = wrapped(one_line(words), wide, measure=lambda text: measure(text, size, bold=bold))
    return [line for line in lines if line]


def _hatch(x: float, y: float, wide: float, high: float, *, falling: bool) -> str:
    """Slanting lines across a box, cut at its edges, rising or falling to the right."""
    path, at = [], _HATCH / 2
    while at < wide + high:
        start, end = (x + min(at, wide), y + max(at - wide, 0)), (x + max(at - high, 0), y + min(at, high))
        if falling:
            start, end = (2 * x + wide - start[0], start[1]), (2 * x + wide - end[0], end[1])
        path.append(f"M{_n(start[0])} {_n(start[1])}L{_n(end[0])} {_n(end[1])}")
        at += _HATCH
    return "".join(path)


def _n(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
