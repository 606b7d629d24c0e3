"""A timeline as a picture: one lane for each state, or for each issue of one state."""

from stance.output.document import Picture
from stance.output.pictures.frame import picture_of, source_line
from stance.output.pictures.lanes import scene_of
from stance.output.pictures.lanes_drawing import LanesDrawing
from stance.output.pictures.lanes_text import LanesLines
from stance.output.records import View, view
from stance.output.timeline import timeline_view
from stance.output.views import picture_view
from stance.questions.lanes import LaneChart


@view(LaneChart)
def timeline_chart_view(chart: LaneChart, named: bool = False) -> View:
    """The view of a timeline as a chart. ``named`` says that the issues were asked for."""
    return picture_view(
        timeline_view(chart.timeline),
        lambda: timeline_picture(chart, named),
        "The same without --chart lists every day, note and source." if chart.timeline.entries else "",
    )


def timeline_picture(chart: LaneChart, named: bool) -> Picture:
    """The chart alone."""
    scene = scene_of(chart, named)
    return picture_of(
        scene.caption, chart.timeline.dataset, source_line(chart.timeline.sources, chart.issues),
        lambda screen: LanesLines(scene, screen), lambda wide: LanesDrawing(scene, wide),
    )  # fmt: skip
