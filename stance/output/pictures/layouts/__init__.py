"""Where each state is on a tile map: one tile a state, north up and west to the left, neighbours side by side.

Each layout is a grid to be read and edited by eye: a code of three letters for a tile, a dot for sea or for nothing.
That a state has a place says nothing about its status; it is faint where it was not in this query.
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from stance.output.pictures.layouts import europe, post_soviet, world


class Layout(NamedTuple):
    """A map's name, as in "a map of ...", and the row and column of each state by code, both from 0."""

    title: str
    places: Mapping[str, tuple[int, int]]

    @property
    def rows(self) -> int:
        """How many rows of tiles it has."""
        return max(row for row, _ in self.places.values()) + 1

    @property
    def columns(self) -> int:
        """How many columns of tiles it has."""
        return max(column for _, column in self.places.values()) + 1


def layout(title: str, grid: str) -> Layout:
    """The layout of a grid.

    Raises:
        ValueError: a state has two places.
    """
    places: dict[str, tuple[int, int]] = {}
    for row, line in enumerate(grid.strip("\n").splitlines()):
        for column, word in enumerate(line.split()):
            if word in places:
                raise ValueError(f"{word} has two places on the map of {title}")
            if word != ".":
                places[word] = (row, column)
    return Layout(title, places)


LAYOUTS: tuple[Layout, ...] = tuple(layout(part.TITLE, part.GRID) for part in (post_soviet, europe, world))
"""From the smallest to the largest."""


def smallest(codes: Iterable[str]) -> Layout:
    """The first layout with a place for all the states; states that none has a place for do not matter."""
    placed = {code for code in codes if code in LAYOUTS[-1].places}
    return next(each for each in LAYOUTS if placed <= each.places.keys())
