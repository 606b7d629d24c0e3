"""Alignments by year as small multiples, as they are to be drawn: a row for each state, all on the same axes."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from stance.output.alignment import NO_STATE, NO_YEAR, figure, parts, with_distinct_names
from stance.output.pictures.alignment_scene import Mark, Panel, Scene, counts, mark_of, row_in_words, scene_of_panels
from stance.output.words import number_of
from stance.questions.alignment import Alignment, AlignmentTable

NO_FIGURE = "No state has enough scored in any year for a figure."
_WITHOUT = "Too little scored in every year"


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


def scene_of(table: AlignmentTable) -> Scene[Multiple]:
    """What to draw: a small panel for each state of the table, in its order."""
    table = with_distinct_names(table)
    rows: dict[tuple[str, str], list[Alignment]] = {}
    for row in table.rows:
        rows.setdefault((row.code, row.type), []).append(row)
    panels = [_panel(heading, totals, rows) for heading, totals in parts(table)]
    shown = [year for panel in panels for multiple in panel.rows for year in multiple.years]
    # Before the first figure there is nothing to see.
    first = min((year.year for year in shown if year.mark), default=0)
    last = max((year.year for year in shown), default=0)
    return scene_of_panels(
        table,
        [panel._replace(rows=tuple(_since(first, multiple) for multiple in panel.rows)) for panel in panels],
        lambda multiple: multiple.words,
        nothing=dict.fromkeys(words for panel in panels for words in panel.words) if panels else [NO_STATE],
        years=(first, last),
    )


def _since(first: int, multiple: Multiple) -> Multiple:
    """The years from the first on."""
    return multiple._replace(years=tuple(year for year in multiple.years if year.year >= first))


def _panel(heading: str, totals: Sequence[Alignment], rows: dict[tuple[str, str], list[Alignment]]) -> Panel[Multiple]:
    own = {total.code: rows.get((total.code, total.type), []) for total in totals}
    if not any(own.values()):
        return Panel(heading, (), (NO_YEAR,))
    drawn = [total for total in totals if any(row.agreement is not None for row in own[total.code])]
    without = [total for total in totals if own[total.code] and total not in drawn]
    never = [total.state for total in totals if not own[total.code]]
    words = [] if drawn else [NO_FIGURE]
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
            alike.setdefault(counts(total), []).append(total.state)
    yield from (f"{_WITHOUT}; whole period {said}: {', '.join(names)}." for said, names in alike.items())


def _whole(total: Alignment) -> str:
    return f"{figure(total.agreement)}, {counts(total)}" if total.agreement is not None else counts(total)


def _multiple(total: Alignment, rows: Sequence[Alignment]) -> Multiple:
    years = tuple(Year(int(row.period), mark_of(row), row_in_words(f"{row.state} {row.period}", row)) for row in rows)
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
