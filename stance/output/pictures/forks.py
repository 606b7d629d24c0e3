"""The tree of a heat strip as it is to be drawn: forks whose branches begin at rows or at other forks."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from stance.questions.seriation import Join


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


_SIGNS = {"right": "─", "down": "│", "top": "┐", "bottom": "┘", "middle": "├", "cross": "┤"}
_ASCII = {**dict.fromkeys(_SIGNS, "+"), "right": "-", "down": "|"}


def tree_lines(joins: Sequence[Join], rows: int, wide: int, ascii_only: bool) -> list[str]:
    """The tree in characters, a line for each row: its leaves are at the left."""
    signs = _ASCII if ascii_only else _SIGNS
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
