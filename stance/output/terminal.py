"""A document for a terminal, by Rich: in colour where that is wanted, wrapped by word to the width there is."""

import io
from collections.abc import Iterator, Sequence
from typing import TextIO

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn
from rich.style import Style
from rich.text import Text

from stance.output.document import (
    REFERENCES,
    Block,
    Cell,
    Column,
    Document,
    Footnotes,
    Line,
    Link,
    Paragraph,
    Picture,
    Screen,
    Table,
    Title,
)
from stance.output.fitting import briefer
from stance.output.lines import Numbers, numbered, plain_line, plain_table
from stance.output.source_lists import count_line
from stance.output.widths import cut, one_line, wrapped
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
    """The document as text, with escape sequences where there is colour; only addresses may be longer than a line.

    What does not fit on the screen is said more briefly if it then does.
    """
    whole = _text(document, screen)
    room = screen.rows - 1  # the prompt of the shell takes the last one
    if not screen.rows or screen.sources == "full" or whole.count("\n") <= room:
        return whole
    fitting = (text for brief in briefer(document, room) if (text := _text(brief, screen)).count("\n") <= room)
    return next(fitting, whole)


def _text(document: Document, screen: Screen) -> str:
    columns, colour = screen.columns, screen.colour
    stream = io.StringIO()
    console = Console(
        file=stream, width=columns, force_terminal=colour, color_system="256" if colour else None, no_color=not colour,
        markup=False, emoji=False, highlight=False, legacy_windows=False, _environ={},
    )  # fmt: skip
    parts = [
        Text("\n").join(_lines(block, numbers, screen))
        for block, numbers in numbered(document.blocks)
        if not _empty(block)
    ]
    if document.tight:
        parts[:2] = [Text("\n").join(parts[:2])]
    if parts:
        # All is wrapped already, but for addresses. One print for all is several times quicker than one each.
        console.print(Text("\n\n").join(parts), soft_wrap=True)
    return "\n".join(line.rstrip() for line in stream.getvalue().split("\n")) if not colour else stream.getvalue()


def _empty(block: Block) -> bool:
    if isinstance(block, Footnotes):
        return not block.notes or block.form == "unlisted"
    return isinstance(block, Paragraph) and not block.lines


def _lines(block: Block, numbers: Numbers, screen: Screen) -> Iterator[Text]:
    columns = screen.columns
    if isinstance(block, Title):
        style = _STYLES["title" if block.level == 1 else "heading"]
        yield from (Text(line, style) for line in wrapped(plain_line(block.line, numbers), columns))
    elif isinstance(block, Footnotes):
        yield from _footnotes(block, columns)
    elif isinstance(block, Picture):
        yield from _picture(block, screen)
    elif isinstance(block, Table):
        yield from _table(plain_table(block, numbers), columns)
    elif block.style == REFERENCES:
        yield from _references(block, columns)
    else:
        style = _STYLES.get(block.style, "")
        for line in block.lines:
            yield from (Text(part, style) for part in wrapped(plain_line(line, numbers), columns))


def _picture(block: Picture, screen: Screen) -> list[Text]:
    lines = []
    for cells in block.lines(screen):
        line = Text.assemble(*((one_line(cell.text), _STYLES.get(cell.style, "")) for cell in cells))
        # A tile at the end of a line is as wide as the others: its ground can be seen where its text is a space.
        if not (cells and " on " in _STYLES.get(cells[-1].style, "")):
            line.rstrip()
        lines.append(line)
    return lines


def _wrapped(text: str, columns: int) -> list[str]:
    """The text in lines, which are never so short that nobody can read them."""
    return wrapped(text, max(columns, _NARROWEST))


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


def _table(table: Table, columns: int) -> Iterator[Text]:
    """The table as it is where it fits; else with long texts narrower, or below their rows; else in several panels."""
    widths = _widths(table)
    if _together(widths) <= columns or table.cut:
        yield from _rows(table, _narrowed(table, columns), columns)
    elif _cramped(table, widths, columns):
        short = [number for number, column in enumerate(table.columns) if not column.wraps]
        while len(short) > 1 and _together([widths[number] for number in short]) > columns:
            short.pop()
        yield from _rows(table, widths, columns, short)
    else:
        for order, panel in enumerate(split(table, columns)):
            if order:
                yield Text()
            yield from _rows(panel, _narrowed(panel, columns), columns)


def _together(widths: Sequence[int]) -> int:
    return sum(widths) + _GAP * (len(widths) - 1)


def _narrowed(table: Table, columns: int) -> list[int]:
    """The widths with those of long text cut, the widest first, until all fit; words that stand alone are never cut."""
    widths = _widths(table)
    long = [number for number, column in enumerate(table.columns) if column.wraps]
    for _ in range(_together(widths) - columns if long else 0):
        widths[max(long, key=widths.__getitem__)] -= 1
    return widths


def _rows(table: Table, widths: Sequence[int], columns: int, short: Sequence[int] | None = None) -> Iterator[Text]:
    """Each row: its cells side by side; where only some are ``short``, the long texts below, across the whole width."""
    beside = range(len(table.columns)) if short is None else short
    if table.headed:
        yield from _row(table, [Cell(column.head, "title") for column in table.columns], widths, beside)
        yield Text("─" * min(columns, _together([widths[number] for number in beside])))
    for row in table.rows:
        yield from _row(table, row, widths, beside)
        below = [number for number in range(len(row)) if number not in beside]
        for order, number in enumerate(below):
            if row[number].text:
                head = f"{table.columns[number].head}: " if order else ""
                for part in _wrapped(head + row[number].text, columns - _INDENT):
                    yield Text(" " * _INDENT + part)


def _row(table: Table, cells: Sequence[Cell], widths: Sequence[int], beside: Sequence[int]) -> Iterator[Text]:
    """A row in as many lines as its longest cell."""
    texts = {
        number: _parts(cells[number], table.columns[number], widths[number], cut_off=table.cut) for number in beside
    }
    for order in range(max(map(len, texts.values()), default=0)):
        line = Text()
        for number, parts in texts.items():
            part = parts[order] if order < len(parts) else ""
            space = " " * (widths[number] - text_width(part))
            before, after = (space, "") if table.columns[number].right else ("", space)
            line.append(before).append(part, _STYLES.get(cells[number].style, "")).append(after + " " * _GAP)
        line.rstrip()
        yield line


def _parts(cell: Cell, column: Column, columns: int, *, cut_off: bool) -> list[str]:
    """The lines of a cell."""
    if not column.wraps:
        return [_shown(cell)]
    return [cut(cell.text, columns)] if cut_off and column.spare else wrapped(cell.text, columns)


def _footnotes(block: Footnotes, columns: int) -> Iterator[Text]:
    """The sources: each whole, or as one short line that leads to its address, or just counted."""
    if block.form == "counted":
        yield from (Text(line, _STYLES["dim"]) for line in wrapped(count_line(len(block.notes)), columns))
    elif block.form == "short":
        yield from _short_footnotes(block, columns)
    else:
        yield from _whole_footnotes(block, columns)


def _short_footnotes(block: Footnotes, columns: int) -> Iterator[Text]:
    margin = len(str(len(block.notes))) + 3
    for number, note in enumerate(block.notes, 1):
        text = cut(one_line(note.citation), max(columns - margin, _NARROWEST))
        leads = note.url.startswith(("https://", "http://"))
        yield Text(f"[{number}]".rjust(margin - 1) + " ").append(text, Style(link=one_line(note.url)) if leads else "")
    yield from (Text(line, _STYLES["dim"]) for line in wrapped("--sources full prints the addresses.", columns))


def _whole_footnotes(block: Footnotes, columns: int) -> Iterator[Text]:
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


class Bar:
    """A bar on a stream for work that takes more than a moment. It goes away when it is closed."""

    def __init__(self, stream: TextIO, columns: int) -> None:
        console = Console(file=stream, width=columns, force_terminal=True, markup=False, emoji=False, highlight=False)
        self._progress = Progress(
            TextColumn("{task.description}", markup=False), BarColumn(), TaskProgressColumn(),
            console=console, transient=True,
        )  # fmt: skip
        self._task = self._progress.add_task("")
        self._progress.start()

    def show(self, stage: str, done: int, whole: int) -> None:
        """Move the bar; a whole of 0 is not known."""
        self._progress.update(self._task, description=stage, completed=done, total=whole or None)

    def close(self) -> None:
        """Remove the bar."""
        self._progress.stop()
