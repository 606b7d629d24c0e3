"""Lines of a document as plain text: marks have their numbers, and nothing of the data acts instead of being read."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from stance.output.document import Block, Footnotes, Line, Link, Marks, Table
from stance.output.widths import one_line

Numbers = Mapping[str, int]
"""The numbers of sources by their ids."""

Writes = Callable[[str], str]
"""How a notation writes a text."""
_RUN = 3
"""As many marks in a row are written as the first and the last of them."""


def numbered(blocks: Sequence[Block]) -> Iterator[tuple[Block, Numbers]]:
    """Each block with the numbers of its sources, which the list of sources after it gives."""
    lists = iter([block for block in blocks if isinstance(block, Footnotes)])
    numbers = numbers_of(next(lists, None))
    for block in blocks:
        yield block, numbers
        if isinstance(block, Footnotes):
            numbers = numbers_of(next(lists, None))


def numbers_of(block: Footnotes | None) -> Numbers:
    """The numbers that a list of sources gives."""
    return {note.source: number for number, note in enumerate(block.notes, 1)} if block else {}


def plain_line(line: Line, numbers: Numbers) -> str:
    """A line as text without markup."""
    return written_line(line, numbers, one_line, one_line)


def written_line(line: Line, numbers: Numbers, words: Writes, address: Writes) -> str:
    """A line in a notation, which says how ``words`` and an ``address`` are written; marks are words of it."""

    def written(piece: str | Marks | Link) -> str:
        if isinstance(piece, Marks):
            return "" if piece.aside else words(marks_text(piece, numbers))
        return address(piece.url) if isinstance(piece, Link) else words(piece)

    return words(line) if isinstance(line, str) else "".join(map(written, line)).rstrip()


def marks_text(marks: Marks, numbers: Numbers) -> str:
    """The marks as text: ``[1] [2]``, and ``[3]-[7]`` for three or more in a row."""
    runs: list[list[int]] = []
    for number in sorted({numbers[source] for source in marks.sources}):
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return " ".join(
        f"[{run[0]}]-[{run[-1]}]" if len(run) >= _RUN else " ".join(f"[{number}]" for number in run) for run in runs
    )


def plain_table(table: Table, numbers: Numbers) -> Table:
    """The table with its lines as plain text."""
    return table.with_lines(lambda line: plain_line(line, numbers))
