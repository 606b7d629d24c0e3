"""A tile map as a drawing."""

from textwrap import wrap

from stance.output.pictures.drawing import Drawing, measure
from stance.output.pictures.style import ink_on
from stance.output.pictures.tiles import Key, Scene, Tile, TileMap

_LARGE, _SMALL = 64.0, 48.0
"""How wide a tile is: large where the key still has room beside the map."""
_HIGH = 0.84
"""How high a tile is, of its width."""
_GAP = 3.0
_KEY = 300.0
"""How wide a key must be, to stand beside the map."""
_MARGIN = 24.0
_TEXT = 12.0
_LINE = _TEXT * 1.45
_CAPITAL = 0.68
"""How wide a letter of a code is, of its size: capitals are wider than letters on average."""


def tiles_drawing(scene: Scene, wide: float) -> Drawing:
    """The maps below each other, each with its key beside it where there is room, else below it."""
    drawing = Drawing(wide)
    if scene.nothing:
        drawing.text(0, 18, scene.nothing)
        return drawing
    y = 0.0
    for each in scene.maps:
        if len(scene.maps) > 1:
            drawing.text(0, y + 18, each.heading, bold=True, size=14)
            y += 26
            y = drawing.paragraph(0, y + 14, each.question, "dim", size=_TEXT)
        y = _Map(scene, each, drawing, y).drawn() + _MARGIN
    return drawing


class _Map:
    def __init__(self, scene: Scene, shown: TileMap, drawing: Drawing, top: float) -> None:
        self.map = shown
        self.drawing = drawing
        self.top = top
        self.layout = scene.layout
        large = self.layout.columns * _LARGE + _MARGIN + _KEY <= drawing.width
        self.size = _LARGE if large else _SMALL
        self.width = self.layout.columns * self.size
        self.beside = self.width + _MARGIN + _KEY <= drawing.width

    def drawn(self) -> float:
        for tile in self.map.tiles:
            self._tile(tile)
        bottom = self.top + self.layout.rows * self.size * _HIGH
        x, y = (self.width + _MARGIN, self.top) if self.beside else (0.0, bottom + 12)
        for key in self.map.keys:
            y = self._key(key, x, y)
        self.drawing.note(*self._notes())
        return max(bottom, y)

    def _tile(self, tile: Tile) -> None:
        high = self.size * _HIGH
        x, y = tile.column * self.size, self.top + tile.row * high
        middle = x + (self.size - _GAP) / 2
        self._box(x, y, self.size - _GAP, high - _GAP, tile.style or ("dim" if tile.sign else "rule"),
                  tile.style != "", tile.words)  # fmt: skip
        ink = ink_on(tile.style) if tile.sign else "dim"
        if not tile.sign:
            self.drawing.text(middle, y + high / 2 + 3, tile.code, ink, anchor="middle", size=11)
            return
        self.drawing.text(middle, y + high * 0.38, tile.code, ink, anchor="middle", size=_TEXT)
        self.drawing.text(middle, y + high * 0.8, tile.sign, ink, anchor="middle", size=15, bold=True)

    def _key(self, key: Key, x: float, y: float) -> float:
        """The sign on a tile of its own, what it means with the count, and the codes below."""
        side = 20.0
        self._box(x, y, side, side, key.style or "dim", key.style != "", "")
        self.drawing.text(x + side / 2, y + 15, key.sign, ink_on(key.style), anchor="middle", size=13, bold=True)
        words = f"{key.words} {key.number}"
        self.drawing.text(x + side + 8, y + 15, words, bold=True)
        left = x + side + 8
        if not self.beside:
            left += max(120.0, measure(words) * 1.1 + 12)
        y += 15 + (_LINE if self.beside else 0.0)
        for line in wrap(" ".join(key.states), int((self.drawing.width - left) / (_TEXT * _CAPITAL))):
            self.drawing.text(left, y, line, size=_TEXT)
            y += _LINE
        return y - _TEXT + 6

    def _notes(self) -> list[str]:
        empty = any(not tile.sign for tile in self.map.tiles)
        return [*(["White tile: not in this query."] if empty else []), *self.map.notes]

    def _box(self, x: float, y: float, wide: float, high: float, style: str, filled: bool, title: str) -> None:
        """A tile: filled where something is recorded, else a frame."""
        self.drawing.box(x, y, wide, high, style, title=title, radius=3)
        if not filled:
            self.drawing.box(x + 1, y + 1, wide - 2, high - 2, "page", title=title, radius=2)
