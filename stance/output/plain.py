"""A document as plain text for pipes and files: nothing wrapped, cut or coloured, no box characters."""

from collections.abc import Iterator, Sequence

from stance.output.document import Block, Cell, Document, Footnotes, Paragraph, Picture, Screen, Table, Title
from stance.output.lines import Numbers, numbered, plain_line, plain_table
from stance.output.widths import one_line, width

_GAP = "  "


def plain_text(document: Document, screen: Screen) -> str:
    """The document with a blank line between blocks; columns are aligned by spaces."""
    parts = ["\n".join(_lines(block, numbers, screen)) for block, numbers in numbered(document.blocks)]
    text = "\n\n".join(part for part in parts if part)
    return f"{text}\n" if text else ""


def _lines(block: Block, numbers: Numbers, screen: Screen) -> Iterator[str]:
    if isinstance(block, Title):
        yield plain_line(block.line, numbers)
    elif isinstance(block, Paragraph):
        yield from (plain_line(line, numbers) for line in block.lines)
    elif isinstance(block, Table):
        yield from _table(plain_table(block, numbers))
    elif isinstance(block, Footnotes):
        for number, note in enumerate(block.notes, 1):
            yield one_line(f"[{number}] {note.citation} {note.url}".rstrip())
    elif isinstance(block, Picture):
        yield from picture_text(block, screen)


def picture_text(picture: Picture, screen: Screen) -> Iterator[str]:
    """A picture in characters, line by line."""
    for line in picture.lines(screen):
        yield one_line("".join(cell.text for cell in line)).rstrip()


def _table(table: Table) -> Iterator[str]:
    heads = tuple(Cell(column.head) for column in table.columns)
    rows: Sequence[tuple[Cell, ...]] = (heads, *table.rows) if table.headed else table.rows
    widths = [max(width(row[number].text) for row in rows) for number in range(len(heads))]
    for row in rows:
        padded = []
        for cell, size, column in zip(row, widths, table.columns, strict=True):
            space = " " * (size - width(cell.text))
            padded.append(space + cell.text if column.right else cell.text + space)
        yield _GAP.join(padded).rstrip()
