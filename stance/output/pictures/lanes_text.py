"""A lane chart in characters."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from stance.output.document import Cell, Screen
from stance.output.pictures.lanes import Block, Row, Scene, tick_words
from stance.output.pictures.style import OTHERS
from stance.output.pictures.text_lines import TextLine, wrapped_lines
from stance.output.pictures.time_axis import TimeAxis
from stance.output.widths import width
from stance.questions.lanes import Tick

_BANDS = {
    "with": ("━", "="), "between": ("─", "-"), "against": ("┈", "."), "nothing": ("·", ":"),
    "shade-0": ("┈", "."), "shade-1": ("┈", "."), "shade-2": ("─", "-"), "shade-3": ("━", "="), "shade-4": ("━", "="),
    **dict.fromkeys(OTHERS, ("~", "~")),
}  # fmt: skip
"""How a band is drawn: as a terminal can, and in ASCII."""
_MEANINGS = {
    "with": "in or for", "between": "in between", "against": "out or against", "nothing": "silent", OTHERS[0]: "other",
}  # fmt: skip
_EVENT = ("▾", "v")
_AXIS = ("─", "┬", "-", "+")
_MANY = 10
_NARROW = 24
"""Fewer columns than this are too few for time; labels then go above their rows."""
_TALLEST = 8
_NAMED = 12
"""The most events above the chart that the legend names."""
_LONG = 24
"""Rows after which the axis is drawn once more, below."""


class LanesLines:
    """The chart, line by line; the legend comes last."""

    def __init__(self, scene: Scene, screen: Screen) -> None:
        self.scene = scene
        self.ascii = screen.ascii
        self.columns = screen.columns
        room = screen.columns - max(_NARROW, screen.columns // 2) - 1
        longest = max([len("events"), *(width(row.label) for row in scene.rows)])
        self.short = longest > room
        if self.short:
            longest = max([len("events"), *(width(row.short) for row in scene.rows)])
        self.stacked = longest > room
        self.margin = 0 if self.stacked else longest + 1
        self.axis = TimeAxis(scene.first, scene.last, max(screen.columns - self.margin, 1))

    def __iter__(self) -> Iterator[TextLine]:
        """Line by line."""
        rows = self.scene.rows
        if rows:
            yield from self._events(self.scene.ticks)
            yield from self._axis()
        for number, block in enumerate(self.scene.blocks):
            yield from self._block(block, first=not number)
        if len(rows) > _LONG:
            yield from self._axis()
        for number, words in enumerate(self._legend()):
            if not number:
                yield ()
            yield from wrapped_lines(words, self.columns, "dim", "  ")

    def _block(self, block: Block, first: bool) -> Iterator[TextLine]:
        if block.heading:
            if not first:
                yield ()
            yield (Cell(block.heading, "title"),)
            yield from self._events(block.ticks)
        for row in block.rows:
            label = row.short if self.short and not self.stacked else row.label
            if self.stacked:
                yield (Cell(label),)
            for number, line in enumerate(self._votes(row) if row.votes else [self._held(row)]):
                yield (self._label("" if self.stacked or number else label), *line)
        if not block.rows and not block.steady:
            yield (Cell("Nothing is recorded in this period.", "dim"),)
        if block.steady:
            yield from wrapped_lines(f"Unchanged: {', '.join(block.steady)}.", self.columns, "dim")

    def _label(self, label: str) -> Cell:
        return Cell("" if self.stacked else label + " " * (self.margin - width(label)))

    def _crowded(self) -> bool:
        """Whether two events of one row share a column."""
        rows = [self.scene.ticks, *(block.ticks for block in self.scene.blocks)]
        return any(len({self.axis.column(tick.first) for tick in ticks}) < len(ticks) for ticks in rows)

    def _events(self, ticks: Sequence[Tick]) -> Iterator[TextLine]:
        if not ticks:
            return
        counts = Counter(self.axis.column(tick.first) for tick in ticks)
        signs = {column: _EVENT[self.ascii] if n == 1 else str(n) if n < _MANY else "+" for column, n in counts.items()}
        text = "".join(signs.get(column, " ") for column in range(max(signs) + 1))
        if self.stacked:
            yield (Cell("events", "dim"),)
        yield (Cell(self._label("events").text, "dim"), Cell(text, "title"))

    def _axis(self) -> Iterator[TextLine]:
        ticks = self.axis.ticks(room=2)
        names, line = "", [_AXIS[2 * self.ascii]] * int(self.axis.width)
        for day, name in ticks:
            column = self.axis.column(day)
            # A name that would stand out at the end ends there, if it has room: its tick says the day.
            place = min(column, len(line) - len(name))
            if place >= len(names) + 1 or place == column:
                names += " " * (place - len(names)) + name
            line[column] = _AXIS[2 * self.ascii + 1]
        yield (self._label(""), Cell(names[: int(self.axis.width)], "dim"))
        yield (self._label(""), Cell("".join(line), "dim"))

    def _held(self, row: Row) -> list[Cell]:
        """The bands, as they stand on the last day of each column, with the signs in their columns."""
        cells = [Cell(" ")] * int(self.axis.width)
        for column in range(len(cells)):
            day = self.axis.last_day(column)
            for band in row.bands:
                if band.first <= day <= band.last:
                    line = _BANDS[band.style][self.ascii] if band.settled else band.letter
                    cells[column] = Cell(line, band.style)
        for sign in row.signs:
            cells[self.axis.column(sign.day)] = Cell(sign.letter, sign.style)
        return _joined(cells)

    def _votes(self, row: Row) -> list[list[Cell]]:
        """The signs, those of one column below each other; where the pile is too high, the commonest of a column."""
        piles: dict[int, list[Cell]] = {}
        for sign in row.signs:
            piles.setdefault(self.axis.column(sign.day), []).append(Cell(sign.letter, sign.style))
        height = max(map(len, piles.values()), default=1)
        if height > _TALLEST:
            piles = {column: [max(pile, key=pile.count)] for column, pile in piles.items()}
            height = 1
        columns = [piles.get(column, []) for column in range(int(self.axis.width))]
        return [
            _joined([pile[level] if level < len(pile) else Cell(" ") for pile in columns]) for level in range(height)
        ]

    def _legend(self) -> Iterator[str]:
        rows = self.scene.rows
        shown = {band.style for row in rows for band in row.bands if band.settled}
        if shown.intersection(OTHERS):
            shown.add(OTHERS[0])
        meanings = [f"{_BANDS[style][self.ascii]} {words}" for style, words in _MEANINGS.items() if style in shown]
        meanings += [f"{swatch.sign} {swatch.words}" for swatch in self.scene.open]
        if any(style.startswith("shade") for style in shown):
            shades = " ".join(_BANDS[f"shade-{step}"][self.ascii] for step in (0, 2, 4))
            meanings.append(f"of a scale {shades} from its low to its high end")
        yield from self.scene.letters
        if meanings:
            yield f"Bands: {', '.join(meanings)}; blank where nothing is recorded."
        elif any(not row.signs for row in rows):
            yield "Blank where nothing is recorded."
        votes = [row for row in rows if row.votes]
        if any(
            len(self._votes(row)) == 1 and len({self.axis.column(sign.day) for sign in row.signs}) < len(row.signs)
            for row in votes
        ):
            yield "Where many votes share a column, it shows the commonest."
        if self.scene.ticks or any(block.ticks for block in self.scene.blocks):
            several = ", 2 to 9 so many in one column, + more" if self._crowded() else ""
            yield f"{_EVENT[self.ascii]} an event{several}."
            if len(self.scene.ticks) <= _NAMED:
                yield from map(tick_words, self.scene.ticks)


def _joined(cells: Iterable[Cell]) -> list[Cell]:
    """Neighbours of one style as one cell."""
    return [Cell("".join(cell.text for cell in same), style) for style, same in groupby(cells, lambda cell: cell.style)]
