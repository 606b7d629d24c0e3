"""Alignment as a picture: dots with their bounds, or a small panel for each state by year."""

from collections.abc import Iterator
from dataclasses import replace

from stance.output.alignment import BOUNDS, MISSING, alignment_view, every_item, explained, unusable_blocks
from stance.output.document import Block, Picture, Screen, paragraph
from stance.output.records import View
from stance.output.views import picture_view
from stance.output.words import provenance_line
from stance.questions.alignment import AlignmentTable


def alignment_chart_view(found: AlignmentTable) -> View:
    """The view of a table of alignments as a chart."""
    return picture_view(
        alignment_view(found), lambda: alignment_picture(found), screen=lambda picture: _around(found, picture)
    )


def alignment_picture(found: AlignmentTable) -> Picture:
    """The chart alone, which says below itself how its figures are made."""
    alone = "\n".join((" ".join((*explained(found.scope), MISSING)), provenance_line(found.dataset)))
    if found.scope.by == "year":
        from stance.output.pictures import multiples
        from stance.output.pictures.multiples_drawing import multiples_drawing
        from stance.output.pictures.multiples_text import multiples_lines

        years = multiples.scene_of(found)
        return Picture(
            years.title, years.description,
            lambda screen: multiples_lines(multiples.scene_of(_showable(found, screen)), screen),
            lambda: multiples_drawing(years), alone,
        )  # fmt: skip
    from stance.output.pictures import dots
    from stance.output.pictures.dots_drawing import dots_drawing
    from stance.output.pictures.dots_text import dots_lines

    scene = dots.scene_of(found)
    return Picture(
        scene.title, scene.description, lambda screen: dots_lines(dots.scene_of(_showable(found, screen)), screen),
        lambda: dots_drawing(scene), alone,
    )  # fmt: skip


def _showable(found: AlignmentTable, screen: Screen) -> AlignmentTable:
    """The table with codes for names, where the screen cannot show one of the names."""
    names = (found.scope.reference, *(row.state for row in found.totals))
    if not screen.ascii or all(name.isascii() for name in names):
        return found
    return replace(
        found,
        scope=found.scope._replace(reference=found.scope.code),
        rows=tuple(row._replace(state=row.code) for row in found.rows),
        totals=tuple(row._replace(state=row.code) for row in found.totals),
    )


def _around(found: AlignmentTable, picture: Picture) -> Iterator[Block]:
    yield paragraph(*explained(found.scope))
    yield picture
    yield from unusable_blocks(found.unusable)
    yield paragraph(BOUNDS, MISSING, every_item(found.scope), "The same without --chart has the figures in a table.")
    yield paragraph(provenance_line(found.dataset), style="dim")
