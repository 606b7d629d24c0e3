"""Coverage: what is recorded of which state on which issue, at what confidence. It makes the gaps visible."""

from dataclasses import dataclass
from typing import NamedTuple

from stance.index.cache import Index, numbered
from stance.questions.facts import DatasetFacts, IssueFacts, issue_facts
from stance.questions.scope import Shown
from stance.questions.selection import Selected

# The best first: what a primary source says needs no other.
GRADES = ("primary", "official", "scholarly", "dataset", "press")


class Covered(NamedTuple):
    """How much is recorded of a state on an issue: nothing where ``positions`` is 0.

    ``high``, ``medium`` and ``low`` count its entries by confidence; ``first`` and ``last`` are the dates of the first
    and last entry; ``source`` is the best type of source that any of them has. ``searched`` is the day on which
    somebody last looked and found nothing.
    """

    state: str
    code: str
    issue: str
    positions: int
    high: int
    medium: int
    low: int
    first: str | None
    last: str | None
    source: str | None
    searched: str | None = None


@dataclass(frozen=True)
class Coverage(Shown):
    """One item for each state and issue, states outermost, gaps included."""

    cells: tuple[Covered, ...]
    issues: tuple[IssueFacts, ...]
    dataset: DatasetFacts


def coverage(index: Index, selected: Selected) -> Coverage:
    """Count the entries of the states on the issues."""
    numbers = selected.issue_numbers
    if numbers is None:
        numbers = index.column("SELECT id FROM issue ORDER BY shape = 'act', id")
    issues = issue_facts(index, numbers)
    wanted = numbered(numbers)
    counted = {
        (state, issue): (positions, high, medium, low, first, last)
        for state, issue, positions, high, medium, low, first, last in index.rows(
            "SELECT state, issue, COUNT(*), SUM(confidence = 'high'), SUM(confidence = 'medium'),"
            " SUM(confidence = 'low'), MIN(date), MAX(date) FROM position"
            f" WHERE issue IN ({wanted}) GROUP BY state, issue"
        )
    }
    graded = index.rows(
        "SELECT p.state, p.issue, s.type FROM position p JOIN position_source ps ON ps.position = p.id"
        f" JOIN source s ON s.id = ps.source WHERE p.issue IN ({wanted})"
        " UNION SELECT p.state, p.issue, s.type FROM position p"
        " JOIN issue_source i ON i.issue = p.issue AND i.origin = p.origin"
        f" JOIN source s ON s.id = i.source WHERE NOT p.own_sources AND p.issue IN ({wanted})"
    )
    graded.sort(key=lambda row: GRADES.index(row[2]), reverse=True)
    best = {(state, issue): grade for state, issue, grade in graded}  # the last of each is the best
    searched = {
        (state, issue): date
        for state, issue, date in index.rows("SELECT state, issue, MAX(date) FROM searched GROUP BY state, issue")
    }
    cells = tuple(
        Covered(
            state.name, state.code, issue.id, *counted.get((state.number, number), (0, 0, 0, 0, None, None)),
            best.get((state.number, number)), searched.get((state.number, number)),
        )
        for state in selected.states
        for number, issue in zip(numbers, issues, strict=True)
    )  # fmt: skip
    return Coverage(cells, issues, selected.dataset)
