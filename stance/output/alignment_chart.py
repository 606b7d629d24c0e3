"""Alignment as a picture: dots with their bounds, or a small panel for each state by year."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from stance.output.alignment import BOUNDS, MISSING, alignment_view, every_item, explained, unusable_blocks
from stance.output.document import Block, Picture, Screen, paragraph
from stance.output.pictures.alignment_scene import RowT, Scene, dots_scene, multiples_scene, slopes_scene
from stance.output.pictures.drawing import Drawing
from stance.output.pictures.frame import picture_of
from stance.output.pictures.text_lines import TextLine
from stance.output.records import View
from stance.output.views import picture_view
from stance.output.words import number_of, provenance
from stance.questions.alignment import AlignmentTable


def alignment_chart_view(alignment: AlignmentTable) -> View:
    """The view of a table of alignments as a chart."""
    return picture_view(
        alignment_view(alignment),
        lambda: alignment_picture(alignment),
        screen=lambda picture: _around(alignment, picture),
    )


def alignment_picture(alignment: AlignmentTable) -> Picture:
    """The chart alone, which says below itself how its figures are made."""
    if alignment.scope.between:
        from stance.output.pictures.alignment_text import SlopesLines
        from stance.output.pictures.slopes_drawing import SlopesDrawing

        return _picture(alignment, slopes_scene, SlopesLines, SlopesDrawing)
    if alignment.scope.by == "year":
        from stance.output.pictures.multiples_drawing import MultiplesDrawing
        from stance.output.pictures.multiples_text import MultiplesLines

        return _picture(alignment, multiples_scene, MultiplesLines, MultiplesDrawing)
    from stance.output.pictures.alignment_text import DotsLines
    from stance.output.pictures.dots_drawing import DotsDrawing

    return _picture(alignment, dots_scene, DotsLines, DotsDrawing)


def _picture(
    alignment: AlignmentTable,
    scene_of: Callable[[AlignmentTable], Scene[RowT]],
    lines: Callable[[Scene[RowT], Screen], Iterable[TextLine]],
    drawing: Callable[[Scene[RowT], float], Drawing],
) -> Picture:
    scene = scene_of(alignment)
    return picture_of(
        scene.caption, alignment.dataset, f"Source: the dataset's positions on {number_of(alignment.usable, 'issue')}.",
        lambda screen: lines(scene_of(_showable(alignment, screen)), screen),
        lambda wide: drawing(scene, wide), [*explained(alignment.scope), MISSING],
    )  # fmt: skip


def _showable(alignment: AlignmentTable, screen: Screen) -> AlignmentTable:
    """The table with codes for names, where the screen cannot show one of the names."""
    names = (alignment.scope.reference, *(row.state for row in alignment.totals))
    if not screen.ascii or all(name.isascii() for name in names):
        return alignment
    return replace(
        alignment,
        scope=alignment.scope._replace(reference=alignment.scope.code),
        rows=tuple(row._replace(state=row.code) for row in alignment.rows),
        totals=tuple(row._replace(state=row.code) for row in alignment.totals),
    )


def _around(alignment: AlignmentTable, picture: Picture) -> Iterator[Block]:
    yield picture
    yield paragraph(*explained(alignment.scope))
    yield from unusable_blocks(alignment.unusable, alignment.shorts)
    yield paragraph(
        BOUNDS, MISSING, every_item(alignment.scope), "The same without --chart has the figures in a table."
    )
    yield provenance(alignment.dataset)
