"""Views made of other views: with the columns that the user picks, bare, or drawn."""

from collections.abc import Callable, Iterable, Sequence

from stance.errors import UsageError
from stance.output.document import Block, Document, Picture, Title, paragraph
from stance.output.records import View, bare_view, parts_of, view_of_one


def choose_fields(view: View, fields: Sequence[str]) -> View:
    """The view with just these columns in this order, in every format.

    Raises:
        UsageError: a field is none of the columns.
    """
    unknown = [field for field in fields if field not in view.keys]
    if unknown:
        raise UsageError(f"there is no field '{unknown[0]}'", f"the fields are {', '.join(view.keys)}")
    columns = {column.key: column for column in view.columns}
    return bare_view(view.items, tuple(columns[field] for field in fields))


def in_a_row(views: Sequence[View]) -> View:
    """Views of one kind, one after the other; in JSON a single one is an object, several are a list of objects."""
    return View(
        views[0].columns,
        [item for view in views for item in view.items],
        lambda: Document(tuple(block for view in views for block in view.document().blocks)),
        lambda: values[0] if len(values := [view.value() for view in views]) == 1 else values,
    )


def view_of(result: object) -> View | None:
    """The view of a result; of an item, and of several of one kind, a table of their records. None of anything else."""
    parts = parts_of(result)
    if parts is None:
        return view_of_one(result)
    views = [view for part in parts if (view := view_of(part))]
    columns = views[0].columns if views else ()
    if len(views) < len(parts) or any(view.columns != columns for view in views):
        return None
    return bare_view([item for view in views for item in view.items], columns)


def picture_view(
    whole: View,
    picture: Callable[[], Picture],
    note: str = "",
    *,
    screen: Callable[[Picture], Iterable[Block]] | None = None,
    key: Callable[[], Iterable[Block]] = tuple,
    head: int = 1,
) -> View:
    """The view of a table as a picture, with the records of the table.

    On a screen a note follows the picture, or ``screen`` says what stands there. On a page the table that the picture
    is made of follows, without its ``head`` blocks, which the picture repeats; ``key`` stands between the two.
    """

    def document() -> Document:
        drawn = picture()
        rest = screen(drawn) if screen else (drawn, paragraph(note, drawn.provenance, style="dim"))
        return Document((Title(drawn.title), *rest))

    def page() -> Document:
        drawn = picture()
        return Document((Title(drawn.title), drawn, *key(), *whole.document().blocks[head:]))

    return whole._replace(document=document, picture=picture, page=page)
