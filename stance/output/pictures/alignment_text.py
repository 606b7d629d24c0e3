"""Alignments in characters: dots with their bounds, and the figures of two years, along an axis from 0 to 1."""

from collections.abc import Callable, Iterable, Iterator

from stance.output.alignment import change, figure
from stance.output.document import Cell, Screen
from stance.output.pictures.alignment_scene import TICKS, Dot, Mark, Panel, RowT, Scene, Slope
from stance.output.pictures.text_lines import TextLine, at_columns, wrapped_lines
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
_WIDEST_SLOPE = 61
_FEWEST = 13
"""Fewer columns than this are too few for an axis beside the figures, which then stand alone."""
_FIGURES = len("0.00  0.00  +0.00") + 2
_SLOPE_SIGNS = ("○", "●", "─", "·")
_SLOPE_ASCII = ("o", "@", "-", ".")


def alignment_lines(
    scene: Scene[RowT],
    columns: int,
    panel_lines: Callable[[Panel[RowT]], Iterable[TextLine]],
    legend: Callable[[], Iterable[str]],
    indent: str = "",
) -> Iterator[TextLine]:
    """The panels, each with the words for what it has not; the legend comes last."""
    for number, panel in enumerate(scene.panels):
        if number:
            yield ()
        yield from wrapped_lines(panel.heading, columns, "title", indent)
        yield from panel_lines(panel)
        for words in panel.words:
            yield from wrapped_lines(words, columns, indent=indent)
    for words in scene.words:
        yield from wrapped_lines(words, columns, indent=indent)
    if scene.panels and (meanings := list(legend())):
        yield ()
        for words in meanings:
            yield from wrapped_lines(words, columns, "dim", "  ")


def _axis_column(value: float, steps: int) -> int:
    """The column of a figure from 0 to 1 on an axis, from 0.

    Steps are a multiple of four, so that the marks of the axis stand where they should.
    """
    return int(value * steps + 0.5)


def _axis_names(steps: int) -> str:
    """The names above an axis; where there is little room, the ends and the middle have one."""
    return at_columns(
        (min(_axis_column(value, steps), steps + 1 - len(name)), name)
        for value, name in TICKS if steps >= 24 or value in (0, 0.5, 1)
    )  # fmt: skip


def _axis_cells(steps: int, grid: str) -> list[Cell]:
    """A row along an axis with nothing but its grid."""
    columns = {_axis_column(value, steps) for value, _ in TICKS}
    return [Cell(grid, "dim") if column in columns else Cell(" ") for column in range(steps + 1)]


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
        ticks = {_axis_column(value, self.steps) for value, _ in TICKS}
        line = "".join(self.tick if column in ticks else self.axis for column in range(self.steps + 1))
        heads = "" if self.stacked else f"{_GAP}{'':4}{_GAP}{'scored':>{self.scored}}"
        yield (Cell(" " * self.label), Cell(_axis_names(self.steps) + heads, "dim"))
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
        cells = _axis_cells(self.steps, self.grid)
        at, low, high, first, last = (_axis_column(value, self.steps) for value in mark)
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
        columns = [[_axis_column(value, self.steps) for value in dot.mark] for dot in self.dots]
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


class SlopesLines:
    """The panels, line by line; the legend comes last."""

    def __init__(self, scene: Scene[Slope], screen: Screen) -> None:
        self.scene = scene
        self.columns = screen.columns
        self.start, self.end, self.bar, self.grid = _SLOPE_ASCII if screen.ascii else _SLOPE_SIGNS
        self.label = max((width(slope.label) for panel in scene.panels for slope in panel.rows), default=0)
        room = min(screen.columns - self.label - 1 - _FIGURES, _WIDEST_SLOPE)
        self.steps = (room - 1) // 4 * 4 if room >= _FEWEST else 0

    def __iter__(self) -> Iterator[TextLine]:
        """Line by line."""
        return alignment_lines(self.scene, self.columns, self._panel, self._legend, "  ")

    def _panel(self, panel: Panel[Slope]) -> Iterator[TextLine]:
        before, after = (f"{year:04}" for year in self.scene.years)
        axis = _axis_names(self.steps) if self.steps else ""
        heads = f"  {before}  {after}  change"
        if width(heads) + self.label + 1 + len(axis) > self.columns:
            heads = heads.removesuffix("  change")
        yield (Cell(" " * (self.label + 1)), Cell(axis + heads, "dim"))
        for slope in panel.rows:
            yield tuple(self._row(slope))

    def _row(self, slope: Slope) -> Iterator[Cell]:
        yield Cell(slope.label + " " * (self.label + 1 - width(slope.label)))
        if self.steps:
            before, after = (_axis_column(value, self.steps) for value in (slope.before, slope.after))
            cells = _axis_cells(self.steps, self.grid)
            for column in range(min(before, after), max(before, after)):
                cells[column] = Cell(self.bar, slope.style)
            cells[before] = Cell(self.start, slope.style)
            cells[after] = Cell(self.end, "title")
            yield from cells
        said = change(slope.before, slope.after)
        yield Cell(f"  {figure(slope.before)}  {figure(slope.after)}  {said:>5}")

    def _legend(self) -> Iterator[str]:
        if self.steps:
            before, after = self.scene.years
            yield f"{self.start} agreement in {before}, {self.end} in {after}, from 0 to 1."
            yield f"{self.end} alone: the same in both, or too near to be told apart."
