"""A document for a terminal, by Rich: in colour where that is wanted, wrapped by word to the width there is."""

import io
from collections.abc import Iterator

from rich import box
from rich.console import Console
from rich.padding import Padding
from rich.table import Table as RichTable
from rich.text import Text

from stance.output.document import Block, Document, Footnotes, Paragraph, Table, Title
from stance.output.plain import width as text_width

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
}
_GAP = 2
_NARROWEST = 24


def terminal_text(document: Document, columns: int, colour: bool) -> str:
    """The document as text with escape sequences where ``colour`` is set; no line is longer than ``columns``."""
    stream = io.StringIO()
    console = Console(
        file=stream, width=columns, force_terminal=colour, color_system="256" if colour else None, no_color=not colour,
        markup=False, emoji=False, highlight=False, legacy_windows=False, _environ={},
    )  # fmt: skip
    for number, block in enumerate(block for block in document.blocks if block not in (Paragraph(()), Footnotes(()))):
        if number:
            console.print()
        for part in _parts(block, columns):
            console.print(part, soft_wrap=False)
    return "\n".join(line.rstrip() for line in stream.getvalue().split("\n")) if not colour else stream.getvalue()


def _parts(block: Block, columns: int) -> Iterator[Text | RichTable | Padding]:
    if isinstance(block, Title):
        yield Text(block.text, _STYLES["title" if block.level == 1 else "heading"])
    elif isinstance(block, Paragraph):
        for line in block.lines:
            yield Text(line, _STYLES.get(block.style, ""))
    elif isinstance(block, Footnotes):
        yield _footnotes(block)
    else:
        for number, part in enumerate(split(block, columns)):
            if number:
                yield Text()
            yield _table(part)


def _footnotes(block: Footnotes) -> RichTable:
    grid = RichTable.grid(padding=(0, 1))
    grid.add_column(justify="right", no_wrap=True)
    grid.add_column(overflow="fold")
    for number, text in block.notes:
        grid.add_row(Text(f"[{number}]"), Text(text))
    return grid


def _table(block: Table) -> RichTable:
    table = RichTable(
        box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=(0, _GAP, 0, 0), header_style="bold"
    )
    for number, column in enumerate(block.columns):
        # Only wrapping columns give way; words that stand alone in a cell are never cut.
        longest = max((text_width(row[number].text) for row in block.rows), default=0)
        table.add_column(
            Text(column.head),
            justify="right" if column.right else "left",
            no_wrap=not column.wraps,
            min_width=None if column.wraps else max(longest, text_width(column.head)),
            overflow="fold",
        )
    for row in block.rows:
        table.add_row(*(Text(cell.text, _STYLES.get(cell.style, "")) for cell in row))
    return table


def split(table: Table, columns: int) -> list[Table]:
    """Tables side by side too wide for the terminal, as several below each other that repeat the first columns."""
    widths = []
    for number, column in enumerate(table.columns):
        longest = max((text_width(row[number].text) for row in table.rows), default=0)
        full = max(longest, text_width(column.head))
        widths.append((min(full, _NARROWEST) if column.wraps else full) + _GAP)
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
            tuple(tuple(row[number] for number in fixed + panel) for row in table.rows),
            table.fixed,
        )
        for panel in panels
    ]
