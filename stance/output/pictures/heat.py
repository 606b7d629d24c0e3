"""A heat strip as it is to be drawn, whatever it is drawn with: rows of squares under the heads of their columns."""

from typing import NamedTuple

from stance.output.pictures.legend import Swatch

ORDER = "States that voted alike stand beside each other, those without a joint vote with any other last."
"""What the legend says of the rows: `stance.questions.seriation` has the method."""


class Square(NamedTuple):
    """One cell: its sign, a longer figure for where there is room, and what it says in words.

    ``style`` names its colour; without one it is a sign alone.
    """

    sign: str
    figure: str
    style: str
    words: str


class Head(NamedTuple):
    """The head of a column. Columns with one ``group`` after each other, such as a year, have that above them."""

    label: str
    group: str
    words: str


class Row(NamedTuple):
    """One line. ``code`` stands for the ``label`` where that is too long."""

    label: str
    code: str
    name: str
    squares: tuple[Square, ...]


class Grid(NamedTuple):
    """All there is to draw.

    ``widths`` are the columns of a screen that a square may have, the best first; ``span`` is the least and the most
    that it may have in a drawing. ``classes`` are the styles with their meaning, and ``letters`` the same as lines.
    ``legend`` says the rest, ``figures`` and ``signs`` what is meant where squares have the one or the other. ``key``
    has for each column its label, date, id, counts and title. ``joinable``: where there are very many squares, a run of
    equal ones may be one box.
    """

    rows: tuple[Row, ...]
    heads: tuple[Head, ...]
    widths: tuple[int, ...]
    span: tuple[float, float]
    letters: tuple[str, ...]
    legend: tuple[str, ...]
    figures: tuple[str, ...]
    signs: tuple[str, ...]
    classes: tuple[Swatch, ...]
    key: tuple[tuple[str, ...], ...]
    joinable: bool
    title: str
    subtitle: str
    description: str

    @property
    def longest(self) -> int:
        """How long the longest figure is."""
        return max((len(square.figure) for row in self.rows for square in row.squares), default=0)
