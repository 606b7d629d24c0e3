"""Alignments as they are to be drawn, whatever they are drawn with: panels with a row for each state."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Generic, NamedTuple, TypeVar

from stance.output.alignment import (
    NO_STATE,
    NO_YEAR,
    alignment_title,
    by_state,
    change,
    figure,
    parts,
    with_distinct_names,
)
from stance.output.pictures.frame import Caption
from stance.output.words import number_of
from stance.questions.alignment import Alignment, AlignmentTable

TICKS = ((0.0, "0"), (0.25, "0.25"), (0.5, "0.5"), (0.75, "0.75"), (1.0, "1"))
"""Where an axis of agreement has its marks."""
_WITHOUT = "Too little scored in every year"

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


def _scene(
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
    title = alignment_title(table.scope)
    if table.scope.by == "year" and not table.scope.between:
        title += ", by year"
    subtitle = f"Agreement with {table.scope.reference}: 1 is always alike, 0 always opposed."
    return Scene(drawn, tuple(words), years, Caption(title, subtitle, " ".join((*told, *words))))


def _mark_of(row: Alignment) -> Mark | None:
    """The figure of a row, if it has one."""
    figures = [row.agreement, row.low, row.high, row.drop_low, row.drop_high]
    known = [value for value in figures if value is not None]
    return Mark(*known) if len(known) == len(figures) else None


def _counts(row: Alignment) -> str:
    """How many items are scored, of how many; with the verdict where that is too little for a figure."""
    scored = f"{row.scored} of {row.eligible}"
    return scored if row.agreement is not None else f"{row.verdict}, {scored}"


def _row_in_words(label: str, row: Alignment) -> str:
    """A row as a sentence, for those who cannot see it."""
    if row.agreement is None:
        return f"{label}: {_counts(row)}."
    return (
        f"{label}: {figure(row.agreement)}, bounds {figure(row.low)} to {figure(row.high)}, without one item"
        f" {figure(row.drop_low)} to {figure(row.drop_high)}; {_counts(row)} scored."
    )


class Dot(NamedTuple):
    """One state that has a figure."""

    label: str
    mark: Mark
    figure: str
    counts: str
    words: str


def dots_scene(table: AlignmentTable) -> Scene[Dot]:
    """What to draw: the panels and rows of the table that have a figure, in its order."""
    panels = [_dots(heading, totals) for heading, totals in parts(with_distinct_names(table))]
    nothing = "No state has enough scored for a figure." if panels else NO_STATE
    return _scene(table, panels, lambda dot: dot.words, nothing=[nothing])


def _dots(heading: str, totals: Sequence[Alignment]) -> Panel[Dot]:
    dots = tuple(
        Dot(row.state, mark, figure(row.agreement), _counts(row), _row_in_words(row.state, row))
        for row in totals if (mark := _mark_of(row))
    )  # fmt: skip
    few = ", ".join(f"{row.state} {row.scored} of {row.eligible}" for row in totals if not _mark_of(row))
    return Panel(heading, dots, (f"Too little scored: {few}.",) if few else ())


class Year(NamedTuple):
    """A year in which there was something to measure by; without a mark, too little of it was scored."""

    year: int
    mark: Mark | None
    words: str


class Multiple(NamedTuple):
    """One state: the figure of the whole period with its counts, and the years, without those it has no items in."""

    state: str
    whole: str
    years: tuple[Year, ...]
    words: str


def multiples_scene(table: AlignmentTable) -> Scene[Multiple]:
    """What to draw: a small panel for each state of the table, in its order."""
    table = with_distinct_names(table)
    rows: dict[tuple[str, str], list[Alignment]] = {}
    for row in table.rows:
        rows.setdefault((row.code, row.type), []).append(row)
    panels = [_multiples(heading, totals, rows) for heading, totals in parts(table)]
    shown = [year for panel in panels for multiple in panel.rows for year in multiple.years]
    # Before the first figure there is nothing to see.
    first = min((year.year for year in shown if year.mark), default=0)
    last = max((year.year for year in shown), default=0)
    return _scene(
        table,
        [panel._replace(rows=tuple(_since(first, multiple) for multiple in panel.rows)) for panel in panels],
        lambda multiple: multiple.words,
        nothing=dict.fromkeys(words for panel in panels for words in panel.words) if panels else [NO_STATE],
        years=(first, last),
    )


def _since(first: int, multiple: Multiple) -> Multiple:
    """The years from the first on."""
    return multiple._replace(years=tuple(year for year in multiple.years if year.year >= first))


def _multiples(
    heading: str, totals: Sequence[Alignment], rows: dict[tuple[str, str], list[Alignment]]
) -> Panel[Multiple]:
    own = {total.code: rows.get((total.code, total.type), []) for total in totals}
    if not any(own.values()):
        return Panel(heading, (), (NO_YEAR,))
    drawn = [total for total in totals if any(row.agreement is not None for row in own[total.code])]
    without = [total for total in totals if own[total.code] and total not in drawn]
    never = [total.state for total in totals if not own[total.code]]
    words = [] if drawn else ["No state has enough scored in any year for a figure."]
    words += _without(without)
    if never:
        words.append(f"Not eligible in any year: {', '.join(never)}.")
    return Panel(heading, tuple(_multiple(total, own[total.code]) for total in drawn), tuple(words))


def _without(totals: Sequence[Alignment]) -> Iterator[str]:
    """The states with too little scored in every year, and what the whole period comes to; those alike together."""
    alike: dict[str, list[str]] = {}
    for total in totals:
        if total.agreement is not None:
            yield f"{_WITHOUT}; whole period {total.state} {_whole(total)}."
        else:
            alike.setdefault(_counts(total), []).append(total.state)
    yield from (f"{_WITHOUT}; whole period {said}: {', '.join(names)}." for said, names in alike.items())


def _whole(total: Alignment) -> str:
    return f"{figure(total.agreement)}, {_counts(total)}" if total.agreement is not None else _counts(total)


def _multiple(total: Alignment, rows: Sequence[Alignment]) -> Multiple:
    years = tuple(Year(int(row.period), _mark_of(row), _row_in_words(f"{row.state} {row.period}", row)) for row in rows)
    return Multiple(total.state, _whole(total), years, _in_words(total, years))


def _in_words(total: Alignment, years: Sequence[Year]) -> str:
    """How many years have a figure, and between which it moved."""
    figures = [(year.mark.at, year.year) for year in years if year.mark]
    said = f"{total.state}: {_whole(total)} over the whole period; a figure in {len(figures)} of"
    said += f" {number_of(len(years), 'year')}"
    (low, low_year), (high, high_year) = min(figures), max(figures)
    if low == high:
        return f"{said}, {figure(low)} in {'each of them' if len(figures) > 1 else low_year}."
    return f"{said}, from {figure(low)} in {low_year} to {figure(high)} in {high_year}."


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


def slopes_scene(table: AlignmentTable) -> Scene[Slope]:
    """What to draw: a panel for each type that has a figure of some state in both years."""
    table = with_distinct_names(table)
    years = table.scope.between
    assert years is not None
    return _scene(
        table, [_slopes(table, heading, totals, years) for heading, totals in parts(table)],
        lambda slope: f"{slope.words}.", nothing=["No state has enough scored in both years for a figure."],
        too_little="Too little scored in one of the years or both", years=years,
    )  # fmt: skip


def _slopes(table: AlignmentTable, heading: str, totals: Sequence[Alignment], years: tuple[int, int]) -> Panel[Slope]:
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
