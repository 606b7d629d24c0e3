"""Who voted what: the lists and the single entries of a vote put together, and who could take part."""

from stance.dataset.dates import FuzzyDate
from stance.dataset.model import Issue, State
from stance.dataset.nodes import Mark


def votes_of(issue: Issue) -> dict[str, dict[str, Mark]]:
    """For each state its statuses, each with its place. More than one status means that the record disagrees."""
    votes: dict[str, dict[str, Mark]] = {}
    for part in (issue, *issue.additions):
        for listed in part.votes:
            for code, (line, column) in zip(listed.states, listed.marks, strict=True):
                votes.setdefault(code, {}).setdefault(listed.status, (listed.mark[0], line, column))
        for position in part.positions:
            votes.setdefault(position.state, {}).setdefault(position.status, position.mark)
    return votes


def was_member(state: State, day: FuzzyDate) -> bool | None:
    """Whether the state was a member of the United Nations on the day; None where the evidence cannot tell.

    The days of admission and of the end count as membership.
    """
    joined, left = state.member_from, state.member_until
    if joined is None or day.before(joined) or (left is not None and left.before(day)):
        return False
    if day.before(joined) is None or (left is not None and left.before(day) is None):
        return None
    return True
