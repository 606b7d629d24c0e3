"""Alignments by year as small multiples, as they are to be drawn: a panel for each state, all on the same axes."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from stance.output.alignment import NO_STATE, NO_YEAR, alignment_title, figure, parts, with_distinct_names
from stance.output.pictures.dots import Mark, by_counts, counts, in_words, mark_of, measured, without_figure
from stance.output.words import number_of
from stance.questions.alignment import Alignment, AlignmentTable

NO_FIGURE = "No state has enough scored in any year for a figure."
_WITHOUT = "Too little scored in every year"


class Year(NamedTuple):
    """A year in which there was something to measure by; without a mark, too little of it was scored."""

    year: int
    mark: Mark | None
    words: str


class Panel(NamedTuple):
    """One state: the figure of the whole period with its counts, and the years, without those it has no items in."""

    state: str
    whole: str
    years: tuple[Year, ...]


class Part(NamedTuple):
    """Panels under a heading, and words for the states that have none."""

    heading: str
    panels: tuple[Panel, ...]
    words: tuple[str, ...]


class Scene(NamedTuple):
    """All there is to draw, from the ``first`` to the ``last`` year. ``words`` stand where there is no part."""

    first: int
    last: int
    parts: tuple[Part, ...]
    words: tuple[str, ...]
    title: str
    subtitle: str
    description: str


def scene_of(found: AlignmentTable) -> Scene:
    """What to draw: a panel for each state of the table, in its order."""
    found = with_distinct_names(found)
    years: dict[tuple[str, str], list[Alignment]] = {}
    for row in found.rows:
        years.setdefault((row.code, row.type), []).append(row)
    made = [_part(heading, totals, years) for heading, totals in parts(found) if totals]
    drawn = [part for part in made if part.panels]
    shown = [year for part in drawn for panel in part.panels for year in panel.years]
    # Before the first figure there is nothing to see.
    first = min((year.year for year in shown if year.mark), default=0)
    words = (
        [NO_STATE] if not made else [] if drawn else list(dict.fromkeys(said for part in made for said in part.words))
    )
    words += without_figure(part.heading for part in made if not part.panels)
    told = [" ".join((f"{part.heading}.", *map(_told, part.panels), *part.words)) for part in drawn]
    return Scene(
        first, max((year.year for year in shown), default=0), tuple(_since(part, first) for part in drawn),
        tuple(words), f"{alignment_title(found.scope)}, by year", measured(found.scope), " ".join((*told, *words)),
    )  # fmt: skip


def _since(part: Part, first: int) -> Part:
    """The part with the years from the first on."""
    panels = (
        panel._replace(years=tuple(year for year in panel.years if year.year >= first)) for panel in part.panels
    )  # fmt: skip
    return part._replace(panels=tuple(panels))


def _part(heading: str, totals: Sequence[Alignment], years: dict[tuple[str, str], list[Alignment]]) -> Part:
    own = {total.code: years.get((total.code, total.type), []) for total in totals}
    if not any(own.values()):
        return Part(heading, (), (NO_YEAR,))
    drawn = [total for total in totals if any(row.agreement is not None for row in own[total.code])]
    without = [total for total in totals if own[total.code] and total not in drawn]
    never = [total.state for total in totals if not own[total.code]]
    words = [] if drawn else [NO_FIGURE]
    words += _without(without)
    if never:
        words.append(f"Not eligible in any year: {', '.join(never)}.")
    return Part(heading, tuple(_panel(total, own[total.code]) for total in drawn), tuple(words))


def _without(totals: Sequence[Alignment]) -> Iterator[str]:
    """The states that have too little scored in every year, with what the whole period comes to."""
    told = [total for total in totals if total.agreement is not None]
    yield from (f"{_WITHOUT}; whole period {total.state} {_whole(total)}." for total in told)
    rest = by_counts([total for total in totals if total.agreement is None])
    yield from (f"{_WITHOUT}; whole period {said}" for said in rest)


def _whole(total: Alignment) -> str:
    return f"{figure(total.agreement)}, {counts(total)}" if total.agreement is not None else counts(total)


def _panel(total: Alignment, rows: Sequence[Alignment]) -> Panel:
    return Panel(
        total.state,
        _whole(total),
        tuple(Year(int(row.period), mark_of(row), in_words(f"{row.state} {row.period}", row)) for row in rows),
    )


def _told(panel: Panel) -> str:
    """A panel in words: how many years have a figure, and between which it moved."""
    figures = [(year.mark.at, year.year) for year in panel.years if year.mark]
    years = f"{len(figures)} of {number_of(len(panel.years), 'year')}"
    said = f"{panel.state}: {panel.whole} over the whole period; a figure in {years}"
    if not figures:
        return f"{said}."
    (low, low_year), (high, high_year) = min(figures), max(figures)
    if low == high:
        return f"{said}, {figure(low)} in {'each of them' if len(figures) > 1 else low_year}."
    return f"{said}, from {figure(low)} in {low_year} to {figure(high)} in {high_year}."
