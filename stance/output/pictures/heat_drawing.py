"""A heat strip as a drawing: squares with their signs or figures where there is room, and with words for a pointer."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from math import cos, radians, sin

from stance.errors import UsageError
from stance.output.pictures.drawing import SIZE, SMALLEST, Drawing, measure
from stance.output.pictures.heat import PARTIAL, TREE, Grid, Head, Row, Square, forks, groups_of
from stance.output.pictures.style import ABSENT, ink_on

_MANY_ROWS = 60
_JOINED = 20_000
"""With more squares than this, equal neighbours are drawn as one, which has one sign and one tooltip."""
_MOST = 250_000
"""More squares than this are more than a browser can show."""
_SMALL = 11.0
_TREE = 90.0
"""How wide the tree is."""
_CODE = 44.0
"""How wide codes and the gap after them are at most."""
_ANGLE = 60.0
_APART = 13.5
"""Columns as wide as this have room for a line of text at the angle."""
_BAND = 14.0
_CAP = 5.0


class HeatDrawing(Drawing):
    """The strip with its heads above; the legend and the key of the columns come last.

    Raises:
        UsageError: it has more squares than can be drawn.
    """

    def __init__(self, grid: Grid, wide: float) -> None:
        squares = len(grid.rows) * len(grid.heads)
        if squares > _MOST:
            raise UsageError(
                f"{squares:,} cells are too many for a drawing, which can have {_MOST:,}",
                "name fewer states or a topic; in characters and in the machine formats there is no limit",
            )
        super().__init__(wide)
        self.grid = grid
        # Squares with figures are not joined: each has its own.
        self.joined = not grid.figures and squares > _JOINED
        many = len(grid.rows) > _MANY_ROWS
        self.high = 13.0 if many else 20.0
        self.size = SMALLEST if many else SIZE
        longest = max((measure(row.label, self.size) for row in grid.rows), default=0)
        count, (least, most) = max(len(grid.heads), 1), grid.span
        right = _TREE if grid.tree else 0.0
        # Names give way to codes where they take too much, or where with codes all columns fit beside each other.
        self.coded = longest > wide / 3 or wide - longest - 10 - right < count * least <= wide - _CODE - right
        self.margin = max((measure(self._label(row), self.size) for row in grid.rows), default=0) + 10
        room = wide - self.margin - right
        # More squares than fit at the least width go into panels below each other.
        self.wide = max(min(room / count, most), least)
        self.heads = Heads(grid, self.wide)
        if (over := self.heads.overhang - right) > room - count * self.wide:
            narrower = max(min((room - over) / count, most), least)
            self.heads = Heads(grid, narrower)
            if self.heads.overhang and count * narrower <= room - over + 0.1:
                self.wide = narrower
            else:
                self.heads = Heads(grid, self.wide, angled=False)
        self.across = max(int(room / self.wide + 1e-9), 1)
        y = self.legend(grid.classes)
        for start in range(0, len(grid.heads), self.across):
            y = self._panel(start, min(start + self.across, len(grid.heads)), y) + 18
        self.notes += self._legend()

    def _label(self, row: Row) -> str:
        return row.code if self.coded else row.label

    def _panel(self, start: int, end: int, y: float) -> float:
        heads = self.grid.heads[start:end]
        y = self.heads.draw(self, heads, self.margin, y)
        if end == len(self.grid.heads):
            self._tree(y)
        for row in self.grid.rows:
            self.text(0, y + self.high / 2 + self.size * 0.35, self._label(row), size=self.size)
            self._row(row, heads, row.squares[start:end], y)
            y += self.high
        return y

    def _row(self, row: Row, heads: Sequence[Head], squares: Sequence[Square], y: float) -> None:
        gap = 1.0 if self.wide >= 8 else 0.0
        for first, last, square in self._runs(squares):
            x, wide = self.margin + first * self.wide, (last - first + 1) * self.wide
            where = heads[first].words if first == last else f"{heads[first].words} to {heads[last].words}"
            title = f"{row.name}, {where}: {square.words}"
            if first != last:
                title += f" in each of {last - first + 1}"
            words, size = self._words(square)
            if square.style:
                self.box(x, y, wide - gap, self.high - 1, square.style, title=title)
            if words:
                style = ink_on(square.style) or "dim"
                middle = y + (self.high - 1) / 2 + size * 0.35
                # A sign without a box stands in each of its places: a blank would be read as nothing recorded.
                for place in range(first, first + 1 if square.style else last + 1):
                    said = "" if square.style or place > first else title
                    middle_x = self.margin + (place + 0.5) * self.wide - gap / 2
                    self.text(middle_x, middle, words, style, anchor="middle", size=size, title=said)

    def _runs(self, squares: Sequence[Square]) -> Iterator[tuple[int, int, Square]]:
        """The squares with their places, or where there are many, equal neighbours together."""
        place = 0
        # No place is like another, so that each is alone where none are to be joined.
        for _, run in groupby(squares if self.joined else range(len(squares))):
            count = len(list(run))
            yield place, place + count - 1, squares[place]
            place += count

    def _words(self, square: Square) -> tuple[str, float]:
        """The figure or the sign, whichever fits, with its size; nothing where neither does."""
        size = SMALLEST if self.wide < 10 else min(_SMALL, max(self.high - 3, SMALLEST))
        for words in (square.figure, square.sign):
            if measure(words, size) + 1 <= self.wide:
                return words, size
        return "", size

    def _legend(self) -> Iterator[str]:
        yield from self.grid.legend
        squares = [square for row in self.grid.rows for square in row.squares if square.style]
        if any(square.figure == self._words(square)[0] for square in squares):
            yield from self.grid.figures
        elif any(square.sign == self._words(square)[0] for square in squares):
            yield from self.grid.signs
        if any(head.partial for head in self.grid.heads):
            yield f"Hatched above a column: {PARTIAL}."
        if self.grid.tree:
            yield TREE.format(max(join.height for join in self.grid.tree))
        if self.joined:
            yield "Neighbours that are alike are one box with one letter."

    def _tree(self, y: float) -> None:
        """The forks to the right of the squares, the last as far away as there is room."""
        left = self.margin + len(self.grid.heads) * self.wide + 3
        reach = (_TREE - 6) / max((join.height for join in self.grid.tree), default=0) if self.grid.tree else 0
        for fork in forks(self.grid.tree, len(self.grid.rows)):
            x = left + fork.height * reach
            ends = [y + (at + 0.5) * self.high for at in (fork.first, fork.second)]
            for end, height in zip(ends, (fork.first_height, fork.second_height), strict=True):
                self.line(left + height * reach, end, x, end, "dim")
            self.line(x, ends[0], x, ends[1], "dim")


class Heads:
    """The heads above columns of a width, ``angled`` where that is wide enough."""

    def __init__(self, grid: Grid, wide: float, *, angled: bool = True) -> None:
        self.wide = wide
        titles = [head.title for head in grid.heads]
        angled = angled and wide >= _APART
        self.titled = angled and any(titles)
        labels = titles if self.titled else [head.label for head in grid.heads]
        self.longest = max((measure(label, SMALLEST) for label in labels), default=0.0)
        self.banded = any(head.group for head in grid.heads)
        self.partial = any(head.partial for head in grid.heads)
        # Codes stand upright where they fit side by side, else at the angle, else where there is room for one.
        self.level = not self.titled and not self.banded and self.longest + 4 <= wide
        self.angled = self.titled or (angled and not self.banded and not self.level)

    @property
    def overhang(self) -> float:
        """How far the last head reaches to the right of the middle of its column."""
        return self.longest * cos(radians(_ANGLE)) + 4 if self.angled else 0.0

    def draw(self, drawing: Drawing, heads: Sequence[Head], left: float, y: float) -> float:
        """Draw them from ``y`` down; gives where the squares begin."""
        if self.angled:
            y += self.longest * sin(radians(_ANGLE)) + SMALLEST
            for place, head in enumerate(heads):
                x = left + (place + 0.5) * self.wide + 3
                drawing.text(x, y - 4, head.title if self.titled else head.label, "dim", size=SMALLEST, turned=_ANGLE,
                             title=head.words)  # fmt: skip
        elif not self.banded:
            y = self._labels(drawing, heads, left, y)
        if self.banded:
            y = self._bands(drawing, heads, left, y)
        if self.partial:
            for place, head in enumerate(heads):
                if head.partial:
                    drawing.box(left + place * self.wide, y, self.wide - 1, _CAP, ABSENT)
            y += _CAP + 1
        return y

    def _labels(self, drawing: Drawing, heads: Sequence[Head], left: float, y: float) -> float:
        step = int((self.longest + 4) // self.wide) + 1
        for place in range(0, len(heads), step):
            drawing.text(left + (place + 0.5) * self.wide, y + 10, heads[place].label, "dim", anchor="middle",
                         size=SMALLEST, title=heads[place].words)  # fmt: skip
        return y + 15

    def _bands(self, drawing: Drawing, heads: Sequence[Head], left: float, y: float) -> float:
        """A line over the columns of each year with its name, which stands upright where the columns are too few."""
        groups = list(groups_of(heads))
        upright = any(measure(name, SMALLEST) + 2 > count * self.wide for _, count, name in groups)
        high = measure("0000", SMALLEST) + 2 if upright else _BAND
        for place, count, name in groups:
            x, wide = left + place * self.wide, count * self.wide
            drawing.line(x + 0.5, y + high, x + wide - 1.5, y + high, "dim")
            middle = x + (wide - 1) / 2
            if upright:
                drawing.text(middle + SMALLEST * 0.35, y + high - 3, name, "dim", size=SMALLEST, turned=90)
            else:
                drawing.text(middle, y + high - 4, name, "dim", anchor="middle", size=SMALLEST)
        return y + high + 3
