"""Alignments by year as small multiples, in characters: a column a year, five rows from 0 to 1."""

from collections.abc import Iterator, Sequence

from stance.output.document import Cell, Screen
from stance.output.pictures.alignment_scene import Mark, Multiple, Panel, Scene
from stance.output.pictures.alignment_text import alignment_lines
from stance.output.pictures.text_lines import TextLine, at_columns
from stance.output.pictures.time_axis import named_years
from stance.output.widths import width, wrapped

_ROWS = ("1", "", "0.5", "", "0")
"""From above, with the names of those that have one."""
_MARGIN, _GAP = 4, 2
_WORDS = 24
"""How wide a panel becomes for its words where its years take less."""
_SIGNS = ("●", "│", "·", "┤", "└", "─")
_ASCII = ("o", "|", ".", "+", "+", "-")
_NO_FIGURE = "?"


class MultiplesLines:
    """The panels, as many side by side as there is room for; the legend comes last."""

    def __init__(self, scene: Scene[Multiple], screen: Screen) -> None:
        self.scene = scene
        self.dot, self.bar, self.grid, self.side, self.corner, self.base = _ASCII if screen.ascii else _SIGNS
        self.columns = screen.columns
        self.first, self.last = scene.years
        years = self.last - self.first + 1
        room = max(screen.columns - _MARGIN, 4)
        # A few years are set apart; many are folded into strips of about the same length, rather than lumped together.
        self.step = 3 if years <= 6 else 2 if years <= 12 else 1
        strips = -(-years * self.step // room)
        self.strip = -(-years // strips)
        plot = self.strip * self.step
        self.multiples = [multiple for panel in scene.panels for multiple in panel.rows]
        words = [width(text) for multiple in self.multiples for text in (multiple.state, multiple.whole)]
        self.cell = min(max(plot, 9, min(max(words, default=0), _WORDS)), room)
        self.across = max((room + _GAP) // (self.cell + _GAP), 1)

    def __iter__(self) -> Iterator[TextLine]:
        """Line by line."""
        return alignment_lines(self.scene, self.columns, self._panel, self._legend)

    def _panel(self, panel: Panel[Multiple]) -> Iterator[TextLine]:
        for start in range(0, len(panel.rows), self.across):
            if start:
                yield ()
            yield from self._abreast(panel.rows[start : start + self.across])

    def _abreast(self, multiples: Sequence[Multiple]) -> Iterator[TextLine]:
        for style, texts in (("", [each.state for each in multiples]), ("dim", [each.whole for each in multiples])):
            heads = [wrapped(text, self.cell) for text in texts]
            for level in range(max(map(len, heads))):
                yield self._beside("", [(Cell("".join(head[level : level + 1]), style),) for head in heads])
        for first in range(self.first, self.last + 1, self.strip):
            strip = range(first, min(first + self.strip, self.last + 1))
            for level, name in enumerate(_ROWS):
                side = f"{name:>{_MARGIN - 1}}{self.side}"
                yield self._beside(side, [self._row(multiple, strip, level) for multiple in multiples])
            corner = " " * (_MARGIN - 1) + self.corner
            yield self._beside(corner, [self._base(multiple, strip) for multiple in multiples])
            yield self._beside("", [(Cell(self._names(strip), "dim"),) for _ in multiples])

    def _beside(self, margin: str, parts: Sequence[Sequence[Cell]]) -> TextLine:
        """The parts in columns, each as wide as a panel."""
        cells = [Cell(f"{margin:{_MARGIN}}", "dim")]
        for number, part in enumerate(parts):
            used = sum(width(cell.text) for cell in part)
            cells += [*part, Cell(" " * (self.cell - used + (_GAP if number < len(parts) - 1 else 0)))]
        return tuple(cells)

    def _row(self, multiple: Multiple, strip: range, level: int) -> list[Cell]:
        cells = [Cell(self.grid if _ROWS[level] else " ", "dim")] * (len(strip) * self.step)
        for year in multiple.years:
            if year.mark and year.year in strip:
                column = self._column(year.year - strip[0])
                cells[column] = self._sign(year.mark, level) or cells[column]
        return cells

    def _sign(self, mark: Mark, level: int) -> Cell | None:
        if _level(mark.at) == level:
            return Cell(self.dot, "title")
        return Cell(self.bar, "with") if _level(mark.high) <= level <= _level(mark.low) else None

    def _base(self, multiple: Multiple, strip: range) -> list[Cell]:
        """The line below the years, with a sign in those that have too little for a figure."""
        cells = [Cell(self.base, "dim")] * (len(strip) * self.step)
        for year in multiple.years:
            if not year.mark and year.year in strip:
                cells[self._column(year.year - strip[0])] = Cell(_NO_FIGURE, "nothing")
        return cells

    def _column(self, year: int) -> int:
        return year * self.step + self.step // 2

    def _names(self, strip: range) -> str:
        first, last = strip[0], strip[-1]
        named = named_years(first, last, lambda year: float((year - first) * self.step), 1, 2)
        return at_columns(
            (len(strip) * self.step - 4 if year == last != first else (year - first) * self.step, f"{year:04}")
            for year in named
        )

    def _legend(self) -> Iterator[str]:
        marks = [year.mark for multiple in self.multiples for year in multiple.years]
        yield f"{self.dot} agreement in a year, in the nearest of the rows 0, 0.25, 0.5, 0.75 and 1."
        if any(mark and _level(mark.low) > _level(mark.high) for mark in marks):
            yield (
                f"{self.bar} its bounds: the range if all missing items went against or with the reference. A bound"
                " in the row of the dot is hidden by it."
            )
        if not all(marks):
            yield f"{_NO_FIGURE} below: a year with too little scored for a figure."
        yield "A year with no sign at all: nothing to measure the state by."
        yield "Below the name: the agreement over the whole period, and how many items are scored of those eligible."


def _level(value: float) -> int:
    """The row of a figure, from above."""
    return len(_ROWS) - 1 - int(value * (len(_ROWS) - 1) + 0.5)
