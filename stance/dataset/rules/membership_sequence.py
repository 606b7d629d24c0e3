"""Some sequences cannot happen: nobody leaves, freezes its part in, or is suspended from what it never was in, and a
member does not become a candidate or a mere outsider without having left (`former`). Such a pair means a missing
entry, a wrong status or a wrong date. The first entry recorded may be anything: records begin in the middle. Merely
unusual sequences (a withdrawal taken back, a full member that becomes an associate) are allowed."""

from stance.dataset.dates import FuzzyDate
from stance.dataset.model import Dataset, Position
from stance.dataset.problems import Findings
from stance.dataset.vocabulary import Belonging, issue_type

TITLE = "The entries of a membership follow a possible sequence"


def check(dataset: Dataset) -> Findings:
    for issue in dataset.issues.values():
        belonging = issue_type(issue.type).belonging
        if belonging is None:
            continue
        by_state: dict[str, list[tuple[FuzzyDate, Position]]] = {}
        for entry in issue.entries:
            if entry.date is not None:
                by_state.setdefault(entry.state, []).append((entry.date, entry))
        for code, entries in by_state.items():
            for date, entry in entries:
                earlier = [(when.last, other.status) for when, other in entries if when.before(date)]
                last = max(earlier)[0] if earlier else 0
                before = [status for day, status in earlier if day == last]
                # Entries whose days overlap may have come in either order, or are two sides of a dispute.
                before += [other.status for when, other in entries if other is not entry and when.overlaps(date)]
                ever = {status for _, status in earlier}
                reasons = [_impossible(belonging, entry.status, status, ever) for status in before]
                if earlier and all(reasons):
                    yield entry.mark, f"issue {issue.id}, {code}: '{entry.status}' after '{before[0]}': {reasons[0]}"


def _impossible(belonging: Belonging, status: str, last: str, ever: set[str]) -> str | None:
    left = belonging.left
    if status == left and not {last, *ever} & {*belonging.tied, left}:
        return "it was never in"
    if status in belonging.leaving and last not in belonging.tied:
        return "it was not in"
    if status in belonging.outside and last in belonging.inside:
        return f"a member that has left is '{left}'"
    return None
