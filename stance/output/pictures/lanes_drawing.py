"""A lane chart as a drawing."""

from collections.abc import Sequence

from stance.dataset.dates import in_words, iso
from stance.output.pictures.drawing import SIZE, Drawing, lines_of, measure
from stance.output.pictures.lanes import Band, Block, Row, Scene, Sign, tick_words
from stance.output.pictures.legend import draw_legend
from stance.output.pictures.style import ink_on
from stance.output.pictures.time_axis import TimeAxis
from stance.questions.lanes import Tick

_ROW, _BAND, _SMALL = 24.0, 16.0, 11.0
_SIGN = 16.0
_GAP = 4.0
_NAMED = 24
"""The most events above the chart that the legend names; tooltips name all."""
_STYLES = {"uncertain": "doubt", "disputed": "doubt", "ineligible": "nothing"}


def lanes_drawing(scene: Scene, wide: float) -> Drawing:
    """The chart with its axis above, and below where it is long; the legend comes last."""
    return _Chart(scene, wide).drawn()


class _Chart:
    def __init__(self, scene: Scene, wide: float) -> None:
        self.scene = scene
        self.drawing = Drawing(wide)
        labels = [measure(row.label) for block in scene.blocks for row in block.rows]
        self.margin = min(max([*labels, measure("events")]) + 12, self.drawing.width / 3)
        self.axis = TimeAxis(scene.first, scene.last, self.drawing.width - self.margin)

    def x(self, day: float) -> float:
        return self.margin + self.axis.at(day)

    def drawn(self) -> Drawing:
        rows = sum(len(block.rows) for block in self.scene.blocks)
        y = draw_legend(self.drawing, 0, 0, self.scene.classes)
        ticks = self.axis.ticks(room=14, sign=SIZE * 0.56) if rows else []
        if rows:
            y = self._events(self.scene.ticks, y + 12)
            y = self._names(ticks, y + 6)
        top = y
        blocks = []
        for block in self.scene.blocks:
            blocks.append((block, y))
            y += self._height(block)
        for day, _ in ticks:
            self.drawing.line(self.x(day), top, self.x(day), y)
        for block, start in blocks:
            self._block(block, start)
        if rows > 20:
            y = self._names(ticks, y + 4)
        self.drawing.note(*self._legend())
        return self.drawing

    def _events(self, ticks: Sequence[Tick], y: float) -> float:
        if not ticks:
            return y
        self.drawing.text(0, y, "events", "dim", size=12)
        for tick in ticks:
            x = self.x(tick.first)
            self.drawing.shape([(x - 4, y - 9), (x + 4, y - 9), (x, y)], "ink", title=tick_words(tick))
        return y + 8

    def _names(self, ticks: Sequence[tuple[int, str]], y: float) -> float:
        for day, name in ticks:
            self.drawing.text(self.x(day), y + 8, name, "dim", size=12)
        return y + 16

    def _height(self, block: Block) -> float:
        head = (26.0 if block.heading else 0.0) + (14.0 if block.heading and block.ticks else 0.0)
        rows = sum(_ROW + (self._levels(row) - 1) * (_SIGN + 2) for row in block.rows)
        return head + rows + (len(self._steady(block)) * 17.0) + (17.0 if not block.rows and not block.steady else 0)

    def _block(self, block: Block, y: float) -> None:
        if block.heading:
            self.drawing.text(0, y + 18, block.heading, bold=True, size=14)
            y += 26
            if block.ticks:
                self._events(block.ticks, y + 8)
                y += 14
        for row in block.rows:
            y = self._row(row, y)
        if not block.rows and not block.steady:
            self.drawing.text(0, y + 13, "Nothing is recorded in this period.", "dim")
        for line in self._steady(block):
            self.drawing.text(0, y + 13, line, "dim", size=12)
            y += 17

    def _steady(self, block: Block) -> Sequence[str]:
        if not block.steady:
            return []
        return lines_of(f"Unchanged: {', '.join(block.steady)}.", self.drawing.width, 12)

    def _row(self, row: Row, y: float) -> float:
        middle = y + _ROW / 2
        self.drawing.text(0, middle + 4.5, row.label)
        if row.votes:
            for sign, level in self._piled(row):
                self._vote(sign, middle + level * (_SIGN + 2))
            return y + _ROW + (self._levels(row) - 1) * (_SIGN + 2)
        for band in row.bands:
            x, end = self.x(band.first), self.x(band.last + 1)
            title = f"{band.words}, {in_words(iso(band.first))} to {in_words(iso(band.last))}"
            style = _STYLES.get(band.style, band.style)
            self.drawing.box(x, middle - _BAND / 2, max(end - x, 1.5), _BAND, style, title=title)
        for sign in row.signs:
            if sign.taken:
                x = self.x(sign.day)
                self.drawing.line(x, middle - _BAND / 2 - 3, x, middle + _BAND / 2 + 3, "ink", title=sign.words)
        for band in row.bands:
            self._words(band, middle)
        return y + _ROW

    def _words(self, band: Band, middle: float) -> None:
        """The word in its band, or its letter, where there is room."""
        x, end = self.x(band.first), self.x(band.last + 1)
        style = ink_on(_STYLES.get(band.style, band.style))
        for words in (band.words, band.letter):
            if measure(words, _SMALL) + 2 * _GAP <= end - x:
                self.drawing.text(x + _GAP, middle + 4, words, style, size=_SMALL)
                break

    def _vote(self, sign: Sign, middle: float) -> None:
        x = self._start(sign)
        title = f"{in_words(sign.date or iso(sign.day))}, {sign.words}"
        self.drawing.box(x, middle - _SIGN / 2, _SIGN, _SIGN, sign.style, title=title, radius=2)
        self.drawing.text(x + _SIGN / 2, middle + 4, sign.letter, ink_on(sign.style), anchor="middle", size=_SMALL)

    def _start(self, sign: Sign) -> float:
        """Where the box of a vote begins: in the middle of its day, but within the chart."""
        return min(max(self.x(sign.day + 0.5) - _SIGN / 2, self.margin), self.drawing.width - _SIGN)

    def _piled(self, row: Row) -> list[tuple[Sign, int]]:
        """Each sign with its level: the first level on which it covers no earlier one."""
        ends: list[float] = []
        placed = []
        for sign in row.signs:
            x = self._start(sign)
            level = next((level for level, end in enumerate(ends) if end + 1 <= x), len(ends))
            if level == len(ends):
                ends.append(0.0)
            ends[level] = x + _SIGN
            placed.append((sign, level))
        return placed

    def _levels(self, row: Row) -> int:
        return max((level for _, level in self._piled(row)), default=0) + 1 if row.votes else 1

    def _legend(self) -> list[str]:
        lines = list(self.scene.letters) if len(self.scene.letters) > 1 else []
        rows = [row for block in self.scene.blocks for row in block.rows]
        if any(row.bands for row in rows):
            taken = " An upright line is a day on which a position was taken." if any(map(_taken, rows)) else ""
            lines.append(f"A band is what held; blank where nothing is recorded.{taken}")
        elif any(not row.signs for row in rows):
            lines.append("Blank where nothing is recorded.")
        if 0 < len(self.scene.ticks) <= _NAMED:
            lines += ["Events above:", *(tick_words(tick) for tick in self.scene.ticks)]
        return lines


def _taken(row: Row) -> bool:
    return not row.votes and any(sign.taken for sign in row.signs)
