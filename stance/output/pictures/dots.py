"""Alignments as dots with bounds, as they are to be drawn, whatever they are drawn with: panels of rows."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from stance.output.alignment import NO_STATE, alignment_title, figure, parts, with_distinct_names
from stance.questions.alignment import Alignment, AlignmentScope, AlignmentTable

TICKS = ((0.0, "0"), (0.25, "0.25"), (0.5, "0.5"), (0.75, "0.75"), (1.0, "1"))
"""Where the axis of agreement has its marks."""
NO_FIGURE = "No state has enough scored for a figure."


class Mark(NamedTuple):
    """A figure to draw, all from 0 to 1: the agreement, its bounds, and the range when one item is left out."""

    at: float
    low: float
    high: float
    drop_low: float
    drop_high: float


class Row(NamedTuple):
    """One state that has a figure."""

    label: str
    mark: Mark
    figure: str
    counts: str
    words: str


class Panel(NamedTuple):
    """Rows on one axis; ``words`` name the states that have too little scored for a figure."""

    heading: str
    rows: tuple[Row, ...]
    words: str


class Scene(NamedTuple):
    """All there is to draw. ``words`` stand where there is no panel."""

    panels: tuple[Panel, ...]
    words: tuple[str, ...]
    title: str
    subtitle: str
    description: str


def scene_of(found: AlignmentTable) -> Scene:
    """What to draw: the panels and rows of the table that have a figure, in its order."""
    panels = [_panel(heading, rows) for heading, rows in parts(with_distinct_names(found)) if rows]
    drawn = tuple(panel for panel in panels if panel.rows)
    words = [NO_STATE] if not panels else [] if drawn else [NO_FIGURE]
    words += without_figure(panel.heading for panel in panels if not panel.rows)
    told = [" ".join((f"{panel.heading}.", *(row.words for row in panel.rows), panel.words)) for panel in drawn]
    return Scene(
        drawn, tuple(words), alignment_title(found.scope), measured(found.scope), " ".join((*told, *words)).strip()
    )


def without_figure(headings: Iterable[str]) -> list[str]:
    """The parts in which nobody has enough scored, in a line."""
    named = ", ".join(headings)
    return [f"Too little scored for a figure of any state: {named}."] if named else []


def measured(scope: AlignmentScope) -> str:
    """What the figures are, in a sentence."""
    return f"Agreement with {scope.reference}: 1 is always alike, 0 always opposed."


def mark_of(row: Alignment) -> Mark | None:
    """The figure of a row, if it has one."""
    numbers = (row.agreement, row.low, row.high, row.drop_low, row.drop_high)
    at, low, high, drop_low, drop_high = numbers
    if at is None or low is None or high is None or drop_low is None or drop_high is None:
        return None
    return Mark(at, low, high, drop_low, drop_high)


def counts(row: Alignment) -> str:
    """How many items are scored, of how many; with the verdict where that is too little for a figure."""
    scored = f"{row.scored} of {row.eligible}"
    return scored if row.agreement is not None else f"{row.verdict}, {scored}"


def in_words(label: str, row: Alignment) -> str:
    """A row as a sentence, for those who cannot see it."""
    if row.agreement is None:
        return f"{label}: {counts(row)}."
    return (
        f"{label}: {figure(row.agreement)}, bounds {figure(row.low)} to {figure(row.high)}, without one item"
        f" {figure(row.drop_low)} to {figure(row.drop_high)}; {counts(row)} scored."
    )


def by_counts(rows: Sequence[Alignment]) -> list[str]:
    """States that have no figure, those with the same counts together."""
    states: dict[str, list[str]] = {}
    for row in rows:
        states.setdefault(counts(row), []).append(row.state)
    return [f"{said}: {', '.join(names)}." for said, names in states.items()]


def _panel(heading: str, rows: Sequence[Alignment]) -> Panel:
    made = tuple(
        Row(row.state, mark, figure(row.agreement), counts(row), in_words(row.state, row))
        for row in rows if (mark := mark_of(row))
    )  # fmt: skip
    few = ", ".join(f"{row.state} {row.scored} of {row.eligible}" for row in rows if not mark_of(row))
    return Panel(heading, made, f"Too little scored: {few}." if few else "")
