"""Alignments by year as small multiples, as a drawing."""

from collections.abc import Sequence

from stance.output.pictures.alignment_scene import Multiple, Panel, Scene, Year
from stance.output.pictures.drawing import Drawing, lines_of, measure
from stance.output.pictures.plot import Plot

_LEFT, _GAP = 30.0, 18.0
"""The margin for the names of the axis, and the room between panels."""
_HIGH, _BELOW = 96.0, 10.0
"""The height of the axis of agreement, and of the strip below it for the years without a figure."""
_YEAR = 5.0
"""The least room for a year, so that its dot stands apart."""
_MOST = 5
_SMALL = 11.0


class MultiplesDrawing(Drawing):
    """The panels, as many side by side as there is room for; the legend comes last."""

    def __init__(self, scene: Scene[Multiple], wide: float) -> None:
        super().__init__(wide)
        self.years = range(scene.years[0], scene.years[1] + 1)
        across = int((wide - _LEFT + _GAP) / (len(self.years) * _YEAR + _GAP))
        most = max([len(panel.rows) for panel in scene.panels], default=1)
        self.across = max(min(across, _MOST, max(most, 2)), 1)
        self.wide = (wide - _LEFT + _GAP) / self.across - _GAP
        y = 0.0
        for number, panel in enumerate(scene.panels):
            y = self._panel(panel, y + (20 if number else 0))
        for words in scene.words:
            y = self.paragraph(0, y + 14, words)
        if scene.panels:
            self._legend(y + 24)

    def _panel(self, panel: Panel[Multiple], y: float) -> float:
        self.text(0, y + 14, panel.heading, bold=True, size=14)
        y += 22
        for start in range(0, len(panel.rows), self.across):
            y = self._abreast(panel.rows[start : start + self.across], y + 4)
        for words in panel.words:
            y = self.paragraph(0, y + 14, words) - 14
        return y + 4

    def _abreast(self, multiples: Sequence[Multiple], y: float) -> float:
        heads = [lines_of(multiple.state, self.wide, bold=True) for multiple in multiples]
        top = y + max(map(len, heads)) * 16 + 22
        for number, (multiple, head) in enumerate(zip(multiples, heads, strict=True)):
            left = _LEFT + number * (self.wide + _GAP)
            plot = Plot(self, self.years, left, top, self.wide, _HIGH, _SMALL)
            if not number:
                plot.axes(lines=False)
            below = self.lines(left, y + 14, head, 16, bold=True)
            self.text(left, below - 1, multiple.whole, "dim", size=_SMALL)
            plot.axes(names=False)
            plot.names(top + _HIGH + _BELOW + 11, 10, within=True)
            self._years(plot, multiple.years)
        return top + _HIGH + _BELOW + 24

    def _years(self, plot: Plot, years: Sequence[Year]) -> None:
        plot.line(((year.year, year.mark.at) for year in years if year.mark), "dim")
        for year in years:
            x = plot.x(year.year)
            if year.mark is None:
                self.box(x - 1.5, plot.y(0) + 5, 3, 3, "dim", title=year.words)
                continue
            high, low = plot.y(year.mark.high), plot.y(year.mark.low)
            self.box(x - 0.75, high, 1.5, low - high, "with", title=year.words)
        radius = min(max(plot.year * 0.36, 1.6), 3.5)
        for year in years:
            if year.mark:
                self.dot(plot.x(year.year), plot.y(year.mark.at), radius, "ink", title=year.words)

    def _legend(self, y: float) -> None:
        """The signs with their meaning."""
        self.box(6, y - 12, 1.5, 16, "with")
        self.dot(6.75, y - 4, 3, "ink")
        bounds = "the range if all missing items went against or with the reference"
        words = f"agreement in a year (0 to 1) and its bounds: {bounds}"
        self.text(18, y, words, "dim", size=12)
        x = 40 + measure(words, 12)
        self.box(x, y - 6, 3, 3, "dim")
        self.text(x + 12, y, "below: too little scored for a figure", "dim", size=12)
        self.notes.append(
            "Lines join years that follow one another. Below the name: the agreement over the whole period, and how"
            " many items are scored of those eligible. A year without any sign: nothing to measure the state by."
        )
