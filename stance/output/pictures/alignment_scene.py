"""Alignments as they are to be drawn, whatever they are drawn with: panels with a row for each state."""

from collections.abc import Callable, Iterable, Sequence
from typing import Generic, NamedTuple, TypeVar

from stance.output.alignment import alignment_title, figure
from stance.output.pictures.frame import Caption
from stance.questions.alignment import Alignment, AlignmentTable

TICKS = ((0.0, "0"), (0.25, "0.25"), (0.5, "0.5"), (0.75, "0.75"), (1.0, "1"))
"""Where an axis of agreement has its marks."""

RowT = TypeVar("RowT")


class Panel(NamedTuple, Generic[RowT]):
    """What the issues of one type come to; ``words`` name the states that have nothing to draw."""

    heading: str
    rows: tuple[RowT, ...]
    words: tuple[str, ...]


class Scene(NamedTuple, Generic[RowT]):
    """All there is to draw. ``words`` say what has no panel; ``years`` are the first and the last, if it has any."""

    panels: tuple[Panel[RowT], ...]
    words: tuple[str, ...]
    years: tuple[int, int]
    caption: Caption


class Mark(NamedTuple):
    """A figure to draw, all from 0 to 1: the agreement, its bounds, and the range when one item is left out."""

    at: float
    low: float
    high: float
    drop_low: float
    drop_high: float


def scene_of_panels(
    table: AlignmentTable,
    panels: Sequence[Panel[RowT]],
    in_words: Callable[[RowT], str],
    *,
    nothing: Iterable[str],
    too_little: str = "Too little scored for a figure of any state",
    years: tuple[int, int] = (0, 0),
) -> Scene[RowT]:
    """The panels that have a row. ``nothing`` is said where none has, and ``too_little`` of those that have none."""
    drawn = tuple(panel for panel in panels if panel.rows)
    words = [] if drawn else list(nothing)
    if without := ", ".join(panel.heading for panel in panels if not panel.rows):
        words.append(f"{too_little}: {without}.")
    told = [" ".join((f"{panel.heading}.", *map(in_words, panel.rows), *panel.words)) for panel in drawn]
    by_year = ", by year" if table.scope.by == "year" and not table.scope.between else ""
    caption = Caption(
        f"{alignment_title(table.scope)}{by_year}",
        f"Agreement with {table.scope.reference}: 1 is always alike, 0 always opposed.",
        " ".join((*told, *words)),
    )
    return Scene(drawn, tuple(words), years, caption)


def mark_of(row: Alignment) -> Mark | None:
    """The figure of a row, if it has one."""
    figures = [row.agreement, row.low, row.high, row.drop_low, row.drop_high]
    known = [value for value in figures if value is not None]
    return Mark(*known) if len(known) == len(figures) else None


def counts(row: Alignment) -> str:
    """How many items are scored, of how many; with the verdict where that is too little for a figure."""
    scored = f"{row.scored} of {row.eligible}"
    return scored if row.agreement is not None else f"{row.verdict}, {scored}"


def row_in_words(label: str, row: Alignment) -> str:
    """A row as a sentence, for those who cannot see it."""
    if row.agreement is None:
        return f"{label}: {counts(row)}."
    return (
        f"{label}: {figure(row.agreement)}, bounds {figure(row.low)} to {figure(row.high)}, without one item"
        f" {figure(row.drop_low)} to {figure(row.drop_high)}; {counts(row)} scored."
    )
