"""Entries are read from top to bottom, and each holds until the next one. One out of order is a slip of the year or a
line in the wrong place. A period that ends before it begins holds on no day at all. Dates that may overlap (`2014`
before `2014-03`) are in order."""

from collections.abc import Iterator

from stance.dataset.dates import FuzzyDate
from stance.dataset.model import Dataset, Position
from stance.dataset.nodes import Mark
from stance.dataset.problems import ERROR, Finding

CODE = "date-order"
SEVERITY = ERROR
TITLE = "Entries of a state stand in order of date, and no period ends before it begins"


def check(dataset: Dataset) -> Iterator[Finding]:
    """The entries out of order and the periods turned round."""
    for issue in dataset.issues.values():
        what = f"issue {issue.id}"
        yield from _period(what, issue.mark, issue.begins, issue.ends)
        for part in (issue, *issue.additions):
            above: dict[str, Position] = {}
            for entry in part.positions:
                yield from _period(f"{what}, {entry.state}", entry.mark, entry.date, entry.until)
                last = above.get(entry.state)
                if entry.date and last and last.date and entry.date.before(last.date):
                    yield entry.mark, f"{what}, {entry.state}: {entry.date.text} stands after {last.date.text}"
                above[entry.state] = entry
    for state in dataset.states.values():
        yield from _period(f"state {state.code}: un-member", state.mark, state.member_from, state.member_until)
    for event in dataset.events.values():
        yield from _period(f"event {event.id}", event.mark, event.date, event.until)
    for claim in dataset.claims.values():
        yield from _period(f"claim {claim.id}", claim.mark, claim.date, claim.until)


def _period(what: str, mark: Mark, start: FuzzyDate | None, end: FuzzyDate | None) -> Iterator[Finding]:
    if start is not None and end is not None and end.before(start):
        yield mark, f"{what}: ends {end.text}, before it begins ({start.text})"
