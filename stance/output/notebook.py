"""A result as a notebook shows it: what the command prints for people, as a part of a page."""

from collections.abc import Iterable
from zlib import crc32

from stance.output.document import Block, Picture, Table, Title, paragraph
from stance.output.html_blocks import Writer
from stance.output.views import view_of

MOST_ROWS = 60
"""A table of more rows is cut, as data frames are."""
_STYLE = ".stance .unseen { display: none; } .stance .line { display: block; }"
_STEPS = 2
"""Titles are this much lower than on a page of their own."""


def notebook_html(result: object) -> str | None:
    """The result as HTML with its titles, tables and sources; None for what is not a result.

    Long tables are cut, and say so.
    """
    view = view_of(result)
    if view is None:
        return None
    blocks = [part for block in view.document().blocks for part in _short(block)]
    prefix = f"stance-{crc32(repr(blocks).encode()):08x}-"
    writer = Writer(blocks, 1 + _STEPS, prefix)
    parts = [html for block in blocks if (html := writer.html(block))]
    style = _STYLE
    if any(isinstance(block, Picture) for block in blocks):
        from stance.output.pictures.style import STYLE

        style += f"\n{STYLE}"
    return "\n".join(['<div class="stance">', f"<style>{style}</style>", *parts, "</div>"])


def _short(block: Block) -> Iterable[Block]:
    if isinstance(block, Title):
        yield block._replace(level=block.level + _STEPS)
    elif isinstance(block, Table) and len(block.rows) > MOST_ROWS:
        yield block._replace(rows=block.rows[:MOST_ROWS])
        yield paragraph(f"{MOST_ROWS:,} of {len(block.rows):,} rows; stance.records() and stance.to_pandas() have all.")
    else:
        yield block
