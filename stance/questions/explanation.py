"""A state explained: the memo's three factors, what its rule expects of them, and what the record shows by item."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from stance.dataset.dates import FuzzyDate
from stance.dataset.vocabulary import TYPES
from stance.index.cache import Index
from stance.questions.alignment import POOLED, figure_of, measures
from stance.questions.answer import RECORDED
from stance.questions.claims import Claim, cited_by, claims
from stance.questions.expectation import CODING, FACTORS, RULE, Expectation, difference, expectation
from stance.questions.facts import DatasetFacts, SourceFacts, dataset_facts, short_titles, sources_by_id
from stance.questions.judging import Judged, ScoredIssue, Unusable, judge
from stance.questions.positions import (
    EntryNames,
    PositionStore,
    StateKey,
    answers,
    bearing_entries,
    entries,
    issues_where,
)
from stance.questions.scope import AsOf, Shown
from stance.questions.scoring import Figure, weights


class Factor(NamedTuple):
    """A factor as coded for a day. Where none holds, ``value`` is None and ``last`` tells what did before, or why not.

    ``sources`` are those of the value, or of the last one.
    """

    factor: str
    value: str | None
    answer: str
    date: str | None
    until: str | None
    confidence: str | None
    note: str | None
    last: str | None
    sources: tuple[str, ...]


class Item(NamedTuple):
    """A row of the record. ``reason`` says why it has no score. ``compared`` is what the status was set against.

    ``weight`` is None where the item is not eligible; ``share`` is the same as a fraction, since the members of a
    family share one weight.
    """

    state: str
    code: str
    reference: str
    issue: str
    type: str
    status: str | None
    answer: str
    date: str | None
    score: float | None
    weight: float | None
    compared: str
    reason: str | None
    sources: tuple[str, ...]
    share: str | None


class TypeFigure(NamedTuple):
    """What the items of a type, or all of them (`pooled`), come to."""

    type: str
    figure: Figure


class Map(NamedTuple):
    """Why the positions on an issue score as they do beside the reference, and on whose word."""

    issue: str
    because: str
    sources: tuple[str, ...]


class Reading(NamedTuple):
    """How a source explains a position."""

    issue: str
    status: str
    date: str | None
    mechanism: str
    source: str


@dataclass(frozen=True)
class Explanation(Shown):
    """All that `explain` says. The items are all issues that can be measured, by type and date.

    ``shorts`` are the short titles of the issues.
    """

    state: str
    code: str
    reference: str
    reference_code: str
    as_of: AsOf
    since: str | None
    factors: tuple[Factor, ...]
    rule: str
    coding: str
    expectation: Expectation
    items: tuple[Item, ...]
    figures: tuple[TypeFigure, ...]
    difference: str
    departures: tuple[Item, ...]
    unusable: tuple[Unusable, ...]
    maps: tuple[Map, ...]
    claims: tuple[Claim, ...]
    readings: tuple[Reading, ...]
    shorts: dict[str, str]
    sources: tuple[SourceFacts, ...]
    dataset: DatasetFacts

    @property
    def pooled(self) -> Figure:
        """The figure of all items together."""
        return next(one.figure for one in self.figures if one.type == POOLED)


def explain(index: Index, state: StateKey, key: StateKey, as_of: AsOf, since: FuzzyDate | None = None) -> Explanation:
    """Explain a state's record beside a reference, ``key``.

    Raises:
        UsageError: nobody can be measured by the reference in the period.
    """
    usable, unusable = measures(index, key, as_of, since)
    types = list(TYPES)
    usable.sort(key=lambda issue: (types.index(issue.key.type), issue.key.begins or 0))
    store = PositionStore(index, [state], [issue.key for issue in usable])
    judged = [(issue, judge(store, state, issue, as_of.day, None)) for issue in usable]
    items = _items(index, state, key, judged)
    parts = [(type_, [one for one in judged if one[0].key.type == type_]) for type_ in types]
    figures = [TypeFigure(type_, figure_of(own)) for type_, own in parts if own]
    figures.append(TypeFigure(POOLED, figure_of(judged)))
    pooled = figures[-1].figure
    factors = tuple(_factor(index, state, name, as_of.day) for name in FACTORS)
    expected = expectation({factor.factor: factor.value for factor in factors})
    about = claims(index, states=[state.number])
    if key.code == "RUS":
        differs = difference(expected.kind, pooled.agreement, pooled.low, pooled.high)
    else:
        differs = f"The rule speaks of Russia; it expects nothing of the record beside {key.name}'s."
    departures = sorted((item for item in items if item.score is not None and item.score <= 0),
                        key=lambda item: item.score or 0)  # fmt: skip
    maps = tuple(Map(issue.key.id, issue.because, issue.sources) for issue in usable if issue.because)
    readings = _readings(index, state, as_of.day)
    cited = [
        *(source for factor in factors for source in factor.sources),
        *(source for item in items for source in item.sources),
        *(source for one in maps for source in one.sources),
        *(reading.source for reading in readings),
        *cited_by(about),
    ]
    return Explanation(
        state.name, state.code, key.name, key.code, as_of, since.text if since else None, factors, RULE, CODING,
        expected, items, tuple(figures), differs, tuple(departures),
        tuple(unusable), maps, about, readings,
        short_titles(index, [one.issue for part in (items, unusable, maps, readings) for one in part]),
        sources_by_id(index, cited), dataset_facts(index),
    )  # fmt: skip


def _items(
    index: Index, state: StateKey, reference: StateKey, judged: Sequence[tuple[ScoredIssue, Judged]]
) -> tuple[Item, ...]:
    bearing = {issue.key.id: [entry for held in one.held for entry in bearing_entries(held)] for issue, one in judged}
    names = EntryNames(index, (entry for own in bearing.values() for entry in own))
    eligible = [issue for issue, one in judged if one.eligible]
    shares = dict(zip((issue.key.id for issue in eligible), weights([issue.family for issue in eligible]), strict=True))
    items = []
    for issue, one in judged:
        share = shares.get(issue.key.id)
        sources = dict.fromkeys(source for entry in bearing[issue.key.id] for source in names.sources(entry))
        items.append(Item(
            state.name, state.code, reference.code, issue.key.id, issue.key.type,
            " or ".join(dict.fromkeys(held.status for held in one.held)) or None, one.answer,
            one.held[-1].start.date if one.held else None, one.score, float(share) if share else None,
            issue.vote or "map", one.why, tuple(sources), str(share) if share else None,
        ))  # fmt: skip
    return tuple(items)


def _factor(index: Index, state: StateKey, name: str, day: int) -> Factor:
    issues = [issue for issue in issues_where(index, "key = ?", (name,)) if issue.of_type.assessed]
    if not issues:
        return Factor(name, None, "no-record", None, None, None, None, "The dataset has no such factor.", ())
    possible = answers(index, [state], issues, day)
    first = possible[0]
    if first.answer == RECORDED:
        return Factor(name, first.status, first.answer, first.since, first.until, first.confidence, first.note, None,
                      first.sources)  # fmt: skip
    past = [entry for entry in entries(index, [state.number], [issues[0].number]) if entry.first <= day]
    sources = EntryNames(index, past).sources(past[-1]) if past else ()
    if first.status is not None:  # uncertain or disputed
        spans = (" to ".join(filter(None, (answer.since, answer.until))) for answer in possible)
        last = " or ".join(f"{answer.status}, {span}" for answer, span in zip(possible, spans, strict=True))
    else:
        last = first.note or "Nothing is recorded for this day or before."
    return Factor(name, None, first.answer, None, None, None, None, last, sources)


def _readings(index: Index, state: StateKey, day: int) -> tuple[Reading, ...]:
    """Every position up to the day that a source explains, in date order."""
    keys = dict(index.rows("SELECT id, key FROM issue"))
    return tuple(
        Reading(keys[entry.issue], entry.status, entry.date, entry.mechanism, entry.mechanism_source)
        for entry in entries(index, [state.number], None)
        if entry.mechanism and entry.mechanism_source and entry.first <= day
    )
