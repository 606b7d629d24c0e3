"""The heads of a heat strip as a drawing: short titles at an angle, or bands of years; no year is ever left out."""

from collections.abc import Sequence
from math import cos, radians, sin

from stance.output.pictures.drawing import SMALLEST, Drawing, measure
from stance.output.pictures.heat import Grid, Head, groups_of
from stance.output.pictures.style import ABSENT

_ANGLE = 60.0
_SIZE = SMALLEST
_APART = 13.5
"""Columns as wide as this have room for a line of text at the angle."""
_BAND = 14.0
_CAP = 5.0


class Heads:
    """The heads above columns of a width, ``angled`` where that is wide enough."""

    def __init__(self, grid: Grid, wide: float, *, angled: bool = True) -> None:
        self.wide = wide
        titles = [head.title for head in grid.heads]
        angled = angled and wide >= _APART
        self.titled = angled and any(titles)
        labels = titles if self.titled else [head.label for head in grid.heads]
        self.longest = max((measure(label, _SIZE) for label in labels), default=0.0)
        self.banded = any(head.group for head in grid.heads)
        self.partial = any(head.partial for head in grid.heads)
        # Codes stand upright where they fit side by side, else at the angle, else where there is room for one.
        self.level = not self.titled and not self.banded and self.longest + 4 <= wide
        self.angled = self.titled or (angled and not self.banded and not self.level)

    @property
    def overhang(self) -> float:
        """How far the last head reaches to the right of the middle of its column."""
        return self.longest * cos(radians(_ANGLE)) + 4 if self.angled else 0.0

    def draw(self, drawing: Drawing, heads: Sequence[Head], left: float, y: float) -> float:
        """Draw them from ``y`` down; gives where the squares begin."""
        if self.angled:
            y += self.longest * sin(radians(_ANGLE)) + _SIZE
            for place, head in enumerate(heads):
                x = left + (place + 0.5) * self.wide + 3
                drawing.text(x, y - 4, head.title if self.titled else head.label, "dim", size=_SIZE, turned=_ANGLE,
                             title=head.words)  # fmt: skip
        elif not self.banded:
            y = self._labels(drawing, heads, left, y)
        if self.banded:
            y = self._bands(drawing, heads, left, y)
        if self.partial:
            for place, head in enumerate(heads):
                if head.partial:
                    drawing.box(left + place * self.wide, y, self.wide - 1, _CAP, ABSENT)
            y += _CAP + 1
        return y

    def _labels(self, drawing: Drawing, heads: Sequence[Head], left: float, y: float) -> float:
        step = int((self.longest + 4) // self.wide) + 1
        for place in range(0, len(heads), step):
            drawing.text(left + (place + 0.5) * self.wide, y + 10, heads[place].label, "dim", anchor="middle",
                         size=_SIZE, title=heads[place].words)  # fmt: skip
        return y + 15

    def _bands(self, drawing: Drawing, heads: Sequence[Head], left: float, y: float) -> float:
        """A line over the columns of each year with its name, which stands upright where the columns are too few."""
        groups = list(groups_of(heads))
        upright = any(measure(name, _SIZE) + 2 > count * self.wide for _, count, name in groups)
        high = measure("0000", _SIZE) + 2 if upright else _BAND
        for place, count, name in groups:
            x, wide = left + place * self.wide, count * self.wide
            drawing.line(x + 0.5, y + high, x + wide - 1.5, y + high, "dim")
            middle = x + (wide - 1) / 2
            if upright:
                drawing.text(middle + _SIZE * 0.35, y + high - 3, name, "dim", size=_SIZE, turned=90)
            else:
                drawing.text(middle, y + high - 4, name, "dim", anchor="middle", size=_SIZE)
        return y + high + 3
