"""Alignment as a picture: dots with their bounds, or a small panel for each state by year."""

from collections.abc import Iterator
from dataclasses import replace

from stance.output.alignment import BOUNDS, MISSING, alignment_view, every_item, explained, unusable_blocks
from stance.output.document import Block, Picture, Screen, paragraph
from stance.output.pictures.frame import picture_of
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
    source = f"Source: the dataset's positions on {number_of(alignment.usable, 'issue')}."
    notes = [*explained(alignment.scope), MISSING]
    if alignment.scope.between:
        from stance.output.pictures import slopes
        from stance.output.pictures.slopes_drawing import slopes_drawing
        from stance.output.pictures.slopes_text import slopes_lines

        changes = slopes.scene_of(alignment)
        return picture_of(
            changes, alignment.dataset, source,
            lambda screen: slopes_lines(slopes.scene_of(_showable(alignment, screen)), screen),
            lambda wide: slopes_drawing(changes, wide), notes,
        )  # fmt: skip
    if alignment.scope.by == "year":
        from stance.output.pictures import multiples
        from stance.output.pictures.multiples_drawing import multiples_drawing
        from stance.output.pictures.multiples_text import multiples_lines

        years = multiples.scene_of(alignment)
        return picture_of(
            years, alignment.dataset, source,
            lambda screen: multiples_lines(multiples.scene_of(_showable(alignment, screen)), screen),
            lambda wide: multiples_drawing(years, wide), notes,
        )  # fmt: skip
    from stance.output.pictures import dots
    from stance.output.pictures.dots_drawing import dots_drawing
    from stance.output.pictures.dots_text import dots_lines

    scene = dots.scene_of(alignment)
    return picture_of(
        scene, alignment.dataset, source,
        lambda screen: dots_lines(dots.scene_of(_showable(alignment, screen)), screen),
        lambda wide: dots_drawing(scene, wide), notes,
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
