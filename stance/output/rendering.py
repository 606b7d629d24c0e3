"""A view as text in one of the formats."""

from collections.abc import Callable

from stance.errors import UsageError
from stance.output.document import Document, Look, Picture, Screen, Title
from stance.output.formats import FLAT, PICTURES, WHOLE
from stance.output.records import View
from stance.output.source_lists import with_sources

_LOOK = Look()


def render(
    view: View, name: str, screen: Screen, look: Look = _LOOK, warn: Callable[[str], None] = lambda _: None
) -> str | bytes:
    """The view in the format of that name: text, or bytes where it is no text (``xlsx``, ``png``).

    ``warn`` is told which letters a PNG lacks.

    Raises:
        UsageError: a picture is asked for (``svg``, ``png``) where there is none, or a format cannot hold the answer.
    """
    if name in WHOLE:
        return WHOLE[name](view.value())
    if name in FLAT:
        return FLAT[name](view.records(), view.keys)

    def page() -> Document:
        return with_sources((view.page or view.document)(), screen.sources)

    if name == "markdown":
        from stance.output.markdown import markdown_text

        return markdown_text(page())
    if name == "html":
        from stance.output.html import html_page

        return html_page(page() if look == _LOOK else _dressed(page(), look))
    if name == "latex":
        from stance.output.latex import latex_text

        return latex_text(page())
    if name == "xlsx":
        from stance.output.workbook import workbook

        return workbook(view)
    if name in PICTURES:
        if view.picture is None:
            raise UsageError(f"{name} is a format of pictures", "'stance help pictures' says how to ask for one")
        from stance.output.pictures.size import size_of
        from stance.output.svg import svg_file

        picture, size = look.of(view.picture()), size_of(look.size)
        if name == "svg":
            return svg_file(picture, size)
        from stance.output.png import png_file

        return png_file(picture, size, look.dpi, warn)
    document = with_sources(view.document(), screen.sources)
    if not (screen.terminal or screen.colour):
        from stance.output.plain import plain_text

        return plain_text(document, screen)
    from stance.output.terminal import terminal_text

    return terminal_text(document, screen)


def _dressed(document: Document, look: Look) -> Document:
    """The document with its picture as it is wanted, and the title of the picture over both."""
    titles = {block.title for block in document.blocks if isinstance(block, Picture)}
    return document._replace(blocks=tuple(
        look.of(block) if isinstance(block, Picture)
        else block._replace(line=look.title) if look.title and isinstance(block, Title) and block.text in titles
        else block
        for block in document.blocks
    ))  # fmt: skip
