"""Agreement by year in characters: of one state a chart with its figures below, of several a row of figures each."""

from collections.abc import Iterator, Sequence

from stance.output.document import Cell, Screen
from stance.output.pictures.style import shade
from stance.output.pictures.text_lines import TextLine, across_or_down, at_columns, wrapped_lines
from stance.output.pictures.time_axis import named_years
from stance.output.pictures.trend import FEW, Line, Point, Scene
from stance.output.widths import width

_LEVELS = 8
"""Rows of the chart above that of 0."""
_NAMED = {8: "1.00", 6: "0.75", 4: "0.50", 2: "0.25", 0: "0.00"}
_WIDEST = 5
_FULL, _HUNDREDTHS = 5, 4
"""The columns that a year needs for its four digits, and for hundredths."""
_SIGNS = ("●", "○", "│┤", "└", "─")
_ASCII_SIGNS = ("o", ".", "|+", "+", "-")


class TrendLines:
    """The chart, line by line; what its signs mean comes last."""

    def __init__(self, scene: Scene, screen: Screen) -> None:
        self.scene = scene
        self.columns = screen.columns
        self.dot, self.hollow, self.side, self.corner, self.base = _ASCII_SIGNS if screen.ascii else _SIGNS
        self.years = scene.years
        self.single = len(scene.lines) == 1
        longest = max((width(line.name) for line in scene.lines), default=0)
        coded = max((len(line.code) for line in scene.lines), default=0)
        # Names with hundredths are best, then codes with hundredths, then names with tenths.
        fits = [
            (label, size)
            for least, most in ((_HUNDREDTHS, _WIDEST), (2, _HUNDREDTHS - 1), (1, 1))
            for label in ((longest, coded) if longest <= screen.columns // 3 else (coded,))
            for size in range(most, least - 1, -1)
            if label + 1 + size * len(self.years) <= screen.columns
        ]
        self.label, self.size = fits[0] if fits else (coded, 1)
        if self.single:
            self.label = max(len("agreement"), len("votes"))
            self.size = max(min((screen.columns - self.label - 1) // max(len(self.years), 1), _WIDEST), 1)
        self.coded = not self.single and self.label == coded < longest
        self.across = max((screen.columns - self.label - 1) // self.size, 8)

    def __iter__(self) -> Iterator[TextLine]:
        """Line by line."""
        if self.scene.words:
            yield from wrapped_lines(self.scene.words, self.columns, indent="  ")
            return
        for start in range(0, len(self.years), self.across):
            if start:
                yield ()
            years = self.years[start : start + self.across]
            yield from self._chart(years) if self.single else self._rows(years)
        yield ()
        for words in self._legend():
            yield from wrapped_lines(words, self.columns, "dim", "  ")

    def _chart(self, years: Sequence[int]) -> Iterator[TextLine]:
        """Dots at their heights, with the years, the figures and the votes below."""
        points = {point.year: point for point in self.scene.lines[0].points}
        for level in range(_LEVELS, -1, -1):
            cells = [Cell(f"{_NAMED.get(level, ''):>{self.label}}{self.side[level in _NAMED]}", "dim")]
            for year in years:
                point = points.get(year)
                sign = ""
                if point and int(point.at * _LEVELS + 0.5) == level:
                    sign = self.hollow if point.few else self.dot
                cells.append(Cell(sign.rjust(self.size), "title"))
            yield tuple(cells)
        yield (Cell(" " * self.label + self.corner + self.base * self.size * len(years), "dim"),)
        yield self._line("", self._heads(years))
        if self.size >= _HUNDREDTHS:
            figures = [f"{points[year].hundredths}" if year in points else "" for year in years]
            yield self._line("agreement", "".join(text.rjust(self.size) for text in figures))
        yield from self._votes(years)

    def _rows(self, years: Sequence[int]) -> Iterator[TextLine]:
        yield self._line("", self._heads(years))
        for line in self.scene.lines:
            yield self._row(line, years)
        yield from self._votes(years)

    def _row(self, line: Line, years: Sequence[int]) -> TextLine:
        points = {point.year: point for point in line.points}
        label = line.code if self.coded else line.name
        cells = [Cell(label + " " * (self.label + 1 - width(label)))]
        for year in years:
            point = points.get(year)
            text = (self._figure(point) if point else "").rjust(self.size)
            cells.append(Cell(text, "" if point is None else "dim" if point.few else f"cell-{shade(point.at)}"))
        return tuple(cells)

    def _figure(self, point: Point) -> str:
        return str(point.hundredths) if self.size >= _HUNDREDTHS else str(min(point.hundredths // 10, 9))

    def _votes(self, years: Sequence[int]) -> Iterator[TextLine]:
        """The number of votes of each year."""
        counts = [str(self.scene.votes.get(year, "")) for year in years]
        for level, text in enumerate(across_or_down(counts, self.size)):
            yield self._line("" if level else "votes", text)

    def _heads(self, years: Sequence[int]) -> str:
        if self.size >= _FULL:
            return "".join(f"{year:{self.size}}" for year in years)
        first, last = years[0], years[-1]
        named = named_years(first, last, lambda year: float((year - first) * self.size), 1, 2)
        return at_columns(
            ((year - first + 1) * self.size - (4 if self.size > 1 or year == last else 1), f"{year:04}")
            for year in named
        )

    def _line(self, label: str, words: str) -> TextLine:
        shown = label if len(label) <= self.label else ""
        return (Cell(f"{shown:{self.label + 1}}", "dim"), Cell(words, "dim"))

    def _legend(self) -> Iterator[str]:
        scene = self.scene
        one_vote = f"fewer than {FEW} joint votes, so that a single vote moves it a lot"
        few = any(point.few for line in scene.lines for point in line.points)
        if self.single:
            yield f"{self.dot} agreement over the joint votes of a year, 0 to 1" + (
                " (below in hundredths)." if self.size >= _HUNDREDTHS else "."
            )
            if few:
                yield f"{self.hollow} {one_vote}."
        else:
            figures = "in hundredths; 100 is 1.00" if self.size >= _HUNDREDTHS else "in tenths; 9 is 0.9 to 1.0"
            yield f"Agreement over the joint votes of a year, {figures}. Blank: no joint vote."
            if few and self.size >= _HUNDREDTHS:
                yield f"In colour, a figure without a shade: {one_vote}."
        yield f"Votes: {scene.counted}. {scene.caption.subtitle}"
        if scene.without:
            yield f"No joint vote: {', '.join(scene.without)}."
        if self.coded:
            yield f"{', '.join(f'{line.code} {line.name}' for line in scene.lines)}."
