"""A heat strip in characters: one sign a square, or its figure where all of them fit; panels where none fits."""

from collections.abc import Iterator, Sequence
from itertools import groupby, zip_longest

from stance.output.document import Cell, Screen
from stance.output.pictures.heat import PARTIAL, TREE, Grid, Head, Row, Square, groups_of, tree_lines
from stance.output.pictures.text_lines import TextLine, across_or_down, at_columns, wrapped_lines
from stance.output.widths import width

_ASCII = str.maketrans("·", ".")
_AXIS = ("─", "┬", "-", "+")
_PARTIAL = "p"
_TREE = 18
"""The columns of a tree, with the gap before it."""
_LABELS = 0.4
"""Names that would take more than this share of the screen, or that it cannot show, give way to codes."""
_FEWEST = 8
"""A panel has at least so many squares, however narrow the screen is."""
_LONG = 24
"""Rows after which the heads are repeated, below."""


class HeatLines:
    """The strip, line by line; the legend comes last."""

    def __init__(self, grid: Grid, screen: Screen) -> None:
        self.grid = grid
        self.ascii = screen.ascii
        self.columns = screen.columns
        longest = max((width(row.label) for row in grid.rows), default=0)
        self.coded = longest > _LABELS * screen.columns or (
            screen.ascii and not all(row.label.isascii() for row in grid.rows)
        )
        labels = max((width(self._label(row)) for row in grid.rows), default=0)
        room = screen.columns - (_TREE if grid.tree else 0)
        whole = (size for size in grid.widths if labels + 1 + len(grid.heads) * size <= room)
        self.size = next(whole, grid.widths[-1])
        self.figures = all(len(square.figure) < self.size for row in grid.rows for square in row.squares)
        # Squares have their sign at the right end, so only those of one column need a gap before the first.
        self.margin = labels + (1 if self.size == 1 else 0)
        self.across = max((room - self.margin) // self.size, _FEWEST)

    def __iter__(self) -> Iterator[TextLine]:
        """Line by line."""
        count = len(self.grid.heads)
        for start in range(0, count, self.across):
            if start:
                yield ()
            yield from self._panel(start, min(start + self.across, count))
        if count and self.grid.rows:
            yield ()
        yield from self._legend()

    def _panel(self, start: int, end: int) -> Iterator[TextLine]:
        heads = self.grid.heads[start:end]
        above = [*self._groups(heads), *self._heads(heads), *self._partial(heads)]
        yield from above
        rows, tree = self.grid.rows, self.grid.tree
        beside = tree_lines(tree, len(rows), _TREE - 1, self.ascii) if tree and end == len(self.grid.heads) else []
        for row, branches in zip_longest(rows, beside):
            label = self._label(row)
            cells = (Cell(label + " " * (self.margin - width(label))), *self._squares(row.squares[start:end]))
            yield cells if branches is None else (*cells, Cell(f" {branches}", "dim"))
        if len(rows) > _LONG:
            yield from above

    def _label(self, row: Row) -> str:
        return row.code if self.coded else row.label

    def _squares(self, squares: Sequence[Square]) -> Iterator[Cell]:
        """The squares, neighbours of one style as one cell."""
        for style, same in groupby(squares, key=lambda square: square.style):
            text = "".join((square.figure if self.figures else square.sign).rjust(self.size) for square in same)
            yield Cell(text.translate(_ASCII) if self.ascii else text, f"cell-{style}" if style else "dim")

    def _groups(self, heads: Sequence[Head]) -> Iterator[TextLine]:
        """The names of the groups, and a line with a tick where each begins.

        Where one has no room its name would be lost, so that all stand upright by their last two signs.
        """
        groups = list(groups_of(heads))
        if not any(name for _, _, name in groups):
            return
        starts = [place * self.size + self.size - 1 for place, _, _ in groups]
        ends = [*starts[1:], self.columns - self.margin + 1]
        line = [" "] * (self.size - 1) + [_AXIS[2 * self.ascii]] * ((len(heads) - 1) * self.size + 1)
        for at in starts:
            line[at] = _AXIS[2 * self.ascii + 1]
        if all(at + len(name) < end for at, end, (_, _, name) in zip(starts, ends, groups, strict=True)):
            names = [[name for _, _, name in groups]]
        else:
            names = [[name[-2:-1] for _, _, name in groups], [name[-1:] for _, _, name in groups]]
        space = Cell(" " * self.margin)
        for level in names:
            yield (space, Cell(at_columns(zip(starts, level, strict=True)), "dim"))
        yield (space, Cell("".join(line), "dim"))

    def _heads(self, heads: Sequence[Head]) -> Iterator[TextLine]:
        """The labels, which are upright in every panel where one of them does not fit across."""
        longest = max((len(head.label) for head in self.grid.heads), default=0)
        for text in across_or_down([head.label.rjust(longest) for head in heads], self.size):
            yield (Cell(" " * self.margin), Cell(text, "dim"))

    def _partial(self, heads: Sequence[Head]) -> Iterator[TextLine]:
        """A line with a sign below the heads of partial roll calls."""
        if any(head.partial for head in heads):
            text = "".join((_PARTIAL if head.partial else "").rjust(self.size) for head in heads)
            yield (Cell(" " * self.margin), Cell(text, "dim"))

    def _legend(self) -> Iterator[TextLine]:
        lines = [*self.grid.letters, *self.grid.legend, *(self.grid.figures if self.figures else self.grid.signs)]
        if not self.grid.letters and self.grid.classes:
            bounds = "; ".join(swatch.words for swatch in self.grid.classes)
            lines.append(f"In colour, the shades of the exact figures from pale to dark: {bounds}.")
        if any(head.partial for head in self.grid.heads):
            lines.append(f"{_PARTIAL} above a column: {PARTIAL}.")
        if self.grid.tree:
            lines.append(TREE.format(max(join.height for join in self.grid.tree)))
        if self.coded:
            lines.append("States by their codes; 'stance states' has the names.")
        if len(self.grid.heads) > self.across:
            lines.append("Panels below each other: the columns go on in the next one.")
        for line in lines:
            yield from wrapped_lines(line.translate(_ASCII) if self.ascii else line, self.columns, "dim", "  ")
