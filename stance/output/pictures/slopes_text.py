"""Alignments of two years in characters: a line for each state, from the earlier figure to the later."""

from collections.abc import Iterator

from stance.output.alignment import change, figure
from stance.output.document import Cell, Screen
from stance.output.pictures.dots import TICKS
from stance.output.pictures.slopes import Panel, Scene, Slope
from stance.output.pictures.text_lines import TextLine, wrapped_lines
from stance.output.widths import width

_WIDEST = 61
_FEWEST = 13
"""Fewer columns than this are too few for an axis beside the figures, which then stand alone."""
_FIGURES = len("0.00  0.00  +0.00") + 2
_SIGNS = ("○", "●", "─", "·")
_ASCII = ("o", "@", "-", ".")


def slopes_lines(scene: Scene, screen: Screen) -> list[TextLine]:
    """The panels, line by line; the legend comes last."""
    return list(_Lines(scene, screen).all())


class _Lines:
    def __init__(self, scene: Scene, screen: Screen) -> None:
        self.scene = scene
        self.columns = screen.columns
        self.start, self.end, self.bar, self.grid = _ASCII if screen.ascii else _SIGNS
        labels = [width(slope.label) for panel in scene.panels for slope in panel.slopes]
        self.label = max(labels, default=0)
        room = min(screen.columns - self.label - 1 - _FIGURES, _WIDEST)
        # A quarter is a whole number of columns, so that the marks of the axis stand where they should.
        self.steps = (room - 1) // 4 * 4 if room >= _FEWEST else 0

    def all(self) -> Iterator[TextLine]:
        for number, panel in enumerate(self.scene.panels):
            if number:
                yield ()
            yield from wrapped_lines(panel.heading, self.columns, "title", "  ")
            yield from self._panel(panel)
        for words in self.scene.words:
            yield from wrapped_lines(words, self.columns, indent="  ")
        if self.scene.panels and self.steps:
            yield ()
            yield from self._legend()

    def _panel(self, panel: Panel) -> Iterator[TextLine]:
        before, after = (f"{year:04}" for year in self.scene.years)
        axis = ""
        for value, name in TICKS if self.steps else ():
            if self.steps >= 24 or value in (0, 0.5, 1):
                start = min(round(value * self.steps), self.steps + 1 - len(name))
                axis += " " * (start - len(axis)) + name
        heads = f"  {before}  {after}  change"
        if width(heads) + self.label + 1 + len(axis) > self.columns:
            heads = heads.removesuffix("  change")
        yield (Cell(" " * (self.label + 1)), Cell(axis + heads if self.steps else heads, "dim"))
        for slope in panel.slopes:
            yield tuple(self._row(slope))
        for words in panel.words:
            yield from wrapped_lines(words, self.columns, indent="  ")

    def _row(self, slope: Slope) -> Iterator[Cell]:
        yield Cell(slope.label + " " * (self.label + 1 - width(slope.label)))
        if self.steps:
            before, after = (int(value * self.steps + 0.5) for value in (slope.before, slope.after))
            cells = [Cell(" ")] * (self.steps + 1)
            for value, _ in TICKS:
                cells[round(value * self.steps)] = Cell(self.grid, "dim")
            for column in range(min(before, after), max(before, after)):
                cells[column] = Cell(self.bar, slope.style)
            cells[before] = Cell(self.start, slope.style)
            cells[after] = Cell(self.end, "title")
            yield from cells
        said = change(slope.before, slope.after)
        yield Cell(f"  {figure(slope.before)}  {figure(slope.after)}  {said:>5}")

    def _legend(self) -> Iterator[TextLine]:
        before, after = self.scene.years
        yield from wrapped_lines(
            f"{self.start} agreement in {before}, {self.end} in {after}, from 0 to 1.", self.columns, "dim"
        )
        yield from wrapped_lines(
            f"{self.end} alone: the same in both, or too near to be told apart.", self.columns, "dim"
        )
