"""A document for a terminal, by Rich: in colour where that is wanted, wrapped by word to the width there is."""

import io
import textwrap
from collections.abc import Iterator, Sequence

from rich import box
from rich.console import Console
from rich.table import Table as RichTable
from rich.text import Text

from stance.output.document import (
    REFERENCES,
    Block,
    Cell,
    Document,
    Footnotes,
    Line,
    Link,
    Paragraph,
    Picture,
    Table,
    Title,
)
from stance.output.lines import Numbers, numbered, plain_line, plain_table
from stance.output.screen import Screen
from stance.output.widths import one_line
from stance.output.widths import width as text_width

# Blue, orange, grey and purple are told apart by people with any of the common colour deficiencies; every status is
# a word as well (Okabe and Ito 2008, "Color Universal Design").
_STYLES = {
    "title": "bold",
    "heading": "bold underline",
    "dim": "dim",
    "with": "bright_blue",
    "against": "dark_orange",
    "between": "magenta",
    "nothing": "dim",
    "doubt": "yellow",
    "wrong": "dark_orange",
    "right": "bright_blue",
    **{f"shade-{step}": f"color({code})" for step, code in enumerate((65, 71, 72, 78, 84))},
    # The squares of heat strips bring their own ground and ink, so that they are legible on any terminal.
    "cell-with": "color(231) on color(25)",
    "cell-against": "color(16) on color(208)",
    "cell-between": "color(16) on color(176)",
    "cell-nothing": "color(231) on color(240)",
    "cell-doubt": "color(16) on color(220)",
    **{f"cell-shade-{step}": f"color(16) on color({code})" for step, code in enumerate((194, 157, 114, 71))},
    "cell-shade-4": "color(231) on color(22)",
}
# Pictures are plain characters elsewhere; a terminal has better ones, each as wide.
_PICTURES = {"bar": str.maketrans(".-#", "·─◆"), "spark": str.maketrans("_.-=#?", "▁▂▄▆█·")}
_GAP = 2
_NARROWEST = 24
_READABLE = 38
"""Where a column of long text would get fewer columns than this, it goes below its row instead."""
_INDENT = 4


def terminal_text(document: Document, screen: Screen) -> str:
    """The document as text, with escape sequences where there is colour; only addresses may be longer than a line."""
    columns, colour = screen.columns, screen.colour
    stream = io.StringIO()
    console = Console(
        file=stream, width=columns, force_terminal=colour, color_system="256" if colour else None, no_color=not colour,
        markup=False, emoji=False, highlight=False, legacy_windows=False, _environ={},
    )  # fmt: skip
    first = True
    for read, numbers in numbered(document.blocks):
        if read in (Paragraph(()), Footnotes(())):
            continue
        if not first:
            console.print()
        first = False
        block = plain_table(read, numbers) if isinstance(read, Table) else read
        lines = _picture(block, screen) if isinstance(block, Picture) else _lines(block, columns)
        if lines is not None:
            # These are wrapped already, but for addresses. One print for all is several times quicker than one each.
            console.print(Text("\n").join(lines), soft_wrap=True)
        elif isinstance(block, Table):
            for order, part in enumerate(split(block, columns)):
                if order:
                    console.print()
                console.print(_table(part))
        else:
            for text in _paragraphs(block, numbers):
                console.print(text)
    return "\n".join(line.rstrip() for line in stream.getvalue().split("\n")) if not colour else stream.getvalue()


def _lines(block: Block, columns: int) -> list[Text] | None:
    """The block as finished lines, or None where Rich has to lay it out."""
    if isinstance(block, Footnotes):
        return list(_footnotes(block, columns))
    if isinstance(block, Paragraph) and block.style == REFERENCES:
        return list(_references(block, columns))
    if isinstance(block, Table):
        widths = _widths(block)
        if sum(widths) + _GAP * (len(widths) - 1) <= columns:
            return list(_rows(block, columns, range(len(widths)), ()))
        if _cramped(block, widths, columns):
            short = [number for number, column in enumerate(block.columns) if not column.wraps]
            while len(short) > 1 and sum(widths[number] + _GAP for number in short) - _GAP > columns:
                short.pop()
            return list(_rows(block, columns, short, [n for n in range(len(widths)) if n not in short]))
    return None


def _picture(block: Picture, screen: Screen) -> list[Text]:
    lines = []
    for cells in block.lines(screen):
        line = Text.assemble(*((one_line(cell.text), _STYLES.get(cell.style, "")) for cell in cells))
        # A tile at the end of a line is as wide as the others: its ground can be seen where its text is a space.
        if not (cells and " on " in _STYLES.get(cells[-1].style, "")):
            line.rstrip()
        lines.append(line)
    return lines


def _paragraphs(block: Block, numbers: Numbers) -> Iterator[Text]:
    if isinstance(block, Title):
        yield Text(plain_line(block.line, numbers), _STYLES["title" if block.level == 1 else "heading"])
    elif isinstance(block, Paragraph):
        for line in block.lines:
            yield Text(plain_line(line, numbers), _STYLES.get(block.style, ""))


def _wrapped(text: str, width: int) -> list[str]:
    """The text in lines of at most ``width`` columns, broken between words where that is possible."""
    width = max(width, _NARROWEST)
    if text.isascii():
        return textwrap.wrap(text, width, break_on_hyphens=False) or [""]
    lines = Text(text).wrap(Console(width=width, file=io.StringIO()), width)
    return [line.plain.rstrip() for line in lines]


def _shown(cell: Cell) -> str:
    """The text of a cell, with the picture at its end drawn."""
    if cell.style not in _PICTURES:
        return cell.text
    words, space, picture = cell.text.rpartition(" ")
    return words + space + picture.translate(_PICTURES[cell.style])


def _widths(table: Table) -> list[int]:
    """The width of each column if nothing is wrapped."""
    return [
        max([text_width(column.head), *(text_width(row[number].text) for row in table.rows)])
        for number, column in enumerate(table.columns)
    ]


def _cramped(table: Table, widths: Sequence[int], columns: int) -> bool:
    """Whether the columns of long text would get too little room beside the others to be read."""
    long = [widths[number] for number, column in enumerate(table.columns) if column.wraps]
    room = columns - (sum(widths) - sum(long)) - _GAP * (len(widths) - 1)
    return bool(long) and room < _READABLE * len(long)


def _rows(table: Table, columns: int, short: Sequence[int], long: Sequence[int]) -> Iterator[Text]:
    """Each row as a line of its short cells, with its long texts below it across the whole width."""
    widths = _widths(table)
    heads = [_padded(table, number, Cell(table.columns[number].head), widths) for number in short]
    yield Text((" " * _GAP).join(before + text + after for before, text, after in heads).rstrip(), "bold")
    yield Text("─" * min(columns, sum(widths[number] for number in short) + _GAP * (len(short) - 1)))
    for row in table.rows:
        line = Text()
        for number in short:
            before, _, after = _padded(table, number, row[number], widths)
            line.append(before).append(_shown(row[number]), _STYLES.get(row[number].style, "")).append(
                after + " " * _GAP
            )
        line.rstrip()
        yield line
        for order, number in enumerate(long):
            if row[number].text:
                head = f"{table.columns[number].head}: " if order else ""
                for part in _wrapped(head + row[number].text, columns - _INDENT):
                    yield Text(" " * _INDENT + part)


def _padded(table: Table, number: int, cell: Cell, widths: Sequence[int]) -> tuple[str, str, str]:
    space = " " * (widths[number] - text_width(cell.text))
    return (space, cell.text, "") if table.columns[number].right else ("", cell.text, space)


def _footnotes(block: Footnotes, columns: int) -> Iterator[Text]:
    """Numbered sources with a hanging indent; an address stands whole on its line, so that it can be copied."""
    margin = len(str(len(block.notes))) + 3
    for number, note in enumerate(block.notes, 1):
        for order, line in enumerate(_cited(one_line(note.citation), one_line(note.url), columns - margin)):
            mark = f"[{number}]".rjust(margin - 1) if order == 0 else " " * (margin - 1)
            yield Text(f"{mark} {line}")


def _references(block: Paragraph, columns: int) -> Iterator[Text]:
    """Entries of a reference list with a hanging indent; an address that is too long stands whole on its line."""
    margin = " " * _INDENT
    for entry in block.lines:
        for order, line in enumerate(_cited(*_parted(entry), columns - _INDENT)):
            yield Text(f"{margin if order else ''}{line}")


def _parted(entry: Line) -> tuple[str, str]:
    """An entry of a reference list as its citation and its address with the stop after it."""
    place = next((n for n, piece in enumerate(entry) if isinstance(piece, Link)), len(entry))
    return plain_line(entry[:place], {}), plain_line(entry[place:], {})


def _cited(citation: str, address: str, columns: int) -> Iterator[str]:
    """A citation in lines, with its address, which has a line of its own where it does not fit on the same one."""
    whole = f"{citation} {address}".rstrip()
    if text_width(whole) <= columns or not address:
        yield from _wrapped(whole, columns)
    else:
        yield from _wrapped(citation, columns)
        yield address


def _table(block: Table) -> RichTable:
    table = RichTable(
        box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=(0, _GAP - 1, 0, 0), header_style="bold"
    )
    for column, longest in zip(block.columns, _widths(block), strict=True):
        # Only wrapping columns give way; words that stand alone in a cell are never cut.
        table.add_column(
            Text(column.head),
            justify="right" if column.right else "left",
            no_wrap=not column.wraps,
            min_width=None if column.wraps else longest,
            overflow="fold",
        )
    for row in block.rows:
        table.add_row(*(Text(_shown(cell), _STYLES.get(cell.style, "")) for cell in row))
    return table


def split(table: Table, columns: int) -> list[Table]:
    """Tables side by side too wide for the terminal, as several below each other that repeat the first columns."""
    widths = [
        (min(full, _NARROWEST) if column.wraps else full) + _GAP
        for full, column in zip(_widths(table), table.columns, strict=True)
    ]
    if sum(widths) <= columns + _GAP or len(table.columns) <= table.fixed + 1:
        return [table]
    room = columns + _GAP - sum(widths[: table.fixed])
    panels: list[list[int]] = [[]]
    used = 0
    for number in range(table.fixed, len(widths)):
        if panels[-1] and used + widths[number] > room:
            panels.append([])
            used = 0
        panels[-1].append(number)
        used += widths[number]
    fixed = list(range(table.fixed))
    return [
        Table(
            tuple(table.columns[number] for number in fixed + panel),
            tuple(
                tuple(row[number] for number in fixed + panel)
                for row in table.rows
                if any(row[number].text for number in panel)  # a triangle has rows that begin in a later panel
            ),
            table.fixed,
        )
        for panel in panels
    ]
