"""Lines of pictures in characters: cells side by side, each with the style it is shown in."""

from collections.abc import Iterator

from stance.output.document import Cell
from stance.output.widths import wrapped

TextLine = tuple[Cell, ...]


def wrapped_lines(words: str, columns: int, style: str = "", indent: str = "") -> Iterator[TextLine]:
    """Words in lines of at most so many columns; all but the first begin with the indent."""
    return ((Cell(line, style),) for line in wrapped(words, columns, indent))
