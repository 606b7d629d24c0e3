"""Agreement by year as a picture: a line for each state, with the number of joint votes."""

from stance.output.document import Picture
from stance.output.pictures.trend import scene_of
from stance.output.pictures.trend_drawing import trend_drawing
from stance.output.pictures.trend_text import trend_lines
from stance.output.records import View
from stance.output.trend import trend_view
from stance.output.views import picture_view
from stance.output.words import provenance_line
from stance.questions.trend import AgreementTrend


def trend_chart_view(trend: AgreementTrend) -> View:
    """The view of agreement by year as a chart; the records are those of the table."""
    return picture_view(
        trend_view(trend),
        lambda: trend_picture(trend),
        "The same without --chart has the figures in a table." if trend.years else "",
        head=2,  # the picture has the title and what it rests on
    )


def trend_picture(trend: AgreementTrend) -> Picture:
    """The chart alone."""
    scene = scene_of(trend)
    return Picture(
        scene.title, scene.description, lambda screen: trend_lines(scene, screen), lambda: trend_drawing(scene),
        provenance_line(trend.dataset),
    )  # fmt: skip
