"""Alignments as dots with bounds, in characters."""

from collections.abc import Iterator
from typing import NamedTuple

from stance.output.document import Cell, Screen
from stance.output.pictures.dots import TICKS, Mark, Panel, Row, Scene
from stance.output.pictures.text_lines import TextLine, wrapped_lines
from stance.output.widths import width

_WIDEST = 101
"""With more columns than this, one would be less than a hundredth."""
_NARROW = 29
"""Fewer columns than this are too few for an axis beside the labels; labels then go above their rows."""
_LONG = 24
"""Rows after which the axis is drawn once more, below."""
_GAP = "  "


class _Signs(NamedTuple):
    """A bound where it stands within the range without one item has a sign of its own, so that neither hides."""

    dot: str
    thin: str
    thick: str
    ends: str
    thick_ends: str
    grid: str
    axis: str
    tick: str


_UNICODE = _Signs("●", "─", "━", "├┤", "┣┫", "·", "─", "┬")
_ASCII = _Signs("o", "-", "=", "[]", "{}", ".", "-", "+")


def dots_lines(scene: Scene, screen: Screen) -> list[TextLine]:
    """The panels, line by line; the legend comes last."""
    return list(_Lines(scene, screen).all())


class _Lines:
    def __init__(self, scene: Scene, screen: Screen) -> None:
        self.scene = scene
        self.signs = _ASCII if screen.ascii else _UNICODE
        self.columns = screen.columns
        rows = [row for panel in scene.panels for row in panel.rows]
        labels = max([width(row.label) for row in rows], default=0)
        self.scored = max([width(row.counts) for row in rows], default=0)
        right = len("0.00") + 2 * len(_GAP) + self.scored
        room = screen.columns - labels - 1 - right
        self.stacked = room < max(_NARROW, screen.columns // 3)
        self.label = 0 if self.stacked else labels + 1
        # A quarter is a whole number of columns, so that the marks of the axis stand where they should.
        self.steps = max((min(screen.columns if self.stacked else room, _WIDEST) - 1) // 4, 1) * 4

    def all(self) -> Iterator[TextLine]:
        for number, panel in enumerate(self.scene.panels):
            if number:
                yield ()
            yield from wrapped_lines(panel.heading, self.columns, "title")
            yield from self._panel(panel, first=number == 0)
        for words in self.scene.words:
            yield from wrapped_lines(words, self.columns)
        if self.scene.panels:
            yield ()
            yield from self._legend()

    def column(self, value: float) -> int:
        """The column of a figure, from 0."""
        return int(value * self.steps + 0.5)

    def _panel(self, panel: Panel, *, first: bool) -> Iterator[TextLine]:
        """The rows; the axis is that of all panels, and stands above the first and around long ones."""
        long = len(panel.rows) > _LONG
        if first or long:
            yield from self._axis()
        for row in panel.rows:
            yield from self._row(row)
        if long:
            yield from self._axis()
        if panel.words:
            yield from wrapped_lines(panel.words, self.columns)

    def _axis(self) -> Iterator[TextLine]:
        names, line = "", [self.signs.axis] * (self.steps + 1)
        for value, name in TICKS:
            column = self.column(value)
            line[column] = self.signs.tick
            start = min(column, self.steps + 1 - len(name))
            # Where there is little room, the ends and the middle are named.
            if self.steps >= 24 or value in (0, 0.5, 1):
                names += " " * (start - len(names)) + name
        heads = "" if self.stacked else f"{_GAP}{'':4}{_GAP}{'scored':>{self.scored}}"
        yield (Cell(" " * self.label), Cell(names + heads, "dim"))
        yield (Cell(" " * self.label), Cell("".join(line), "dim"))

    def _row(self, row: Row) -> Iterator[TextLine]:
        if self.stacked:
            said = f"{row.label}{_GAP}{row.figure}{_GAP}{row.counts}"
            yield from ([(Cell(said),)] if width(said) <= self.columns else wrapped_lines(said, self.columns))
            yield tuple(self._marked(row.mark))
            return
        label = Cell(row.label + " " * (self.label - width(row.label)))
        yield (label, *self._marked(row.mark), Cell(f"{_GAP}{row.figure}{_GAP}{row.counts:>{self.scored}}"))

    def _marked(self, mark: Mark) -> list[Cell]:
        signs = self.signs
        cells = [Cell(" ")] * (self.steps + 1)
        for value, _ in TICKS:
            cells[self.column(value)] = Cell(signs.grid, "dim")
        at, low, high, first, last = (self.column(value) for value in mark)
        for column in range(low, high + 1):
            cells[column] = Cell(signs.thin, "with")
        for column in range(first, last + 1):
            cells[column] = Cell(signs.thick, "with")
        for end, column in enumerate((low, high)):
            cells[column] = Cell((signs.thick_ends if first <= column <= last else signs.ends)[end], "with")
        cells[at] = Cell(signs.dot, "title")
        return cells

    def _legend(self) -> Iterator[TextLine]:
        signs = self.signs
        thin, thick = signs.ends, signs.thick_ends
        marks = [row.mark for panel in self.scene.panels for row in panel.rows]
        yield from self._meaning(f"{signs.dot} agreement, from 0 to 1; a column is {1 / self.steps:.2g}.")
        if any(self.column(mark.low) < self.column(mark.high) for mark in marks):
            yield from self._meaning(
                f"{thin[0]}{signs.thin}{signs.thin}{thin[1]} its bounds: the range if all missing items went against or"
                " with the reference. A bound on the dot is hidden by it."
            )
        if any(self.column(mark.drop_low) < self.column(mark.drop_high) for mark in marks):
            yield from self._meaning(
                f"{signs.thick * 4} the range when any one item is left out; {thick[0]} and {thick[1]} are bounds"
                " within it."
            )
        where = "After the name" if self.stacked else "At the right"
        yield from self._meaning(f"{where} the agreement, and how many items are scored of those eligible.")

    def _meaning(self, words: str) -> Iterator[TextLine]:
        return wrapped_lines(words, self.columns, "dim", "  ")
