"""Alignment: how closely the records of states follow a reference state, by the positions that can be scored."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from stance.dataset.dates import FuzzyDate, in_words, iso
from stance.dataset.vocabulary import TYPES
from stance.errors import UsageError
from stance.index.cache import Index
from stance.questions.facts import DatasetFacts, short_titles
from stance.questions.judging import ABSENT, Judged, ScoredIssue, Unusable, judge, scored_issues
from stance.questions.names import find_state
from stance.questions.positions import PositionStore, StateKey
from stance.questions.scope import AsOf, Shown
from stance.questions.scoring import SUFFICIENT, Figure, Item, aggregate
from stance.questions.selection import Selected

DIVISIONS = ("type", "year", "topic")
POOLED = "pooled"


class AlignmentScope(NamedTuple):
    """What was asked for: the words of the question, beside the reference's name and code."""

    reference: str
    code: str
    as_of: AsOf
    since: str | None
    topics: tuple[str, ...]
    issues: tuple[str, ...]
    by: str
    pooled: bool
    absent_as: str | None
    group: str | None
    between: tuple[int, int] | None = None


class Scored(NamedTuple):
    """A position and its score."""

    issue: str
    status: str
    score: float


class Alignment(NamedTuple):
    """One state, measured by issues of one type, or by all (`pooled`). The fields are columns of the machine formats.

    ``code`` and ``reference`` are codes. ``period`` is a year, or an interval of days, open at the start where nothing
    else was asked. The figures are those of `stance.questions.scoring.Figure`. ``absent`` counts absences from votes.
    ``items`` are the scored positions where there are too few for a figure.
    """

    state: str
    code: str
    reference: str
    type: str
    period: str
    agreement: float | None
    scored: int
    eligible: int
    coverage: float | None
    absent: int
    low: float | None
    high: float | None
    drop_low: float | None
    drop_high: float | None
    verdict: str
    topic: str | None = None
    items: tuple[Scored, ...] = ()


@dataclass(frozen=True)
class AlignmentTable(Shown):
    """Alignments in order. By year, ``rows`` are the years and ``totals`` those of the whole period; else the same.

    Between two years, ``rows`` are those two and ``totals`` those of the later, or of the earlier where a state has
    nothing to be measured by in the later.

    ``unusable`` are the issues within the question that nobody can be measured by, with the reason. ``shorts`` are the
    short titles of all issues that are named.
    """

    scope: AlignmentScope
    rows: tuple[Alignment, ...]
    totals: tuple[Alignment, ...]
    unusable: tuple[Unusable, ...]
    states: int
    usable: int
    shorts: dict[str, str]
    dataset: DatasetFacts


def alignment(
    index: Index,
    selected: Selected,
    reference: StateKey,
    by: str = "type",
    pooled: bool = False,
    absent_as: str | None = None,
    between: tuple[int, int] | None = None,
) -> AlignmentTable:
    """How closely the states follow the reference; with ``between`` in each of two years.

    A reference that belongs to a group asked for is left out of it; named, it is measured like any other.

    Raises:
        UsageError: nobody can be measured by this reference in this period.
    """
    if by not in DIVISIONS:
        raise UsageError(f"alignment is not divided by '{by}'", f"it is by {', '.join(DIVISIONS)}")
    if absent_as not in (None, "abstain"):
        raise UsageError(f"absences cannot be taken for '{absent_as}'", "only for 'abstain'")
    as_of, since, topics = selected.as_of, selected.since, selected.scope.topic
    measured = [
        state for state in selected.states if state.number != reference.number or state.number in selected.named
    ]
    usable, unusable = measures(index, reference, as_of, since, selected.issue_numbers)
    scope = AlignmentScope(
        reference.name, reference.code, as_of, since.text if since else None, topics, selected.scope.issue, by, pooled,
        absent_as, selected.group, between,
    )  # fmt: skip
    making = _Making(PositionStore(index, measured, [issue.key for issue in usable]), scope, since, measured)
    if between:
        rows, totals = making.between(usable, between)
    elif by == "topic":
        wanted = {topic.casefold() for topic in topics}
        names = sorted({topic for issue in usable for topic in issue.topics if not wanted or topic in wanted})
        rows = totals = tuple(
            row for topic in names
            for row in making.rows([issue for issue in usable if topic in issue.topics], topic)
        )  # fmt: skip
    else:
        rows = totals = tuple(making.rows(usable))
        if by == "year":
            order = {(row.code, row.type): number for number, row in enumerate(totals)}
            years = (row for year in _years(usable, as_of.day, since) for row in making.year(usable, year))
            rows = tuple(sorted(years, key=lambda row: (order[row.code, row.type], row.period)))
    named = [*(item.issue for row in totals for item in row.items), *(one.issue for one in unusable)]
    return AlignmentTable(
        scope, rows, totals, tuple(unusable), len(measured), len(usable), short_titles(index, named), selected.dataset
    )


def reference_state(index: Index, name: str | None) -> StateKey:
    """The state to measure by: the one named, or that of the dataset.

    Raises:
        UnknownNameError, AmbiguousNameError: the name stands for none or for many.
        UsageError: none is named and the dataset has none.
    """
    if name is None:
        stated = index.column("SELECT value FROM meta WHERE key = 'reference'")
        if not stated:
            raise UsageError("the dataset names no reference state", "name one with --with, for example --with russia")
        [name] = stated
    return find_state(index, name)


def two_years(years: Sequence[str], last: int) -> tuple[int, int]:
    """The years to set beside each other, the earlier first; ``last`` is the day that the answer is for.

    Raises:
        UsageError: they are not two years, or one is in the future.
    """
    for year in years:
        if not (year.isascii() and year.isdecimal() and len(year) == 4):
            raise UsageError(f"--between takes two years, not '{year}'", "for example --between 2014 2024")
    first, second = sorted(map(int, years))
    if first == second:
        raise UsageError(f"{first} and {second} are the same year", "--between takes two, as in --between 2014 2024")
    if second > int(iso(last)[:4]):
        raise UsageError(f"{second} is after {iso(last)}, the day of the answer", "give an earlier year")
    return first, second


def measures(
    index: Index, reference: StateKey, as_of: AsOf, since: FuzzyDate | None, chosen: Sequence[int] | None = None
) -> tuple[list[ScoredIssue], list[Unusable]]:
    """What can be measured by the reference in the period, and what cannot.

    Raises:
        UsageError: nothing can, or the period ends before it begins.
    """
    day = as_of.day
    if since and since.first > day:
        raise UsageError(f"--since {since.text} is after the day asked, {iso(day)}", "give an earlier --since")
    start = since.first if since else None
    usable, unusable = scored_issues(index, reference, day, start, chosen)
    if usable:
        return usable, unusable
    ever, _ = scored_issues(index, reference, 10**7, None, None)
    if not ever:
        raise UsageError(
            f"{reference.name} has no recorded vote and no issue has a map for it, so nothing can be measured by it",
            "name a reference that voted, for example --with russia",
        )
    days = [issue.key.begins for issue in ever if issue.key.begins is not None]
    about = " on these issues" if chosen is not None else ""
    period = f"since {in_words(since.text)} " if since else ""
    hint = f"its first is of {in_words(iso(min(days)))}" if days and min(days) > day else "ask for a longer period"
    raise UsageError(
        f"{reference.name} has no vote and no map{about} {period}up to {in_words(iso(day))} to measure by",
        hint if chosen is None else "ask for more issues, or leave out --issue and --topic",
    )


def _years(usable: Sequence[ScoredIssue], day: int, since: FuzzyDate | None) -> range:
    days = [issue.key.begins for issue in usable if issue.key.begins is not None]
    first = int(iso(min(days, default=day))[:4])
    return range(max(first, int(since.text[:4])) if since else first, int(iso(day)[:4]) + 1)


class _Making:
    """Makes the rows of one question."""

    def __init__(
        self, store: PositionStore, scope: AlignmentScope, since: FuzzyDate | None, states: Sequence[StateKey]
    ) -> None:
        self._store = store
        self._scope = scope
        self._states = states
        self._start = iso(since.first) if since else ".."

    def rows(self, issues: Sequence[ScoredIssue], topic: str | None = None) -> Iterator[Alignment]:
        """The rows of the whole period: by type, then by agreement, coverage and name."""
        day = self._scope.as_of.day
        rows = self._rows(issues, day, f"{self._start}/{iso(day)}", topic)
        for _, of_type in groupby(rows, key=lambda row: row.type):
            yield from sorted(of_type, key=_order)

    def year(self, issues: Sequence[ScoredIssue], year: int) -> Iterator[Alignment]:
        """The rows of a year: the votes cast in it, and all else as it stood at its end, or on the last day asked."""
        whole = FuzzyDate.parse(f"{year:04}")
        last = min(whole.last, self._scope.as_of.day)
        own = [
            issue for issue in issues
            if issue.key.begins is None
            or (issue.key.begins <= last and (whole.first <= issue.key.begins or not issue.key.of_type.is_act))
        ]  # fmt: skip
        return (row for row in self._rows(own, last, whole.text) if row.eligible)

    def between(
        self, issues: Sequence[ScoredIssue], years: tuple[int, int]
    ) -> tuple[tuple[Alignment, ...], tuple[Alignment, ...]]:
        """The rows of two years, each state's earlier before its later, and the later ones in order."""
        earlier, later = ({(row.type, row.code): row for row in self.year(issues, year)} for year in years)
        last = {**earlier, **later}
        types = list(dict.fromkeys(row.type for row in last.values()))
        order = sorted(last.values(), key=lambda row: (types.index(row.type), *_order(row)))
        rows = (part.get((row.type, row.code)) for row in order for part in (earlier, later))
        return tuple(row for row in rows if row), tuple(order)

    def _rows(
        self, issues: Sequence[ScoredIssue], day: int, period: str, topic: str | None = None
    ) -> Iterator[Alignment]:
        parts = {POOLED: issues} if self._scope.pooled else {
            type_: [issue for issue in issues if issue.key.type == type_] for type_ in TYPES
        }  # fmt: skip
        for type_, own in parts.items():
            for state in self._states if own or self._scope.pooled else ():
                yield self._row(state, type_, own, day, period, topic)

    def _row(
        self, state: StateKey, type_: str, issues: Sequence[ScoredIssue], day: int, period: str, topic: str | None
    ) -> Alignment:
        judged = [(issue, judge(self._store, state, issue, day, self._scope.absent_as)) for issue in issues]
        figure = figure_of(judged)
        absent = sum(one.eligible and issue.vote is not None and one.status == ABSENT for issue, one in judged)
        scored = tuple(
            Scored(issue.key.id, one.status, one.score)
            for issue, one in judged
            if one.eligible and one.score is not None and one.status is not None
        )
        return Alignment(
            state.name, state.code, self._scope.code, type_, period, absent=absent, topic=topic,
            items=() if figure.verdict == SUFFICIENT else scored, **figure._asdict(),
        )  # fmt: skip


def figure_of(judged: Iterable[tuple[ScoredIssue, Judged]]) -> Figure:
    """The figures of the eligible items."""
    return aggregate(Item(issue.family, one.score) for issue, one in judged if one.eligible)


def _order(row: Alignment) -> tuple[bool, float, float, str]:
    """By agreement, ties by coverage, then by name; those without a figure come last."""
    return row.agreement is None, -(row.agreement or 0), -(row.coverage or 0), row.state
