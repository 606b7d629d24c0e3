"""Time along a width: where a day falls, where the axis has its ticks, which years side by side are named."""

from collections.abc import Callable, Iterator
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from stance.dataset.dates import MONTHS

# From coarse to fine: months between two ticks.
_STEPS = (60000, 24000, 12000, 6000, 2400, 1200, 600, 300, 240, 120, 60, 24, 12, 6, 3, 1)
# Years between two that are named.
_YEARS = (5, 10, 20, 25, 50, 100, 200, 500, 1000)
_MONTHS = tuple(name[:3] for name in MONTHS)


class TimeAxis(NamedTuple):
    """The days ``first`` to ``last`` (ordinals, both included) along ``width`` columns or units."""

    first: int
    last: int
    width: float

    def at(self, day: float) -> float:
        """Where a day begins, from 0; days outside are held at the ends."""
        share = (day - self.first) / (self.last - self.first + 1)
        return self.width * min(max(share, 0.0), 1.0)

    def column(self, day: int) -> int:
        """The column that a day falls into, from 0."""
        return min(int(self.at(day)), int(self.width) - 1)

    def last_day(self, column: int) -> int:
        """The last day of a column, or the first that reaches into it where columns are narrower than days."""
        days = self.last - self.first + 1
        return min(self.first + max(int((column + 1) * days / self.width - 1e-9), 0), self.last)

    def ticks(self, room: float, sign: float = 1.0) -> list[tuple[int, str]]:
        """Days with their labels, as many as fit with ``room`` between the ends of labels. A sign is ``sign`` wide.

        The last label may extend past the end of the axis, and the drawing leaves room for it: without it, a date
        would be read as a year earlier.

        The finest step that fits is taken: days of a month only where the stretch is too short for months.
        """
        best: list[tuple[int, str]] = []
        for step in _STEPS:
            ticks = list(self._months(step))
            if not self._fits(ticks, room, sign):
                break
            best = ticks or best
        if len(best) < 2:
            ends = [(self.first, date.fromordinal(self.first).isoformat())]
            if self.last > self.first:
                ends.append((self.last, date.fromordinal(self.last).isoformat()))
            best = ends if self._fits(ends, room, sign) else ends[:1]
        return best

    def _fits(self, ticks: list[tuple[int, str]], room: float, sign: float) -> bool:
        ends = -room
        for day, label in ticks:
            start = self.at(day)
            if start < ends + room:
                return False
            ends = start + len(label) * sign
        return True

    def _months(self, step: int) -> Iterator[tuple[int, str]]:
        """The first days of every so many months, with their labels: of months, the first and January have the year."""
        first, last = date.fromordinal(self.first), date.fromordinal(self.last)
        start = first.year * 12 + first.month - 1 + (first.day > 1)
        for number, months in enumerate(range(-(-start // step) * step, last.year * 12 + last.month, step)):
            year, month = divmod(months, 12)
            label = f"{year:04}" if step >= 12 else _MONTHS[month] if number and month else f"{_MONTHS[month]} {year}"
            yield date(year, month + 1, 1).toordinal(), label


def named_years(first: int, last: int, at: Callable[[int], float], sign: float, room: float) -> list[int]:
    """The years to name below an axis: the first and the last, and round ones between them where they fit.

    ``at`` says where a year begins along the axis. A sign of a label is ``sign`` wide, with ``room`` between labels.
    The first label begins where its year does, and the last ends at the end of the axis.
    """
    label = 4 * sign
    if last == first:
        return [first]
    if at(last + 1) - at(first) < 2 * label + room:
        return [first]
    start, end = at(first) + label + room, at(last + 1) - label - room
    for step in _YEARS:
        between = [year for year in range(first // step * step, last, step) if start <= at(year) <= end - label]
        if all(at(after) - at(before) >= label + room for before, after in pairwise(between)):
            return [first, *between, last]
    return [first, last]
