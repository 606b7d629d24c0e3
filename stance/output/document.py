"""What a person reads: titles, lines, tables and footnotes, before it is known where it will be shown.

Every command turns its result into one `Document`; a renderer turns that into text for a pipe or a terminal.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from stance.output.pictures.drawing import Drawing
    from stance.output.screen import Screen


@dataclass(frozen=True)
class Cell:
    """Text with the name of the style it may be shown in; the text alone says all."""

    text: str
    style: str = ""


@dataclass(frozen=True)
class Column:
    """A column head. ``wraps`` marks the columns of long text, which give way in a narrow terminal."""

    head: str
    wraps: bool = False
    right: bool = False


@dataclass(frozen=True)
class Title:
    """The heading of a document (level 1) or of a part of it (level 2)."""

    text: str
    level: int = 1


REFERENCES = "references"
"""The style of a paragraph whose lines are entries of a reference list, which hang from their first word."""


@dataclass(frozen=True)
class Paragraph:
    """Lines of running text."""

    lines: tuple[str, ...]
    style: str = ""


@dataclass(frozen=True)
class Table:
    """Rows of cells under column heads. ``fixed`` counts the leading columns that repeat when a table is split."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    fixed: int = 1


@dataclass(frozen=True)
class Footnotes:
    """Numbered sources."""

    notes: tuple[tuple[int, str], ...]


@dataclass(frozen=True)
class Picture:
    """A picture: as lines of characters for a screen, as a drawing for a page.

    ``description`` says in words what is to be seen; readers who cannot see it get that instead. The cells of a line
    follow each other without a gap. The ``colophon`` says where the picture is from, when it stands alone.
    """

    title: str
    description: str
    lines: "Callable[[Screen], Sequence[tuple[Cell, ...]]]"
    drawing: "Callable[[], Drawing]"
    colophon: str = ""


Block = Title | Paragraph | Table | Footnotes | Picture


@dataclass(frozen=True)
class Document:
    """Blocks in the order in which they are read."""

    blocks: tuple[Block, ...]


def table(columns: Sequence[Column], rows: Iterable[Sequence[Cell | str]], fixed: int = 1) -> Table:
    """A table; plain strings become cells without style, and wrapping columns that are empty throughout go."""
    cells = [tuple(cell if isinstance(cell, Cell) else Cell(cell) for cell in row) for row in rows]
    kept = [
        number for number, column in enumerate(columns)
        if not column.wraps or not cells or any(row[number].text for row in cells)
    ]  # fmt: skip
    return Table(
        tuple(columns[number] for number in kept),
        tuple(tuple(row[number] for number in kept) for row in cells),
        fixed,
    )


def paragraph(*lines: str, style: str = "") -> Paragraph:
    """A paragraph of the lines that are not empty."""
    return Paragraph(tuple(line for line in lines if line), style)
