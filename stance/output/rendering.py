"""A view as text in one of the formats."""

from stance.output.view import View


def render(view: View, name: str, columns: int | None, colour: bool) -> str:
    """The view in the format of that name. ``columns`` is the width of a terminal, None for a pipe or a file."""
    if name in ("json", "yaml"):
        from stance.output.formats import WHOLE

        return WHOLE[name](view.whole() if view.whole else view.records())
    if name in ("jsonl", "csv", "tsv"):
        from stance.output.formats import FLAT

        return FLAT[name](view.records(), view.columns)
    if name == "markdown":
        from stance.output.markdown import markdown_text

        return markdown_text(view.document())
    if name == "html":
        from stance.output.html import html_page

        return html_page(view.document())
    if columns is None:
        from stance.output.plain import plain_text

        return plain_text(view.document())
    from stance.output.terminal import terminal_text

    return terminal_text(view.document(), columns, colour)
