"""Alignments by year as small multiples, as a drawing."""

from collections.abc import Sequence
from itertools import pairwise

from stance.output.pictures.dots import TICKS
from stance.output.pictures.drawing import Drawing, lines_of, measure
from stance.output.pictures.multiples import Panel, Part, Scene
from stance.output.pictures.time_axis import named_years

_LEFT, _GAP = 30.0, 18.0
"""The margin for the names of the axis, and the room between panels."""
_HIGH, _BELOW = 96.0, 10.0
"""The height of the axis of agreement, and of the strip below it for the years without a figure."""
_YEAR = 5.0
"""The least room for a year, so that its dot stands apart."""
_MOST = 5
_SMALL = 11.0


def multiples_drawing(scene: Scene, wide: float) -> Drawing:
    """The panels, as many side by side as there is room for; the legend comes last."""
    return _Chart(scene, wide).drawn()


class _Chart:
    def __init__(self, scene: Scene, wide: float) -> None:
        self.scene = scene
        self.drawing = Drawing(wide)
        years = scene.last - scene.first + 1
        across = int((wide - _LEFT + _GAP) / (years * _YEAR + _GAP))
        most = max([len(part.panels) for part in scene.parts], default=1)
        self.across = max(min(across, _MOST, max(most, 2)), 1)
        self.wide = (wide - _LEFT + _GAP) / self.across - _GAP
        self.year = self.wide / years
        self.dot = min(max(self.year * 0.36, 1.6), 3.5)

    def drawn(self) -> Drawing:
        y = 0.0
        for number, part in enumerate(self.scene.parts):
            y = self._part(part, y + (20 if number else 0))
        for words in self.scene.words:
            y = self.drawing.paragraph(0, y + 14, words)
        if any(part.panels for part in self.scene.parts):
            self._legend(y + 24)
        return self.drawing

    def _part(self, part: Part, y: float) -> float:
        self.drawing.text(0, y + 14, part.heading, bold=True, size=14)
        y += 22
        for start in range(0, len(part.panels), self.across):
            y = self._abreast(part.panels[start : start + self.across], y + 4)
        for words in part.words:
            y = self.drawing.paragraph(0, y + 14, words) - 14
        return y + 4

    def _abreast(self, panels: Sequence[Panel], y: float) -> float:
        heads = [lines_of(panel.state, self.wide, bold=True) for panel in panels]
        top = y + max(map(len, heads)) * 16 + 22
        for value, name in TICKS:
            self.drawing.text(_LEFT - 6, self._y(value, top) + 4, name, "dim", size=_SMALL, anchor="end")
        for number, (panel, head) in enumerate(zip(panels, heads, strict=True)):
            left = _LEFT + number * (self.wide + _GAP)
            for level, line in enumerate(head):
                self.drawing.text(left, y + 14 + level * 16, line, bold=True)
            self.drawing.text(left, y + 14 + len(head) * 16 - 1, panel.whole, "dim", size=_SMALL)
            self._panel(panel, left, top)
        return top + _HIGH + _BELOW + 24

    def _y(self, value: float, top: float) -> float:
        return top + (1 - value) * _HIGH

    def _panel(self, panel: Panel, left: float, top: float) -> None:
        for value, _ in TICKS:
            self.drawing.line(left, self._y(value, top), left + self.wide, self._y(value, top))
        self._names(left, top + _HIGH + _BELOW + 11)
        points = [(left + (year.year - self.scene.first + 0.5) * self.year, year) for year in panel.years]
        for (x, year), (next_x, after) in pairwise(points):
            if year.mark and after.mark and after.year == year.year + 1:
                self.drawing.line(x, self._y(year.mark.at, top), next_x, self._y(after.mark.at, top), "dim")
        for x, year in points:
            if year.mark is None:
                self.drawing.box(x - 1.5, top + _HIGH + 5, 3, 3, "dim", title=year.words)
                continue
            high, low = self._y(year.mark.high, top), self._y(year.mark.low, top)
            self.drawing.box(x - 0.75, high, 1.5, low - high, "with", title=year.words)
        for x, year in points:
            if year.mark:
                self.drawing.dot(x, self._y(year.mark.at, top), self.dot, "ink", title=year.words)

    def _names(self, left: float, y: float) -> None:
        first, last = self.scene.first, self.scene.last
        for year in named_years(first, last, lambda year: (year - first) * self.year, _SMALL * 0.62, 10):
            x, anchor = left + (year - first + 0.5) * self.year, "middle"
            if year == first != last:
                x, anchor = left, "start"
            elif year == last != first:
                x, anchor = left + self.wide, "end"
            self.drawing.text(x, y, f"{year:04}", "dim", size=_SMALL, anchor=anchor)

    def _legend(self, y: float) -> None:
        """The signs with their meaning."""
        self.drawing.box(6, y - 12, 1.5, 16, "with")
        self.drawing.dot(6.75, y - 4, 3, "ink")
        bounds = "the range if all missing items went against or with the reference"
        words = f"agreement in a year (0 to 1) and its bounds: {bounds}"
        self.drawing.text(18, y, words, "dim", size=12)
        x = 40 + measure(words, 12)
        self.drawing.box(x, y - 6, 3, 3, "dim")
        self.drawing.text(x + 12, y, "below: too little scored for a figure", "dim", size=12)
        self.drawing.note(
            "Lines join years that follow one another. Below the name: the agreement over the whole period, and how"
            " many items are scored of those eligible. A year without any sign: nothing to measure the state by."
        )
