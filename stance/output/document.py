"""What a person reads: titles, lines, tables and footnotes, and the screen that they may be shown on.

Every command turns its result into one `Document`; a renderer turns that into text for a pipe or a terminal.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from stance.output.pictures.drawing import Drawing


Sources = Literal["full", "short", "none", "auto"]
"""How sources are listed: whole, as a short line each, not at all; or as a terminal has room, which counts them too."""


class Screen(NamedTuple):
    """A terminal, or else a pipe or a file.

    Tables on a terminal are laid out to its ``columns``; elsewhere they are as wide as they are. Pictures are drawn to
    the ``columns`` everywhere, and with ``ascii`` they are made of the signs that every screen has. What is a little
    longer than the ``rows`` says less where it can; 0 is as many as there are.
    """

    terminal: bool = False
    columns: int = 80
    colour: bool = False
    ascii: bool = False
    sources: Sources = "full"
    rows: int = 0


class Look(NamedTuple):
    """How a drawing is wanted: with a title and a subtitle of one's own, without notes, of some size.

    ``size`` is a word as it was typed, and ``dpi`` the dots per inch of a PNG.
    """

    title: str | None = None
    subtitle: str | None = None
    notes: bool = True
    size: str | None = None
    dpi: int | None = None

    def of(self, picture: "Picture") -> "Picture":
        """A picture with this title, this subtitle and these notes."""
        return picture._replace(
            title=self.title or picture.title,
            subtitle=picture.subtitle if self.subtitle is None else self.subtitle,
            titled=self.title != "",
            annotated=self.notes,
        )


@dataclass(frozen=True)
class Marks:
    """The marks of sources, by their ids. They get their numbers from the list of sources that follows.

    Those that stand ``aside`` are for pages: elsewhere such cells have no room for them.
    """

    sources: tuple[str, ...]
    aside: bool = False


@dataclass(frozen=True)
class Link:
    """A web address, which leads there where text can."""

    url: str


Line = str | tuple[str | Marks | Link, ...]
"""Running text. Only marks are marks and only links are links, whatever the text of the data looks like."""


def joined(*parts: Line) -> Line:
    """One line of several."""
    pieces = [piece for part in parts if part for piece in ((part,) if isinstance(part, str) else part)]
    words = [piece for piece in pieces if isinstance(piece, str)]
    return "".join(words) if len(words) == len(pieces) else tuple(pieces)


def spaced(*parts: Line) -> Line:
    """One line of those that are not empty, with spaces between them."""
    wanted = [part for part in parts if part]
    return joined(*(piece for part in wanted for piece in (" ", part)))[1:] if wanted else ""


def linked(url: str) -> Line:
    """The address as a link; a text that is not a web address stays text."""
    return (Link(url),) if url.startswith(("https://", "http://")) else url


def text_of(line: Line) -> str:
    """A line without its marks."""
    if isinstance(line, str):
        return line
    pieces = (piece.url if isinstance(piece, Link) else piece for piece in line if not isinstance(piece, Marks))
    return "".join(pieces).rstrip()


class Cell(NamedTuple):
    """A line with the name of the style it may be shown in; the text alone says all."""

    line: Line
    style: str = ""

    @property
    def text(self) -> str:
        """The line without its marks."""
        return text_of(self.line)


class Column(NamedTuple):
    """A column head. ``wraps`` marks the columns of long text, which give way in a narrow terminal.

    ``breaks`` marks those of a word or two, which are broken between words where only that fits.
    A ``spare`` one is cut to a line a row where only that fits the screen.
    """

    line: Line
    wraps: bool = False
    right: bool = False
    breaks: bool = False
    spare: bool = False

    @property
    def head(self) -> str:
        """The line without its marks."""
        return text_of(self.line)


class Title(NamedTuple):
    """The heading of a document (level 1) or of a part of it (level 2)."""

    line: Line
    level: int = 1

    @property
    def text(self) -> str:
        """The line without its marks."""
        return text_of(self.line)


REFERENCES = "references"
"""The style of a paragraph whose lines are entries of a reference list, which hang from their first word."""

IN_CELLS = "in-cells"
"""The style of a paragraph of marks that a page has in the cells of a table, and leaves out here."""


class Paragraph(NamedTuple):
    """Lines of running text; ``brief`` are those it has where not all fit on the screen, if not the same."""

    lines: tuple[Line, ...]
    style: str = ""
    brief: tuple[Line, ...] | None = None


class Table(NamedTuple):
    """Rows of cells under column heads. ``fixed`` counts the leading columns that repeat when a table is split.

    ``name`` is what the table is called where there are several under one title. Where no column has a head, none is
    shown. One that is ``on_screen`` only is left out where the page is printed. One that ``turns`` may have its rows
    for columns if that is what fits; the word is the head of its first column then. One that is ``cut`` has its spare
    columns cut.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    fixed: int = 1
    name: str = ""
    on_screen: bool = False
    turns: str = ""
    cut: bool = False

    @property
    def headed(self) -> bool:
        """Whether any column has a head."""
        return any(column.line for column in self.columns)

    def only(self, places: Sequence[int]) -> "Table":
        """The table with just the columns at these places."""
        return self._replace(
            columns=tuple(self.columns[place] for place in places),
            rows=tuple(tuple(row[place] for place in places) for row in self.rows),
        )

    def with_lines(self, changed: Callable[[Line], Line]) -> "Table":
        """The table with its heads and cells as they are ``changed``."""
        return self._replace(
            columns=tuple(column._replace(line=changed(column.line)) for column in self.columns),
            rows=tuple(tuple(cell._replace(line=changed(cell.line)) for cell in row) for row in self.rows),
        )


class Footnote(NamedTuple):
    """A source: its id, its citation without the address, the address, and what it is called in short."""

    source: str
    citation: str
    url: str
    short: str = ""


class Footnotes(NamedTuple):
    """The sources of the blocks before it, as far back as the list before that; they are numbered in this order.

    Where they are ``short``, a terminal has the addresses behind the lines; it only counts those that are ``counted``,
    and leaves out those that are ``unlisted``.
    """

    notes: tuple[Footnote, ...]
    form: Literal["full", "short", "counted", "unlisted"] = "full"


class Picture(NamedTuple):
    """A picture: as lines of characters for a screen, as a drawing of some width for a page.

    ``description`` says in words what is to be seen; readers who cannot see it get that instead. The cells of a line
    follow each other without a gap. The ``notes`` are for a picture that stands alone, below those that the drawing
    has: a page says the same around it. ``annotated`` is False where no notes are wanted. ``source``, ``provenance``
    and ``licence`` are sentences; `stance.output.pictures.frame` writes all of them.
    """

    title: str
    subtitle: str
    description: str
    lines: "Callable[[Screen], Iterable[tuple[Cell, ...]]]"
    drawing: "Callable[[float], Drawing]"
    notes: tuple[str, ...]
    source: str
    provenance: str
    licence: str
    annotated: bool = True
    titled: bool = True


Block = Title | Paragraph | Table | Footnotes | Picture


class Document(NamedTuple):
    """Blocks in the order in which they are read. ``name`` is what a page is called that no one title stands over.

    On a terminal a ``tight`` one has no blank line after its first block.
    """

    blocks: tuple[Block, ...]
    name: str = ""
    tight: bool = False

    @classmethod
    def of(cls, *blocks: Block | None, name: str = "") -> "Document":
        """A document of the blocks that there are; paragraphs without a line are none."""
        there = (
            block for block in blocks if block is not None and not (isinstance(block, Paragraph) and not block.lines)
        )
        return cls(tuple(there), name)


Heads = Sequence[Column | str | None]
"""The heads of a table: a column, its head alone, or None for a column that is left out."""


def table(heads: Heads, rows: Iterable[Sequence[Cell | Line]], fixed: int = 1) -> Table:
    """A table; plain lines become cells without style, and wrapping columns that are empty throughout go."""
    columns = tuple(head if isinstance(head, Column) else Column(head or "") for head in heads)
    cells = tuple(tuple(cell if isinstance(cell, Cell) else Cell(cell) for cell in row) for row in rows)
    shown = [
        place for place, column in enumerate(columns)
        if heads[place] is not None and (not column.wraps or not cells or any(row[place].line for row in cells))
    ]  # fmt: skip
    return Table(columns, cells, fixed).only(shown)


def right(*heads: str) -> tuple[Column, ...]:
    """Columns of figures."""
    return tuple(Column(head, right=True) for head in heads)


def paragraph(*lines: Line, style: str = "", brief: tuple[Line, ...] | None = None) -> Paragraph:
    """A paragraph of the lines that are not empty."""
    return Paragraph(tuple(line for line in lines if line), style, brief)


def deeper(blocks: Iterable[Block], steps: int = 1) -> list[Block]:
    """The blocks as a part of something larger: with their titles one level down, or more."""
    return [block._replace(level=block.level + steps) if isinstance(block, Title) else block for block in blocks]


def transposed(whole: Table, head: str) -> Table:
    """The table with its rows for columns; ``head`` is that of the first column, which has the heads of the others."""
    breaks = any(column.breaks for column in whole.columns)
    right = all(column.right for column in whole.columns[1:])
    heads = (Column(head), *(Column(row[0].line, right=right, breaks=breaks) for row in whole.rows))
    rows = (
        (Cell(column.line), *(row[number] for row in whole.rows)) for number, column in enumerate(whole.columns[1:], 1)
    )
    return Table(heads, tuple(rows), 1, whole.name)


def in_parts(whole: Table, most: int) -> list[Table]:
    """The table in parts of at most ``most`` columns beside the first, so that each fits a printed page.

    If there are several, each has the name of the whole and its number.
    """
    places = range(1, len(whole.columns))
    groups = [(0, *places[start : start + most]) for start in range(0, len(places), most)] or [(0,)]
    names = [f"{whole.name}, part {number} of {len(groups)}" for number in range(1, len(groups) + 1)]
    return [
        whole.only(group)._replace(fixed=1, name=name if len(groups) > 1 else "")
        for group, name in zip(groups, names, strict=True)
    ]
