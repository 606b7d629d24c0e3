"""A timeline as a picture: one lane for each state, or for each issue of one state."""

from stance.output import records as rec
from stance.output.document import Block, Document, Picture, Title, paragraph
from stance.output.pictures.lanes import scene_of
from stance.output.pictures.lanes_drawing import lanes_drawing
from stance.output.pictures.lanes_text import lanes_lines
from stance.output.timeline import timeline_document
from stance.output.view import View
from stance.output.words import colophon
from stance.questions.lanes import LaneChart


def timeline_chart_view(chart: LaneChart, named: bool) -> View:
    """The view of a timeline as a chart. ``named`` says that the issues were asked for."""
    return View(
        rec.HAPPENING,
        lambda: rec.records(chart.timeline.happenings, rec.HAPPENING),
        lambda: _document(chart, named),
        picture=lambda: timeline_picture(chart, named),
        page=lambda: _page(chart, named),
    )


def timeline_picture(chart: LaneChart, named: bool) -> Picture:
    """The chart alone."""
    scene = scene_of(chart, named)
    return Picture(
        scene.title, scene.description, lambda screen: lanes_lines(scene, screen), lambda: lanes_drawing(scene),
        colophon(chart.timeline.dataset),
    )  # fmt: skip


def _document(chart: LaneChart, named: bool) -> Document:
    picture = timeline_picture(chart, named)
    rows = len(chart.timeline.happenings)
    more = "The same without --chart lists every day, note and source." if rows else ""
    blocks: tuple[Block, ...] = (
        Title(picture.title),
        picture,
        paragraph(more, colophon(chart.timeline.dataset), style="dim"),
    )
    return Document(blocks)


def _page(chart: LaneChart, named: bool) -> Document:
    """The chart, and below it the rows it is made of, with their sources."""
    picture = timeline_picture(chart, named)
    _, *rows = timeline_document(chart.timeline).blocks
    return Document((Title(picture.title), picture, *rows))
