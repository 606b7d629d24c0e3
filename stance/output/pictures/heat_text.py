"""A heat strip in characters: one sign a square, or its figure where all of them fit; panels where none fits."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from textwrap import wrap

from stance.output.document import Cell, Screen
from stance.output.pictures.heat import Grid, Head, Row, Square
from stance.output.widths import width

_ASCII = str.maketrans("·", ".")
_AXIS = ("─", "┬", "-", "+")
_LABELS = 0.4
"""Names that would take more than this share of the screen, or that it cannot show, give way to codes."""
_FEWEST = 8
"""A panel has at least so many squares, however narrow the screen is."""
_LONG = 24
"""Rows after which the heads are repeated, below."""

Line = tuple[Cell, ...]


def heat_lines(grid: Grid, screen: Screen) -> list[Line]:
    """The strip, line by line; the legend comes last."""
    return list(_Lines(grid, screen).all())


class _Lines:
    def __init__(self, grid: Grid, screen: Screen) -> None:
        self.grid = grid
        self.ascii = screen.ascii
        self.columns = screen.columns
        longest = max((width(row.label) for row in grid.rows), default=0)
        self.coded = longest > _LABELS * screen.columns or (
            screen.ascii and not all(row.label.isascii() for row in grid.rows)
        )
        self.labels = max((width(self._label(row)) for row in grid.rows), default=0)
        whole = (size for size in grid.widths if self.labels + 1 + len(grid.heads) * size <= screen.columns)
        self.size = next(whole, grid.widths[-1])
        self.figures = grid.longest < self.size
        # Squares have their sign at the right end, so only those of one column need a gap before the first.
        self.margin = self.labels + (1 if self.size == 1 else 0)
        self.across = max((screen.columns - self.margin) // self.size, _FEWEST)

    def all(self) -> Iterator[Line]:
        count = len(self.grid.heads)
        for start in range(0, count, self.across):
            if start:
                yield ()
            yield from self._panel(start, min(start + self.across, count))
        if count and self.grid.rows:
            yield ()
        yield from self._legend()

    def _panel(self, start: int, end: int) -> Iterator[Line]:
        heads = self.grid.heads[start:end]
        above = [*self._groups(heads), *self._heads(heads)]
        yield from above
        for row in self.grid.rows:
            label = self._label(row)
            yield (Cell(label + " " * (self.margin - width(label))), *self._squares(row.squares[start:end]))
        if len(self.grid.rows) > _LONG:
            yield from above

    def _label(self, row: Row) -> str:
        return row.code if self.coded else row.label

    def _squares(self, squares: Sequence[Square]) -> Iterator[Cell]:
        """The squares, neighbours of one style as one cell."""
        for style, same in groupby(squares, key=lambda square: square.style):
            text = "".join((square.figure if self.figures else square.sign).rjust(self.size) for square in same)
            yield Cell(text.translate(_ASCII) if self.ascii else text, f"cell-{style}" if style else "dim")

    def _groups(self, heads: Sequence[Head]) -> Iterator[Line]:
        """The names of the groups that there is room for, and a line with a tick where each begins."""
        starts = [
            (place, head.group) for place, head in enumerate(heads) if not place or head.group != heads[place - 1].group
        ]
        if not any(group for _, group in starts):
            return
        room = self.columns - self.margin
        names, line = "", [" "] * (self.size - 1) + [_AXIS[2 * self.ascii]] * ((len(heads) - 1) * self.size + 1)
        for place, group in starts:
            at = place * self.size + self.size - 1
            line[at] = _AXIS[2 * self.ascii + 1]
            if (not names or len(names) < at) and at + len(group) <= room:
                names += " " * (at - len(names)) + group
        space = Cell(" " * self.margin)
        yield (space, Cell(names, "dim"))
        yield (space, Cell("".join(line), "dim"))

    def _heads(self, heads: Sequence[Head]) -> Iterator[Line]:
        """The labels: across where they fit, else upright."""
        space = Cell(" " * self.margin)
        longest = max((len(head.label) for head in self.grid.heads), default=0)
        if longest < self.size:
            yield (space, Cell("".join(head.label.rjust(self.size) for head in heads), "dim"))
            return
        for level in range(longest):
            text = "".join(head.label.rjust(longest)[level].rjust(self.size) for head in heads)
            yield (space, Cell(text, "dim"))

    def _legend(self) -> Iterator[Line]:
        lines = [*self.grid.letters, *self.grid.legend, *(self.grid.figures if self.figures else self.grid.signs)]
        if not self.grid.letters and self.grid.classes:
            bounds = "; ".join(swatch.words for swatch in self.grid.classes)
            lines.append(f"In colour, the shades of the exact figures from pale to dark: {bounds}.")
        if self.coded:
            lines.append("States by their codes; 'stance states' has the names.")
        if len(self.grid.heads) > self.across:
            lines.append("Panels below each other: the columns go on in the next one.")
        for line in lines:
            words = line.translate(_ASCII) if self.ascii else line
            for part in wrap(words, self.columns, subsequent_indent="  ", break_on_hyphens=False):
                yield (Cell(part, "dim"),)
