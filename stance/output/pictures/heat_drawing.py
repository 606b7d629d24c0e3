"""A heat strip as a drawing: squares with their signs or figures where there is room, and with words for a pointer."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from stance.errors import UsageError
from stance.output.pictures.drawing import SIZE, SMALLEST, Drawing, measure
from stance.output.pictures.heat import Grid, Head, Row, Square
from stance.output.pictures.legend import draw_legend
from stance.output.pictures.style import ink_on

_MANY_ROWS = 60
_JOINED = 20_000
"""With more squares than this, equal neighbours are drawn as one, which has one sign and one tooltip."""
_MOST = 250_000
"""More squares than this are more than a browser can show."""
_SMALL = 11.0
_DIGITS = 4.0


def heat_drawing(grid: Grid, wide: float) -> Drawing:
    """The strip with its heads above; the legend and the key of the columns come last.

    Raises:
        UsageError: it has more squares than can be drawn.
    """
    count = len(grid.rows) * len(grid.heads)
    if count > _MOST:
        raise UsageError(
            f"{count:,} cells are too many for a drawing, which can have {_MOST:,}",
            "name fewer states or a topic; in characters and in the machine formats there is no limit",
        )
    return _Chart(grid, wide, joined=grid.joinable and count > _JOINED).drawn()


class _Chart:
    def __init__(self, grid: Grid, wide: float, *, joined: bool) -> None:
        self.grid = grid
        self.drawing = Drawing(wide)
        self.joined = joined
        many = len(grid.rows) > _MANY_ROWS
        self.high = 12.0 if many else 20.0
        self.size = SMALLEST if many else SIZE
        longest = max((measure(row.label, self.size) for row in grid.rows), default=0)
        self.coded = longest > self.drawing.width / 3
        labels = [measure(self._label(row), self.size) for row in grid.rows]
        self.margin = max(labels, default=0) + 10
        count = max(len(grid.heads), 1)
        least, most = grid.span
        # More squares than fit at the least width go into panels below each other.
        self.wide = max(min((self.drawing.width - self.margin) / count, most), least)
        self.across = max(int((self.drawing.width - self.margin) / self.wide + 1e-9), 1)

    def _label(self, row: Row) -> str:
        return row.code if self.coded else row.label

    def drawn(self) -> Drawing:
        y = draw_legend(self.drawing, 0, 0, self.grid.classes)
        for start in range(0, len(self.grid.heads), self.across):
            y = self._panel(start, min(start + self.across, len(self.grid.heads)), y) + 18
        self.drawing.note(*self._legend())
        self._key(y + 8)
        return self.drawing

    def _panel(self, start: int, end: int, y: float) -> float:
        heads = self.grid.heads[start:end]
        y = self._groups(heads, y)
        y = self._heads(heads, y)
        for row in self.grid.rows:
            self.drawing.text(0, y + self.high / 2 + self.size * 0.35, self._label(row), size=self.size)
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
                self.drawing.box(x, y, wide - gap, self.high - 1, square.style, title=title)
            if words:
                style = ink_on(square.style) or "dim"
                middle = y + (self.high - 1) / 2 + size * 0.35
                # A sign without a box stands in each of its places: a blank would be read as nothing recorded.
                for place in range(first, first + 1 if square.style else last + 1):
                    said = "" if square.style or place > first else title
                    middle_x = self.margin + (place + 0.5) * self.wide - gap / 2
                    self.drawing.text(middle_x, middle, words, style, anchor="middle", size=size, title=said)

    def _runs(self, squares: Sequence[Square]) -> Iterator[tuple[int, int, Square]]:
        """The squares with their places, or where there are many, equal neighbours together."""
        if not self.joined:
            yield from ((place, place, square) for place, square in enumerate(squares))
            return
        place = 0
        for square, same in groupby(squares):
            count = len(list(same))
            yield place, place + count - 1, square
            place += count

    def _words(self, square: Square) -> tuple[str, float]:
        """The figure or the sign, whichever fits, with its size; nothing where neither does."""
        size = min(_SMALL, self.high - 3)
        for words in (square.figure, square.sign):
            if measure(words, size) + 2 <= self.wide:
                return words, size
        return "", size

    def _groups(self, heads: Sequence[Head], y: float) -> float:
        starts = [
            (place, head.group) for place, head in enumerate(heads) if not place or head.group != heads[place - 1].group
        ]
        if not any(group for _, group in starts):
            return y
        free = 0.0
        for place, group in starts:
            x = self.margin + place * self.wide
            self.drawing.line(x, y + 4, x, y + 16)
            if x >= free and x + measure(group, 12) <= self.drawing.width:
                self.drawing.text(x + 2, y + 12, group, "dim", size=12)
                free = x + measure(group, 12) + 8
        return y + 18

    def _heads(self, heads: Sequence[Head], y: float) -> float:
        """The labels of all columns; where there is no room, of every second, third... one."""
        size = 10.0
        longest = max((measure(head.label, size) for head in self.grid.heads), default=0)
        step = int((longest + _DIGITS) // self.wide) + 1
        for place, head in enumerate(heads):
            if place % step == 0:
                x = self.margin + (place + 0.5) * self.wide
                anchor = "middle" if step == 1 else "start"
                x = x if step == 1 else self.margin + place * self.wide
                self.drawing.text(x, y + 10, head.label, "dim", anchor=anchor, size=size, title=head.words)
        return y + 15

    def _legend(self) -> Iterator[str]:
        yield from self.grid.legend
        squares = [square for row in self.grid.rows for square in row.squares if square.style]
        if any(square.figure == self._words(square)[0] for square in squares):
            yield from self.grid.figures
        elif any(square.sign == self._words(square)[0] for square in squares):
            yield from self.grid.signs
        if self.joined:
            yield "Neighbours that are alike are one box with one letter."

    def _key(self, y: float) -> None:
        """A line for each column: its label, date, id, and its title at the end, which may need several lines."""
        size, gap, x, starts = _SMALL, 14.0, 0.0, []
        for number in range(len(self.grid.key[0]) if self.grid.key else 0):
            starts.append(x)
            x += max(measure(entry[number], size) for entry in self.grid.key) + gap
        for entry in self.grid.key:
            for place, words in zip(starts[:-1], entry[:-1], strict=True):
                self.drawing.text(place, y, words, "dim", size=size)
            y = self.drawing.paragraph(starts[-1], y, entry[-1], size=size)
