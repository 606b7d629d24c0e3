"""A document as Markdown (GitHub's dialect, for its tables)."""

import re
from collections.abc import Iterator

from stance.output.document import Block, Document, Footnotes, Paragraph, Picture, Table, Title
from stance.output.plain import picture_text
from stance.output.screen import Screen

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>|#~])")


def markdown_text(document: Document) -> str:
    """The document with every sign of the data that Markdown would read escaped."""
    parts = ["\n".join(_lines(block)) for block in document.blocks]
    return "\n\n".join(part for part in parts if part) + "\n"


def _lines(block: Block) -> Iterator[str]:
    if isinstance(block, Title):
        yield f"{'#' * block.level} {_escape(block.text)}"
    elif isinstance(block, Paragraph):
        # Two spaces at the end of a line keep the break.
        yield "  \n".join(_escape(line) for line in block.lines)
    elif isinstance(block, Footnotes):
        yield "  \n".join(f"{_escape(f'[{number}]')} {_with_address(text)}" for number, text in block.notes)
    elif isinstance(block, Picture):
        # A block of code keeps its signs in their columns, and nothing in it is read as Markdown.
        lines = list(picture_text(block, Screen()))
        fence = "`" * max(3, 1 + max((len(run) for line in lines for run in re.findall("`+", line)), default=0))
        yield from (f"{fence}text", *lines, fence)
    else:
        yield from _table(block)


def _table(table: Table) -> Iterator[str]:
    yield _row([_escape(column.head) for column in table.columns])
    yield _row(["---:" if column.right else "---" for column in table.columns])
    for row in table.rows:
        yield _row([_escape(cell.text) for cell in row])


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _escape(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text).replace("\n", " ")


def _with_address(text: str) -> str:
    citation, _, address = text.rpartition(" ")
    return f"{_escape(citation)} <{address}>" if address.startswith("http") else _escape(text)
