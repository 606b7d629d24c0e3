"""Panels for statistical work: a row for each state and year, or for each pair of states and year."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import combinations
from typing import NamedTuple

from stance.dataset.dates import FuzzyDate, iso
from stance.errors import UsageError
from stance.index.cache import Index, numbered
from stance.questions.answer import NONE_FOUND
from stance.questions.as_of import Outcome
from stance.questions.ballots import RollCalls, ballots, ballots_by_year, joint, roll_calls
from stance.questions.facts import DatasetFacts, IssueHeading, issue_headings
from stance.questions.measures import figures
from stance.questions.names import names_of
from stance.questions.positions import PositionStore
from stance.questions.scope import Shown, parse_date
from stance.questions.selection import Selected, check_period


class PanelCell(NamedTuple):
    """Where a state stands on an issue on the last day of a year.

    ``status`` is None where nothing is recorded, and `none-found` where somebody looked and found nothing; statuses
    between which there is doubt are joined by `` or ``, and such a cell has neither a class nor a date.
    """

    code: str
    cow: str | None
    gw: str | None
    state: str
    year: int
    issue: str
    status: str | None
    answer: str
    class_: str | None
    since: str | None


class PanelRow(NamedTuple):
    """A state in a year, with its status on each issue of the panel."""

    code: str
    cow: str | None
    gw: str | None
    state: str
    year: int
    statuses: tuple[str | None, ...]


@dataclass(frozen=True)
class Panel(Shown):
    """Where states stand on issues on 31 December of each year; every state has a row for every year.

    ``cells`` are in the order of states, years and issues. The years are ``first`` to ``last``.
    """

    issues: tuple[IssueHeading, ...]
    cells: tuple[PanelCell, ...]
    first: int
    last: int
    group: str | None
    dataset: DatasetFacts

    @property
    def rows(self) -> tuple[PanelRow, ...]:
        """The panel with one row a state and year."""
        width = len(self.issues)
        return tuple(
            PanelRow(*self.cells[at][:5], tuple(cell.status for cell in self.cells[at : at + width]))
            for at in range(0, len(self.cells), width)
        )


class Dyad(NamedTuple):
    """A pair of states in a year: how alike they voted in their ``n`` joint votes of it.

    A figure is None where it is undefined; see `stance.questions.measures`.
    """

    year: int
    a: str
    b: str
    cow_a: str | None
    cow_b: str | None
    gw_a: str | None
    gw_b: str | None
    n: int
    agreement: float | None
    s: float | None
    kappa: float | None
    pi: float | None


@dataclass(frozen=True)
class DyadPanel(Shown):
    """Each pair of states that have a joint vote in a year, once, in the order of years and of the states' names."""

    names: dict[str, str]
    dyads: tuple[Dyad, ...]
    first: int
    last: int
    group: str | None
    roll_calls: RollCalls
    dataset: DatasetFacts


def whole_years(since: str | None, until: str | None, today: date) -> tuple[str | None, str]:
    """The first and the last year; without an end, the last one that is over.

    Raises:
        UsageError: the period is not of whole years, is in the future, or ends before it begins.
    """
    first, last = _year("since", since, today), _year("until", until, today)
    if last is None:
        last = str(today.year - 1)
        if first is not None and first > last:
            raise UsageError(f"--since {first} is after {last}, the last year that is over", f"add --until {first}")
    return first, last


def _year(name: str, text: str | None, today: date) -> str | None:
    day = parse_date(text, today.toordinal())
    if day is None:
        return None
    if not day.text.isdecimal():
        raise UsageError(f"--{name} takes a year here, not '{text}'", f"for example --{name} {day.text[:4]}")
    if int(day.text) > today.year:
        raise UsageError(f"--{name} {day.text} is in the future", f"the present year is {today.year}")
    return day.text


def panel(index: Index, selected: Selected) -> Panel:
    """The panel; without a beginning, it begins with the year of the first recorded position.

    Raises:
        UsageError: no issue is named, or the period ends before it begins.
    """
    check_period(selected.since, selected.until)
    if selected.issues is None:
        raise UsageError("panel needs an issue", "name one, for example 'stance panel eeu'; 'stance issues' lists them")
    issues, states = selected.issues, selected.states
    store = PositionStore(index, states, issues)
    last = _year_of(selected.until)
    if selected.since:
        first = _year_of(selected.since)
    else:
        began = [entry.first for state in states for issue in issues for entry in store.entries(state, issue)[:1]]
        first = min(last, int(iso(min(began))[:4])) if began else last
    days = [(year, date(year, 12, 31).toordinal()) for year in range(first, last + 1)]
    codes = _codes(index, selected.state_numbers)
    cells = tuple(
        PanelCell(state.code, cow, gw, state.name, year, issue.id, *_held(outcome))
        for state in states
        for cow, gw in (codes[state.number],)
        for year, day in days
        for issue in issues
        for outcome in (store.outcome(state, issue, day),)
    )
    headings = issue_headings(index, [issue.number for issue in issues])
    return Panel(headings, cells, first, last, selected.group, selected.dataset)


def _year_of(day: FuzzyDate | None) -> int:
    assert day is not None
    return int(day.text)


def _held(outcome: Outcome) -> tuple[str | None, str, str | None, str | None]:
    """The status, the kind of answer, the class and the beginning."""
    if len(outcome.held) == 1:
        [held] = outcome.held
        return held.status, outcome.kind, held.class_, held.start.date
    statuses = " or ".join(dict.fromkeys(held.status for held in outcome.held))
    return statuses or (NONE_FOUND if outcome.kind == NONE_FOUND else None), outcome.kind, None, None


def _codes(index: Index, states: Sequence[int]) -> dict[int, tuple[str | None, str | None]]:
    """The numbers of the states in the Correlates of War and in the list of Gleditsch and Ward."""
    rows = index.rows(f"SELECT id, cow, gw FROM state WHERE id IN ({numbered(states)})")
    return {number: (cow, gw) for number, cow, gw in rows}


def dyad_panel(index: Index, selected: Selected) -> DyadPanel:
    """The pairs of the states by year; without a beginning, from the first year with a roll call.

    Raises:
        UsageError: an issue that is named is not a vote.
    """
    votes = roll_calls(index, selected)
    voted = ballots(index, selected.state_numbers, votes.mask)
    codes = _codes(index, selected.state_numbers)
    dyads = []
    for year, own in ballots_by_year(index, voted, votes.mask):
        measured = cache(lambda one, two: figures(joint(one, two)))  # many states vote alike in a year
        for one, two in combinations(selected.states, 2):
            joint_votes, _, _, *rest = measured(own[one.number], own[two.number])
            if joint_votes:
                (cow_a, gw_a), (cow_b, gw_b) = codes[one.number], codes[two.number]
                dyads.append(Dyad(year, one.code, two.code, cow_a, cow_b, gw_a, gw_b, joint_votes, *rest))
    last = _year_of(selected.until)
    first = _year_of(selected.since) if selected.since else int((votes.first or str(last))[:4])
    names = names_of(selected.states)
    return DyadPanel(names, tuple(dyads), first, last, selected.group, votes, selected.dataset)
