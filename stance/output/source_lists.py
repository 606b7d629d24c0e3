"""The sources of a document as they are asked for: whole, as a short line each, counted, or left out."""

from stance.output import document as doc

_MOST = 12
"""On a terminal, more sources than this are counted rather than listed."""

OF_ALL_STATES = "Sources for all states at once: "
BY_ISSUE = "Sources by issue: "
_MARKS_ALONE = (OF_ALL_STATES, BY_ISSUE)
"""What begins a line of marks alone."""


def with_sources(document: doc.Document, sources: doc.Sources) -> doc.Document:
    """The document with its lists of sources in that form."""
    if sources == "full":
        return document
    if sources == "none":
        return document._replace(blocks=tuple(changed for block in document.blocks for changed in _without(block)))
    most = _MOST if sources == "auto" else None
    blocks = [_shortened(block, most) for block in document.blocks]
    if any(isinstance(block, doc.Footnotes) and block.form == "counted" for block in blocks):
        # Marks alone say nothing there: their numbers lead nowhere where the sources are only counted.
        for place, block in enumerate(blocks):
            if isinstance(block, doc.Paragraph) and block.style == doc.IN_CELLS and block.brief is not None:
                blocks[place] = block._replace(lines=block.brief)
    return document._replace(blocks=tuple(blocks))


def count_line(number: int) -> str:
    """What stands in place of a list of so many sources."""
    return f"{number} source{'s' if number != 1 else ''}; --sources full prints {'them' if number != 1 else 'it'}."


def _shortened(block: doc.Block, most: int | None) -> doc.Block:
    """A list of sources as short lines, or as their count where they are more than the most; other blocks as they are.

    The count is a line of the list itself, which still gives the marks their numbers.
    """
    if not isinstance(block, doc.Footnotes):
        return block
    notes = tuple(note._replace(citation=f"{note.short}.") for note in block.notes)
    return doc.Footnotes(notes, "counted" if most is not None and len(notes) > most else "short")


def _without(block: doc.Block) -> tuple[doc.Block, ...]:
    """The block without marks; nothing for a list of sources, and no column that has marks alone."""
    if isinstance(block, doc.Footnotes):
        return ()
    if isinstance(block, doc.Title):
        return (block._replace(line=_unmarked(block.line)),)
    if isinstance(block, doc.Paragraph):
        brief = None if block.brief is None else tuple(map(_unmarked, block.brief))
        lines = (line for line in block.lines if isinstance(line, str) or line[0] not in _MARKS_ALONE)
        return (doc.paragraph(*map(_unmarked, lines), style=block.style, brief=brief),)
    return (_unmarked_table(block),) if isinstance(block, doc.Table) else (block,)


def _unmarked_table(whole: doc.Table) -> doc.Table:
    with_words = [
        place for place in range(len(whole.columns))
        if not any(_marks(row[place].line) for row in whole.rows) or any(row[place].text for row in whole.rows)
    ]  # fmt: skip
    return whole.only(with_words).with_lines(_unmarked)


def _marks(line: doc.Line) -> bool:
    return not isinstance(line, str) and any(isinstance(piece, doc.Marks) for piece in line)


def _unmarked(line: doc.Line) -> doc.Line:
    """The line without its marks and the spaces before them."""
    if isinstance(line, str) or not _marks(line):
        return line
    pieces: list[doc.Line] = []
    for piece in line:
        if not isinstance(piece, doc.Marks):
            pieces.append((piece,) if not isinstance(piece, str) else piece)
        elif pieces and isinstance(pieces[-1], str):
            pieces[-1] = pieces[-1].rstrip()
    return doc.joined(*pieces)
