"""The legend of a drawing: what its signs and colours mean, in the words of the issues, right above what has them."""

from collections.abc import Sequence
from typing import NamedTuple

from stance.output.pictures.drawing import Drawing, lines_of, measure
from stance.output.pictures.letters import Meaning
from stance.output.pictures.style import STATUS_STYLES, ink_on

_BOX, _TEXT, _GAP = 16.0, 12.0, 18.0
_ROW, _LINE = _BOX + 6, 15.0


class Swatch(NamedTuple):
    """A box with its sign and style, and what these mean."""

    sign: str
    style: str
    words: str


def swatches(meanings: Sequence[Meaning]) -> list[Swatch]:
    """The classes that a picture shows.

    Where all are of one type, each status has its letter. Where types are mixed, one letter can mean several things,
    so that each style has all its words instead.
    """
    if len({meaning.kind for meaning in meanings}) < 2:
        return [Swatch(meaning.letter, meaning.style, meaning.words) for meaning in meanings]
    words: dict[str, dict[str, None]] = {style: {} for style in STATUS_STYLES}
    for meaning in meanings:
        words.setdefault(meaning.style, {})[meaning.words] = None
    return [Swatch("", style, ", ".join(said)) for style, said in words.items() if said]


def draw_legend(drawing: Drawing, x: float, y: float, classes: Sequence[Swatch]) -> float:
    """The swatches side by side, in as many rows as they need; gives what is below them."""
    left, used = x, 1
    for sign, style, words in classes:
        lines = lines_of(words, drawing.width - x - _BOX - 6, _TEXT)
        wide = _BOX + 6 + max((measure(line, _TEXT) for line in lines), default=0)
        if left > x and left + wide > drawing.width:
            left, y, used = x, y + _ROW + (used - 1) * _LINE, 1
        drawing.box(left, y, _BOX, _BOX, style or "dim", radius=2)
        if not style:  # nothing is recorded: a frame
            drawing.box(left + 0.8, y + 0.8, _BOX - 1.6, _BOX - 1.6, "page", radius=1)
        if sign:
            drawing.text(left + _BOX / 2, y + 12, sign, ink_on(style), anchor="middle", size=11)
        drawing.lines(left + _BOX + 6, y + 12.5, lines, _LINE, size=_TEXT)
        left += wide + _GAP
        used = max(used, len(lines))
    return y + _ROW + (used - 1) * _LINE + 6 if classes else y
