"""Agreement by year as it is to be drawn, whatever it is drawn with: a line for each state."""

from typing import NamedTuple

from stance.output.agreement import NO_VOTE, figure, scope, trend_title
from stance.output.pictures.frame import Caption
from stance.output.words import number_of
from stance.questions.agreement import AgreementTrend, AgreementYear

FEW = 3
"""A year with fewer joint votes than this is drawn hollow: a single vote moves its figure by a quarter or more."""


class Point(NamedTuple):
    """A year with a joint vote: the agreement from 0 to 1, and the number of joint votes."""

    year: int
    at: float
    votes: int
    words: str

    @property
    def few(self) -> bool:
        """Whether so few votes stand behind it that one of them moves it a lot."""
        return self.votes < FEW

    @property
    def hundredths(self) -> int:
        """The agreement in hundredths, rounded as in tables."""
        return round(100 * float(figure(self.at)))


class Line(NamedTuple):
    """One state with the state that all are compared with; years without a joint vote have no point."""

    code: str
    name: str
    points: tuple[Point, ...]


class Scene(NamedTuple):
    """All there is to draw. ``words`` stand where there is no line.

    ``votes`` has for each year the number of joint votes of a single pair, or in how many of the roll calls the state
    voted that all are compared with.
    """

    years: range
    lines: tuple[Line, ...]
    votes: dict[int, int]
    counted: str
    without: tuple[str, ...]
    words: str
    caption: Caption


def scene_of(trend: AgreementTrend) -> Scene:
    """What to draw: a line for each state with a joint vote, in their order."""
    others = [code for code in trend.names if code != trend.state]
    lines = [
        Line(code, trend.names[code], tuple(_point(trend, row) for row in trend.years if row.b == code))
        for code in others
    ]
    drawn = tuple(line for line in lines if line.points)
    votes, counted = trend.voted, f"in how many roll calls {trend.names[trend.state]} voted"
    if len(others) == 1:
        votes, counted = {point.year: point.votes for line in drawn for point in line.points}, "how many joint votes"
    return Scene(
        range(min(trend.voted, default=0), max(trend.voted, default=0) + 1), drawn, votes, counted,
        tuple(line.name for line in lines if not line.points), "" if drawn else NO_VOTE,
        Caption(trend_title(trend), scope(trend.roll_calls), " ".join(map(_told, drawn)) or NO_VOTE),
    )  # fmt: skip


def _point(trend: AgreementTrend, row: AgreementYear) -> Point:
    assert row.agreement is not None  # every row has a joint vote
    words = f"{trend.names[row.b]}, {row.year}: {figure(row.agreement)} over {number_of(row.votes, 'joint vote')}"
    return Point(row.year, row.agreement, row.votes, words)


def _told(line: Line) -> str:
    """A line in words: each year with its figure and its joint votes."""
    return f"{line.name}: {', '.join(f'{point.year} {figure(point.at)} ({point.votes})' for point in line.points)}."
