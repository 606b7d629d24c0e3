"""A document as one HTML page: no scripts, no network, readable on a phone, in the dark and on paper."""

import re
from collections.abc import Iterator
from html import escape

from stance.output.document import Block, Cell, Column, Document, Footnotes, Paragraph, Picture, Table, Title
from stance.output.page_style import STYLE

_MARK = re.compile(r"\[(\d+)\]")


def html_page(document: Document) -> str:
    """The document as a whole page; every sign of the data that HTML would read is escaped."""
    titles = [block.text for block in document.blocks if isinstance(block, Title)]
    title = escape(titles[0] if titles else "stance")
    body = "\n".join(part for number, block in enumerate(document.blocks) for part in _parts(block, number))
    style = STYLE
    if any(isinstance(block, Picture) for block in document.blocks):
        from stance.output.pictures.style import STYLE as PICTURE_STYLE

        style += PICTURE_STYLE
    return (
        f'<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>{title}</title>\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<style>\n{style}</style>\n</head>\n<body>\n<main>\n{body}\n</main>\n</body>\n</html>\n"
    )


def _parts(block: Block, number: int) -> Iterator[str]:
    """The block as lines of HTML. ``number`` is unlike that of any other block of the page."""
    if isinstance(block, Title):
        yield f"<h{block.level}>{escape(block.text)}</h{block.level}>"
    elif isinstance(block, Paragraph):
        if block.lines:
            style = f' class="{block.style}"' if block.style else ""
            yield f"<p{style}>{'<br>'.join(_linked(line) for line in block.lines)}</p>"
    elif isinstance(block, Footnotes):
        yield from _footnotes(block)
    elif isinstance(block, Picture):
        from stance.output.svg import svg_part

        label = escape(f"Picture: {block.title}")
        yield f'<div class="scroll" role="region" tabindex="0" aria-label="{label}">'
        yield svg_part(block, number)
        yield "</div>"
    else:
        yield from _table(block)


def _footnotes(block: Footnotes) -> Iterator[str]:
    if not block.notes:
        return
    yield "<h2>Sources</h2>\n<ol>"
    for number, text in block.notes:
        citation, _, address = text.rpartition(" ")
        if address.startswith(("http://", "https://")):
            link = f'{escape(citation)} <a href="{escape(address)}">{escape(address)}</a>'
        else:
            link = escape(text)
        yield f'<li id="source-{number}" value="{number}">{link}</li>'
    yield "</ol>"


def _table(table: Table) -> Iterator[str]:
    # A region that scrolls must be reachable by keyboard, and named.
    heads = ", ".join(column.head for column in table.columns if column.head)
    yield f'<div class="scroll" role="region" tabindex="0" aria-label="{escape(f"Table: {heads}")}">'
    yield "<table>\n<thead><tr>"
    for column in table.columns:
        yield f'<th scope="col"{_side(column)}>{escape(column.head)}</th>'
    yield "</tr></thead>\n<tbody>"
    for row in table.rows:
        cells = (
            _cell(cell, column, head=not number)
            for number, (cell, column) in enumerate(zip(row, table.columns, strict=True))
        )
        yield f"<tr>{''.join(cells)}</tr>"
    yield "</tbody>\n</table>\n</div>"


def _cell(cell: Cell, column: Column, *, head: bool) -> str:
    text = _linked(cell.text) if column.head == "Sources" else escape(cell.text)
    inner = f'<span class="{cell.style}">{text}</span>' if cell.style and text else text
    return f'<th scope="row">{inner}</th>' if head else f"<td{_side(column)}>{inner}</td>"


def _side(column: Column) -> str:
    return ' class="number"' if column.right else ""


def _linked(text: str) -> str:
    return _MARK.sub(r'<a href="#source-\1">[\1]</a>', escape(text))
