"""Alignments of two years in characters: a line for each state, from the earlier figure to the later."""

from collections.abc import Iterator

from stance.output.alignment import change, figure
from stance.output.document import Cell, Screen
from stance.output.pictures.alignment_scene import Panel, Scene, Slope
from stance.output.pictures.alignment_text import alignment_lines, axis_cells, axis_column, axis_names
from stance.output.pictures.text_lines import TextLine
from stance.output.widths import width

_WIDEST = 61
_FEWEST = 13
"""Fewer columns than this are too few for an axis beside the figures, which then stand alone."""
_FIGURES = len("0.00  0.00  +0.00") + 2
_SIGNS = ("○", "●", "─", "·")
_ASCII = ("o", "@", "-", ".")


class SlopesLines:
    """The panels, line by line; the legend comes last."""

    def __init__(self, scene: Scene[Slope], screen: Screen) -> None:
        self.scene = scene
        self.columns = screen.columns
        self.start, self.end, self.bar, self.grid = _ASCII if screen.ascii else _SIGNS
        self.label = max((width(slope.label) for panel in scene.panels for slope in panel.rows), default=0)
        room = min(screen.columns - self.label - 1 - _FIGURES, _WIDEST)
        self.steps = (room - 1) // 4 * 4 if room >= _FEWEST else 0

    def __iter__(self) -> Iterator[TextLine]:
        """Line by line."""
        return alignment_lines(self.scene, self.columns, self._panel, self._legend, "  ")

    def _panel(self, panel: Panel[Slope]) -> Iterator[TextLine]:
        before, after = (f"{year:04}" for year in self.scene.years)
        axis = axis_names(self.steps) if self.steps else ""
        heads = f"  {before}  {after}  change"
        if width(heads) + self.label + 1 + len(axis) > self.columns:
            heads = heads.removesuffix("  change")
        yield (Cell(" " * (self.label + 1)), Cell(axis + heads, "dim"))
        for slope in panel.rows:
            yield tuple(self._row(slope))

    def _row(self, slope: Slope) -> Iterator[Cell]:
        yield Cell(slope.label + " " * (self.label + 1 - width(slope.label)))
        if self.steps:
            before, after = (axis_column(value, self.steps) for value in (slope.before, slope.after))
            cells = axis_cells(self.steps, self.grid)
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
