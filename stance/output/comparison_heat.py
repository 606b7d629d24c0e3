"""A comparison as a heat strip: states by votes, the votes by date, states beside those that voted like them."""

from collections.abc import Iterator

from stance.dataset.vocabulary import is_act
from stance.errors import UsageError
from stance.output.comparison import comparison_view
from stance.output.document import Block, Column, Picture, Table, paragraph, right, table
from stance.output.pictures.frame import picture_of, source_line
from stance.output.pictures.heat_drawing import HeatDrawing
from stance.output.pictures.heat_text import HeatLines
from stance.output.pictures.strip import Strip, positions, strip_grid, strip_of
from stance.output.records import View
from stance.output.views import picture_view
from stance.questions.comparison import Comparison


def comparison_heat_view(comparison: Comparison, *, tree: bool = False) -> View:
    """The view of a comparison as a heat strip, with the ``tree`` of the states if that is wanted.

    Raises:
        UsageError: none of the issues is a vote.
    """
    if comparison.issues and not any(is_act(issue.type) for issue in comparison.issues):
        raise UsageError(
            "none of these issues is a vote, and --heat draws votes", "'stance issues --type vote' lists them"
        )
    return picture_view(
        comparison_view(comparison),
        lambda: comparison_heat_picture(comparison, tree=tree),
        screen=lambda picture: _below(comparison, picture),
        key=lambda: [_key(strip_of(comparison))] if comparison.positions else [],
    )


def comparison_heat_picture(comparison: Comparison, *, tree: bool = False) -> Picture:
    """The strip alone."""
    strip = strip_of(comparison)
    grid = strip_grid(comparison, strip)
    if tree:
        grid = grid._replace(tree=comparison.similarity_tree.joins)
    votes = {issue.id for issue in strip.votes}
    cited = {source for answer in comparison.positions if answer.issue in votes for source in answer.sources}
    sources = [source for source in comparison.sources if source.id in cited]
    return picture_of(
        grid.caption, comparison.dataset, source_line(sources, strip.votes),
        lambda screen: HeatLines(grid, screen), lambda wide: HeatDrawing(grid, wide),
    )  # fmt: skip


def _below(comparison: Comparison, picture: Picture) -> Iterator[Block]:
    strip = strip_of(comparison)
    yield picture
    if strip.states:
        yield _key(strip)
    more = "The same without --heat has the sources of every cell." if strip.states else ""
    yield paragraph(more, picture.provenance, style="dim")


def _key(strip: Strip) -> Table:
    """The columns by their numbers: dates, how many of the states shown took each position, titles."""
    return table((*right("No."), "Date", "Issue", "Positions", Column("Title", wraps=True)), (
        [str(number), issue.date or "", issue.id, counts, title]
        for number, (issue, (counts, title)) in enumerate(zip(strip.votes, positions(strip), strict=True), 1)
    ), fixed=3)  # fmt: skip
