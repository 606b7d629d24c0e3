"""A document as Markdown (GitHub's dialect, for its tables)."""

import re
from collections.abc import Iterator
from urllib.parse import quote

from stance.output import document as doc
from stance.output.lines import Numbers, numbered, written_line
from stance.output.plain import picture_text
from stance.output.widths import one_line

# Signs of Markdown, and what would be an entity or, in GitHub's dialect, a link by itself.
_SPECIAL = re.compile(r"[\\`*_{}\[\]<>|#~]|&(?=#?\w+;)|:(?=//)|(?<=\bwww)\.|@(?=\w)", re.IGNORECASE)
# An address between angle brackets ends at one of these; within a table, a bar ends its cell.
_UNSAFE = re.compile(r"[\x00-\x20\x7f-\x9f<>|\\`\s]")


def markdown_text(document: doc.Document) -> str:
    """The document with every sign of the data that Markdown would read escaped."""
    parts = ["\n".join(_lines(block, numbers)) for block, numbers in numbered(document.blocks)]
    return "\n\n".join(part for part in parts if part) + "\n"


def _lines(block: doc.Block, numbers: Numbers) -> Iterator[str]:
    if isinstance(block, doc.Title):
        yield f"{'#' * block.level} {_line(block.line, numbers)}"
    elif isinstance(block, doc.Paragraph):
        yield _kept_apart(_line(line, numbers) for line in block.lines)
    elif isinstance(block, doc.Footnotes):
        notes = (doc.joined(f"[{n}] {note.citation} ", doc.linked(note.url)) for n, note in enumerate(block.notes, 1))
        yield _kept_apart(_line(note, numbers).rstrip() for note in notes)
    elif isinstance(block, doc.Picture):
        # A block of code keeps its signs in their columns, and nothing in it is read as Markdown.
        lines = list(picture_text(block, doc.Screen()))
        fence = "`" * max(3, 1 + max((len(run) for line in lines for run in re.findall("`+", line)), default=0))
        yield from (f"{fence}text", *lines, fence)
    else:
        yield from _table(block, numbers)


def _kept_apart(lines: Iterator[str]) -> str:
    """Lines of one paragraph, each of them text; two spaces at the end of a line keep the break."""
    return "  \n".join(_not_opening(line.strip()) for line in lines)


def _not_opening(line: str) -> str:
    """The line without the power to open a list, a rule or a heading."""
    number = re.match(r"\d+(?=[.)](?:\s|$))", line)
    if number:
        return f"{number.group()}\\{line[number.end() :]}"
    return f"\\{line}" if line.startswith(("-", "+", "=")) else line


def _table(table: doc.Table, numbers: Numbers) -> Iterator[str]:
    yield _row([_line(column.line, numbers) for column in table.columns])
    yield _row(["---:" if column.right else "---" for column in table.columns])
    for row in table.rows:
        yield _row([_line(cell.line, numbers) for cell in row])


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _line(line: doc.Line, numbers: Numbers) -> str:
    return written_line(line, numbers, _escape, _address)


def _address(url: str) -> str:
    return f"<{_UNSAFE.sub(lambda unsafe: quote(unsafe.group(), safe=''), url)}>"


def _escape(text: str) -> str:
    return _SPECIAL.sub(r"\\\g<0>", one_line(text))
