"""Alignment as a picture: dots with their bounds, or a small panel for each state by year."""

from dataclasses import replace

from stance.output import records as rec
from stance.output.alignment import BOUNDS, MISSING, alignment_document, every_item, explained, unusable_blocks
from stance.output.document import Block, Document, Picture, Title, paragraph
from stance.output.screen import Screen
from stance.output.view import View
from stance.output.words import colophon
from stance.questions.alignment import AlignmentTable


def alignment_chart_view(found: AlignmentTable) -> View:
    """The view of a table of alignments as a chart."""
    columns = rec.ALIGNMENT_BY_TOPIC if found.scope.by == "topic" else rec.ALIGNMENT
    return View(
        columns,
        lambda: rec.records(found.rows, columns),
        lambda: _document(found),
        picture=lambda: alignment_picture(found),
        page=lambda: _page(found),
    )


def alignment_picture(found: AlignmentTable) -> Picture:
    """The chart alone, which says below itself how its figures are made."""
    alone = "\n".join((" ".join((*explained(found.scope), MISSING)), colophon(found.dataset)))
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


def _document(found: AlignmentTable) -> Document:
    picture = alignment_picture(found)
    blocks: tuple[Block, ...] = (
        Title(picture.title),
        paragraph(*explained(found.scope)),
        picture,
        *unusable_blocks(found.unusable),
        paragraph(BOUNDS, MISSING, every_item(found.scope), "The same without --chart has the figures in a table."),
        paragraph(colophon(found.dataset), style="dim"),
    )
    return Document(blocks)


def _page(found: AlignmentTable) -> Document:
    """The chart, and below it the table it is made of."""
    picture = alignment_picture(found)
    _, *rest = alignment_document(found).blocks
    return Document((Title(picture.title), picture, *rest))
