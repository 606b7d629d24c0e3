"""Alignments by year as small multiples, in characters: a column a year, five rows from 0 to 1."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from stance.output.document import Cell, Screen
from stance.output.pictures.dots import Mark
from stance.output.pictures.multiples import Panel, Part, Scene
from stance.output.pictures.text_lines import TextLine, wrapped_lines
from stance.output.pictures.time_axis import named_years
from stance.output.widths import width, wrapped

_ROWS = ("1", "", "0.5", "", "0")
"""From above, with the names of those that have one."""
_MARGIN, _GAP = 4, 2
_WORDS = 24
"""How wide a panel becomes for its words where its years take less."""


class _Signs(NamedTuple):
    dot: str
    bar: str
    grid: str
    side: str
    corner: str
    base: str
    gap: str


_UNICODE = _Signs("●", "│", "·", "┤", "└", "─", "?")
_ASCII = _Signs("o", "|", ".", "+", "+", "-", "?")


def multiples_lines(scene: Scene, screen: Screen) -> list[TextLine]:
    """The panels, as many side by side as there is room for; the legend comes last."""
    return list(_Lines(scene, screen).all())


class _Lines:
    def __init__(self, scene: Scene, screen: Screen) -> None:
        self.scene = scene
        self.signs = _ASCII if screen.ascii else _UNICODE
        self.columns = screen.columns
        years = scene.last - scene.first + 1
        room = max(screen.columns - _MARGIN, 4)
        # A few years are set apart; many are folded into strips of about the same length, rather than lumped together.
        self.step = 3 if years <= 6 else 2 if years <= 12 else 1
        strips = -(-years * self.step // room)
        self.strip = -(-years // strips)
        plot = self.strip * self.step
        words = [width(text) for part in scene.parts for panel in part.panels for text in (panel.state, panel.whole)]
        self.cell = min(max(plot, 9, min(max(words, default=0), _WORDS)), room)
        self.across = max((room + _GAP) // (self.cell + _GAP), 1)

    def all(self) -> Iterator[TextLine]:
        for number, part in enumerate(self.scene.parts):
            if number:
                yield ()
            yield from self._part(part)
        for words in self.scene.words:
            yield from wrapped_lines(words, self.columns)
        if any(part.panels for part in self.scene.parts):
            yield ()
            yield from self._legend()

    def _part(self, part: Part) -> Iterator[TextLine]:
        yield from wrapped_lines(part.heading, self.columns, "title")
        for start in range(0, len(part.panels), self.across):
            if start:
                yield ()
            yield from self._abreast(part.panels[start : start + self.across])
        for words in part.words:
            yield from wrapped_lines(words, self.columns)

    def _abreast(self, panels: Sequence[Panel]) -> Iterator[TextLine]:
        for style, texts in (("", [panel.state for panel in panels]), ("dim", [panel.whole for panel in panels])):
            heads = [wrapped(text, self.cell) for text in texts]
            for level in range(max(map(len, heads))):
                yield self._beside("", [(Cell("".join(head[level : level + 1]), style),) for head in heads])
        for first in range(self.scene.first, self.scene.last + 1, self.strip):
            last = min(first + self.strip - 1, self.scene.last)
            for level, name in enumerate(_ROWS):
                side = f"{name:>{_MARGIN - 1}}{self.signs.side}"
                yield self._beside(side, [self._row(panel, first, last, level) for panel in panels])
            corner = " " * (_MARGIN - 1) + self.signs.corner
            yield self._beside(corner, [self._base(panel, first, last) for panel in panels])
            yield self._beside("", [(Cell(self._names(first, last), "dim"),) for _ in panels])

    def _beside(self, margin: str, parts: Sequence[Sequence[Cell]]) -> TextLine:
        """The parts in columns, each as wide as a panel."""
        cells = [Cell(f"{margin:{_MARGIN}}", "dim")]
        for number, part in enumerate(parts):
            used = sum(width(cell.text) for cell in part)
            cells += [*part, Cell(" " * (self.cell - used + (_GAP if number < len(parts) - 1 else 0)))]
        return tuple(cells)

    def _row(self, panel: Panel, first: int, last: int, level: int) -> list[Cell]:
        grid = Cell(self.signs.grid if _ROWS[level] else " ", "dim")
        cells = [grid] * ((last - first + 1) * self.step)
        for year in panel.years:
            if year.mark and first <= year.year <= last:
                sign = self._sign(year.mark, level)
                if sign:
                    cells[self._column(year.year - first)] = sign
        return cells

    def _sign(self, mark: Mark, level: int) -> Cell | None:
        if _level(mark.at) == level:
            return Cell(self.signs.dot, "title")
        return Cell(self.signs.bar, "with") if _level(mark.high) <= level <= _level(mark.low) else None

    def _base(self, panel: Panel, first: int, last: int) -> list[Cell]:
        """The line below the years, with a sign in those that have too little for a figure."""
        cells = [Cell(self.signs.base, "dim")] * ((last - first + 1) * self.step)
        for year in panel.years:
            if not year.mark and first <= year.year <= last:
                cells[self._column(year.year - first)] = Cell(self.signs.gap, "nothing")
        return cells

    def _column(self, year: int) -> int:
        return year * self.step + self.step // 2

    def _names(self, first: int, last: int) -> str:
        named = named_years(first, last, lambda year: float((year - first) * self.step), 1, 2)
        line = ""
        for year in named:
            column = (year - first) * self.step
            if year == last and year != first:
                column = (last - first + 1) * self.step - 4
            line += " " * (column - len(line)) + f"{year:04}"
        return line

    def _legend(self) -> Iterator[TextLine]:
        signs = self.signs
        years = [year for part in self.scene.parts for panel in part.panels for year in panel.years]
        yield from self._meaning(
            f"{signs.dot} agreement in a year, in the nearest of the rows 0, 0.25, 0.5, 0.75 and 1."
        )
        if any(year.mark and _level(year.mark.low) > _level(year.mark.high) for year in years):
            yield from self._meaning(
                f"{signs.bar} its bounds: the range if all missing items went against or with the reference. A bound"
                " in the row of the dot is hidden by it."
            )
        if not all(year.mark for year in years):
            yield from self._meaning(f"{signs.gap} below: a year with too little scored for a figure.")
        yield from self._meaning("A year with no sign at all: nothing to measure the state by.")
        yield from self._meaning(
            "Below the name: the agreement over the whole period, and how many items are scored of those eligible."
        )

    def _meaning(self, words: str) -> Iterator[TextLine]:
        return wrapped_lines(words, self.columns, "dim", "  ")


def _level(value: float) -> int:
    """The row of a figure, from above."""
    return len(_ROWS) - 1 - int(value * (len(_ROWS) - 1) + 0.5)
