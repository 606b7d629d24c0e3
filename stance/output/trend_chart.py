"""Agreement by year as a picture: a line for each state, with the number of joint votes."""

from dataclasses import replace

from stance.output.agreement import trend_view
from stance.output.document import Picture, Screen
from stance.output.pictures.frame import picture_of, roll_call_source
from stance.output.pictures.trend import scene_of
from stance.output.pictures.trend_drawing import TrendDrawing
from stance.output.pictures.trend_text import TrendLines
from stance.output.records import View
from stance.output.views import picture_view
from stance.questions.agreement import AgreementTrend


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
    return picture_of(
        scene.caption, trend.dataset, roll_call_source(trend.roll_calls.count),
        lambda screen: TrendLines(scene_of(_showable(trend, screen)), screen), lambda wide: TrendDrawing(scene, wide),
    )  # fmt: skip


def _showable(trend: AgreementTrend, screen: Screen) -> AgreementTrend:
    """The trend with codes for names, where the screen cannot show one of the names."""
    if not screen.ascii or all(name.isascii() for name in trend.names.values()):
        return trend
    return replace(trend, names={code: code for code in trend.names})
