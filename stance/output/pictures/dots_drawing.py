"""Alignments as dots with bounds, as a drawing."""

from stance.output.pictures.alignment_scene import TICKS, Dot, Panel, Scene
from stance.output.pictures.drawing import Drawing, lines_of, measure

_ROW, _LINE, _DOT = 20.0, 15.0, 4.0
_THIN, _THICK, _END = 1.5, 5.0, 10.0
_SMALL = 12.0
_LONG = 20
"""Rows after which the axis is drawn once more, below."""


class DotsDrawing(Drawing):
    """The panels below each other, all on the same axis; the legend comes last."""

    def __init__(self, scene: Scene[Dot], wide: float) -> None:
        super().__init__(wide)
        dots = [dot for panel in scene.panels for dot in panel.rows]
        labels = max([measure(dot.label) for dot in dots], default=0.0)
        self.left = min(max(labels, measure("agreement", _SMALL)), self.width * 0.4) + 14
        counts = max([measure(dot.counts) for dot in dots], default=0.0)
        self.figures = self.width - max(counts, measure("scored", _SMALL)) - 10
        self.wide = self.figures - measure("0.00") - 14 - self.left
        y = 0.0
        for number, panel in enumerate(scene.panels):
            y = self._panel(panel, y + (18 if number else 0))
        for words in scene.words:
            y = self.paragraph(0, y + 14, words, "dim", size=_SMALL)
        if scene.panels:
            self._legend(y + 24)

    def _x(self, value: float) -> float:
        return self.left + value * self.wide

    def _panel(self, panel: Panel[Dot], y: float) -> float:
        self.text(0, y + 14, panel.heading, bold=True, size=14)
        y += 22
        top = y = self._axis(y)
        rows = len(self.elements)
        for dot in panel.rows:
            y = self._row(dot, y)
        grid = len(self.elements)
        for value, _ in TICKS:
            self.line(self._x(value), top, self._x(value), y)
        self.put_behind(rows, grid)
        if len(panel.rows) > _LONG:
            y = self._axis(y + 4)
        for words in panel.words:
            y = self.paragraph(0, y + 14, words, "dim", size=_SMALL) - 14
        return y

    def _axis(self, y: float) -> float:
        self.text(0, y + 11, "agreement", "dim", size=_SMALL)
        for value, name in TICKS:
            self.text(self._x(value), y + 11, name, "dim", size=_SMALL, anchor="middle")
        self.text(self.width, y + 11, "scored", "dim", size=_SMALL, anchor="end")
        return y + 18

    def _row(self, dot: Dot, y: float) -> float:
        middle, label = y + _ROW / 2, lines_of(dot.label, self.left - 14 + 0.1)
        self.lines(0, middle + 4.5, label, _LINE, title=dot.words)
        at, low, high, first, last = (self._x(value) for value in dot.mark)
        self._mark((low, high), (first, last), at, middle, dot.words)
        self.text(self.figures, middle + 4.5, dot.figure, anchor="end")
        self.text(self.width, middle + 4.5, dot.counts, anchor="end")
        return y + _ROW + (len(label) - 1) * _LINE

    def _legend(self, y: float) -> None:
        """The signs with their meaning."""
        self._mark((0, 28), (0, 0), 14, y - 4, "")
        bounds = "agreement, bounds: the range if all missing items went against or with the reference"
        y = self.paragraph(36, y, bounds, "dim", size=_SMALL) - _SMALL * 1.45
        x, dropped = 60 + measure(bounds, _SMALL), "the range when any one item is left out"
        if x + 36 + measure(dropped, _SMALL) > self.width:
            x, y = 0, y + 18
        self.box(x, y - 4 - _THICK / 2, 28, _THICK, "with")
        self.text(x + 36, y, dropped, "dim", size=_SMALL)
        self.notes.append("At the right the agreement, and how many items are scored of those eligible.")

    def _mark(
        self, bounds: tuple[float, float], dropped: tuple[float, float], at: float, middle: float, words: str
    ) -> None:
        """A dot on its bounds, which end in upright lines, and on the thicker range without one item."""
        self.box(dropped[0], middle - _THICK / 2, dropped[1] - dropped[0], _THICK, "with", title=words)
        self.box(bounds[0], middle - _THIN / 2, bounds[1] - bounds[0], _THIN, "with", title=words)
        for x in bounds:
            self.box(x - _THIN / 2, middle - _END / 2, _THIN, _END, "with")
        # A rim in the colour of the page keeps the dot apart from the lines below it.
        self.dot(at, middle, _DOT + 1, "page")
        self.dot(at, middle, _DOT, "ink", title=words)
