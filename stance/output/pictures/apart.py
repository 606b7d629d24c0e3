"""Labels along a line that would collide, pushed apart."""

from collections.abc import Sequence


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
    found = [0.0] * len(wanted)
    for place, (number, start) in enumerate(zip(order, starts, strict=True)):
        found[number] = start + place * gap
    return found
