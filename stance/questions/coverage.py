"""Coverage: what is recorded of which state on which issue, at what confidence. It makes the gaps visible."""

from collections.abc import Sequence
from dataclasses import dataclass

from stance.index.cache import Index
from stance.questions.facts import DatasetFacts, IssueFacts, issue_facts
from stance.questions.scope import Shown
from stance.questions.selection import Selected

# The best first: what a primary source says needs no other.
GRADES = ("primary", "official", "scholarly", "dataset", "press")


@dataclass(frozen=True)
class Covered:
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
    chosen = selected.states
    numbers = selected.issue_numbers
    if numbers is None:
        numbers = [number for (number,) in index.rows("SELECT id FROM issue ORDER BY shape = 'act', id")]
    keys = dict(index.rows("SELECT id, key FROM issue"))
    counted = {
        (state, issue): (positions, high, medium, low, first, last)
        for state, issue, positions, high, medium, low, first, last in index.rows(
            "SELECT state, issue, COUNT(*), SUM(confidence = 'high'), SUM(confidence = 'medium'),"
            " SUM(confidence = 'low'), MIN(date), MAX(date) FROM position"
            f" WHERE issue IN ({', '.join(map(str, numbers))}) GROUP BY state, issue"
        )
    }
    best = _best_sources(index, numbers)
    searched = {
        (state, issue): date
        for state, issue, date in index.rows("SELECT state, issue, MAX(date) FROM searched GROUP BY state, issue")
    }
    nothing = (0, 0, 0, 0, None, None)
    cells = tuple(
        Covered(
            state.name, state.code, keys[issue], *counted.get((state.number, issue), nothing),
            best.get((state.number, issue)), searched.get((state.number, issue)),
        )
        for state in chosen
        for issue in numbers
    )  # fmt: skip
    return Coverage(cells, issue_facts(index, numbers), selected.dataset)


def _best_sources(index: Index, issues: Sequence[int]) -> dict[tuple[int, int], str]:
    wanted = ", ".join(map(str, issues))
    rows = index.rows(
        "SELECT p.state, p.issue, s.type FROM position p JOIN position_source ps ON ps.position = p.id"
        f" JOIN source s ON s.id = ps.source WHERE p.issue IN ({wanted})"
        " UNION SELECT p.state, p.issue, s.type FROM position p"
        " JOIN issue_source i ON i.issue = p.issue AND i.origin = p.origin"
        f" JOIN source s ON s.id = i.source WHERE NOT p.own_sources AND p.issue IN ({wanted})"
    )
    best: dict[tuple[int, int], str] = {}
    for state, issue, kind in rows:
        known = best.get((state, issue))
        if known is None or GRADES.index(kind) < GRADES.index(known):
            best[state, issue] = kind
    return best
