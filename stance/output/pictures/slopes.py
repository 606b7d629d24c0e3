"""Alignments of two years as they are to be drawn, whatever they are drawn with: from a figure to a figure."""

from collections.abc import Sequence
from typing import NamedTuple

from stance.output.alignment import alignment_title, by_state, change, figure, parts, with_distinct_names
from stance.output.pictures.dots import measured
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
        """The figures and what lies between them."""
        return f"{figure(self.before)} to {figure(self.after)}, {change(self.before, self.after)}"


class Panel(NamedTuple):
    """What the issues of one type come to, for the states that have a figure in both years."""

    heading: str
    slopes: tuple[Slope, ...]
    words: tuple[str, ...]


class Scene(NamedTuple):
    """All there is to draw. ``words`` say what has no figure to draw."""

    years: tuple[int, int]
    panels: tuple[Panel, ...]
    words: tuple[str, ...]
    title: str
    subtitle: str
    description: str


def scene_of(found: AlignmentTable) -> Scene:
    """What to draw: a panel for each type that has a figure of some state in both years."""
    found = with_distinct_names(found)
    assert found.scope.between is not None
    years = found.scope.between
    panels = [_panel(found, heading, totals, years) for heading, totals in parts(found)]
    drawn = tuple(panel for panel in panels if panel.slopes)
    none = [panel.heading for panel in panels if not panel.slopes]
    words = [] if drawn else [NO_FIGURE]
    if none:
        words.append(f"Too little scored in one of the years or both: {', '.join(none)}.")
    told = [
        " ".join((f"{panel.heading}.", *(f"{slope.label}: {slope.words}." for slope in panel.slopes), *panel.words))
        for panel in drawn
    ]
    return Scene(
        years, drawn, tuple(words), alignment_title(found.scope), measured(found.scope), " ".join((*told, *words))
    )


def _panel(found: AlignmentTable, heading: str, totals: Sequence[Alignment], years: tuple[int, int]) -> Panel:
    slopes, single, never = [], [], []
    for total in totals:
        own = by_state(found, total)
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
