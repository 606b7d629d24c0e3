"""A heat strip as it is to be drawn, whatever it is drawn with: rows of squares under the heads of their columns."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from stance.output.pictures.drawing import Swatch
from stance.output.pictures.frame import Caption
from stance.questions.seriation import Join

ORDER = (
    "States that voted alike stand beside each other: average linkage on 1 - agreement (Sokal and Michener 1958). Those"
    " without a joint vote with any other are last."
)
"""What the legend says of the rows: `stance.questions.seriation` has the method."""
TREE = "The tree joins those that voted alike, the further from them the less alike: up to {:.2f} of 1."
PARTIAL = "a partial roll call: not every vote cast in it is known"


class Square(NamedTuple):
    """One cell: its sign, a longer figure for where there is room, and what it says in words.

    ``style`` names its colour; without one it is a sign alone.
    """

    sign: str
    figure: str
    style: str
    words: str


class Head(NamedTuple):
    """The head of a column. Columns with one ``group`` after each other, such as a year, have that above them.

    ``title`` is for where there is room; of a ``partial`` roll call not every vote is known.
    """

    label: str
    group: str
    words: str
    title: str = ""
    partial: bool = False


class Row(NamedTuple):
    """One line. ``code`` stands for the ``label`` where that is too long."""

    label: str
    code: str
    name: str
    squares: tuple[Square, ...]


class Grid(NamedTuple):
    """All there is to draw.

    ``widths`` are the columns of a screen that a square may have, the best first; ``span`` is the least and the most
    that it may have in a drawing. ``classes`` are the styles with their meaning, and ``letters`` the same as lines.
    ``legend`` says the rest, ``figures`` and ``signs`` what is meant where squares have the one or the other.
    ``tree`` has the joins of the rows, where it is wanted.
    """

    rows: tuple[Row, ...]
    heads: tuple[Head, ...]
    widths: tuple[int, ...]
    span: tuple[float, float]
    letters: tuple[str, ...]
    legend: tuple[str, ...]
    figures: tuple[str, ...]
    signs: tuple[str, ...]
    classes: tuple[Swatch, ...]
    caption: Caption
    tree: tuple[Join, ...] = ()


def groups_of(heads: Sequence[Head]) -> Iterator[tuple[int, int, str]]:
    """The groups of columns: the place of the first, how many they are, and the name."""
    place = 0
    for name, own in groupby(heads, key=lambda head: head.group):
        count = len(list(own))
        yield place, count, name
        place += count


class Fork(NamedTuple):
    """Two branches that meet at a height: where each runs, in rows from above, and from which height on."""

    first: float
    first_height: float
    second: float
    second_height: float
    height: float


def forks(joins: Sequence[Join], rows: int) -> Iterator[Fork]:
    """The forks of the joins over so many rows; a fork is in the middle of its branches."""
    at = [float(row) for row in range(rows)]
    heights = [0.0] * rows
    for first, second, height in joins:
        yield Fork(at[first], heights[first], at[second], heights[second], height)
        at.append((at[first] + at[second]) / 2)
        heights.append(height)


_FORK_SIGNS = {"right": "─", "down": "│", "top": "┐", "bottom": "┘", "middle": "├"}
_ASCII_FORK_SIGNS = {**dict.fromkeys(_FORK_SIGNS, "+"), "right": "-", "down": "|"}


def tree_lines(joins: Sequence[Join], rows: int, wide: int, ascii_only: bool) -> list[str]:
    """The tree in characters, a line for each row: its leaves are at the left."""
    signs = _ASCII_FORK_SIGNS if ascii_only else _FORK_SIGNS
    cells = [[" "] * wide for _ in range(rows)]
    reach = (wide - 1) / (max((join.height for join in joins), default=0) or 1)
    for fork in forks(joins, rows):
        x = round(fork.height * reach)
        ends = [int(fork.first), int(fork.second)]
        for row, height in zip(ends, (fork.first_height, fork.second_height), strict=True):
            for column in range(round(height * reach), x):
                if cells[row][column] == " ":
                    cells[row][column] = signs["right"]
        for row in range(ends[0] + 1, ends[1]):
            cells[row][x] = signs["down"]
        cells[ends[0]][x], cells[ends[1]][x] = signs["top"], signs["bottom"]
        if ends[1] - ends[0] > 1:
            cells[int((fork.first + fork.second) / 2)][x] = signs["middle"]
    return ["".join(line).rstrip() for line in cells]
