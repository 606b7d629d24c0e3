"""Alignments as dots with bounds, in characters."""

from collections.abc import Iterator

from stance.output.document import Cell, Screen
from stance.output.pictures.alignment_scene import TICKS, Dot, Mark, Panel, Scene
from stance.output.pictures.alignment_text import alignment_lines, axis_cells, axis_column, axis_names
from stance.output.pictures.text_lines import TextLine, wrapped_lines
from stance.output.widths import width

_WIDEST = 101
"""With more columns than this, one would be less than a hundredth."""
_NARROW = 29
"""Fewer columns than this are too few for an axis beside the labels; labels then go above their rows."""
_LONG = 24
"""Rows after which the axis is drawn once more, below."""
_GAP = "  "
_SIGNS = ("●", "─", "━", "├┤", "┣┫", "·", "─", "┬")
_ASCII = ("o", "-", "=", "[]", "{}", ".", "-", "+")
"""The dot, its bounds, the range without one item, the ends of the bounds, these where they stand within that range
(so that neither hides), the grid, the axis and its ticks.
"""


class DotsLines:
    """The panels, line by line; the legend comes last."""

    def __init__(self, scene: Scene[Dot], screen: Screen) -> None:
        self.scene = scene
        signs = _ASCII if screen.ascii else _SIGNS
        self.dot, self.thin, self.thick, self.ends, self.thick_ends, self.grid, self.axis, self.tick = signs
        self.columns = screen.columns
        self.dots = [dot for panel in scene.panels for dot in panel.rows]
        labels = max([width(dot.label) for dot in self.dots], default=0)
        self.scored = max([width(dot.counts) for dot in self.dots], default=0)
        right = len("0.00") + 2 * len(_GAP) + self.scored
        room = screen.columns - labels - 1 - right
        self.stacked = room < max(_NARROW, screen.columns // 3)
        self.label = 0 if self.stacked else labels + 1
        self.steps = max((min(screen.columns if self.stacked else room, _WIDEST) - 1) // 4, 1) * 4

    def __iter__(self) -> Iterator[TextLine]:
        """Line by line."""
        return alignment_lines(self.scene, self.columns, self._panel, self._legend)

    def _panel(self, panel: Panel[Dot]) -> Iterator[TextLine]:
        """The rows; the axis is that of all panels, and stands above the first and around long ones."""
        long = len(panel.rows) > _LONG
        if long or panel is self.scene.panels[0]:
            yield from self._axis()
        for dot in panel.rows:
            yield from self._row(dot)
        if long:
            yield from self._axis()

    def _axis(self) -> Iterator[TextLine]:
        ticks = {axis_column(value, self.steps) for value, _ in TICKS}
        line = "".join(self.tick if column in ticks else self.axis for column in range(self.steps + 1))
        heads = "" if self.stacked else f"{_GAP}{'':4}{_GAP}{'scored':>{self.scored}}"
        yield (Cell(" " * self.label), Cell(axis_names(self.steps) + heads, "dim"))
        yield (Cell(" " * self.label), Cell(line, "dim"))

    def _row(self, dot: Dot) -> Iterator[TextLine]:
        if self.stacked:
            said = f"{dot.label}{_GAP}{dot.figure}{_GAP}{dot.counts}"
            yield from ([(Cell(said),)] if width(said) <= self.columns else wrapped_lines(said, self.columns))
            yield tuple(self._marked(dot.mark))
            return
        label = Cell(dot.label + " " * (self.label - width(dot.label)))
        yield (label, *self._marked(dot.mark), Cell(f"{_GAP}{dot.figure}{_GAP}{dot.counts:>{self.scored}}"))

    def _marked(self, mark: Mark) -> list[Cell]:
        cells = axis_cells(self.steps, self.grid)
        at, low, high, first, last = (axis_column(value, self.steps) for value in mark)
        for column in range(low, high + 1):
            cells[column] = Cell(self.thin, "with")
        for column in range(first, last + 1):
            cells[column] = Cell(self.thick, "with")
        for end, column in enumerate((low, high)):
            cells[column] = Cell((self.thick_ends if first <= column <= last else self.ends)[end], "with")
        cells[at] = Cell(self.dot, "title")
        return cells

    def _legend(self) -> Iterator[str]:
        yield f"{self.dot} agreement, from 0 to 1; a column is {1 / self.steps:.2g}."
        columns = [[axis_column(value, self.steps) for value in dot.mark] for dot in self.dots]
        if any(low < high for _, low, high, _, _ in columns):
            yield (
                f"{self.ends[0]}{self.thin * 2}{self.ends[1]} its bounds: the range if all missing items went against"
                " or with the reference. A bound on the dot is hidden by it."
            )
        if any(first < last for _, _, _, first, last in columns):
            yield (
                f"{self.thick * 4} the range when any one item is left out; {' and '.join(self.thick_ends)} are bounds"
                " within it."
            )
        where = "After the name" if self.stacked else "At the right"
        yield f"{where} the agreement, and how many items are scored of those eligible."
