"""A tile map in characters: code and letter side by side where that fits, else one above the other."""

from collections.abc import Iterator

from stance.output.document import Cell, Screen
from stance.output.pictures.text_lines import TextLine, wrapped_lines
from stance.output.pictures.tiles import Key, Scene, Tile, TileMap
from stance.output.widths import wrapped

_CODE = 3
_TALLEST = 24
"""Rows of tiles have a line between them up to so many lines in all."""


def tiles_lines(scene: Scene, screen: Screen) -> list[TextLine]:
    """The maps, line by line, each with its key below it. All signs are ASCII."""
    if scene.nothing:
        return list(wrapped_lines(scene.nothing, screen.columns))
    lines: list[TextLine] = []
    for each in scene.maps:
        if lines:
            lines.append(())
        lines += _Lines(scene, each, screen).all()
    return lines


class _Lines:
    def __init__(self, scene: Scene, shown: TileMap, screen: Screen) -> None:
        self.scene = scene
        self.map = shown
        self.columns, self.ascii = screen.columns, screen.ascii
        self.sign = max(len(tile.sign) for tile in shown.tiles)
        across = scene.layout.columns
        self.beside = across * (_CODE + self.sign + 2) - 1 <= screen.columns
        # What stands in each line of a tile, as formats of its code and its sign.
        self.parts = [f"{{0:3}} {{1:{self.sign}}}"] if self.beside else ["{0:3}", "{1:^3}"]
        self.needed = across * (_CODE + 1) - 1
        self.drawn = self.needed <= screen.columns

    def all(self) -> Iterator[TextLine]:
        if len(self.scene.maps) > 1:
            yield from wrapped_lines(self.map.heading, self.columns, "title")
        yield from wrapped_lines(self.map.question, self.columns, "dim")
        yield ()
        if self.drawn:
            yield from self._tiles()
        else:
            refused = f"A map of {self.scene.layout.title} needs {self.needed} columns; -o FILE.svg draws it."
            yield from wrapped_lines(refused, self.columns)
        yield ()
        for key in self.map.keys:
            yield from self._key(key)
        yield ()
        if self.drawn and any(not tile.sign for tile in self.map.tiles):
            yield from wrapped_lines("A code in lower case: not in this query.", self.columns, "dim")
        for note in self.map.notes:
            yield from wrapped_lines(note, self.columns, "dim")

    def _tiles(self) -> Iterator[TextLine]:
        tiles = {(tile.row, tile.column): tile for tile in self.map.tiles}
        apart = self.beside and 2 * self.scene.layout.rows - 1 <= _TALLEST
        for row in range(self.scene.layout.rows):
            if row and apart:
                yield ()
            own = [tiles.get((row, column)) for column in range(self.scene.layout.columns)]
            for part in self.parts:
                yield self._line([self._cell(tile, part) for tile in own])

    def _cell(self, tile: Tile | None, part: str) -> Cell:
        """The part of a tile that stands in a line, a format of its code and its sign."""
        if tile is None:
            return Cell(part.format("", ""))
        if not tile.sign:
            # What was not in this query is small: it must not be taken for an answer where there is no colour.
            return Cell(part.format(tile.code.lower(), ""), "dim")
        return Cell(part.format(tile.code, tile.sign), f"cell-{tile.style}" if tile.style else "")

    def _line(self, cells: list[Cell]) -> TextLine:
        while cells and not cells[-1].style and not cells[-1].text.strip():
            cells.pop()
        return tuple(part for cell in cells for part in (cell, Cell(" ")))[:-1]

    def _key(self, key: Key) -> Iterator[TextLine]:
        names = ", ".join(key.names)
        states = " ".join(key.states) if self.drawn or (self.ascii and not names.isascii()) else names
        text = f"{key.sign} {key.words} {key.number}: {states}"
        first, *more = wrapped(text, self.columns, " " * (self.sign + 1))
        yield (Cell(first[: len(key.sign)], f"cell-{key.style}" if key.style else ""), Cell(first[len(key.sign) :]))
        yield from ((Cell(line),) for line in more)
