"""A drawing in SVG: shapes and text with named styles, no colour of their own. One unit is one CSS pixel."""

from xml.etree import ElementTree

from stance.output.widths import one_line, width

WIDTH = 960
"""How wide every drawing is. On a page it is as wide as its text is large, so that it grows with the text."""
SIZE = 13
"""The size of text where nothing else is said."""
_EM = 0.56
"""How wide a letter is on average, of its size: fonts differ, so room is left rather than taken."""


class Drawing:
    """Shapes in the order in which they are drawn. ``height`` grows with what is drawn."""

    def __init__(self, wide: float = WIDTH) -> None:
        self.width = wide
        self.height = 0.0
        self.elements: list[ElementTree.Element] = []

    def text(
        self, x: float, y: float, words: str, style: str = "", *, anchor: str = "start", size: float = SIZE,
        title: str = "", bold: bool = False,
    ) -> None:  # fmt: skip
        """Words with their baseline at ``y``. ``anchor`` is `start`, `middle` or `end`; ``title`` is a tooltip."""
        attributes = {"x": _n(x), "y": _n(y)}
        if style:
            attributes["class"] = style
        if anchor != "start":
            attributes["text-anchor"] = anchor
        if size != SIZE:
            attributes["font-size"] = _n(size)
        if bold:
            attributes["font-weight"] = "bold"
        self._add("text", attributes, y + size * 0.35, title, words)

    def box(
        self, x: float, y: float, wide: float, high: float, style: str, *, title: str = "", radius: float = 0
    ) -> None:
        """A filled rectangle."""
        attributes = {"x": _n(x), "y": _n(y), "width": _n(wide), "height": _n(high), "class": f"fill {style}"}
        if radius:
            attributes["rx"] = _n(radius)
        self._add("rect", attributes, y + high, title)

    def line(
        self, x1: float, y1: float, x2: float, y2: float, style: str = "rule", *, title: str = "", thick: float = 1,
        dash: float = 0,
    ) -> None:  # fmt: skip
        """A straight line, solid or in dashes of a length."""
        attributes = {"x1": _n(x1), "y1": _n(y1), "x2": _n(x2), "y2": _n(y2), "class": f"line {style}"}
        if thick != 1:
            attributes["stroke-width"] = _n(thick)
        if dash:
            attributes["stroke-dasharray"] = _n(dash)
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

    def paragraph(self, x: float, y: float, words: str, style: str = "", *, size: float = SIZE) -> float:
        """Words in as many lines as they need to the right edge; gives the baseline after the last."""
        from textwrap import wrap

        for line in wrap(words, max(int((self.width - x) / (size * _EM)), 10), break_on_hyphens=False):
            self.text(x, y, line, style, size=size)
            y += size * 1.45
        return y

    def _add(self, tag: str, attributes: dict[str, str], bottom: float, title: str, words: str = "") -> None:
        element = ElementTree.Element(tag, attributes)
        if words:
            element.text = one_line(words)
        if title:
            ElementTree.SubElement(element, "title").text = one_line(title)
        self.elements.append(element)
        self.height = max(self.height, bottom)


def measure(words: str, size: float = SIZE, *, bold: bool = False) -> float:
    """About how wide words are, rather too much than too little."""
    return width(words) * size * (0.61 if bold else _EM)


def _n(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
