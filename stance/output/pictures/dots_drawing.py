"""Alignments as dots with bounds, as a drawing."""

from stance.output.pictures.dots import TICKS, Mark, Panel, Row, Scene
from stance.output.pictures.drawing import Drawing, lines_of, measure

_ROW, _LINE, _DOT = 20.0, 15.0, 4.0
_THIN, _THICK, _END = 1.5, 5.0, 10.0
_SMALL = 12.0
_LONG = 20
"""Rows after which the axis is drawn once more, below."""


def dots_drawing(scene: Scene, wide: float) -> Drawing:
    """The panels below each other, all on the same axis; the legend comes last."""
    return _Chart(scene, wide).drawn()


class _Chart:
    def __init__(self, scene: Scene, wide: float) -> None:
        self.scene = scene
        self.drawing = Drawing(wide)
        rows = [row for panel in scene.panels for row in panel.rows]
        labels = max([measure(row.label) for row in rows], default=0.0)
        self.left = min(max(labels, measure("agreement", _SMALL)), self.drawing.width * 0.4) + 14
        counts = max([measure(row.counts) for row in rows], default=0.0)
        self.figures = self.drawing.width - max(counts, measure("scored", _SMALL)) - 10
        self.wide = self.figures - measure("0.00") - 14 - self.left

    def x(self, value: float) -> float:
        return self.left + value * self.wide

    def drawn(self) -> Drawing:
        y = 0.0
        for number, panel in enumerate(self.scene.panels):
            y = self._panel(panel, y + (18 if number else 0))
        for words in self.scene.words:
            y = self.drawing.paragraph(0, y + 14, words, "dim", size=_SMALL)
        if self.scene.panels:
            self._legend(y + 24)
        return self.drawing

    def _panel(self, panel: Panel, y: float) -> float:
        self.drawing.text(0, y + 14, panel.heading, bold=True, size=14)
        y += 22
        y = self._axis(y)
        bottom = y + sum(self._height(row) for row in panel.rows)
        for value, _ in TICKS:
            self.drawing.line(self.x(value), y, self.x(value), bottom)
        for row in panel.rows:
            self._row(row, y)
            y += self._height(row)
        if len(panel.rows) > _LONG:
            y = self._axis(y + 4)
        return self.drawing.paragraph(0, y + 14, panel.words, "dim", size=_SMALL) - 14 if panel.words else y

    def _axis(self, y: float) -> float:
        self.drawing.text(0, y + 11, "agreement", "dim", size=_SMALL)
        for value, name in TICKS:
            self.drawing.text(self.x(value), y + 11, name, "dim", size=_SMALL, anchor="middle")
        self.drawing.text(self.drawing.width, y + 11, "scored", "dim", size=_SMALL, anchor="end")
        return y + 18

    def _label(self, row: Row) -> list[str]:
        return lines_of(row.label, self.left - 14 + 0.1)

    def _height(self, row: Row) -> float:
        return _ROW + (len(self._label(row)) - 1) * _LINE

    def _row(self, row: Row, y: float) -> None:
        middle = y + _ROW / 2
        for line, words in enumerate(self._label(row)):
            self.drawing.text(0, middle + 4.5 + line * _LINE, words, title=row.words)
        self._mark(row.mark, middle, row.words)
        self.drawing.text(self.figures, middle + 4.5, row.figure, anchor="end")
        self.drawing.text(self.drawing.width, middle + 4.5, row.counts, anchor="end")

    def _mark(self, mark: Mark, middle: float, words: str) -> None:
        at, low, high, first, last = (self.x(value) for value in mark)
        draw_mark(self.drawing, (low, high), (first, last), at, middle, words)

    def _legend(self, y: float) -> None:
        """The signs with their meaning."""
        draw_mark(self.drawing, (0, 28), (0, 0), 14, y - 4, "")
        bounds = "agreement, bounds: the range if all missing items went against or with the reference"
        y = self.drawing.paragraph(36, y, bounds, "dim", size=_SMALL) - _SMALL * 1.45
        x, dropped = 60 + measure(bounds, _SMALL), "the range when any one item is left out"
        if x + 36 + measure(dropped, _SMALL) > self.drawing.width:
            x, y = 0, y + 18
        self.drawing.box(x, y - 4 - _THICK / 2, 28, _THICK, "with")
        self.drawing.text(x + 36, y, dropped, "dim", size=_SMALL)
        self.drawing.note("At the right the agreement, and how many items are scored of those eligible.")


def draw_mark(
    drawing: Drawing, bounds: tuple[float, float], dropped: tuple[float, float], at: float, middle: float, words: str
) -> None:
    """A dot on its bounds, which end in upright lines, and on the thicker range without one item."""
    drawing.box(dropped[0], middle - _THICK / 2, dropped[1] - dropped[0], _THICK, "with", title=words)
    drawing.box(bounds[0], middle - _THIN / 2, bounds[1] - bounds[0], _THIN, "with", title=words)
    for x in bounds:
        drawing.box(x - _THIN / 2, middle - _END / 2, _THIN, _END, "with")
    # A rim in the colour of the page keeps the dot apart from the lines below it.
    drawing.dot(at, middle, _DOT + 1, "page")
    drawing.dot(at, middle, _DOT, "ink", title=words)
