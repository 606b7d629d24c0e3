"""Lines of pictures in characters: cells side by side, each with the style it is shown in."""

from collections.abc import Iterable, Iterator, Sequence

from stance.output.document import Cell
from stance.output.widths import wrapped

TextLine = tuple[Cell, ...]


def wrapped_lines(words: str, columns: int, style: str = "", indent: str = "") -> Iterator[TextLine]:
    """Words in lines of at most so many columns; all but the first begin with the indent."""
    return ((Cell(line, style),) for line in wrapped(words, columns, indent))


def across_or_down(labels: Sequence[str], size: int) -> list[str]:
    """Labels over columns of a size: in a line where all of them fit across, else each of them downwards."""
    longest = max(map(len, labels))
    if longest < size:
        return ["".join(label.rjust(size) for label in labels)]
    return ["".join(label.rjust(longest)[level].rjust(size) for label in labels) for level in range(longest)]


def at_columns(placed: Iterable[tuple[int, str]]) -> str:
    """Words at their columns in one line, from left to right; those without room follow those before them."""
    line = ""
    for column, words in placed:
        line += " " * (column - len(line)) + words
    return line
