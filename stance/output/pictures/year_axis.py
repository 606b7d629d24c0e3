"""Years side by side: which of them are named."""

from collections.abc import Callable
from itertools import pairwise

_STEPS = (5, 10, 20, 25, 50, 100, 200, 500, 1000)


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
    for step in _STEPS:
        between = [year for year in range(first // step * step, last, step) if start <= at(year) <= end - label]
        if all(at(after) - at(before) >= label + room for before, after in pairwise(between)):
            return [first, *between, last]
    return [first, last]
