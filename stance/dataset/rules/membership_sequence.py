"""Some sequences cannot happen: nobody leaves, or is suspended from, what it never was in, and a member does not
become a candidate or a mere outsider without having left (`former`). Such a pair means a missing entry, a wrong status
or a wrong date. The first entry recorded may be anything: records begin in the middle. Merely unusual sequences
(a withdrawal taken back, a full member that becomes an associate) are allowed."""

from collections.abc import Iterator

from stance.dataset.model import Dataset, Position
from stance.dataset.problems import ERROR, Finding

CODE = "membership-sequence"
SEVERITY = ERROR
TITLE = "The entries of a membership follow a possible sequence"

_TIED = frozenset(("member", "associate", "observer", "signed", "suspended", "withdrawing"))
_INSIDE = frozenset(("member", "suspended", "withdrawing"))
_OUTSIDE = frozenset(("candidate", "declined", "non-member"))


def check(dataset: Dataset) -> Iterator[Finding]:
    """The entries that cannot follow those before them."""
    for issue in dataset.issues.values():
        if issue.type != "membership":
            continue
        by_state: dict[str, list[Position]] = {}
        for part in (issue, *issue.additions):
            for entry in part.positions:
                by_state.setdefault(entry.state, []).append(entry)
        for code, entries in by_state.items():
            entries.sort(key=lambda entry: entry.date.first if entry.date else 0)
            for number, entry in enumerate(entries):
                # Entries whose dates overlap may have come in either order, or are two sides of a dispute.
                earlier = [one for one in entries[:number] if one.date and entry.date and one.date.before(entry.date)]
                why = _impossible(entry.status, [one.status for one in earlier]) if earlier else None
                if why:
                    yield entry.mark, f"issue {issue.id}, {code}: '{entry.status}' after '{earlier[-1].status}': {why}"


def _impossible(status: str, earlier: list[str]) -> str | None:
    last = earlier[-1]
    if status == "former" and not _TIED.union(("former",)).intersection(earlier):
        return "it was never in"
    if status in ("suspended", "withdrawing") and last not in _TIED:
        return "it was not in"
    if status in _OUTSIDE and last in _INSIDE:
        return "a member that has left is 'former'"
    return None
