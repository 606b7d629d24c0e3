"""Tables for a terminal: laid out to its width, turned, narrowed, with long texts below, or in several panels."""

from collections.abc import Iterator, Sequence

from rich.text import Text

from stance.output.document import Cell, Column, Table, transposed
from stance.output.widths import broken, cut, width_broken, wrapped
from stance.output.widths import width as text_width

# Blue, orange, grey and purple are told apart by people with any of the common colour deficiencies; every status is
# a word as well (Okabe and Ito 2008, "Color Universal Design").
STYLES = {
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
    "cell-other-0": "color(16) on color(247)",
    "cell-other-1": "color(231) on color(237)",
    "cell-other-2": "color(231) on color(243)",
    **{f"cell-shade-{step}": f"color(16) on color({code})" for step, code in enumerate((194, 157, 114, 71))},
    "cell-shade-4": "color(231) on color(22)",
}
# Pictures are plain characters elsewhere; a terminal has better ones, each as wide.
_PICTURES = {"bar": str.maketrans(".-#", "·─◆"), "spark": str.maketrans("_.-=#?", "▁▂▄▆█·")}
_GAP = 2
NARROWEST = 24
_READABLE = 38
"""Where a column of long text would get fewer columns than this, it goes below its row instead."""
INDENT = 4
_CUT = 8
"""A text that is cut to fewer columns than this says nothing."""


def wrapped_text(text: str, columns: int) -> list[str]:
    """The text in lines, which are never so short that nobody can read them."""
    return wrapped(text, max(columns, NARROWEST))


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


def _least(table: Table) -> list[int]:
    """The width of each column if all that may be broken between words is."""
    return [
        max([width_broken(column.head), *(width_broken(row[number].text) for row in table.rows)])
        if column.breaks
        else full
        for number, (column, full) in enumerate(zip(table.columns, _widths(table), strict=True))
    ]


def _as_it_fits(table: Table, columns: int) -> Table:
    """The table turned, if it may be and only that fits."""
    if not table.turns or _together(_least(table)) <= columns:
        return table
    turned = transposed(table, table.turns)
    return turned if _together(_least(turned)) <= columns else table


def table_lines(table: Table, columns: int) -> Iterator[Text]:
    """The table as it is where it fits; else turned; else narrower, with long texts below, or in several panels."""
    table = _as_it_fits(table, columns)
    table = _cut_to(table, columns) if table.cut else table
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


def _cut_to(table: Table, columns: int) -> Table:
    """The table with its long spare texts cut, or without them, or without all that is spare: the first that fits."""
    spare = [number for number, column in enumerate(table.columns) if column.spare]
    for left_out in ([], [number for number in spare if table.columns[number].wraps], spare):
        shorter = table.only([number for number in range(len(table.columns)) if number not in left_out])
        widths = _narrowed(shorter, columns)
        legible = all(width >= _CUT for width, column in zip(widths, shorter.columns, strict=True) if column.spare)
        if legible and _together(widths) <= columns:
            return shorter
    return table._replace(cut=False)


def _together(widths: Sequence[int]) -> int:
    return sum(widths) + _GAP * (len(widths) - 1)


def _narrowed(table: Table, columns: int) -> list[int]:
    """The widths with those of long text cut, the widest first, until all fit; words that stand alone are never cut."""
    widths, least = _widths(table), _least(table)
    for _ in range(_together(widths) - columns):
        give = [number for number, column in enumerate(table.columns) if column.wraps or widths[number] > least[number]]
        if give:
            widths[max(give, key=widths.__getitem__)] -= 1
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
                for part in wrapped_text(head + row[number].text, columns - INDENT):
                    yield Text(" " * INDENT + part)


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
            line.append(before).append(part, STYLES.get(cells[number].style, "")).append(after + " " * _GAP)
        line.rstrip()
        yield line


def _parts(cell: Cell, column: Column, columns: int, *, cut_off: bool) -> list[str]:
    """The lines of a cell."""
    if column.breaks:
        return broken(cell.text, columns)
    if not column.wraps:
        return [_shown(cell)]
    return [cut(cell.text, columns)] if cut_off and column.spare else wrapped(cell.text, columns)


def split(table: Table, columns: int) -> list[Table]:
    """Tables side by side too wide for the terminal, as several below each other that repeat the first columns."""
    widths = [
        (min(least, NARROWEST) if column.wraps else least) + _GAP
        for least, column in zip(_least(table), table.columns, strict=True)
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
    return [_panel(table, panel) for panel in panels]


def _panel(table: Table, places: Sequence[int]) -> Table:
    """The columns at these places after the fixed ones; a triangle has rows that begin in a later panel."""
    rows = tuple(row for row in table.rows if any(row[place].text for place in places))
    return table._replace(rows=rows).only([*range(table.fixed), *places])
