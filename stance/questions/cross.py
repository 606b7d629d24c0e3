"""Cross tables: the states by where they stand on two issues, as of a day."""

from dataclasses import dataclass

from stance.dataset.vocabulary import ANSWERS, statuses_of
from stance.errors import UnknownNameError, UsageError
from stance.index.cache import Index, grouped
from stance.questions.answer import DISPUTED, UNCERTAIN
from stance.questions.comparison import Comparison, compare
from stance.questions.facts import IssueFacts, IssueHeading
from stance.questions.names import find, find_issue
from stance.questions.positions import IssueKey, StateKey
from stance.questions.scope import Shown
from stance.questions.selection import Selected

Stand = tuple[str | None, str]
"""A row or a column: a status and `recorded`, or None and the kind of answer where no one status holds."""


@dataclass(frozen=True)
class CrossCell:
    """The states that take one status on the first issue and another on the second; none is left out or twice in.

    A status is None where none holds for sure: the answer says why. ``states`` are names, ``codes`` their codes.
    """

    row: str
    row_status: str | None
    row_answer: str
    column: str
    column_status: str | None
    column_answer: str
    count: int
    states: tuple[str, ...]
    codes: tuple[str, ...]


@dataclass(frozen=True)
class CrossTable(Shown):
    """The cells that are not empty, row by row; ``rows`` and ``columns`` are in the order of the vocabulary."""

    cells: tuple[CrossCell, ...]
    rows: tuple[Stand, ...]
    columns: tuple[Stand, ...]
    comparison: Comparison

    @property
    def issues(self) -> tuple[IssueFacts, IssueFacts]:
        """The issue of the rows and that of the columns."""
        first, second = self.comparison.issues
        return first, second


def pair_of_issues(index: Index, row: str, column: str) -> tuple[IssueKey, IssueKey]:
    """The two issues that the names stand for.

    Raises:
        UnknownNameError, AmbiguousNameError: a name stands for none or for many.
        UsageError: one of them is a state, or both are one issue.
    """
    first, second = _issue(index, row), _issue(index, column)
    if first.number == second.number:
        raise UsageError(
            f"both names stand for the issue {first.id}",
            f"a cross table needs two; 'stance compare --issue {first.id} --counts' counts one",
        )
    return first, second


def _issue(index: Index, name: str) -> IssueKey:
    try:
        return find_issue(index, name)
    except UnknownNameError:
        state = find(index, name)  # a state, or the same error with states proposed too
        assert isinstance(state, StateKey)
        raise UsageError(
            f"{state.name} is a state, not an issue", "cross takes two issues; 'stance issues' lists them"
        ) from None


def cross(index: Index, selected: Selected, issues: tuple[IssueKey, IssueKey]) -> CrossTable:
    """The states by their answers on the two issues."""
    first, second = issues
    comparison = compare(index, selected._replace(issues=issues))
    stands: dict[str, dict[str, Stand]] = {}
    named: dict[str, str] = {}
    for answer in comparison.positions:
        # One stand for a state, however many answers there are: where two may hold, neither is counted.
        status = None if answer.answer in (UNCERTAIN, DISPUTED) else answer.status
        stands.setdefault(answer.code, {})[answer.issue] = status, answer.answer
        named[answer.code] = answer.state
    held = grouped(((own[first.id], own[second.id]), code) for code, own in stands.items())
    rows = _ordered({pair[0] for pair in held}, comparison.issues[0])
    columns = _ordered({pair[1] for pair in held}, comparison.issues[1])
    cells = tuple(
        CrossCell(first.id, *row, second.id, *column, len(codes), tuple(named[code] for code in codes), tuple(codes))
        for row in rows
        for column in columns
        if (codes := held.get((row, column)))
    )
    return CrossTable(cells, rows, columns, comparison)


def _ordered(stands: set[Stand], issue: IssueHeading) -> tuple[Stand, ...]:
    scale = statuses_of(issue.type, issue.scale)

    def place(stand: Stand) -> tuple[int, int]:
        status, kind = stand
        return scale.index(status) if status in scale else len(scale), ANSWERS.index(kind)

    return tuple(sorted(stands, key=place))
