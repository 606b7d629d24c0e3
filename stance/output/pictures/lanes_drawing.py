"""A lane chart as a drawing."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from stance.dataset.dates import in_words, iso
from stance.output.pictures.drawing import Drawing, lines_of, measure
from stance.output.pictures.lanes import Band, Block, Row, Scene, Sign, Thread, tick_words
from stance.output.pictures.style import ink_on
from stance.output.pictures.time_axis import TimeAxis
from stance.questions.lanes import Span, Tick

_ROW, _BAND, _MARK = 25.0, 15.0, 4.0
"""The heights of a row, of its band and of the marks below it."""
_LABEL, _TEXT, _SMALL = 13.0, 12.0, 11.0
_LINE = 15.0
_THREAD, _THIN = 19.0, 5.0
_SIGN = 16.0
_GAP = 4.0
_NUMBER = 10.0
_LONG = 20
"""Rows after which the axis is drawn once more, below."""


class Cluster(NamedTuple):
    """Neighbouring events whose numbers have no room beside each other: the first and the last of the numbers."""

    first: int
    last: int
    left: float
    right: float

    @property
    def words(self) -> str:
        """The label."""
        return str(self.first) if self.first == self.last else f"{self.first}–{self.last}"

    @property
    def middle(self) -> float:
        """The middle of the label."""
        return (self.left + self.right) / 2

    @property
    def half(self) -> float:
        """Half of its width."""
        return measure(self.words, _NUMBER) / 2


def clusters(numbered: Sequence[tuple[int, float]]) -> list[Cluster]:
    """The numbers of events at their places, from left to right: those that would collide are one label."""
    labels: list[Cluster] = []
    for number, x in numbered:
        new = Cluster(number, number, x, x)
        while labels and labels[-1].middle + labels[-1].half + 3 > new.middle - new.half:
            before = labels.pop()
            new = Cluster(before.first, number, before.left, x)
        labels.append(new)
    return labels


class LanesDrawing(Drawing):
    """The chart with its axis above, and below where it is long."""

    def __init__(self, scene: Scene, wide: float) -> None:
        super().__init__(wide)
        self.scene = scene
        labels = [measure(row.title, _LABEL) for row in scene.rows]
        self.margin = min(max([*labels, measure("Events", _TEXT)], default=0) + 12, wide / 3)
        self.axis = TimeAxis(scene.first, scene.last, wide - self.margin)
        self.ticks = self.axis.ticks(room=12, sign=measure("2", _TEXT)) if labels else []
        if self.ticks:
            # The last label keeps its place: without it its days would read as those of the year before.
            day, words = self.ticks[-1]
            out = self.axis.at(day) + measure(words, _TEXT) - self.axis.width
            self.axis = TimeAxis(scene.first, scene.last, self.axis.width - max(out, 0))
        self.lettered: dict[str, str] = {}
        self.number = 0
        y = self.legend((*scene.classes, *scene.open))
        if scene.rows:
            y = self._names(self._events(scene.ticks, y) + 4)
        top, blocks = y, len(self.elements)
        for block in scene.blocks:
            y = self._block(block, y)
        axis = len(self.elements)
        for day, _ in self.ticks:
            self.line(self._x(day), top, self._x(day), y)
        self.put_behind(blocks, axis)
        if len(scene.rows) > _LONG:
            self._names(y + 4)
        self.notes += self._notes()

    def _x(self, day: float) -> float:
        return self.margin + self.axis.at(day)

    def _events(self, ticks: Sequence[Tick], y: float) -> float:
        """The events by their numbers, which the list below the picture has."""
        if not ticks:
            return y
        self.text(0, y + _NUMBER + 8, "Events", "dim", size=_TEXT)
        numbered = []
        for tick in ticks:
            self.number += 1
            x = self._x(tick.first)
            numbered.append((self.number, x))
            self.shape([(x - 3.5, y + 13), (x + 3.5, y + 13), (x, y + 20)], "ink", title=tick_words(tick))
            self.listed.append((str(self.number), tick_words(tick)))
        for cluster in clusters(numbered):
            middle = min(cluster.middle, self.width - cluster.half)
            self.text(middle, y + _NUMBER, cluster.words, "dim", anchor="middle", size=_NUMBER)
        return y + 22

    def _names(self, y: float) -> float:
        for day, name in self.ticks:
            self.text(self._x(day), y + 10, name, "dim", size=_TEXT)
        return y + 16

    def _block(self, block: Block, y: float) -> float:
        if block.heading:
            self.text(0, y + 18, block.heading, bold=True, size=14)
            y = self._events(block.ticks, y + 26)
        for row in block.rows:
            y = self._row(row, y)
        if block.steady:
            steady = lines_of(f"Unchanged: {', '.join(block.steady)}.", self.width, _TEXT)
            y = self.lines(0, y + 13, steady, 17, "dim", size=_TEXT) - 13
        elif not block.rows:
            self.text(0, y + 13, "Nothing is recorded in this period.", "dim")
            y += 17
        return y

    def _row(self, row: Row, y: float) -> float:
        label = lines_of(row.title, self.margin - 8, _LABEL)
        self.lines(0, y + 15, label, _LINE, size=_LABEL)
        below = y + _ROW + (len(label) - 1) * _LINE
        if row.votes:
            return max(self._votes(row, y), below)
        self._bands(row.bands, row.dormant, y + 3, _BAND)
        for band in row.bands:
            self._words(band, y + 14.5)
        for sign in row.signs:
            if sign.taken:
                x, mark = self._x(sign.day), y + 4 + _BAND
                self.line(x, mark, x, mark + _MARK, "ink", title=sign.words)
        for thread in row.threads:
            below = self._thread(thread, below)
        return below

    def _bands(self, bands: Sequence[Band], dormant: Sequence[Span], y: float, high: float) -> None:
        for band in bands:
            x, end = self._x(band.first), self._x(band.last + 1)
            title = f"{band.words}, {in_words(iso(band.first))} to {in_words(iso(band.last))}"
            self.box(x, y, max(end - x, 1.5), high, band.style, title=title)
            if any((other.first, other.style) == (band.last + 1, band.style) for other in bands):
                self.line(end, y, end, y + high, "page")
        for span in dormant:
            x = self._x(span.first)
            self.box(x, y, self._x(span.last + 1) - x, high, "veil")

    def _words(self, band: Band, y: float) -> None:
        """The word in its band, or its letter, where there is room."""
        x, end = self._x(band.first), self._x(band.last + 1)
        for words in (band.words, band.letter):
            if measure(words, _SMALL) + 2 * _GAP <= end - x and (words == band.words or self._single(band)):
                self.text(x + _GAP, y, words, ink_on(band.style), size=_SMALL)
                break

    def _single(self, band: Band) -> bool:
        """Whether the letter of a band means one thing only in this picture, which is then noted down."""
        single = band.letter in self.scene.single
        if single and band.settled:
            self.lettered[band.letter] = band.words
        return single or not band.settled

    def _thread(self, thread: Thread, y: float) -> float:
        """The title where the band begins, or as near to it as there is room, and below it the thin band."""
        lines = lines_of(thread.title, self.width - self.margin, _NUMBER)
        longest = max((measure(line, _NUMBER) for line in lines), default=0)
        x = min(self._x(thread.bands[0].first), self.width - longest)
        for line in lines:
            # No line of the axis goes through it.
            self.box(x - 1, y, measure(line, _NUMBER) + 2, 12, "page")
            self.text(x, y + 9, line, "dim", size=_NUMBER)
            y += _NUMBER * 1.3
        self._bands(thread.bands, thread.dormant, y - 0.5, _THIN)
        return y + _THREAD - _NUMBER * 1.3

    def _votes(self, row: Row, y: float) -> float:
        """The signs, each on the first level on which it covers no earlier one."""
        ends: list[float] = []
        for sign in row.signs:
            # The box stands in the middle of its day, but within the chart.
            x = min(max(self._x(sign.day + 0.5) - _SIGN / 2, self.margin), self.width - _SIGN)
            level = next((level for level, end in enumerate(ends) if end + 1 <= x), len(ends))
            if level == len(ends):
                ends.append(0.0)
            ends[level] = x + _SIGN
            self._vote(sign, x, y + 3 + level * (_SIGN + 2))
        return y + _ROW + max(len(ends) - 1, 0) * (_SIGN + 2)

    def _vote(self, sign: Sign, x: float, y: float) -> None:
        title = f"{in_words(sign.date)}, {sign.words}"
        self.box(x, y, _SIGN, _SIGN, sign.style, title=title, radius=2)
        self.text(x + _SIGN / 2, y + 12, sign.letter, ink_on(sign.style), anchor="middle", size=_SMALL)
        self.lettered[sign.letter] = sign.words.rpartition(": ")[2]

    def _notes(self) -> Iterator[str]:
        rows = self.scene.rows
        if self.lettered and len(self.scene.letters) > 1:
            yield f"Letters: {', '.join(f'{sign} {words}' for sign, words in self.lettered.items())}."
        if any(row.bands for row in rows):
            mark = " A mark below it is a day on which a position was taken." if any(map(_taken, rows)) else ""
            yield f"A band is what held; blank where nothing is recorded.{mark}"
        elif any(not row.signs for row in rows):
            yield "Blank where nothing is recorded."
        if any(row.dormant or any(thread.dormant for thread in row.threads) for row in rows):
            yield "Pale: pending, with nothing heard of it for over two years."
        if any(row.threads for row in rows):
            yield "Thin bands: the bills, laws or agreements that the band above them is made of."


def _taken(row: Row) -> bool:
    return not row.votes and any(sign.taken for sign in row.signs)
