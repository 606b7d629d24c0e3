"""A comparison as a heat strip: states by votes, the votes by date, states beside those that voted like them."""

from stance.dataset.vocabulary import is_act
from stance.errors import UsageError
from stance.output import records as rec
from stance.output.comparison import comparison_document
from stance.output.document import Block, Column, Document, Picture, Table, Title, paragraph, table
from stance.output.pictures.heat_drawing import heat_drawing
from stance.output.pictures.heat_text import heat_lines
from stance.output.pictures.strip import KEYED, Strip, counted, strip_grid, strip_of, titled
from stance.output.view import View
from stance.output.words import colophon
from stance.questions.comparison import Comparison


def comparison_heat_view(comparison: Comparison) -> View:
    """The view of a comparison as a heat strip.

    Raises:
        UsageError: none of the issues is a vote.
    """
    if comparison.issues and not any(is_act(issue.type) for issue in comparison.issues):
        raise UsageError(
            "none of these issues is a vote, and --heat draws votes", "'stance issues --type vote' lists them"
        )
    return View(
        rec.ANSWER,
        lambda: rec.records(comparison.positions, rec.ANSWER),
        lambda: _document(comparison),
        picture=lambda: comparison_heat_picture(comparison),
        page=lambda: _page(comparison),
    )


def comparison_heat_picture(comparison: Comparison) -> Picture:
    """The strip alone."""
    return _picture(comparison, strip_of(comparison))


def _picture(comparison: Comparison, strip: Strip) -> Picture:
    grid = strip_grid(comparison, strip)
    return Picture(
        grid.title, grid.description, lambda screen: heat_lines(grid, screen), lambda: heat_drawing(grid),
        colophon(comparison.dataset),
    )  # fmt: skip


def _document(comparison: Comparison) -> Document:
    strip = strip_of(comparison)
    picture = _picture(comparison, strip)
    blocks: list[Block] = [Title(picture.title), picture]
    if strip.order:
        more = "The same without --heat has the sources of every cell."
        blocks += [_key(strip), paragraph(more, colophon(comparison.dataset), style="dim")]
    else:
        blocks.append(paragraph(colophon(comparison.dataset), style="dim"))
    return Document(tuple(blocks))


def _page(comparison: Comparison) -> Document:
    """The strip, and below it the table it is made of, with its sources."""
    strip = strip_of(comparison)
    picture = _picture(comparison, strip)
    _, *rows = comparison_document(comparison).blocks
    key = [_key(strip)] if len(strip.votes) > KEYED else []
    return Document((Title(picture.title), picture, *key, *rows))


def _key(strip: Strip) -> Table:
    """The columns by their numbers: dates, how many of the states shown took each position, titles."""
    columns = (
        Column("No.", right=True),
        Column("Date"),
        Column("Issue"),
        Column("Positions"),
        Column("Title", wraps=True),
    )
    return table(columns, (
        [str(number), issue.date or "", issue.id, counted(strip, issue), titled(strip, issue)]
        for number, issue in enumerate(strip.votes, 1)
    ), fixed=3)  # fmt: skip
