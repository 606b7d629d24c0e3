"""Tile maps as a drawing: landscape, several of them side by side with one legend."""

from stance.output.pictures.drawing import SMALLEST, Drawing, Swatch, lines_of, measure
from stance.output.pictures.style import ink_on
from stance.output.pictures.tiles import Scene, Tile, TileMap

_LANDSCAPE = 0.42
"""The most that a map is high, of its width: with its frame that makes a picture of about 16:9."""
_BETWEEN = 24.0
"""The room between two maps."""
_SIGNED = 10.5
"""The least room for a tile with nothing but a sign."""
_SQUARE = 0.84
"""The most that a tile is high, of its width."""
_TEXT = 12.0
_STACKED = 2.4
"""How high a tile with two lines is, of the size of its text."""
_SIGN = 1.15
"""How much larger a sign is than the code above it."""
_EDGE = 1.5
"""The least room left of a code, between it and its sign, and right of that."""


class TilesDrawing(Drawing):
    """The maps, as many side by side as there is room for; who has which answer is in the notes."""

    def __init__(self, scene: Scene, wide: float) -> None:
        super().__init__(wide)
        if scene.nothing:
            self.text(0, 18, scene.nothing)
            return
        single = len(scene.maps) == 1
        y = self.legend(_swatches(scene, counted=single))
        across = next(
            count for count in (len(scene.maps), 2, 1)
            if count == 1 or (count <= len(scene.maps) and _part(wide, count) / scene.layout.columns >= _SIGNED)
        )  # fmt: skip
        part, named, coded = _part(wide, across), False, False
        for start in range(0, len(scene.maps), across):
            abreast = [
                (each, place * (part + _BETWEEN)) for place, each in enumerate(scene.maps[start : start + across])
            ]
            top = y if single else max([_head(self, each, x, y, part) for each, x in abreast])
            for each, x in abreast:
                drawn = _Map(scene, each, self, x, top, part)
                named, coded = drawn.named, drawn.coded
            y = self.height + 14
        names = [] if named else _names(scene, coded=coded)
        self.notes += [*names, *_notes(scene)]
        if coded:
            self.dispensable.update(names)


def _part(wide: float, across: int) -> float:
    return (wide + _BETWEEN) / across - _BETWEEN


def _swatches(scene: Scene, *, counted: bool) -> list[Swatch]:
    """What the signs of all maps mean, each once; of a single map with the number of states."""
    return list(dict.fromkeys(
        Swatch(key.sign, key.style, f"{key.words} {key.number}" if counted else key.words)
        for each in scene.maps for key in each.keys
    ))  # fmt: skip


def _head(drawing: Drawing, shown: TileMap, x: float, y: float, wide: float) -> float:
    """The heading of one of several maps, with how many states have which answer."""
    y = drawing.lines(x, y + 14, lines_of(shown.heading, wide, bold=True), 17, bold=True)
    counts = ", ".join(f"{key.words} {key.number}" for key in shown.keys)
    return drawing.lines(x, y, lines_of(counts, wide, _TEXT), 16, "dim", size=_TEXT) - 6


def _names(scene: Scene, *, coded: bool) -> list[str]:
    """Who has which answer, by name; where the tiles have codes and all have the same, how many they are."""
    if len(scene.maps) == 1:
        keys = scene.maps[0].keys
        if coded and len(keys) == 1 and keys[0].number > 1:
            return [f"{keys[0].words}: all {keys[0].number} states."]
        return [f"{key.words}: {', '.join(key.names)}." for key in keys]
    told = [[f"{key.words} - {', '.join(key.names)}" for key in each.keys] for each in scene.maps]
    return [f"{each.short}: {'; '.join(own)}." for each, own in zip(scene.maps, told, strict=True)]


def _notes(scene: Scene) -> list[str]:
    """What the tiles cannot say."""
    notes = []
    if any(not tile.sign for each in scene.maps for tile in each.tiles):
        notes.append("White without a sign: not in this query.")
    return list(dict.fromkeys((*notes, *(note for each in scene.maps for note in each.notes))))


class _Map:
    """One map. Its tiles have names where these fit, else codes, else signs alone."""

    def __init__(self, scene: Scene, shown: TileMap, drawing: Drawing, left: float, top: float, wide: float) -> None:
        self.drawing = drawing
        self.left, self.top = left, top
        columns, rows = scene.layout.columns, scene.layout.rows
        self.wide = wide / columns
        self.high = min(max(wide * _LANDSCAPE / rows, _SIGNED), self.wide * _SQUARE)
        self.gap = 3.0 if self.wide > 40 else 1.0
        inner, upright = self.wide - self.gap, self.high - self.gap
        self.size = min(_TEXT, max(SMALLEST, self.high * 0.45))
        self.code = max(measure(tile.code, self.size) for tile in shown.tiles)
        self.sign = max(measure(tile.sign, self.size, bold=True) for tile in shown.tiles)
        longest = max(measure(tile.name, self.size) for tile in shown.tiles)
        self.named = longest + 6 <= inner and upright >= 30
        self.stacked = self.named or (self.code + 2 <= inner and upright >= _STACKED * self.size)
        self.edge = (inner - self.code - self.sign) / 3
        self.beside = not self.stacked and self.edge >= _EDGE and upright >= self.size
        if not self.stacked and not self.beside and self.code + 1 <= inner:
            # Too narrow for a code and a sign beside each other: higher tiles have room for both.
            self.stacked, self.high = True, _STACKED * self.size + self.gap
        self.coded = self.stacked or self.beside
        for tile in shown.tiles:
            self._tile(tile)

    def _tile(self, tile: Tile) -> None:
        x, y = self.left + tile.column * self.wide, self.top + tile.row * self.high
        wide, high = self.wide - self.gap, self.high - self.gap
        style = tile.style or ("dim" if tile.sign else "rule")
        self.drawing.box(x, y, wide, high, style, title=tile.words, radius=2)
        if not tile.style:
            self.drawing.box(x + 0.8, y + 0.8, wide - 1.6, high - 1.6, "page", title=tile.words, radius=1)
        ink, middle = ink_on(tile.style) if tile.sign else "dim", x + wide / 2
        label = tile.name if self.named else tile.code
        if not tile.sign:
            if self.coded:
                self._text(middle, y + high / 2, label, ink, self.size)
        elif self.stacked:
            self._text(middle, y + high * 0.29, label, ink, self.size)
            self._text(middle, y + high * 0.72, tile.sign, ink, self.size * _SIGN, bold=True)
        elif self.beside:
            self._text(x + self.edge + self.code / 2, y + high / 2, label, ink, self.size)
            self._text(x + wide - self.edge - self.sign / 2, y + high / 2, tile.sign, ink, self.size, bold=True)
        else:
            self._text(middle, y + high / 2, tile.sign, ink, SMALLEST, bold=True)

    def _text(self, x: float, middle: float, words: str, ink: str, size: float, *, bold: bool = False) -> None:
        self.drawing.text(x, middle + size * 0.36, words, ink, anchor="middle", size=size, bold=bold)
