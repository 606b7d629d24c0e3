"""A pair of axes in a drawing: years along, agreement from 0 to 1 upwards."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from stance.output.pictures.alignment_scene import TICKS
from stance.output.pictures.drawing import Drawing, measure
from stance.output.pictures.time_axis import named_years


class Plot:
    """The axes on their place in a drawing; the names along them are of a ``size``."""

    def __init__(
        self, drawing: Drawing, years: range, left: float, top: float, wide: float, high: float, size: float
    ) -> None:  # fmt: skip
        self.drawing, self.years = drawing, years
        self.left, self.top, self.wide, self.high, self.size = left, top, wide, high, size
        self.year = wide / len(years)

    def x(self, year: int) -> float:
        """The middle of a year."""
        return self.left + (year - self.years[0] + 0.5) * self.year

    def y(self, value: float) -> float:
        """Where a figure from 0 to 1 is."""
        return self.top + (1 - value) * self.high

    def axes(self, *, lines: bool = True, names: bool = True) -> None:
        """The lines across, and their names to the left of them."""
        for value, name in TICKS:
            if lines:
                self.drawing.line(self.left, self.y(value), self.left + self.wide, self.y(value))
            if names:
                self.drawing.text(self.left - 6, self.y(value) + 4, name, "dim", size=self.size, anchor="end")

    def line(self, points: Iterable[tuple[int, float]], style: str, *, thick: float = 1, dash: float = 0) -> None:
        """Lines between years that follow each other: over a year without a figure nothing is known."""
        for (year, value), (after, value_after) in pairwise(points):
            if after == year + 1:
                ends = self.x(year), self.y(value), self.x(after), self.y(value_after)
                self.drawing.line(*ends, style, thick=thick, dash=dash)

    def names(self, y: float, gap: float, *, within: bool) -> None:
        """The years, with a gap between them. The first and the last stand ``within`` the axis, or where they must."""
        first, last = self.years[0], self.years[-1]
        within = within or measure("0000", self.size) > self.year
        for year in named_years(first, last, lambda year: (year - first) * self.year, self.size * 0.62, gap):
            x, anchor = self.x(year), "middle"
            if year == first != last and within:
                x, anchor = self.left, "start"
            elif year == last != first and within:
                x, anchor = self.left + self.wide, "end"
            self.drawing.text(x, y, f"{year:04}", "dim", size=self.size, anchor=anchor)


def apart(wanted: Sequence[float], gap: float, first: float, last: float) -> list[float]:
    """Places in the order of those wanted, at least ``gap`` from each other and as near to them as that allows.

    Labels that would collide stand around the middle of where they are wanted (the method of pooled neighbours). They
    keep between ``first`` and ``last`` where there is room for all of them.
    """
    order = sorted(range(len(wanted)), key=lambda number: wanted[number])
    blocks: list[tuple[float, int]] = []  # sum and number of the labels that touch, each less the gaps before it
    for place, number in enumerate(order):
        total, count = wanted[number] - place * gap, 1
        while blocks and blocks[-1][0] / blocks[-1][1] >= total / count:
            before = blocks.pop()
            total, count = total + before[0], count + before[1]
        blocks.append((total, count))
    latest = max(last - gap * (len(wanted) - 1), first)
    starts = [min(max(total / count, first), latest) for total, count in blocks for _ in range(count)]
    places = [0.0] * len(wanted)
    for place, (number, start) in enumerate(zip(order, starts, strict=True)):
        places[number] = start + place * gap
    return places
