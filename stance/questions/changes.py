"""Changes: positions that began, ended or changed between two days. What the world did.

What a dataset learned about it is another question: see `stance.questions.differences`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from stance.dataset.dates import FuzzyDate
from stance.dataset.vocabulary import IssueType
from stance.errors import UsageError
from stance.index.cache import Index, grouped, numbered
from stance.questions.answer import Entry
from stance.questions.as_of import changes_standing, of_instruments, standings
from stance.questions.facts import DatasetFacts, IssueHeading, SourceFacts, issue_headings, sources_by_id
from stance.questions.holding import date_of, held_on
from stance.questions.names import names_of
from stance.questions.positions import ISSUE_KEY, EntryNames, IssueKey, StateKey, entries
from stance.questions.scope import Shown
from stance.questions.selection import Selected, check_period
from stance.questions.timeline import END, POSITION

REPEAT = "repeat"


class Change(NamedTuple):
    """A position that began or changed (``kind`` is `position`), or one that ended (`end`).

    ``previous`` is what held until then, None where nothing is recorded; an end has no ``status``, and its date is the
    last day on which the position held. ``certain`` is False where the date is not known well enough to
    tell that it lies in the period. ``instrument`` has the ids of what it bears on, ``on`` their titles;
    ``new`` says that it is the first step on an instrument of its own.
    """

    date: str
    kind: str
    state: str
    code: str
    issue: str
    status: str | None
    previous: str | None
    title: str
    note: str | None
    sources: tuple[str, ...]
    certain: bool
    confidence: str
    instrument: str | None = None
    on: str | None = None
    new: bool = False


@dataclass(frozen=True)
class Changes(Shown):
    """Changes in date order. ``repeated`` counts the entries of the period that say what was so already."""

    changes: tuple[Change, ...]
    repeated: int
    states: tuple[str, ...]
    issues: tuple[IssueHeading, ...]
    start: str
    end: str
    sources: tuple[SourceFacts, ...]
    dataset: DatasetFacts


class Step(NamedTuple):
    """An entry and what it did, on one of the days from ``first`` to ``last``."""

    first: int
    last: int
    kind: str
    entry: Entry
    previous: tuple[str, ...]


def changes(
    index: Index, start: FuzzyDate | None, end: FuzzyDate, selected: Selected, *, votes: bool = True
) -> Changes:
    """What changed for the states on the issues.

    The period runs from the first day of ``start`` through the last day of ``end``: what held on the eve of the one
    is compared with what holds on the other, and every step between them is told. A vote begins on its day. An end
    counts on the day after, the first on which the position no longer holds.

    Raises:
        UsageError: the first day is missing, or ``start`` is after ``end``.
    """
    if start is None:
        raise UsageError(
            "changes needs a first day",
            "for example --since 2014, or --since 2014 --until 2016-11; --between OLD NEW compares two datasets",
        )
    check_period(start, end)
    chosen = selected.states
    wanted = None if selected.issues is None else {issue.number for issue in selected.issues}
    which = "" if votes else " WHERE shape != 'act'"
    types = {
        number: IssueKey(number, *row).of_type
        for date, first, shape, number, *row in index.rows(
            f"SELECT date, begins_first, shape, {ISSUE_KEY} FROM issue{which}"
        )
        if (wanted is None or number in wanted) and (shape != "act" or _may_fall(date, first, start.first, end.last))
    }
    recorded = entries(index, selected.state_numbers, sorted(types))
    cells = grouped(((entry.state, entry.issue), entry) for entry in recorded)
    every = [
        step for (_, issue), own in cells.items() for step in steps_of(own, types[issue])
        if step.last >= start.first and step.first <= end.last
    ]  # fmt: skip
    steps = sorted((step for step in every if step.kind != REPEAT), key=_place)
    rows = _changes(index, chosen, steps, start.first, end.last)
    shown = sorted({step.entry.issue for step in steps})
    names = names_of(chosen)
    return Changes(
        rows, len(every) - len(steps), tuple(names.values()), issue_headings(index, shown),
        start.text, end.text, sources_by_id(index, [key for row in rows for key in row.sources]), selected.dataset,
    )  # fmt: skip


def _place(step: Step) -> tuple[int, int, int, int]:
    """By day; those of one day as the dataset has issues and states, whatever file they come from."""
    return step.first, step.entry.issue, step.entry.state, step.entry.id


def _may_fall(date: str | None, first: int | None, low: int, high: int) -> bool:
    """Whether a vote may lie in the period: most of a long record is passed over by this."""
    to_the_day = date is not None and len(date) == len("YYYY-MM-DD")
    return first is None or (first <= high and not (to_the_day and first < low))


def steps_of(own: Sequence[Entry], issue_type: IssueType) -> list[Step]:
    """What the entries of one state on one issue did, in their order: began, repeated, ended."""
    if issue_type.is_act:
        return [Step(entry.first, entry.last, POSITION, entry, ()) for entry in own]
    steps: dict[tuple[int, str, str], Step] = {}
    for entries_ in of_instruments(own, issue_type).values():
        for step in _of_instrument(entries_, issue_type):
            # One act may bear on several instruments.
            steps.setdefault((step.entry.id, step.kind, step.entry.status), step)
    return sorted(steps.values(), key=lambda step: (step.first, step.last, step.entry.id))


def _of_instrument(own: Sequence[Entry], issue_type: IssueType) -> Iterator[Step]:
    giving = standings(own, issue_type)
    added = [entry for entry in giving if entry not in own and entry.date == entry.effective]
    for date, together in groupby(sorted([*own, *added], key=date_of), key=date_of):
        # Entries of one date stand side by side: none of them replaces another.
        previous = tuple(dict.fromkeys(entry.status for entry in held_on(giving, date[0] - 1)[1]))
        told = set()
        for entry in together:
            repeats = changes_standing(entry, issue_type) and (previous == (entry.status,) or entry.status in told)
            told.add(entry.status)
            yield Step(*date, REPEAT if repeats else POSITION, entry, previous)
    for entry in giving:
        if entry.until_first is None or entry.until_last is None:
            continue
        # What certainly began later has replaced it, and told so itself.
        replaced = any(entry.last < other.first <= entry.until_last + 1 for other in giving)
        left = held_on(giving, entry.until_last + 1)[1]
        if not replaced and entry.status not in [other.status for other in left]:
            yield Step(entry.until_first + 1, entry.until_last + 1, END, entry, (entry.status,))


def _changes(
    index: Index, states: Sequence[StateKey], steps: Sequence[Step], low: int, high: int
) -> tuple[Change, ...]:
    names = {state.number: state for state in states}
    changed = numbered({step.entry.issue for step in steps})
    rows_of = index.rows(f"SELECT id, key, title FROM issue WHERE id IN ({changed})")
    titles = {number: (key, title) for number, key, title in rows_of}
    named = EntryNames(index, (step.entry for step in steps))
    rows = []
    for step in steps:
        entry, ended = step.entry, step.kind == END
        state, (issue, title) = names[entry.state], titles[entry.issue]
        rows.append(Change(
            (entry.until or entry.date) if ended else entry.date, step.kind, state.name, state.code, issue,
            None if ended else entry.status, " or ".join(step.previous) or None, title,
            None if ended else entry.note, named.sources(entry), low <= step.first and step.last <= high,
            entry.confidence, *named.instruments(entry),
            bool(entry.instrument) and not step.previous and not ended,
        ))  # fmt: skip
    return tuple(rows)
