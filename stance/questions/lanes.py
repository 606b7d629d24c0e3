"""Lanes: what held over a period, one lane for each state and issue, for a picture of time.

A lane is the as-of answer of every day of the period: `spans` are the stretches of days with one and the same answer,
found by asking `stance.questions.as_of.answer_as_of` wherever an answer can change. So a lane never says of a day what
`stance get --as-of` would not.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

from stance.dataset.dates import FuzzyDate, in_words, iso
from stance.errors import UsageError
from stance.index.cache import Index
from stance.questions.answer import RECORDED, Entry
from stance.questions.as_of import FRESH_YEARS, Outcome, answer_as_of, is_aged, of_instruments, years_after
from stance.questions.facts import IssueHeading, issue_headings
from stance.questions.positions import EntryNames, IssueKey, PositionStore, StateKey, entries, issues_by_number
from stance.questions.scope import Shown
from stance.questions.selection import Selected
from stance.questions.timeline import EVENT, Timeline, TimelineEntry


class Span(NamedTuple):
    """Days with one answer, ordinals, both included. ``statuses`` has more than one where it is not settled which."""

    first: int
    last: int
    answer: str
    statuses: tuple[str, ...]


class Mark(NamedTuple):
    """A position taken: its status on its date, which may mean any day from ``first`` to ``last`` (ordinals)."""

    first: int
    last: int
    date: str
    status: str
    issue: str


class Thread(NamedTuple):
    """One of the several instruments that a state has on an issue: what it was, by its title or else its id."""

    title: str
    spans: tuple[Span, ...]
    dormant: tuple[Span, ...]


class Lane(NamedTuple):
    """One state on one issue. A vote is an act of its day: its span is that day alone.

    ``dormant`` are the stretches in which what holds is pending and the last word on it is over two years old.
    ``threads`` are the instruments, where the state has several.
    """

    state: str
    code: str
    issue: str
    spans: tuple[Span, ...]
    marks: tuple[Mark, ...]
    dormant: tuple[Span, ...] = ()
    threads: tuple[Thread, ...] = ()

    @property
    def steady(self) -> bool:
        """Whether nothing was taken up or given up in the period: one recorded status throughout."""
        return not self.marks and len(self.spans) == 1 and self.spans[0].answer == "recorded"

    @property
    def empty(self) -> bool:
        """Whether nothing is recorded in the period."""
        return not self.marks and not any(span.statuses for span in self.spans)


class Tick(NamedTuple):
    """An event on the axis of time: the days that it can mean or takes (ordinals)."""

    first: int
    last: int
    event: TimelineEntry


@dataclass(frozen=True)
class LaneChart(Shown):
    """What held on each issue for each state from ``first`` to ``last`` (ordinals), beside the events of the time.

    ``timeline`` is the same question's answer in rows.
    """

    first: int
    last: int
    lanes: tuple[Lane, ...]
    ticks: tuple[Tick, ...]
    states: tuple[str, ...]
    codes: tuple[str, ...]
    issues: tuple[IssueHeading, ...]
    timeline: Timeline


def lanes(index: Index, selected: Selected, rows: Timeline) -> LaneChart:
    """What held for the states on the issues in a period.

    The period is from ``since`` (default: the first thing recorded) to ``until`` (default: the day of the last check of
    the facts, after which nothing is known). Issues that are named have a lane for every state; of the others, only
    those states that something is recorded of. ``rows`` is the timeline of the same question.

    Raises:
        UsageError: ``since`` is after the end of the period.
    """
    since, chosen, checked = selected.since, selected.states, rows.dataset.checked
    day = selected.until.last if selected.until else selected.day
    last_check = FuzzyDate.parse(checked).last if checked else day
    # Not where all that is asked for lies after the last check.
    if not selected.until and not (since and since.first > last_check):
        day = min(last_check, day)
    if since and since.first > day:
        known = f"nothing is known after {in_words(checked)}, the day of the last check" if checked else "begin earlier"
        raise UsageError(f"--since {since.text} is after {iso(day)}", known)
    named = selected.issue_numbers
    recorded = entries(index, selected.state_numbers, named)
    numbers = named if named is not None else sorted({entry.issue for entry in recorded})
    issues = issues_by_number(index, numbers)
    ticks = [_tick(entry) for entry in rows.entries if entry.kind == EVENT]
    first = since.first if since else min(
        (*(entry.first for entry in recorded if entry.first <= day), *(tick.first for tick in ticks)), default=day
    )  # fmt: skip
    store, names = PositionStore(index, chosen, issues), EntryNames(index, recorded)
    every = (_lane(store, names, state, issue, first, day) for state in chosen for issue in issues)
    drawn = tuple(lane for lane in every if named is not None or not lane.empty)
    shown = {lane.issue for lane in drawn}
    facts = tuple(issue for issue in issue_headings(index, numbers) if issue.id in shown)
    codes = tuple(state.code for state in chosen)
    return LaneChart(first, day, drawn, tuple(ticks), rows.states, codes, facts, rows)


def _tick(entry: TimelineEntry) -> Tick:
    date, until = FuzzyDate.parse(entry.date), FuzzyDate.parse(entry.until or entry.date)
    return Tick(date.first, max(date.last, until.last), entry)


def _lane(store: PositionStore, names: EntryNames, state: StateKey, issue: IssueKey, first: int, last: int) -> Lane:
    own = store.entries(state, issue)
    marks = tuple(
        Mark(entry.first, entry.last, entry.date, entry.status, issue.id)
        for entry in own
        if entry.first <= last and entry.last >= first
    )
    start, end = (issue.begun or 0, issue.begun or 0) if issue.of_type.is_act else (first, last)
    if not (first <= start and end <= last):
        return Lane(state.name, state.code, issue.id, (), marks)
    turns = [*turns_of(own), issue.begins, state.member.left_last, *store.turns_of_eligibility(state, issue)]
    spans, dormant = _spans(partial(store.outcome, state, issue), turns, start, end)
    threads = tuple(_threads(store, names, state, issue, first, last)) if issue.of_type.instruments else ()
    return Lane(state.name, state.code, issue.id, spans, marks, dormant, threads)


def _threads(
    store: PositionStore, names: EntryNames, state: StateKey, issue: IssueKey, first: int, last: int
) -> Iterator[Thread]:
    """The instruments of the state, if there are several, each as if it were the only one."""
    named = {name: own for name, own in of_instruments(store.entries(state, issue), issue.of_type).items() if name}
    if len(named) < 2:
        return
    member = issue.open_to(state)
    for name, own in named.items():
        alone = [entry._replace(instrument=name) for entry in own]

        def outcome(day: int, alone: Sequence[Entry] = alone) -> Outcome:
            return answer_as_of(alone, day, issue.of_type, issue.begins, member, issue.begun)

        turns = [*turns_of(alone), issue.begins, member.left_last]
        spans, dormant = _spans(outcome, turns, first, last)
        if any(span.statuses for span in spans):
            yield Thread(names.title(own[0], name) or name, spans, dormant)


def _spans(
    outcome: Callable[[int], Outcome], turns: Sequence[int | None], first: int, last: int
) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """The period in spans, and the stretches in which what holds is pending, its last word over two years before."""

    def asleep(day: int) -> Outcome:
        kind, held, _ = outcome(day)
        quiet = kind == RECORDED and held[0].class_ == "pending" and is_aged(held[0], day)
        return Outcome("dormant" if quiet else "")

    dormant = (span for span in spans_of(asleep, turns, first, last) if span.answer)
    return tuple(spans_of(outcome, turns, first, last)), tuple(dormant)


def spans_of(outcome: Callable[[int], Outcome], turns: Iterable[int | None], first: int, last: int) -> list[Span]:
    """The period cut at every day on which the answer can change, equal neighbours joined.

    ``turns`` are days before, on or after which it may become another one; it may do so on the two days that follow.
    """
    days = {day + later for day in turns if day is not None for later in (0, 1, 2)}
    starts = sorted({first, *(day for day in days if first < day <= last)})
    spans: list[Span] = []
    for start, following in zip(starts, (*starts[1:], last + 1), strict=True):
        kind, held, _ = outcome(start)
        span = Span(start, following - 1, kind, tuple(dict.fromkeys(one.status for one in held)))
        if spans and spans[-1][2:] == span[2:]:
            span = Span(spans.pop().first, *span[1:])
        spans.append(span)
    return spans


def turns_of(entries: Iterable[Entry]) -> Iterator[int | None]:
    """The days of entries, and those on which their last word is no longer of late."""
    for entry in entries:
        yield from (entry.first, entry.last, entry.until_first, entry.until_last)
        yield from (entry.effective_first, entry.effective_last, years_after(entry.last, FRESH_YEARS))
