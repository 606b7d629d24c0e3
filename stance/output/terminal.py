"""A document for a terminal, by Rich: in colour where that is wanted, wrapped by word to the width there is."""

import io
from collections.abc import Iterable, Iterator, Sequence

from rich.console import Console
from rich.style import Style
from rich.text import Text

from stance.output import document as doc
from stance.output.fitting import briefer
from stance.output.lines import Numbers, numbered, plain_line, plain_table
from stance.output.source_lists import count_line
from stance.output.terminal_table import INDENT, NARROWEST, STYLES, table_lines, wrapped_text
from stance.output.widths import cut, one_line, wrapped
from stance.output.widths import width as text_width


def terminal_text(document: doc.Document, screen: doc.Screen) -> str:
    """The document as text, with escape sequences where there is colour; only addresses may be longer than a line.

    What does not fit on the screen is said more briefly if it then does.
    """
    made: _Made = {}
    whole = _blocks(document, screen, made)
    room = screen.rows - 1  # the prompt of the shell takes the last one
    if not screen.rows or screen.sources == "full" or _height(whole) <= room:
        return _printed(whole, screen)
    fitting = (blocks for brief in briefer(document, room) if _height(blocks := _blocks(brief, screen, made)) <= room)
    return _printed(next(fitting, whole), screen)


_Made = dict[int, tuple[doc.Block, list[Text]]]
"""The lines of the blocks that are made already, by the identity of the block."""


def _blocks(document: doc.Document, screen: doc.Screen, made: _Made) -> list[list[Text]]:
    """The lines of each block that has any."""
    for block, numbers in numbered(document.blocks):
        if id(block) not in made:
            made[id(block)] = (block, list(_lines(block, numbers, screen)))
    blocks = [lines for block in document.blocks if (lines := made[id(block)][1])]
    if document.tight:
        blocks[:2] = [[line for block in blocks[:2] for line in block]]
    return blocks


def _height(blocks: Sequence[Sequence[Text]]) -> int:
    """How many lines the blocks take with the blank ones between them; addresses may take more than one each."""
    return sum(map(len, blocks)) + max(len(blocks) - 1, 0)


def _printed(blocks: Sequence[Sequence[Text]], screen: doc.Screen) -> str:
    colour = screen.colour
    stream = io.StringIO()
    console = Console(
        file=stream, width=screen.columns, force_terminal=colour, color_system="256" if colour else None,
        no_color=not colour, markup=False, emoji=False, highlight=False, legacy_windows=False, _environ={},
    )  # fmt: skip
    if blocks:
        # All is wrapped already, but for addresses. One print for all is several times quicker than one each.
        console.print(Text("\n\n").join(Text("\n").join(lines) for lines in blocks), soft_wrap=True)
    return "\n".join(line.rstrip() for line in stream.getvalue().split("\n")) if not colour else stream.getvalue()


def _lines(block: doc.Block, numbers: Numbers, screen: doc.Screen) -> Iterator[Text]:
    columns = screen.columns
    if isinstance(block, doc.Title):
        style = STYLES["title" if block.level == 1 else "heading"]
        yield from (Text(line, style) for line in wrapped(plain_line(block.line, numbers), columns))
    elif isinstance(block, doc.Footnotes):
        yield from _footnotes(block, columns) if block.notes and block.form != "unlisted" else ()
    elif isinstance(block, doc.Picture):
        yield from _picture(block, screen)
    elif isinstance(block, doc.Table):
        yield from table_lines(plain_table(block, numbers), columns)
    elif block.style == doc.REFERENCES:
        yield from _references(block, columns)
    else:
        style = STYLES.get(block.style, "")
        for line in block.lines:
            yield from (Text(part, style) for part in wrapped(plain_line(line, numbers), columns))


def _picture(block: doc.Picture, screen: doc.Screen) -> list[Text]:
    lines = []
    for cells in block.lines(screen):
        line = Text.assemble(*((one_line(cell.text), STYLES.get(cell.style, "")) for cell in cells))
        # A tile at the end of a line is as wide as the others: its ground can be seen where its text is a space.
        if not (cells and " on " in STYLES.get(cells[-1].style, "")):
            line.rstrip()
        lines.append(line)
    return lines


def _footnotes(block: doc.Footnotes, columns: int) -> Iterator[Text]:
    """The sources: each whole, or as one short line that leads to its address, or just counted.

    Numbers have a hanging indent; an address stands whole on its line, so that it can be copied.
    """
    closing = count_line(len(block.notes)) if block.form == "counted" else "--sources full prints the addresses."
    margin = len(str(len(block.notes))) + 3
    for number, note in enumerate(block.notes if block.form != "counted" else (), 1):
        citation, address, mark = one_line(note.citation), one_line(note.url), f"[{number}]".rjust(margin - 1) + " "
        if block.form == "short":
            leads = note.url.startswith(("https://", "http://"))
            yield Text(mark).append(
                cut(citation, max(columns - margin, NARROWEST)), Style(link=address) if leads else ""
            )
        else:
            yield from _hanging(mark, margin, _cited(citation, address, columns - margin))
    if block.form != "full":
        yield from (Text(line, STYLES["dim"]) for line in wrapped(closing, columns))


def _hanging(mark: str, indent: int, lines: Iterable[str]) -> Iterator[Text]:
    for order, line in enumerate(lines):
        yield Text(f"{' ' * indent if order else mark}{line}")


def _references(block: doc.Paragraph, columns: int) -> Iterator[Text]:
    """Entries of a reference list with a hanging indent; an address that is too long stands whole on its line."""
    for entry in block.lines:
        yield from _hanging("", INDENT, _cited(*_parted(entry), columns - INDENT))


def _parted(entry: doc.Line) -> tuple[str, str]:
    """An entry of a reference list as its citation and its address with the stop after it."""
    place = next((n for n, piece in enumerate(entry) if isinstance(piece, doc.Link)), len(entry))
    return plain_line(entry[:place], {}), plain_line(entry[place:], {})


def _cited(citation: str, address: str, columns: int) -> Iterator[str]:
    """A citation in lines, with its address, which has a line of its own where it does not fit on the same one."""
    whole = f"{citation} {address}".rstrip()
    if text_width(whole) <= columns or not address:
        yield from wrapped_text(whole, columns)
    else:
        yield from wrapped_text(citation, columns)
        yield address
