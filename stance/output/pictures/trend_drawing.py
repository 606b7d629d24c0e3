"""Agreement by year as a drawing: up to three states on one pair of axes, more of them in a panel each."""

from collections.abc import Iterator, Mapping

from stance.output.pictures.drawing import Drawing, lines_of, measure
from stance.output.pictures.plot import Plot, apart
from stance.output.pictures.trend import FEW, Line, Scene

_TOGETHER = 3
"""More lines than this on one pair of axes cannot be followed."""
_LEFT, _GAP = 34.0, 18.0
_HIGH, _PANEL_HIGH = 200.0, 84.0
_BARS, _PANEL_BARS = 34.0, 16.0
"""The height of the bars of joint votes."""
_PANEL_WIDE = 130.0
"""The least width of a panel."""
_SMALL, _TEXT = 10.0, 12.0
_STYLES = ("with", "against", "ink")
_DASHES = (0.0, 6.0, 2.0)


class TrendDrawing(Drawing):
    """The lines above the numbers of joint votes that stand behind them; what the signs mean comes last."""

    def __init__(self, scene: Scene, wide: float) -> None:
        super().__init__(wide)
        self.scene = scene
        self.years = scene.years
        if scene.words:
            self.paragraph(0, 14, scene.words)
            return
        if together := len(scene.lines) <= _TOGETHER:
            self._together()
        else:
            self._panels()
        what = scene.counted if together else "how many joint votes"
        self.notes.append(f"Above: agreement over the joint votes of a year, 0 to 1. Bars below: {what}.")
        if any(point.few for line in scene.lines for point in line.points):
            self.notes.append(f"Hollow: fewer than {FEW} joint votes, so that a single vote moves the figure a lot.")
        if scene.without:
            self.notes.append(f"No joint vote: {', '.join(scene.without)}.")

    def _together(self) -> None:
        """All lines on one pair of axes, each with its name at its end, where there are several."""
        lines = self.scene.lines
        names = max(measure(line.name, _TEXT) for line in lines) + 12 if len(lines) > 1 else 0.0
        plot = _Plot(self, self.years, _LEFT, 10, self.width - _LEFT - names, _HIGH, _SMALL)
        plot.axes()
        for line, style, dash in zip(lines, _STYLES, _DASHES, strict=False):
            plot.line(_figures(line), style, thick=2, dash=dash)
        for line, style in zip(lines, _STYLES, strict=False):
            plot.dots(line, style)
        if len(lines) > 1:
            self._names(plot)
        plot.bars(self.scene.votes, _BARS)

    def _names(self, plot: "_Plot") -> None:
        """The names beside the last points, pushed apart where they would collide."""
        lines, x = self.scene.lines, plot.left + plot.wide + 10
        wanted = [plot.y(line.points[-1].at) for line in lines]
        places = apart(wanted, _TEXT * 1.3, plot.top, plot.top + plot.high)
        for line, style, y in zip(lines, _STYLES, places, strict=False):
            self.dot(x - 3, y, 3, style)
            self.text(x + 4, y + 4, line.name, size=_TEXT)

    def _panels(self) -> None:
        """A panel for each state, with the others in grey behind it."""
        lines, wide = self.scene.lines, self.width
        most = max(int((wide - _LEFT + _GAP) / (max(_PANEL_WIDE, len(self.years) * 4.0) + _GAP)), 1)
        rows = -(-len(lines) // most)
        across = -(-len(lines) // rows)
        panel = (wide - _LEFT + _GAP) / across - _GAP
        highest = max(point.votes for line in lines for point in line.points)
        y = 0.0
        for start in range(0, len(lines), across):
            abreast = lines[start : start + across]
            heads = [lines_of(line.name, panel, _TEXT, bold=True) for line in abreast]
            top = y + max(map(len, heads)) * 15 + 12
            for place, (line, head) in enumerate(zip(abreast, heads, strict=True)):
                left = _LEFT + place * (panel + _GAP)
                self.lines(left, y + 14, head, 15, bold=True, size=_TEXT)
                plot = _Plot(self, self.years, left, top, panel, _PANEL_HIGH, _SMALL)
                plot.axes(names=place == 0)
                for other in lines:
                    if other is not line:
                        plot.line(_figures(other), "rule")
                plot.line(_figures(line), "with", thick=2)
                plot.dots(line, "with")
                plot.bars({point.year: point.votes for point in line.points}, _PANEL_BARS, highest)
            y = self.height + 6


def _figures(line: Line) -> Iterator[tuple[int, float]]:
    return ((point.year, point.at) for point in line.points)


class _Plot(Plot):
    """The axes of agreement, with bars of joint votes below them."""

    @property
    def radius(self) -> float:
        return min(max(self.year * 0.3, 1.4), 3.6)

    def dots(self, line: Line, style: str) -> None:
        for point in line.points:
            x, y = self.x(point.year), self.y(point.at)
            self.drawing.dot(x, y, self.radius, style, title=point.words)
            if point.few:
                self.drawing.dot(x, y, self.radius * 0.6, "page", title=point.words)

    def bars(self, votes: Mapping[int, int], high: float, most: int = 0) -> None:
        """A bar for each year with its number above it, or with that of the highest where not all fit; the years."""
        most = most or max(votes.values())
        bottom = self.top + self.high + _SMALL + 8 + high
        all_fit = measure(str(most), _SMALL) <= self.year - 1
        named = votes if all_fit else {max(votes, key=lambda year: (votes[year], -year)): 0}
        for year, number in votes.items():
            tall = max(high * number / most, 1.0)
            wide = max(self.year * 0.6, 1.0)
            self.drawing.box(self.x(year) - wide / 2, bottom - tall, wide, tall, "rule", title=f"{year}: {number}")
            if year in named:
                self.drawing.text(self.x(year), bottom - tall - 3, str(number), "dim", size=_SMALL, anchor="middle")
        self.names(bottom + 12, 8, within=False)
