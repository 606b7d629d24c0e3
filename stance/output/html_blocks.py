"""The blocks of a document as HTML, one after the other.

Whatever comes from the data is escaped. Text in letters that run from right to left keeps to itself (``dir="auto"``),
so that it turns nothing around it.
"""

import re
from collections.abc import Iterator, Sequence
from html import escape
from unicodedata import bidirectional

from stance.output import document as doc
from stance.output.lines import numbers_of
from stance.output.widths import one_line

_PICTURES = ("bar", "spark")
_HYPHENED = re.compile(r"(?<![^\s-])[^\s-]+-[^\s]+")
_SHORT = 16
"""A word of a cell is not broken at its hyphens if it is no longer than this: least of all a date."""


class Writer:
    """Writes blocks in their order: it knows which sources have a number, and collects the parts of the page.

    ``level`` is that of the title over a list of sources. ``parts`` are the ids and titles of the second level. All
    ids begin with ``prefix``, which tells documents on one page apart.
    """

    def __init__(self, blocks: Sequence[doc.Block], level: int = 2, prefix: str = "") -> None:
        self._prefix = prefix
        self.parts: list[tuple[str, str]] = []
        self._level = level
        # A list of sources is of the blocks before it, as far back as the list before that.
        self._lists = [numbers_of(block) for block in blocks if isinstance(block, doc.Footnotes)]
        self._list = 0
        self._marked: set[str] = set()
        self._ids: set[str] = {"content"}
        self._names: dict[str, int] = {}
        self._title = "Table"
        self._pictures = 0

    def html(self, block: doc.Block) -> str:
        """One block; nothing for one that is empty."""
        return "\n".join(self._lines(block))

    def _lines(self, block: doc.Block) -> Iterator[str]:
        if isinstance(block, doc.Title):
            yield self._heading(block)
        elif isinstance(block, doc.Paragraph):
            if block.lines and block.style != doc.IN_CELLS:
                yield self._paragraph(block)
        elif isinstance(block, doc.Footnotes):
            yield from self._footnotes(block)
        elif isinstance(block, doc.Picture):
            yield from self._picture(block)
        else:
            yield from self._table(block)

    def _heading(self, title: doc.Title) -> str:
        self._title = one_line(title.text)
        level = min(title.level, 6)
        if level == 1:
            return f"<h1>{self._linked(title.line)}</h1>"
        key = self._id(self._title)
        if level == 2:
            self.parts.append((key, self._title))
        return f'<h{level} id="{key}">{self._linked(title.line)}</h{level}>'

    def _paragraph(self, block: doc.Paragraph) -> str:
        style = f' class="{block.style}"' if block.style else ""
        cited = block.style == doc.REFERENCES
        lines = [(_direction(doc.text_of(line)), self._linked(line, isolated=cited)) for line in block.lines]
        if len(lines) == 1:
            [(direction, html)] = lines
            return f"<p{style}{direction}>{html}</p>"
        inner = "\n".join(f'<span class="line"{direction}>{html}</span>' for direction, html in lines)
        return f"<p{style}>{inner}</p>"

    def _footnotes(self, block: doc.Footnotes) -> Iterator[str]:
        if block.notes:
            yield self._heading(doc.Title("Sources", self._level))
            yield '<ol class="sources">'
            for number, note in enumerate(block.notes, 1):
                key = self._key(number)
                cited = self._linked(doc.joined(f"{note.citation} ", doc.linked(note.url)), isolated=True).rstrip()
                yield f'<li id="source-{key}" value="{number}">{cited}{self._back(key, number)}</li>'
            yield "</ol>"
        self._list += 1

    def _back(self, key: str, number: int) -> str:
        """A link from a source to the first mark of it."""
        label = f"Back to the first mark of source {number}"
        return f' <a class="back" href="#mark-{key}" aria-label="{label}">↑</a>' if key in self._marked else ""

    def _picture(self, picture: doc.Picture) -> Iterator[str]:
        """The drawing, which a narrow screen scrolls, and below it its notes and source, which it does not."""
        from stance.output.pictures.drawing import WIDTH
        from stance.output.svg import svg_part

        self._pictures += 1
        drawing = picture.drawing(WIDTH)
        listed = [f"{mark}: {words}" for mark, words in drawing.listed]
        notes = drawing.notes if picture.annotated else ()
        label = f"Picture: {self._unique(one_line(picture.title))}"
        yield "<figure>"
        yield f'<div class="scroll" role="region" tabindex="0" aria-label="{escape(label)}">'
        yield svg_part(picture, drawing, self._pictures)
        yield "</div>"
        yield "<figcaption>"
        yield self._paragraph(doc.Paragraph((*listed, *notes, picture.source), "dim"))
        yield "</figcaption>\n</figure>"

    def _unique(self, name: str) -> str:
        """The name, with a number if something else on the page has it."""
        self._names[name] = self._names.get(name, 0) + 1
        return name if self._names[name] == 1 else f"{name} ({self._names[name]})"

    def _table(self, table: doc.Table) -> Iterator[str]:
        unique = self._unique(one_line(table.name) or self._title)
        key = self._id(f"table {unique}")
        unseen = "" if table.name else ' class="unseen"'
        # A region that scrolls must be reachable by keyboard, and named.
        kind = "scroll on-screen" if table.on_screen else "scroll"
        yield f'<div class="{kind}" role="region" tabindex="0" aria-labelledby="{key}">'
        yield f'<table>\n<caption id="{key}"{unseen}>{escape(unique)}</caption>'
        if table.headed:
            yield "<thead><tr>"
            yield from map(self._column, table.columns)
            yield "</tr></thead>"
        yield "<tbody>"
        for row in table.rows:
            cells = (
                self._cell(cell, column, head=not number)
                for number, (cell, column) in enumerate(zip(row, table.columns, strict=True))
            )
            yield f"<tr>{''.join(cells)}</tr>"
        yield "</tbody>\n</table>\n</div>"

    def _column(self, column: doc.Column) -> str:
        if not column.head:
            return "<td></td>"
        attributes = f"{_side(column)}{_direction(column.head)}"
        return f'<th scope="col"{attributes}>{self._linked(column.line)}</th>'

    def _cell(self, cell: doc.Cell, column: doc.Column, *, head: bool) -> str:
        text = _picture(cell) if cell.style in _PICTURES and cell.text else self._linked(cell.line, cell.style)
        marked = not isinstance(cell.line, str)
        whole = ' class="whole"' if not marked and len(cell.text) <= _SHORT and _HYPHENED.fullmatch(cell.text) else ""
        if head and text:
            return f'<th scope="row"{whole}{_direction(cell.text)}>{text}</th>'
        return f"<td{_side(column) or whole}{_direction(cell.text)}>{text}</td>"

    def _linked(self, line: doc.Line, style: str = "", *, isolated: bool = False) -> str:
        """The line with its marks and addresses as links; each mark of a run is one."""
        pieces = (line,) if isinstance(line, str) else line
        words = "".join(
            self._linked_piece(piece, isolated=isolated)
            for piece in pieces if not (isinstance(piece, doc.Marks) and piece.aside)
        )  # fmt: skip
        aside = "".join(
            f' <small class="marks">{self._links(piece)}</small>'
            for piece in pieces if isinstance(piece, doc.Marks) and piece.aside
        )  # fmt: skip
        return (f'<span class="{style}">{words}</span>' if style and words else words) + aside

    def _linked_piece(self, piece: str | doc.Marks | doc.Link, *, isolated: bool) -> str:
        if isinstance(piece, doc.Marks):
            return self._links(piece)
        if isinstance(piece, doc.Link):
            address = escape(one_line(piece.url))
            return f'<a href="{address}">{address}</a>'
        text = one_line(piece)
        return _isolated(text) if isolated else escape(text)

    def _links(self, marks: doc.Marks) -> str:
        numbers = self._lists[self._list]
        return " ".join(self._link(number) for number in sorted({numbers[source] for source in marks.sources}))

    def _link(self, number: int) -> str:
        key = self._key(number)
        place = "" if key in self._marked else f' id="mark-{key}"'
        self._marked.add(key)
        return f'<a href="#source-{key}"{place}>[{number}]</a>'

    def _key(self, number: int) -> str:
        return f"{self._prefix}{self._list + 1}-{number}" if self._list else f"{self._prefix}{number}"

    def _id(self, text: str) -> str:
        """An id that no other part of the page has: of the words of the text, as far as they are Latin."""
        words = re.sub(r"[^a-z0-9]+", "-", text.casefold()).strip("-") or "part"
        base = self._prefix + (f"part-{words}" if words.startswith(("source-", "mark-", "picture-")) else words)
        key, number = base, 1
        while key in self._ids:
            number += 1
            key = f"{base}-{number}"
        self._ids.add(key)
        return key


def _side(column: doc.Column) -> str:
    if column.right:
        return ' class="number"'
    return ' class="long"' if column.wraps else ' class="cited"' if column.head == "Sources" else ""


def _picture(cell: doc.Cell) -> str:
    """Words, and after them a drawing of the same in letters, which nobody wants read out."""
    words, space, picture = cell.text.rpartition(" ")
    hidden = f'<span class="drawn" aria-hidden="true">{escape(picture)}</span>' if picture else ""
    return f'<span class="{cell.style}">{escape(words)}{space}{hidden}</span>'


def _direction(text: str) -> str:
    """Lets the browser find the direction of a text that has letters from right to left."""
    return ' dir="auto"' if _turns(text) else ""


def _isolated(text: str) -> str:
    """A text within a line that goes on after it."""
    if not _turns(text):
        return escape(text)
    words = text.rstrip()
    return f"<bdi>{escape(words)}</bdi>{text[len(words) :]}"


def _turns(text: str) -> bool:
    return not text.isascii() and any(bidirectional(letter) in ("R", "AL", "AN") for letter in text)
