"""A document as one HTML page: no scripts, no network, readable on a phone, in the dark and on paper."""

from collections.abc import Iterable
from html import escape

from stance.output.document import Block, Document, Paragraph, Picture, Title, deeper
from stance.output.html_blocks import Writer
from stance.output.page_style import STYLE
from stance.output.widths import one_line

_FEWEST = 3
"""A page with fewer parts than this is read without a table of contents."""


def html_page(document: Document, footer: Iterable[Block] = ()) -> str:
    """The document as a whole page, with the blocks of the footer below it. All that comes from the data is escaped."""
    name, blocks, level = _under_one_title(document)
    writer = Writer(blocks, level)
    written = [(block, writer.html(block)) for block in blocks]
    contents = _contents(writer.parts)
    # Where there is a table of contents, what stands between the title and the first table or part is read before it.
    head = next((n for n, (block, _) in enumerate(written) if n and not isinstance(block, Paragraph)), 0)
    opening = [html for _, html in written[: head if contents else 0]]
    header = ['<a class="skip" href="#content">Skip to the content</a>', "<header>", *opening, "</header>", contents]
    below = [html for block in footer if (html := writer.html(block))]
    lines = [
        "<!doctype html>",
        '<html lang="en">',
        "<head>",
        '<meta charset="utf-8">',
        f"<title>{escape(name)}</title>",
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<style>\n{_style(blocks)}</style>",
        "</head>",
        "<body>",
        *(header if contents else ()),
        '<main id="content" tabindex="-1">',
        *(html for _, html in written[len(opening) :]),
        "</main>",
        *(("<footer>", *below, "</footer>") if below else ()),
        "</body>",
        "</html>",
    ]
    return "\n".join(line for line in lines if line) + "\n"


def _under_one_title(document: Document) -> tuple[str, list[Block], int]:
    """What the page is called, its blocks with one title of the first level at their head, and the level of parts."""
    titles = [block for block in document.blocks if isinstance(block, Title) and block.level == 1]
    if len(titles) == 1 and document.blocks[0] is titles[0]:
        return one_line(titles[0].text), list(document.blocks), 2
    name = document.name or " · ".join(one_line(title.text) for title in titles) or "stance"
    steps = 1 if titles else 0
    return name, [Title(name), *deeper(document.blocks, steps)], 2 + steps


def _style(blocks: Iterable[Block]) -> str:
    """The style sheet, with that of pictures where there are any."""
    if not any(isinstance(block, Picture) for block in blocks):
        return STYLE
    from stance.output.pictures.style import STYLE as PICTURE_STYLE

    return STYLE + PICTURE_STYLE


def _contents(parts: Iterable[tuple[str, str]]) -> str:
    """The table of contents; nothing where there are few parts."""
    items = [f'<li><a href="#{key}">{escape(text)}</a></li>' for key, text in parts]
    return (
        "\n".join(['<nav aria-label="Contents">', "<ul>", *items, "</ul>", "</nav>"]) if len(items) >= _FEWEST else ""
    )
