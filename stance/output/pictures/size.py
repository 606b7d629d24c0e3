"""How large a picture is on paper or on a slide, and how much it lays out on that."""

import re
from math import inf
from typing import NamedTuple

from stance.errors import UsageError
from stance.output.pictures.drawing import SMALLEST, WIDTH

_INCH = 96.0
"""CSS pixels in an inch."""
_MM = _INCH / 25.4
_LEAST = 7 * _INCH / 72 / SMALLEST
"""The pixels of a unit at which the smallest text has 7 points."""
MARGIN = 16.0
"""The room around a picture, in units."""
_FEWEST, _MOST = 240, 10_000
_PAGES = 2 * 297 * _MM
"""The most that a picture for paper is high: two pages of A4."""
_LARGER = (1.35, 1.15, 1.0, 0.87)
"""How much larger than at its own size a picture with a height is drawn, the largest first that fits."""


class Size(NamedTuple):
    """A size in CSS pixels; without a height a picture is as high as it needs. ``dpi`` is that of a PNG.

    ``millimetres``: the file says its size in them.
    """

    name: str
    width: float
    height: float | None
    dpi: int
    millimetres: bool = False

    @property
    def highest(self) -> float:
        """The most that a picture of this size is high."""
        return self.height or (_PAGES if self.millimetres else inf)

    @property
    def layouts(self) -> tuple[float, ...]:
        """The widths in units to lay out on, the one with the largest text first, the smallest legible one last."""
        if self.millimetres:
            return (self.width / _LEAST,)
        if self.height is None:
            return (self.width,)
        return (*(self.width * 0.75 / larger for larger in _LARGER), self.width, self.width / _LEAST)

    def length(self, pixels: float) -> str:
        """A length as an attribute of the file."""
        return f"{pixels / _MM:.1f}mm" if self.millimetres else f"{pixels:.0f}"


ANY = Size("", WIDTH + 2 * MARGIN, None, 192)
"""Where no size is asked for: as wide as on a page."""
SIZES: dict[str, Size] = {
    "slide": Size("slide", 40 / 3 * _INCH, 7.5 * _INCH, 144),
    "column": Size("column", 85 * _MM, None, 300, millimetres=True),
    "page": Size("page", 170 * _MM, None, 300, millimetres=True),
}
"""The sizes by name: a slide of 13.33 x 7.5 in, which is 1920 x 1080 px in a PNG, a column and the text of A4."""


def size_of(word: str | None) -> Size:
    """The size by its name, or in CSS pixels as WIDTHxHEIGHT.

    Raises:
        UsageError: it is neither.
    """
    if word is None:
        return ANY
    if word in SIZES:
        return SIZES[word]
    hint = f"give {', '.join(SIZES)} or pixels such as 1200x675"
    if not (match := re.fullmatch(r"(\d{1,6})[xX×](\d{1,6})", word)):
        raise UsageError(f"'{word}' is not a size of a picture", hint)
    wide, high = int(match[1]), int(match[2])
    if not (_FEWEST <= wide <= _MOST and _FEWEST <= high <= _MOST):
        raise UsageError(f"'{word}' is not a size that a picture can have", f"{_FEWEST} to {_MOST:,} pixels each way")
    return Size(word, float(wide), float(high), 96)
