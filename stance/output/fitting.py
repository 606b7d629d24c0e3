"""A document that is longer than the screen, said more briefly: step by step, as far as it takes to fit."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import TypeGuard

from stance.output.document import Block, Document, Footnotes, Paragraph, Table, spaced
from stance.output.source_lists import count_line


def briefer(document: Document, most: int) -> Iterator[Document]:
    """The document ever more briefly, until little but its title, its tables and what they come to is left.

    First what stands at its end goes, then its sources are counted, then notes are cut, then what stands before its
    tables is said in a line, or not at all. Nothing where its tables alone have more rows than ``most``.
    """
    tables = [place for place, block in enumerate(document.blocks) if isinstance(block, Table)]
    if not tables or sum(len(block.rows) for block in document.blocks if isinstance(block, Table)) > most:
        return
    above, below = document.blocks[: tables[-1] + 1], tuple(map(_brief, document.blocks[tables[-1] + 1 :]))
    yield document._replace(blocks=(*above, *below))
    below = tuple(_counted(below))
    yield document._replace(blocks=(*above, *below))
    above = tuple(block._replace(cut=True) if isinstance(block, Table) else block for block in above)
    yield document._replace(blocks=(*above, *below))
    above = tuple(map(_brief, above))
    yield document._replace(blocks=(*above, *below), tight=True)
    above = tuple(block for block in above if not (isinstance(block, Paragraph) and block.brief is not None))
    yield document._replace(blocks=(*above, *below))
    yield document._replace(blocks=(*above, *below), tight=True)


def _brief(block: Block) -> Block:
    return block._replace(lines=block.brief) if isinstance(block, Paragraph) and block.brief is not None else block


def _counted(blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks with the lists of short sources as their count: at the end of the paragraph before, where one is."""
    after_text = False
    for block, after in zip_longest(blocks, blocks[1:]):
        if _short(block):
            yield block._replace(form="unlisted" if after_text else "counted")
        elif isinstance(block, Paragraph) and block.lines and _short(after):
            yield block._replace(lines=(*block.lines[:-1], spaced(block.lines[-1], count_line(len(after.notes)))))
        else:
            yield block
        after_text = isinstance(block, Paragraph) and bool(block.lines)


def _short(block: Block | None) -> TypeGuard[Footnotes]:
    return isinstance(block, Footnotes) and block.form != "full" and bool(block.notes)
