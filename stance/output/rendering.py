"""A view as text in one of the formats."""

from stance.errors import UsageError
from stance.output.document import Document, Screen
from stance.output.formats import FLAT, WHOLE
from stance.output.records import View
from stance.output.source_lists import with_sources


def render(view: View, name: str, screen: Screen) -> str | bytes:
    """The view in the format of that name: text, or bytes where it is no text (``xlsx``).

    Raises:
        UsageError: a picture is asked for (``svg``) where there is none, or a format cannot hold the answer.
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

        return html_page(page())
    if name == "latex":
        from stance.output.latex import latex_text

        return latex_text(page())
    if name == "xlsx":
        from stance.output.workbook import workbook

        return workbook(view)
    if name == "svg":
        if view.picture is None:
            raise UsageError("svg is a format of pictures", "'stance help pictures' says how to ask for one")
        from stance.output.svg import svg_file

        return svg_file(view.picture())
    document = with_sources(view.document(), screen.sources)
    if not (screen.terminal or screen.colour):
        from stance.output.plain import plain_text

        return plain_text(document, screen)
    from stance.output.terminal import terminal_text

    return terminal_text(document, screen)
