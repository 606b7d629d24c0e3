"""Alignments of two years as they are to be drawn, whatever they are drawn with: from a figure to a figure."""

from collections.abc import Sequence
from typing import NamedTuple

from stance.output.alignment import by_state, change, figure, parts, with_distinct_names
from stance.output.pictures.alignment_scene import Panel, Scene, scene_of_panels
from stance.questions.alignment import Alignment, AlignmentTable

NO_FIGURE = "No state has enough scored in both years for a figure."


class Slope(NamedTuple):
    """One state: its agreement in the earlier year and in the later, from 0 to 1."""

    label: str
    code: str
    before: float
    after: float

    @property
    def style(self) -> str:
        """Whether it rose, fell or stayed, as figures are shown."""
        said = change(self.before, self.after)
        return "against" if said.startswith("-") else "with" if said.startswith("+") else "dim"

    @property
    def words(self) -> str:
        """The state, the figures and what lies between them."""
        return f"{self.label}: {figure(self.before)} to {figure(self.after)}, {change(self.before, self.after)}"


def scene_of(table: AlignmentTable) -> Scene[Slope]:
    """What to draw: a panel for each type that has a figure of some state in both years."""
    table = with_distinct_names(table)
    years = table.scope.between
    assert years is not None
    return scene_of_panels(
        table, [_panel(table, heading, totals, years) for heading, totals in parts(table)],
        lambda slope: f"{slope.words}.", nothing=[NO_FIGURE],
        too_little="Too little scored in one of the years or both", years=years,
    )  # fmt: skip


def _panel(table: AlignmentTable, heading: str, totals: Sequence[Alignment], years: tuple[int, int]) -> Panel[Slope]:
    slopes, single, never = [], [], []
    for total in totals:
        own = by_state(table, total)
        before, after = (own[year].agreement if year in own else None for year in years)
        if before is not None and after is not None:
            slopes.append(Slope(total.state, total.code, before, after))
        elif before is None and after is None:
            never.append(total.state)
        else:
            year, value = (years[0], before) if after is None else (years[1], after)
            single.append(f"{total.state} {figure(value)} ({year})")
    words = []
    if single:
        words.append(f"A figure in one of the years only: {', '.join(single)}.")
    if never:
        words.append(f"Too little scored in both: {', '.join(never)}.")
    return Panel(heading, tuple(slopes), tuple(words))
